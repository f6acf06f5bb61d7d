"""The writers: what goes on in a child until the fault comes. Each says what was saved once it was saved, never before."""

import hashlib
import random
import threading
import time
import traceback
from collections.abc import Sequence
from dataclasses import asdict
from uuid import UUID

from django.conf import settings
from django.core.cache import cache
from django.db import DatabaseError, close_old_connections, transaction

from amparo.config import environment
from amparo.foundation.errors import Refusal
from amparo.interfaces.cli import startup
from amparo.interfaces.jobs.schedule import SCHEDULE
from amparo.trust import projections
from amparo.trust.audit import actions as audit
from amparo.trust.audit import checkpoints, verify
from benchmarks.faults import staff
from benchmarks.faults.children import Tell, Work
from benchmarks.faults.worker import acts
from benchmarks.faults.worker.desk import Desk, Done

THREADS = 2
"""Requests at once, as on the server."""


def work(seed: int, earlier: Sequence[Done] = ()) -> Work:
    """Return the work of a server with THREADS requests at once; it goes on with what was made `earlier`."""

    def run(tell: Tell) -> None:
        threads = [threading.Thread(target=_requests, args=(tell, seed, n, earlier)) for n in range(THREADS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    return run


def _requests(tell: Tell, seed: int, number: int, earlier: Sequence[Done]) -> None:
    dice = random.Random(seed * THREADS + number)
    desk = None
    while True:
        close_old_connections()  # as at the end of every request
        try:
            desk = desk or _desk(dice, number, earlier)
            done = _one(desk)
        except (Refusal, IndexError):
            continue  # nothing in hand for this act, or an earlier one was saved without having been heard of
        except (DatabaseError, OSError) as problem:
            tell({"failed": type(problem).__name__, "why": str(problem)[:80]})
            time.sleep(0.002)
            continue
        except Exception:
            tell({"crashed": traceback.format_exc(limit=-6)})
            raise
        tell(asdict(done))


def _one(desk: Desk) -> Done:
    names, weights = zip(*acts.ACTS, strict=True)
    act = desk.dice.choices(names, weights)[0] if desk.people else acts.register
    with transaction.atomic():  # as ATOMIC_REQUESTS does
        done: Done = act(desk)
    return done


def _desk(dice: random.Random, number: int, earlier: Sequence[Done]) -> Desk:
    access = staff.access("alma")
    desk = Desk(access, staff.access("bruno"), next(iter(access.actor.teams)), dice)
    known = {done.record: UUID(done.record) for done in earlier if UUID(done.record).int % THREADS == number}
    for done in earlier:
        record = known.get(done.record)
        if record and done.number:
            kind = {"person.registered": desk.people, "case.opened": desk.cases, "note.written": desk.notes,
                    "task.written": desk.tasks, "form.started": desk.forms}.get(done.act)  # fmt: skip
            if kind is not None and record not in kind:
                kind.append(record)
            desk.numbers[record] = max(done.number, desk.numbers.get(record, 0))
    return desk


def some(acts_wanted: int, tell: Tell) -> None:
    """Do so many acts in this process."""
    desk = _desk(random.Random(1), 0, ())
    while acts_wanted:
        try:
            tell(asdict(_one(desk)))
        except (Refusal, IndexError):
            continue
        acts_wanted -= 1


def checkpointing(tell: Tell) -> None:
    """Write a checkpoint after every act."""
    while True:
        with transaction.atomic():
            audit.append([audit.Entry(None, "system", "faults.checkpoint")])
        tell({"checkpoint": verify.checkpoint_now()})


def snapshooting(tell: Tell) -> None:
    """Register people and write the snapshot of the index after each."""
    desk = _desk(random.Random(), 0, ())
    while True:
        with transaction.atomic():
            done = acts.register(desk)
        tell(asdict(done))
        projections.current()
        projections.save()


def making_keys(tell: Tell) -> None:
    """Make key files, as the first start does."""
    folder = settings.AMPARO_DATA / "keys"
    while True:
        path = folder / f"{random.getrandbits(64)}.key"
        tell({"key": path.name, "sum": _sum(environment.secret(path))})


def starting(tell: Tell) -> None:
    """Start as the worker does, again and again: look at the tables, run every job."""
    while True:
        starting_once(tell)


def starting_once(tell: Tell) -> None:
    """Bring the tables up to date and run every job; say when the start is over."""
    startup.tables_present(lambda _: None)
    cache.set("faults", "answers")
    for job in SCHEDULE:
        job.run()
    tell({"started": checkpoints.last_size()})


def key_kept(name: str, told: str) -> bool:
    """Return whether a key file still holds what was told of it."""
    path = settings.AMPARO_DATA / "keys" / name
    return path.exists() and _sum(environment.secret(path)) == told


def _sum(secret: bytes) -> str:
    return hashlib.sha256(secret).hexdigest()
