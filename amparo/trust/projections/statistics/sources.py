"""Where what is counted comes from, and how the server opens what tells of it."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any, Protocol
from uuid import UUID

from amparo.foundation.counting import Counted, Layout
from amparo.trust.history import queries as versions
from amparo.trust.projections import source as sealed
from amparo.trust.projections.statistics.released import Company, Released
from amparo.trust.projections.statistics.table import Table

Opened = Mapping[UUID, dict[str, Any]]
Open = Callable[[Collection[UUID]], Opened]
"""Opens the newest version of records for the server's memory; what is sealed to people is not among them."""


class Source(Protocol):
    """Where what is counted comes from: the rooms that hold cases, joined in `config`."""

    layout: Layout

    def rules(self) -> str:
        """Return what tells one way of reckoning from another: where it differs, everything is counted anew."""

    def cases(self) -> Iterator[Collection[UUID]]:
        """Yield the ids of all cases that may be counted, some at a time."""

    def cases_of(self, holders: Collection[UUID]) -> Collection[UUID]:
        """Return the ids of all cases that something about `holders` (people, cases, packets) is said of."""

    def counted(self, cases: Collection[UUID], opened: Open) -> Iterable[Counted]:
        """Return those of `cases` that are counted, with what is counted of them."""

    def over(self, table: Table, today: date) -> Collection[UUID]:
        """Return the cases that may not be counted any more since some day before `today`."""

    def in_company(self, before: Released, table: Table, changed: Collection[UUID], at: datetime) -> Company:
        """Return who is told otherwise when `table` follows what was released `before`; `changed` are cases that differ."""


def opened(records: Collection[UUID]) -> Opened:
    """Open the newest version of `records` for the server's memory: record → its fields."""
    newest = list(versions.latest_of(list(records)).values())
    return {record: content["fields"] for record, content in sealed.opened(newest)[0].items()}
