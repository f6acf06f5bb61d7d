"""Makes series of whole weeks of what is dated: a week without anything is a zero, a week that still runs is left out."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

WEEK = timedelta(days=7)


def week_of(day: date) -> date:
    """Return the Monday of the week of `day`."""
    return day - timedelta(days=day.weekday())


def weeks(first: date, last: date) -> list[date]:
    """Return every Monday from one to the other, both included.

    >>> len(weeks(date(2026, 1, 5), date(2026, 2, 2)))
    5
    """
    return [first + WEEK * number for number in range((last - first).days // 7 + 1)]


def series(days: Iterable[date], first: date, last: date) -> list[int]:
    """Return how many of `days` lie in each week from Monday `first` to Monday `last`."""
    counted = Counter(map(week_of, days))
    return [counted[monday] for monday in weeks(first, last)]


@dataclass(frozen=True)
class Passed:
    """What was counted at a point on a day: people in one count, and how many hours it stands for."""

    day: date
    people: int
    hours: int


def flows(counts: Iterable[Passed], first: date, last: date) -> list[tuple[int, int]]:
    """Return people and hours of each week. Counts of one day stand for the same hours, which are taken once.

    >>> flows([Passed(date(2026, 1, 5), 4, 8), Passed(date(2026, 1, 5), 6, 8)], date(2026, 1, 5), date(2026, 1, 5))
    [(10, 8)]
    """
    people: Counter[date] = Counter()
    hours: dict[date, int] = {}
    for one in counts:
        people[week_of(one.day)] += one.people
        hours[one.day] = max(hours.get(one.day, 0), one.hours)
    counted: Mapping[date, int] = _by_week(hours)
    return [(people[monday], counted.get(monday, 0)) for monday in weeks(first, last)]


def _by_week(hours: Mapping[date, int]) -> Mapping[date, int]:
    found: Counter[date] = Counter()
    for day, number in hours.items():
        found[week_of(day)] += number
    return found
