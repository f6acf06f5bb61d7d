"""Numbers of working with communities: dated parameters of practice, which a country office can replace."""

from datetime import date, datetime, timedelta

from amparo.casework.feedback.clocks import AREA
from amparo.practice.numbers import limits
from amparo.practice.numbers.limits import Limit

FILE = "participation"
UNITS = ("hours", "days", "percent", "members")


def named(name: str, day: date) -> Limit:
    """Return the limit of this name in force on `day`. Raises PracticeError when there is none."""
    return limits.limit(AREA, FILE, name, day, UNITS)


def due(name: str, begun: datetime) -> datetime:
    """Return the moment by which `name` is due that began at `begun`."""
    found = named(name, begun.date())
    return begun + timedelta(**{found.unit: found.amount})
