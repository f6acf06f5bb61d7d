"""Numbers of working with communities: dated parameters of practice, which a country office can replace."""

from datetime import date, datetime, timedelta
from functools import cache

from amparo import practice
from amparo.casework.feedback.clocks import AREA, Limit, read

FILE = "participation"
UNITS = ("hours", "days", "percent", "members")


@cache
def limits() -> tuple[Limit, ...]:
    """Return the limits of every date."""
    return tuple(read(FILE, UNITS))


def named(name: str, day: date) -> Limit:
    """Return the limit of this name in force on `day`. Raises PracticeError when there is none."""
    found = next((each for each in limits() if each.id == name and each.counts(day)), None)
    if found is None:
        raise practice.PracticeError(f"{AREA} has no {name} on {day}")
    return found


def due(name: str, begun: datetime) -> datetime:
    """Return the moment by which `name` is due that began at `begun`."""
    found = named(name, begun.date())
    return begun + timedelta(**{found.unit: found.amount})
