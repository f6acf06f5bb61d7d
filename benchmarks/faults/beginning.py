"""Makes the beginning of every round, and reads what all rounds need before the first fork."""

import gc
from typing import Any

from django.db import connections

from amparo.interfaces.cli import startup
from amparo.trust import projections
from benchmarks.faults import rounds, staff
from benchmarks.faults.children import Tell, asked
from benchmarks.faults.ground import Ground
from benchmarks.faults.judge import judging
from benchmarks.faults.worker import writing
from tests.cast import make_cast

_WARM = 40
"""Acts that are done before the first fork, so that no child reads modules or reckons what stays the same."""


def make(ground: Ground) -> None:
    """Fill the data folder with tables and the cast of the tests, in a child, and keep it as the template."""
    staff.remember(asked(_tables_and_staff))
    ground.keep_as_template()
    _warm()
    ground.renew()
    gc.freeze()  # what stands is shared with every child, and not copied for the collector's sake


def _warm() -> None:
    """Work and judge once in this process, and leave the database before anything is forked."""
    said: list[dict[str, Any]] = []
    writing.some(_WARM, said.append)
    writing.starting_once(lambda _: None)
    judging.judged([], rounds.done(said))
    projections.forget()
    connections.close_all()


def _tables_and_staff(tell: Tell) -> None:
    startup.tables_present(lambda _: None)
    tell(staff.told(make_cast()))
    connections.close_all()
