"""What all rounds share: the acts among what a child said, and the judge's question in a process of its own."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import Any

from django.db import connections

from amparo.trust.accounts.models import User
from amparo.trust.audit import checkpoints
from benchmarks.faults.children import Tell, asked
from benchmarks.faults.judge import judging
from benchmarks.faults.table import Judgement, Said
from benchmarks.faults.worker import writing
from benchmarks.faults.worker.desk import Done
from tests.cast import make_cast


def done(said: Iterable[dict[str, Any]]) -> list[Done]:
    """Return the acts among what a child said."""
    return [Done(**line) for line in said if "act" in line]


def judgement(before: Sequence[Done], said: Said) -> Judgement:
    """Return what a fresh process finds: it starts as the server does, and asks about all that was answered."""

    def ask(tell: Tell) -> None:
        found = Judgement()
        try:
            writing.starting_once(tell)
            if not User.objects.exists():
                make_cast()  # the very first start was killed
            found = judging.judged([*before, *done(said)], done(said))
        except Exception as problem:
            found.broken.append(f"cannot be started: {type(problem).__name__}: {problem}"[:300])
        found.lost += _files_lost(said) if not found.broken else []
        connections.close_all()
        tell(asdict(found))

    return Judgement(**asked(ask)[-1])


def _files_lost(said: Said) -> Iterator[str]:
    """Look for key files and checkpoints that were answered."""
    keys = [line for line in said if "key" in line]
    yield from (f"key {line['key']}" for line in keys if not writing.key_kept(line["key"], line["sum"]))
    checked = max((line["checkpoint"] for line in said if "checkpoint" in line), default=0)
    if checkpoints.last_size() < checked:
        yield f"the checkpoint of {checked}"
