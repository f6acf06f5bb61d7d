"""What everybody reads: the published quarters with their numbers. It reaches the published tables and no other."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from operator import attrgetter
from uuid import UUID

from amparo.casework.public_figures import rules
from amparo.casework.public_figures.models import Release, State, Value, Withdrawal


@dataclass(frozen=True)
class Published:
    """One quarter of one agency."""

    id: UUID
    agency: str
    first: date
    last: date
    published_at: datetime
    withdrawn: "Withdrawn | None" = None


@dataclass(frozen=True)
class Withdrawn:
    """That a quarter was taken from the page: when, by which reason of the list, and what is said besides."""

    at: datetime
    reason: str
    words: str


@dataclass(frozen=True)
class Number:
    """One published number: of a group ("": all), and of a share how many of how many, with what that leaves open."""

    group: str
    number: int
    rest: int | None = None
    between: tuple[float, float] | None = None


@dataclass(frozen=True)
class Figure:
    """One published figure with its numbers in the order in which they were drawn."""

    id: str
    indicator: str
    grouping: str
    within: int
    cost: int
    numbers: tuple[Number, ...]

    @property
    def is_share(self) -> bool:
        """Return whether its numbers are shares."""
        return any(one.rest is not None for one in self.numbers)


def published() -> list[Published]:
    """Return every published quarter, the newest first; those that were withdrawn say so."""
    rows = Release.objects.filter(state=State.PUBLISHED).order_by("-first", "agency__name")
    told, gone = rows.values_list("pk", "agency__name", "first", "last", "published_at"), _withdrawn()
    return [Published(key, agency, first, last, at, gone.get(key)) for key, agency, first, last, at in told if at]


def _withdrawn() -> dict[UUID, Withdrawn]:
    rows = Withdrawal.objects.filter(withdrawn_at__isnull=False)
    told = rows.values_list("release_id", "withdrawn_at", "reason", "words")
    return {release: Withdrawn(at, reason, words) for release, at, reason, words in told if at}


def is_any() -> bool:
    """Return whether anything is published."""
    return Release.objects.filter(state=State.PUBLISHED).exists()


def figures(release: UUID) -> list[Figure]:
    """Return the figures of a published quarter in the order in which they were drawn; none of one that was withdrawn."""
    rows = Value.objects.filter(release=release, release__state=State.PUBLISHED).order_by("pk")
    if release in _withdrawn():
        return []
    found = []
    for (name, indicator, grouping), some in groupby(rows, attrgetter("figure", "indicator", "grouping")):
        values = list(some)
        numbers = tuple(_numbers(values))
        found.append(Figure(name, indicator, grouping, values[0].within, values[0].cost, numbers))
    return found


def _numbers(values: list[Value]) -> Iterator[Number]:
    for group, some in groupby(values, attrgetter("among")):
        parts = {one.part: one for one in some}
        if "" in parts:
            yield Number(group, parts[""].number)
        else:
            met, rest = parts["met"], parts["not_met"]
            yield Number(group, met.number, rest.number, rules.share_between(met.number, rest.number, met.within))
