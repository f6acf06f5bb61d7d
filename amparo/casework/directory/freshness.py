"""How long a listing may be trusted: dated parameters of practice, so that a country can set its own."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache

from amparo import practice
from amparo.foundation.codelists import in_force, read_date, read_yes

AREA = "service_directory"


class Freshness(StrEnum):
    """How a listing stands: checked lately, to be marked, to be hidden; one that nobody checked is stale from the start."""

    FRESH = "fresh"
    STALE = "stale"
    HIDDEN = "hidden"


@dataclass(frozen=True)
class Limit:
    """After how many days something happens to a listing, and where the number comes from."""

    days: int
    source: str
    verified: bool
    valid_from: date | None
    valid_to: date | None

    def counts(self, day: date) -> bool:
        """Say whether the limit is in force on `day`."""
        return in_force(self.valid_from, self.valid_to, day)


@cache
def limits() -> dict[str, tuple[Limit, ...]]:
    """Return the limits of every date by name (stale_after, hidden_after)."""
    found: dict[str, tuple[Limit, ...]] = {}
    for row in practice.catalogue().areas[AREA].tables()["freshness"]:
        if row["unit"] != "days":
            raise practice.PracticeError(f"{AREA}/freshness, {row['id']}: the unit must be days")
        begin, end = read_date(row["valid_from"]), read_date(row["valid_to"])
        limit = Limit(int(row["amount"]), row["source"], read_yes(row["verified"]), begin, end)
        found[row["id"]] = (*found.get(row["id"], ()), limit)
    return found


def limit(name: str, day: date) -> Limit:
    """Return the limit of this name in force on `day`. Raises PracticeError when there is none."""
    found = next((one for one in limits()[name] if one.counts(day)), None)
    if found is None:
        raise practice.PracticeError(f"{AREA}/freshness has no {name} on {day}")
    return found


def oldest(name: str, day: date) -> date:
    """Return the day before which a check no longer counts for limit `name`."""
    return day - timedelta(days=limit(name, day).days)


def freshness(checked_on: date | None, day: date) -> Freshness:
    """Return how a listing stands on `day` that was last checked on `checked_on`."""
    if checked_on is None:
        return Freshness.STALE
    if checked_on < oldest("hidden_after", day):
        return Freshness.HIDDEN
    return Freshness.STALE if checked_on < oldest("stale_after", day) else Freshness.FRESH
