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
def _read(area: str, table: str, units: tuple[str, ...]) -> tuple[Limit, ...]:
    found = []
    for row in practice.catalogue().areas[area].tables()[table]:
        if row["unit"] not in units:
            raise PracticeError(f"{area}/{table}, {row['id']}: the unit must be one of {units}")
        begin, end = read_date(row["valid_from"]), read_date(row["valid_to"])
        verified = read_yes(row["verified"])
        found.append(Limit(row["id"], int(row["amount"]), row["unit"], begin, end, row["source"], verified))
    return tuple(found)


def named(area: str, table: str, name: str, day: date, units: tuple[str, ...]) -> tuple[Limit, ...]:
    """Return the limits of this name in `parameters/<table>.csv` of an area that are in force on `day`.

    Raises PracticeError when any row of the table has a unit that is none of `units`.
    """
    return tuple(one for one in _read(area, table, units) if one.id == name and one.counts(day))


def limit(area: str, table: str, name: str, day: date, units: tuple[str, ...]) -> Limit:
    """Return the limit in force on `day`. Raises PracticeError when there is none, and as `named` does.

    >>> limit("service_directory", "freshness", "stale_after", date(2026, 6, 1), ("days",)).amount
    90
    """
    found = next(iter(named(area, table, name, day, units)), None)
    if found is None:
        raise PracticeError(f"{area}/{table} has no {name} on {day}")
    return found
