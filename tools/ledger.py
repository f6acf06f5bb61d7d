"""Brings ledger.csv down to today's sizes: `make ledger`. With --admit it also adds what is larger now.

Admitting is for a change whose reviewer agreed that splitting would make it harder to read.
"""

import csv
import sys

from tests.house.sizes import LEDGER, LIMITS, exceptions, largest


def main(admit: bool) -> None:
    """Write the ledger anew and say what changed."""
    allowed, now = exceptions(), largest()
    above = {key: number for key, number in now.items() if number > LIMITS[key[0]][0]}
    kept = {key: min(number, allowed.get(key, number)) for key, number in above.items() if admit or key in allowed}
    grown = {key: number for key, number in above.items() if number > allowed.get(key, LIMITS[key[0]][0])}
    if admit:
        kept |= grown
    with LEDGER.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["kind", "where", "number"])
        writer.writerows([*key, number] for key, number in sorted(kept.items()))
    for (kind, where), number in sorted(grown.items()):
        print(f"{'admitted' if admit else 'too large'}: {kind} {where} {number}")
    print(f"{len(kept)} exceptions, {sum(kept.values())} lines in all")


if __name__ == "__main__":
    main("--admit" in sys.argv)
