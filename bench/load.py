#!/usr/bin/env python3
"""Asks a desk that is served for its pages at a steady rate, and says how long they took.

    bench/load.py http://localhost:8080 --rate 200 --connections 50 --seconds 60

Requests are due at fixed times, whether or not those before are answered: what has to wait for a connection counts as slow.
The addresses are those of the site map, so that pages differ, with searches and pairs of states among them.
"""

import argparse
import http.client
import queue
import random
import re
import threading
import time
import urllib.parse
import urllib.request
import xml.sax.saxutils


def addresses(site, chance):
    page = urllib.request.urlopen(site + "/sitemap.xml").read().decode()
    found = [xml.sax.saxutils.unescape(text) for text in re.findall(r"<loc>(.*?)</loc>", page)]
    paths = [urllib.parse.urlsplit(address) for address in found]
    states = [part.path for part in paths if part.path.startswith("/state/")]
    publications = [part.path + "?" + part.query for part in paths if part.path == "/publication"]
    words = ["embassy", "ambassador", "recognition", "consulate", "treaty", "relations severed", "legation", "visit"]

    def one():
        kind = chance.random()
        if kind < 0.4:
            return "publication", chance.choice(publications)
        if kind < 0.6:
            return "search", "/search?q=" + urllib.parse.quote(chance.choice(words) + " " + chance.choice(["", "1950", "state:USA"]))
        if kind < 0.8:
            return "state", chance.choice(states)
        first, second = chance.sample(states, 2)
        return "dyad", "/relations/" + first.split("/")[-1] + "/" + second.split("/")[-1]

    return one


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site")
    parser.add_argument("--rate", type=int, default=200)
    parser.add_argument("--connections", type=int, default=50)
    parser.add_argument("--seconds", type=int, default=60)
    options = parser.parse_args()
    host = urllib.parse.urlsplit(options.site).netloc
    one = addresses(options.site, random.Random(1))
    due = queue.Queue()
    taken = {}
    errors = []
    sizes = {}
    lock = threading.Lock()

    def work():
        connection = http.client.HTTPConnection(host, timeout=30)
        while True:
            item = due.get()
            if item is None:
                return
            when, kind, path = item
            try:
                connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
                answer = connection.getresponse()
                size = len(answer.read())
                problem = None if answer.status == 200 else "%d %s" % (answer.status, path)
            except OSError as failure:
                connection.close()
                size, problem = 0, "%s %s" % (failure, path)
            with lock:
                taken.setdefault(kind, []).append(time.monotonic() - when)
                sizes[kind] = max(sizes.get(kind, 0), size)
                if problem:
                    errors.append(problem)

    workers = [threading.Thread(target=work, daemon=True) for _ in range(options.connections)]
    for worker in workers:
        worker.start()
    begun = time.monotonic()
    for number in range(options.rate * options.seconds):
        when = begun + number / options.rate
        time.sleep(max(0, when - time.monotonic()))
        due.put((when, *one()))
    for _ in workers:
        due.put(None)
    for worker in workers:
        worker.join()
    print("%-12s %8s %8s %8s %8s %8s %10s" % ("page", "asked", "median", "p95", "p99", "longest", "bytes"))
    everything = sorted(sum(taken.values(), []))
    for kind, times in [*sorted(taken.items()), ("all", everything)]:
        times = sorted(times)
        shown = [times[int(len(times) * share)] * 1000 for share in (0.5, 0.95, 0.99)] + [times[-1] * 1000]
        print("%-12s %8d %6.0fms %6.0fms %6.0fms %6.0fms %10d" % (kind, len(times), *shown, sizes.get(kind, 0)))
    print("errors: %d" % len(errors))
    for error in errors[:5]:
        print("  " + error)


main()
