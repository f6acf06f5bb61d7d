"""The disk becomes full during work: acts fail, none is lost, and the same process goes on once there is room."""

import random

from benchmarks.faults.children import Child
from benchmarks.faults.ground import Ground
from benchmarks.faults.rounds import judgement
from benchmarks.faults.table import Judgement, Row, Said
from benchmarks.faults.worker import writing

_REFUSED, _AFTERWARDS = 5, 3
_PATIENCE = 20.0
_SMALLEST, _LARGEST = 60, 600
"""Kilobytes that are left when the work begins."""


def fill(ground: Ground, rounds: int, dice: random.Random, rows: list[Row]) -> None:
    """Fill the disk `rounds` times."""
    row = Row("disk full")
    rows.append(row)
    for _ in range(rounds):
        with ground.small(ground.used_kilobytes() + dice.randint(_SMALLEST, _LARGEST)):
            child = Child(writing.work(dice.getrandbits(32))).go()
            said = child.listen(_PATIENCE, lambda said: sum("failed" in line for line in said) >= _REFUSED)
            ground.make_room()
            after = recovered(child)
            said += after + child.kill()
            row.add(said, _also(judgement([], said), after, said))


def recovered(child: Child) -> Said:
    """Return what the child says until some acts were saved again."""
    return child.listen(_PATIENCE, lambda said: sum("act" in line for line in said) >= _AFTERWARDS)


def _also(found: Judgement, after: Said, said: Said) -> Judgement:
    if not any("failed" in line for line in said):
        found.broken.append("the disk never became full")
    if sum("act" in line for line in after) < _AFTERWARDS:
        found.broken.append("the writer did not go on once there was room")
    return found
