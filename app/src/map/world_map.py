#!/usr/bin/env python3
"""Makes world.tsv, the outlines of today's states for the map of the pages.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    app/src/map/world_map.py package /usr/share/iso-codes/json/iso_3166-1.json \
        app/knowledge/gazetteer/states.tsv > app/src/main/resources/org/chancery/web/world.tsv

The outlines are Natural Earth's, which is in the public domain, at 1:110m; a state that is too small for that scale is a
dot at its place at 1:50m or 1:10m. Projection: Equal Earth (Savric, Patterson, Jenny 2018), 960 units wide.
"""

import json
import math
import sys

WIDTH = 960
NAMED = {"Kosovo": "XKX", "N. Cyprus": "northern-cyprus", "Somaliland": "somaliland"}


def equal_earth(longitude, latitude):
    a1, a2, a3, a4 = 1.340264, -0.081106, 0.000893, 0.003796
    root = math.sqrt(3) / 2
    t = math.asin(root * math.sin(math.radians(latitude)))
    t2, t6 = t * t, t ** 6
    x = math.radians(longitude) * math.cos(t) / (root * (a1 + 3 * a2 * t2 + t6 * (7 * a3 + 9 * a4 * t2)))
    y = t * (a1 + a2 * t2 + t6 * (a3 + a4 * t2))
    return x, y


HALF_WIDTH, _ = equal_earth(180, 0)
_, TOP = equal_earth(0, 84)


def place(longitude, latitude):
    x, y = equal_earth(longitude, latitude)
    scale = WIDTH / 2 / HALF_WIDTH
    return (x + HALF_WIDTH) * scale, (TOP - y) * scale


def load(path):
    topology = json.load(open(path, encoding="utf-8"))
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        arcs.append(points)

    def ring(indices):
        points = []
        for index in indices:
            arc = arcs[index] if index >= 0 else arcs[~index][::-1]
            points.extend(arc[1:] if points else arc)
        return points

    for geometry in topology["objects"]["countries"]["geometries"]:
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        yield geometry, [[ring(r) for r in polygon] for polygon in polygons]


def number(value):
    text = ("%.1f" % value).rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def parted(ring):
    """The ring in the parts that lie on either side of the antimeridian."""
    turned = [ring[0]]
    for longitude, latitude in ring[1:]:
        while longitude - turned[-1][0] > 180:
            longitude -= 360
        while longitude - turned[-1][0] < -180:
            longitude += 360
        turned.append((longitude, latitude))
    parts = []
    for shift in (-360, 0, 360):
        points = [(longitude + shift, latitude) for longitude, latitude in turned]
        points = clipped(clipped(points, 180, 1), -180, -1)
        if len(points) > 3:
            parts.append(points)
    return parts


def clipped(points, edge, side):
    """The part of a closed ring on one side of a meridian (Sutherland and Hodgman)."""
    kept = []
    for (x1, y1), (x2, y2) in zip(points, points[1:] + points[:1]):
        inside1, inside2 = (edge - x1) * side >= 0, (edge - x2) * side >= 0
        if inside1:
            kept.append((x1, y1))
        if inside1 != inside2:
            kept.append((edge, y1 + (y2 - y1) * (edge - x1) / (x2 - x1)))
    return kept + kept[:1] if kept and kept[0] != kept[-1] else kept


def path(polygons):
    parts = []
    for polygon in polygons:
        for points in [part for ring in polygon for part in parted(ring)]:
            placed = [place(*point) for point in points[:-1]]
            last = (round(placed[0][0], 1), round(placed[0][1], 1))
            text = "M" + number(last[0]) + " " + number(last[1]) + "l"
            steps = []
            for x, y in placed[1:]:
                step = (round(x - last[0], 1), round(y - last[1], 1))
                if step != (0, 0):
                    steps.append(number(step[0]) + " " + number(step[1]))
                    last = (round(last[0] + step[0], 1), round(last[1] + step[1], 1))
            if len(steps) > 1:
                parts.append(text + " ".join(steps) + "z")
    return "".join(parts)


def middle(polygons):
    largest = max(polygons, key=lambda polygon: area(polygon[0]))[0]
    return (sum(x for x, _ in largest) / len(largest), sum(y for _, y in largest) / len(largest))


def area(points):
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, points[1:]))) / 2


def main():
    folder, codes, states = sys.argv[1:]
    alpha3 = {entry["numeric"]: entry["alpha_3"] for entry in json.load(open(codes, encoding="utf-8"))["3166-1"]}
    known = {
        line.split("\t")[0] for line in open(states, encoding="utf-8") if line.strip() and not line.startswith("#")
    }

    def identity(geometry):
        name = geometry["properties"]["name"]
        return NAMED.get(name) or alpha3.get(geometry.get("id", ""), "")

    print("# Made by app/src/map/world_map.py from Natural Earth (public domain). id, outline or place (x y).")
    print("# An id of - is land of no state of the gazetteer.")
    drawn = set()
    for geometry, polygons in sorted(load(folder + "/countries-110m.json"), key=lambda pair: identity(pair[0])):
        state = identity(geometry)
        if state == "ATA":
            continue
        outline = path(polygons)
        if outline:
            print((state if state in known else "-") + "\t" + outline)
            drawn.add(state)
    for scale in ("50m", "10m"):
        shapes = load(folder + "/countries-" + scale + ".json")
        for geometry, polygons in sorted(shapes, key=lambda pair: identity(pair[0])):
            state = identity(geometry)
            if state in known and state not in drawn:
                x, y = place(*middle(polygons))
                print(state + "\t" + number(x) + " " + number(y))
                drawn.add(state)


if __name__ == "__main__":
    main()
