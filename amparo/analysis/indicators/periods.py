"""Whole months, quarters and years: figures that go further are told for these alone, so that no two differ by a day."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Span(StrEnum):
    """How long a period is; `days` is any first and last day, for who may open the cases."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    DAYS = "days"


OFFERED = ((Span.MONTH, 13), (Span.QUARTER, 8), (Span.YEAR, 4))
"""How many periods of each kind can be asked for by everybody."""
MONTHS = {Span.MONTH: 1, Span.QUARTER: 3, Span.YEAR: 12}


@dataclass(frozen=True)
class Period:
    """The days from `first` to `last`, both of them."""

    span: Span
    first: date
    last: date

    def __str__(self) -> str:
        return f"{self.first.isoformat()}..{self.last.isoformat()}"

    def before(self) -> "Period":
        """Return the period before this one, of the same kind; of as many days where it is any days."""
        end = self.first - timedelta(days=1)
        if self.span is Span.DAYS:
            return Period(Span.DAYS, end - min(self.last - self.first, end - date.min), end)
        return holding(end, self.span)


def holding(day: date, span: Span) -> Period:
    """Return the whole month, quarter or year that holds a day.

    >>> str(holding(date(2024, 2, 29), Span.QUARTER))
    '2024-01-01..2024-03-31'
    """
    months = MONTHS[span]
    first = date(day.year, (day.month - 1) // months * months + 1, 1)
    return Period(span, first, _later(first, months) - timedelta(days=1))


def _later(first: date, months: int) -> date:
    year, month = divmod(first.month - 1 + months, 12)
    return date(first.year + year, month + 1, 1)


def days(first: date, last: date) -> Period:
    """Return any days as a period; the later one ends it."""
    return Period(Span.DAYS, min(first, last), max(first, last))


def lately(today: date, span: Span, many: int) -> list[Period]:
    """Return the period that holds today and those before it, the newest first."""
    found = [holding(today, span)]
    while len(found) < many:
        found.append(found[-1].before())
    return found


def offered(today: date) -> list[Period]:
    """Return the periods that everybody can ask for, the newest first; no others go further than a team."""
    return [each for span, many in OFFERED for each in lately(today, span, many)]


def told(today: date) -> list[Period]:
    """Return every period of which something goes further: those offered and, to compare with, one more of each kind."""
    return [each for span, many in OFFERED for each in lately(today, span, many + 1)]
