"""Months as their first days."""

from datetime import date


def back(day: date, number: int) -> date:
    """Return the first day of the month that lies so many months before that of `day`.

    >>> back(date(2026, 2, 28), 3)
    datetime.date(2025, 11, 1)
    """
    months = day.year * 12 + day.month - 1 - number
    return date(months // 12, months % 12 + 1, 1)


def months(first: date, last: date) -> tuple[date, ...]:
    """Return the first day of every month from that of one day to that of another."""
    number = (last.year - first.year) * 12 + last.month - first.month
    return tuple(back(last, ago) for ago in range(number, -1, -1))
