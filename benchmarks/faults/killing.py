"""kill -9 at a random moment: of the server at work, of a checkpoint, a snapshot, a key file, a start, the very first start."""

import random
import shutil
import time

from amparo.trust.audit import checkpoints
from benchmarks.faults.children import Child
from benchmarks.faults.ground import Ground
from benchmarks.faults.rounds import done, judgement
from benchmarks.faults.table import Row, Said
from benchmarks.faults.worker import writing
from benchmarks.faults.worker.desk import Done

_ANSWERS = 10
_START, _FIRST_START = 0.4, 4.0
"""Seconds within which a start is killed."""
_IN_A_ROW = 20
"""Rounds on the same database, each going on where the last was killed."""
_KINDS = {
    "work": ("kill -9 during work", 72),
    "checkpoint": ("kill -9 while checkpoints are written", 6),
    "snapshot": ("kill -9 while snapshots of the index are written", 6),
    "keys": ("kill -9 while key files are made", 6),
    "start": ("kill -9 during a start", 5),
    "torn": ("kill -9, and the last checkpoint torn", 4),
    "first start": ("kill -9 during the first start of all", 1),
}
"""What is killed: its name in the table, and how often of a hundred rounds."""


def kill(ground: Ground, rounds: int, dice: random.Random, rows: list[Row]) -> None:
    """Kill `rounds` times; add one row for each kind of work that is killed."""
    mine = {kind: Row(name) for kind, (name, _) in _KINDS.items()}
    rows += mine.values()
    kinds = dice.choices(list(_KINDS), [weight for _, weight in _KINDS.values()], k=rounds)
    before: list[Done] = []
    for number, kind in enumerate(kinds):
        if number % _IN_A_ROW == 0 or kinds[number - 1] == "first start":
            ground.renew()
            before = []
        if kind == "first start":
            _empty(ground)
            before = []
        said = _killed(kind, dice, before)
        if kind == "torn":
            _tear(dice)
        mine[kind].add(said, judgement(before, said))
        before += done(said)


def _killed(kind: str, dice: random.Random, before: list[Done]) -> Said:
    works = {
        "checkpoint": writing.checkpointing,
        "snapshot": writing.snapshooting,
        "keys": writing.making_keys,
        "start": writing.starting,
        "first start": writing.starting,
    }
    child = Child(works.get(kind) or writing.work(dice.getrandbits(32), before)).go()
    if "start" in kind:
        time.sleep(dice.uniform(0, _FIRST_START if kind == "first start" else _START))
        return child.kill()
    return child.moment(dice, _ANSWERS) + child.kill()


def _empty(ground: Ground) -> None:
    """Leave nothing but the keys, which this process has read already."""
    for path in ground.data.iterdir():
        if path.is_dir() and path.name != "keys":
            shutil.rmtree(path)
        elif path.is_file():
            path.unlink()


def _tear(dice: random.Random) -> None:
    """Leave a checkpoint that was being written and has no name yet, as a power cut or a full disk may."""
    whole = checkpoints.newest().encode()
    if whole:
        (checkpoints.folder() / f".{dice.getrandbits(32):08x}.new").write_bytes(whole[: dice.randrange(len(whole))])
