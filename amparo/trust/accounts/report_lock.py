"""Tells PostgreSQL which reports of feedback this transaction works on; nothing on SQLite, which has no second lock.

A report belongs to no person and no case: who may read it is named on it, and whoever tells us something is nobody.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from uuid import UUID

from amparo.trust.accounts import second_lock


@contextmanager
def working_on(report: UUID) -> Iterator[None]:
    """Run the block with everything of a report in sight, if the database finds that the actor is named on it."""
    if second_lock.is_there():
        second_lock.ask("SELECT amparo_report(%s)", report)
        yield
        second_lock.ask("SELECT amparo_set('reporting', '')")
    else:
        yield


@contextmanager
def taking_in(known: Sequence[UUID]) -> Iterator[None]:
    """Run the block in which somebody without a name tells us something: in sight is what they write, by its ids."""
    if second_lock.is_there():
        second_lock.ask("SELECT amparo_set('receiving', %s)", "{" + ",".join(map(str, known)) + "}")
        yield
        second_lock.ask("SELECT amparo_set('receiving', '')")
    else:
        yield


@contextmanager
def coming_back(finder: str) -> Iterator[None]:
    """Run the block with the one report in sight whose receipt leads to `finder`."""
    if second_lock.is_there():
        second_lock.ask("SELECT amparo_set('finder', %s)", finder)
        yield
        second_lock.ask("SELECT amparo_set('finder', '')")
    else:
        yield
