"""`python -m benchmarks.portal`: CPU and weight of every kind of public page among 10,000 listings, as its own process."""

import argparse
import gzip
import logging
import os
import re
import statistics
import subprocess
import sys
import time
from typing import Any

from benchmarks import machine

BUDGET, HEAVIEST = 15.0, 60 * 1024
PASSES = 30
PAGES = {
    "first page": "/ar/",
    "where, all regions": "/ar/where?n=he",
    "where, one region": "/ar/where?n=he&p=QV05",
    "list, everywhere": "/ar/list?n=he",
    "list, one district": "/ar/list?n=he&p=QV0503",
    "list, narrowed": "/ar/list?n=pa&p=QV05&o=1&l=ara&f=1&g=adult&x=male&w=1",
    "list, last page": "/ar/list?n=pa&page=90",
    "figures": "/ar/figures",
    "rights": "/ar/i/p1",
    "tell us": "/ar/say/",
    "come back": "/ar/say/back/",
    "what was done": "/ar/say/done/",
    "own file": "/ar/code/",
    "a sealed page": f"/ar/r/{'x' * 22}",
    "leaving": "/ar/exit",
}


MISSING = ("not there",)


def main() -> int:
    """Fill a database in one process and measure in another; return 1 when a budget is missed."""
    asked = argparse.ArgumentParser(prog="python -m benchmarks.portal", description=__doc__)
    asked.add_argument("--listings", type=int, default=10_000)
    asked.add_argument("--measure", action="store_true", help=argparse.SUPPRESS)
    options = asked.parse_args()
    if options.measure:
        return _measured(options.listings)
    _filled(options.listings)
    own = os.environ | {"DJANGO_SETTINGS_MODULE": "amparo.config.portal.settings", "AMPARO_PORTAL_HOSTS": "testserver"}
    again = [sys.executable, "-m", "benchmarks.portal", "--measure", "--listings", str(options.listings)]
    return subprocess.run(again, env=own, check=False).returncode


def _filled(number: int) -> None:
    from amparo.interfaces.cli import startup
    from benchmarks import listings

    startup.settings_read()
    startup.tables_present(print)
    listings.fill(number)


def _measured(number: int) -> int:
    import django

    django.setup()
    logging.disable(logging.WARNING)  # a page that is not there would be told each time
    from django.test import Client

    from amparo.casework.directory import finder

    print(f"Machine: {machine.named()}; five million additions {machine.pace():.2f} s\n")
    began = time.process_time()
    memory = finder.current()
    print(f"{number:,} listings read in {time.process_time() - began:.2f} s of CPU\n")
    client = Client(headers={"accept-encoding": "gzip"})
    pages = {**PAGES, **_of_records(next(iter(memory.entries))), "not there": "/ar/nowhere"}
    print("| page | CPU ms, least | p50 | budget | first load KB | budget |\n|---|---|---|---|---|---|")
    missed = [what for what, path in pages.items() if _missed(client, what, path)]
    print(f"\n{'Missed: ' + ', '.join(missed) if missed else 'Every budget is kept.'}")
    return int(bool(missed))


def _of_records(service: object) -> dict[str, str]:
    from amparo.casework.feedback import letterboxes

    return {"tell": f"/ar/say/new/{next(iter(letterboxes.agencies()))}/", "one service": f"/ar/s/{service}"}


def _missed(client: Any, what: str, path: str) -> bool:
    """Measure one page and say it; the least of many passes counts, for a neighbour can only make a page slower."""
    times = []
    for _ in range(PASSES):
        began = time.process_time()
        answer = client.get(path)
        times.append((time.process_time() - began) * 1000)
    weight = _first_load(client, answer)
    if answer.status_code not in (200, 303) and what not in MISSING:
        raise SystemExit(f"{path} answered {answer.status_code}")
    print(
        f"| {what} | {min(times):.1f} | {statistics.median(times):.1f} | ≤ {BUDGET:.0f} | {weight / 1024:.1f} | ≤ 60 |"
    )
    return min(times) > BUDGET or weight > HEAVIEST


def _first_load(client: Any, answer: Any) -> int:
    """Return the bytes of a page as it is sent, with all that it fetches."""
    body = gzip.decompress(answer.content) if answer.get("Content-Encoding") == "gzip" else answer.content
    total = len(answer.content)
    for address in set(re.findall(r'(?:href|src)="(/static/[^"]+)"', body.decode())):
        total += sum(len(part) for part in client.get(address).streaming_content)
    return total


if __name__ == "__main__":
    raise SystemExit(main())
