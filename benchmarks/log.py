"""`python -m benchmarks.log`: a log of a million entries is verified, and 10,000 tamperings of a smaller one are looked for."""

import argparse
import itertools
import random
import resource
import subprocess
import sys
import time
import uuid
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from benchmarks import machine

BUDGET = 60.0
BATCH = 5000
BEGAN = datetime(2026, 1, 1, tzinfo=UTC)
ACTS = ("case.opened", "person.opened", "case.listed", "form.saved", "note.written")
VERIFIER = Path(__file__).resolve().parents[1] / "tools" / "verify_log.py"


def main() -> int:
    """Run both parts; return 1 when the budget is missed or a tampering is."""
    asked = argparse.ArgumentParser(prog="python -m benchmarks.log", description=__doc__)
    asked.add_argument("--entries", type=int, default=1_000_000)
    asked.add_argument("--tamperings", type=int, default=10_000)
    options = asked.parse_args()
    print(f"Machine: {machine.named()}; five million additions {machine.pace():.2f} s", flush=True)
    _django()
    missed = _tampered(options.tamperings)
    seconds = _verified(options.entries) if options.entries else 0.0
    return int(missed > 0 or seconds > BUDGET)


def _django() -> None:
    from amparo.interfaces.cli import startup

    startup.settings_read()
    startup.tables_present(print)


def _tampered(tries: int) -> int:
    """Work on a log of 320 entries, 256 of them covered by a checkpoint kept outside; return how many were not found."""
    from tests.trust.audit import attacks
    from tests.trust.audit.test_verifier import outside
    from tools import verify_log

    dice = random.Random(62)
    sound = attacks.invented(320, dice)
    points = outside(sound, 256)
    assert verify_log.examine(iter(sound), points) == (320, [])
    done: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    began = time.perf_counter()
    changing = ((name, leaves) for name, leaves in attacks.worked_on(sound, 256, dice) if leaves != sound)
    for name, leaves in itertools.islice(changing, tries):
        done[name] += 1
        missed[name] += not verify_log.examine(iter(leaves), points)[1]
    for name, number in sorted(done.items()):
        print(f"  {name.replace('_', ' ').strip()}: {number - missed[name]} of {number} found")
    print(f"{tries} tamperings: {missed.total()} missed, in {time.perf_counter() - began:.0f} s", flush=True)
    return missed.total()


def _verified(entries: int) -> float:
    """Write a log, then time the stand-alone verifier and `amparo audit verify`; return the seconds of the first."""
    from amparo.trust.audit import verify

    began = time.perf_counter()
    _written(entries)
    print(f"{entries} entries written in {time.perf_counter() - began:.0f} s", flush=True)
    alone = _alone()
    began = time.perf_counter()
    assert verify.verify().sound
    print(f"amparo audit verify: {time.perf_counter() - began:.1f} s")
    return alone


def _alone() -> float:
    """Return the CPU seconds that the stand-alone verifier needs for the database and all checkpoints."""
    from django.conf import settings

    from amparo.trust.notary import signing

    folder = Path(settings.AMPARO_DATA)
    keys = folder / "keys.txt"
    keys.write_text("".join(f"{key.text()}\n" for key in signing.own_keys()), encoding="utf-8")
    words = [folder / "amparo.sqlite3", "--keys", keys, "--checkpoint", folder / "audit" / "checkpoints"]
    began = time.perf_counter()
    subprocess.run([sys.executable, "-I", VERIFIER, *map(str, words)], check=True)
    alone = time.perf_counter() - began
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu, memory = used.ru_utime + used.ru_stime, used.ru_maxrss / 1024
    print(f"tools/verify_log.py: {alone:.1f} s, CPU {cpu:.1f} s (budget {BUDGET:.0f} s), {memory:.0f} MB", flush=True)
    return cpu


def _written(entries: int) -> None:
    """Write leaves as the product writes them, without its acts around them, because only reading is measured."""
    from django.db import transaction

    from amparo.trust.audit import checkpoints, tree
    from amparo.trust.audit.models import Head

    frontier: list[bytes] = []
    for start in range(0, entries, BATCH):
        rows = [_row(index) for index in range(start, min(start + BATCH, entries))]
        with transaction.atomic():
            _insert(rows)
        for index, row in enumerate(rows, start):
            frontier = tree.grow(index, frontier, row["leaf_hash"])
        checkpoints.write(start + len(rows), tree.root(frontier))
    Head.objects.create(size=entries, frontier=tree.pack(frontier))


def _row(index: int) -> dict[str, Any]:
    """Return one leaf; one in ten has details that were sealed elsewhere."""
    from amparo.trust.audit import formats, tree

    ids = (uuid.UUID(int=index << 64 | place) for place in range(1, 4))
    leaf: dict[str, Any] = dict(zip(("actor", "holder", "record"), ids, strict=True))
    leaf |= {"role": "case_worker", "act": ACTS[index % 5], "compartment": "story", "outcome": "done", "detail": "{}"}
    leaf |= {"form": formats.CURRENT, "withheld": index.to_bytes(32, "big") if index % 10 == 0 else b""}
    at = BEGAN + timedelta(seconds=index, microseconds=index % 7)
    leaf["leaf_hash"] = tree.leaf_hash(formats.canonical(index, at, leaf))
    return leaf | {"index": index, "at": at}


def _insert(rows: list[dict[str, Any]]) -> None:
    from django.db import connection

    from amparo.trust.audit.models import Leaf

    names = [field.column for field in Leaf._meta.concrete_fields]
    values = [
        [value.hex if isinstance(value, uuid.UUID) else value for value in (row[name] for name in names)]
        for row in ({**row, "at": row["at"].replace(tzinfo=None).isoformat(" ")} for row in rows)
    ]
    columns, places = ", ".join(f'"{name}"' for name in names), ", ".join(["%s"] * len(names))
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO audit_leaf ({columns}) VALUES ({places})", values)  # noqa: S608


if __name__ == "__main__":
    raise SystemExit(main())
