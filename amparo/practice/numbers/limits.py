"""Dated numbers of practice with their unit and source: how long, how many, how old. A country sets its own."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from amparo import practice
from amparo.foundation.codelists import in_force, read_date, read_yes
from amparo.practice.areas import PracticeError


@dataclass(frozen=True)
class Limit:
    """How much of a unit there is for something, from when until when that counts, and where the number comes from."""

    id: str
    amount: int
    unit: str
    valid_from: date | None
    valid_to: date | None
    source: str
    verified: bool

    def counts(self, day: date) -> bool:
        """Say whether the limit is in force on `day`."""
        return in_force(self.valid_from, self.valid_to, day)


@cache
def _read(area: str, table: str) -> tuple[Limit, ...]:
    return tuple(
        Limit(
            row["id"], int(row["amount"]), row["unit"], read_date(row["valid_from"]), read_date(row["valid_to"]),
            row["source"], read_yes(row["verified"]),
        )
        for row in practice.catalogue().areas[area].tables()[table]
    )  # fmt: skip


def named(area: str, table: str, name: str, day: date) -> tuple[Limit, ...]:
    """Return the limits of this name in `parameters/<table>.csv` of an area that are in force on `day`."""
    return tuple(one for one in _read(area, table) if one.id == name and one.counts(day))


def limit(area: str, table: str, name: str, day: date, *, unit: str) -> Limit:
    """Return the limit in force on `day`. Raises PracticeError when there is none, or it has another unit.

    >>> limit("service_directory", "freshness", "stale_after", date(2026, 6, 1), unit="days").amount
    90
    """
    found = next(iter(named(area, table, name, day)), None)
    if found is None or found.unit != unit:
        raise PracticeError(f"{area}/{table} has no {name} in {unit} on {day}")
    return found
