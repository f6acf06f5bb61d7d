"""The solver on two thousand random tables, for which tests have no time. Run: `python tools/sandbox.py -m benchmarks.tables`."""

import random

from amparo.foundation.privacy import hide
from tests.foundation.privacy import test_suppression as tables


def attack(many: int = 2000) -> None:
    """Print how many small cells of random tables a solver recovers, with what is hidden beside them and without."""
    chance, small, lost, plain, beside = random.Random(1), 0, 0, 0, 0
    for number in range(many):
        shape, values = (tables.cross, tables.places, tables.row)[number % 3](chance)
        own = frozenset(cell for cell, count in values.items() if count < tables.LIMIT)
        found = hide(shape, values, tables.LIMIT)
        small, beside = small + len(own), beside + len(found.cells - own)
        lost += len(tables.recovered(shape, values, found.cells))
        plain += len(tables.recovered(shape, values, own)) if number % 10 == 0 else 0
    print(f"{many} tables: {small} small cells, {beside} others hidden beside them, {lost} recovered")
    print(f"of every tenth table without those beside: {plain} recovered")


if __name__ == "__main__":
    attack()
