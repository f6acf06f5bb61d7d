"""By when somebody knows that they were heard, and is answered: dated parameters of practice, in hours or days."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from amparo import practice
from amparo.foundation.pathways import deadline
from amparo.practice.numbers import limits
from amparo.practice.numbers.limits import Limit

AREA = "community_engagement"
FILES = ("feedback", "messages")
UNITS = ("hours", "days", "working_days", "weekday")
REST = "day_of_rest"


def named(name: str, day: date) -> list[Limit]:
    """Return the limits of this name in force on `day`."""
    return [one for table in FILES for one in limits.named(AREA, table, name, day, UNITS)]


def due(name: str, begun: datetime) -> datetime:
    """Return the moment by which `name` is due that began at `begun`. Raises PracticeError where no limit is set."""
    found = next(iter(named(name, begun.date())), None)
    if found is None:
        raise practice.PracticeError(f"{AREA} has no {name} on {begun.date()}")
    if found.unit in ("hours", "days"):
        return begun + timedelta(**{found.unit: found.amount})
    resting = {each.amount for each in named(REST, begun.date())}
    return after_working_days(begun, found.amount, resting)


def after_working_days(begun: datetime, days: int, resting: set[int]) -> datetime:
    """Return the same time of day `days` working days later; `resting` are weekdays, Monday is 1.

    Raises ValueError where every day is a day of rest.
    """
    if len(resting & set(range(1, 8))) == 7:
        raise ValueError("somebody has to work some day")
    moment = begun
    while days:
        moment += timedelta(days=1)
        days -= moment.isoweekday() not in resting
    return moment


@dataclass(frozen=True)
class Clocks:
    """By when a report is acknowledged and answered, and the parameters that say so."""

    acknowledge_by: datetime
    answer_by: datetime
    parameters: str


def clocks(*, sensitive: bool, begun: datetime) -> Clocks:
    """Return the clocks of a report that came at `begun`."""
    names = [f"{name}_sensitive" if sensitive else name for name in ("acknowledge", "answer")]
    return Clocks(due(names[0], begun), due(names[1], begun), " ".join(names))


def asked(urgency: str, begun: datetime) -> Clocks:
    """Return the clocks of who asks for a service: those of a referral that is as urgent."""
    known = practice.catalogue().deadlines
    found = [deadline(known, name, urgency, begun.date()) for name in ("referral_acknowledge", "referral_start")]
    first, answer = (one for one in found if one is not None)
    return Clocks(begun + first.span, begun + answer.span, f"{first.id} {answer.id}")


def source(parameter: str, day: date) -> str:
    """Return where a number comes from by which a clock was set; nothing where it is no longer published."""
    found = [each.source for each in named(parameter, day)]
    found += [each.source for each in practice.catalogue().deadlines if each.id == parameter]
    return next(iter(found), "")
