"""Power cuts: the disk is a file; what reached it by the moment of the cut is copied, everything else is gone.

The writer is stopped at a random moment. In two rounds of three the copy waits until none of its threads is inside the
kernel; in the third it does not, so that it also falls into the middle of a flush.
"""

import random
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connections

from benchmarks.faults.children import Child, Work
from benchmarks.faults.ground import Ground
from benchmarks.faults.rounds import done, judgement
from benchmarks.faults.table import Row, Said
from benchmarks.faults.worker import writing
from benchmarks.faults.worker.desk import Done

_ANSWERS = 12
_IN_A_ROW = 10
_REST = 2.0


def cut(ground: Ground, rounds: int, dice: random.Random, rows: list[Row]) -> None:
    """Cut the power `rounds` times as Amparo is set, and a tenth as often with the plain alternatives."""
    fresh = ground.disk("fresh.img")
    mine = {"FULL": Row("power cut, synchronous=FULL")}
    mine |= {mode: Row(f"power cut, synchronous={mode} (for comparison)", judged=False) for mode in ("NORMAL", "OFF")}
    rows += mine.values()
    for left in range(rounds, 0, -_IN_A_ROW):
        for mode, row in mine.items():
            with _synchronous(mode):
                _cut(ground, fresh, min(left, _IN_A_ROW) if row.judged else left >= _IN_A_ROW, dice, row)


@contextmanager
def _synchronous(mode: str) -> Iterator[None]:
    """Within it, every connection of a child is opened with another setting of `synchronous`."""
    options = connections.settings["default"]["OPTIONS"]
    usual = options["init_command"]
    options["init_command"] = usual.replace("synchronous=FULL", f"synchronous={mode}")
    try:
        yield
    finally:
        options["init_command"] = usual


def _cut(ground: Ground, fresh: Path, rounds: int, dice: random.Random, row: Row) -> None:
    """Cut the power `rounds` times in a row, each time going on with what the last cut left."""
    disk, copy = ground.root / "disk.img", ground.root / "copy.img"
    shutil.copyfile(fresh, disk)
    before: list[Done] = []
    for number in range(rounds):
        keys = number == _IN_A_ROW - 1
        work = writing.making_keys if keys else writing.work(dice.getrandbits(32), before)
        with ground.mounted(disk):
            said = _until_cut(work, dice, inside=number % 3 == 2, take=lambda: shutil.copyfile(disk, copy))
        copy.replace(disk)
        with ground.mounted(disk):
            row.add(said, judgement(before, said))
        before += done(said)


def _until_cut(work: Work, dice: random.Random, *, inside: bool, take: Callable[[], object]) -> Said:
    child = Child(work).go()
    said = child.moment(dice, _ANSWERS)
    child.stop()
    resting = time.monotonic() + _REST
    while not inside and not child.is_still() and time.monotonic() < resting:
        time.sleep(0.0005)
    said += child.heard(0)
    take()
    if inside:
        child.kill()  # what it said after the copy was begun may be of a time after the cut
        return said
    return said + child.kill()
