"""Where what is counted about no case comes from: the rows of each unit of one agency, as codes, days and numbers."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property, lru_cache
from itertools import repeat
from typing import Any
from uuid import UUID

from amparo.analysis.indicators.sources import registers
from amparo.casework.directory import counting as directory
from amparo.casework.feedback.queries import counting as feedback
from amparo.casework.mainstreaming import counting as mainstreaming
from amparo.casework.partnership import counting as partnership
from amparo.casework.referrals.queries import counting as referrals
from amparo.casework.rights import counting as rights
from amparo.practice import counted
from amparo.trust.accounts import actors, second_lock

Rows = list[dict[str, Any]]


def in_time(done: date | datetime | None, due: date | datetime) -> str:
    """Return whether something was done by when it was due; "" while it is not done."""
    return "" if done is None else "yes" if done <= due else "no"


def _reports(agency: UUID) -> Rows:
    with second_lock.for_the_figures():
        found = feedback.reports(agency)
    return [
        {
            "came": one.received.date(), "due": one.due.date(), "answered": one.answered.date() if one.answered else None,
            "in_time": in_time(one.answered, one.due), "feedback_kind": one.kind, "feedback_channel": one.channel,
        }
        for one in found
    ]  # fmt: skip


def _requests(agency: UUID) -> Rows:
    with second_lock.for_the_figures():
        found = rights.requests(agency)
    return [
        {
            "asked": one.asked.date(), "due": one.due.date(), "told": one.told.date() if one.told else None,
            "in_time": in_time(one.told, one.due),
        }
        for one in found
    ]  # fmt: skip


def _ratings(_agency: UUID) -> Rows:
    """Return how people found services; a rating belongs to no agency, and every one reads them together."""
    with second_lock.for_the_figures():
        found = referrals.ratings()
        kinds = directory.kinds_of({service for service, _rating, _month in found})
    return [
        {"month": month, "rating": rating, "service_kind": kinds.get(service, "")} for service, rating, month in found
    ]


def _staff(agency: UUID) -> Rows:
    return _rows_of(tuple(actors.posts(agency)))


@lru_cache(maxsize=16)
def _rows_of(posts: tuple[tuple[actors.Stood, int], ...]) -> Rows:
    """Return a row for each post: the same ones for the same posts, so that thousands are compared at once."""
    return [
        row
        for one, many in posts
        for row in repeat({"role": one.role, "since": one.since, "until": one.until, "office": one.office}, many)
    ]


def _checklists(agency: UUID) -> Rows:
    return [{"looked": one.on, "complete": "yes" if one.complete else "no"} for one in mainstreaming.checklists(agency)]


def _measures(agency: UUID) -> Rows:
    return [
        {"due": one.due, "closed": one.closed, "in_time": in_time(one.closed, one.due)}
        for one in mainstreaming.measures(agency)
    ]


SOURCES: Mapping[str, Callable[[UUID], Rows]] = {
    counted.REPORT: _reports, counted.DATA_REQUEST: _requests, counted.RATING: _ratings, counted.STAFF: _staff,
    counted.CHECKLIST: _checklists, counted.MEASURE: _measures,
}  # fmt: skip


@dataclass(frozen=True)
class Source:
    """Whence the rows of one agency are read; registers all together."""

    agency: UUID

    def rows(self, unit: str) -> Rows:
        """Return the rows of a unit as they stand."""
        if unit in registers.OF:
            register, made = registers.OF[unit]
            return made(self._written[register])
        return SOURCES[unit](self.agency)

    @cached_property
    def _written(self) -> Mapping[str, Sequence[partnership.Written]]:
        return partnership.newest(self.agency, {register for register, _made in registers.OF.values()})
