"""The pathway of a request, its clocks and the schedules of keeping, read from practice."""

from datetime import datetime
from functools import cache

from amparo import practice
from amparo.casework.rights.kinds import Step
from amparo.foundation.pathways import Deadline, Keeping, Pathway, deadline
from amparo.practice.numbers.keeping import schedules

AREA = "data_protection"
APPEAL = "appeal"
ENDED = (Step.TOLD, Step.WITHDRAWN)


@cache
def request() -> Pathway:
    """Return the pathway of a request."""
    return practice.catalogue().pathway(AREA)


def leads(step: str, to: str, needs: frozenset[str]) -> bool:
    """Return whether a way leads from `step` to `to` when `needs` are met."""
    return any(move.next == to and needs.issuperset(move.needs) for move in request().from_step(step))


def due(clock_of: str, counted_from: datetime) -> tuple[datetime, str]:
    """Return by when a kind of request (or an appeal) is answered, and the parameter it comes from."""
    found = deadline(practice.catalogue().deadlines, f"rights_{clock_of}", "", counted_from.date())
    if found is None:
        raise LookupError(clock_of)
    return counted_from + found.span, found.id


def parameter(name: str) -> Deadline | None:
    """Return the dated parameter a clock was set from, with its source; None when it is no longer published."""
    return next((one for one in practice.catalogue().deadlines if one.id == name), None)


@cache
def schedule() -> tuple[Keeping, ...]:
    """Return how long which files are kept, all dates."""
    return schedules(practice.catalogue())


def schedule_of(name: str) -> Keeping | None:
    """Return one schedule, with its source; None when it is no longer published."""
    return next((one for one in schedule() if one.id == name), None)
