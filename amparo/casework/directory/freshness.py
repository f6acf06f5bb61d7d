"""How long a listing may be trusted: dated parameters of practice, so that a country can set its own."""

from datetime import date, timedelta
from enum import StrEnum

from amparo.practice.numbers import limits
from amparo.practice.numbers.limits import Limit

AREA = "service_directory"


class Freshness(StrEnum):
    """How a listing stands: checked lately, to be marked, to be hidden; one that nobody checked is stale from the start."""

    FRESH = "fresh"
    STALE = "stale"
    HIDDEN = "hidden"


def limit(name: str, day: date) -> Limit:
    """Return the limit of this name (stale_after, hidden_after, link_lasts), in days, that is in force on `day`."""
    return limits.limit(AREA, "freshness", name, day, ("days",))


def oldest(name: str, day: date) -> date:
    """Return the day before which a check no longer counts for limit `name`."""
    return day - timedelta(days=limit(name, day).amount)


def freshness(checked_on: date | None, day: date) -> Freshness:
    """Return how a listing stands on `day` that was last checked on `checked_on`."""
    if checked_on is None:
        return Freshness.STALE
    if checked_on < oldest("hidden_after", day):
        return Freshness.HIDDEN
    return Freshness.STALE if checked_on < oldest("stale_after", day) else Freshness.FRESH
