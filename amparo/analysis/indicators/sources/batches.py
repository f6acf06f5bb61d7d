"""Protected rows about no case by ten at a time: who looks before and after one report came must not read what it was about.

Rounding does not do this alone. Month, quarter and year, kinds and channels and both together are each rounded by a draw of
their own, and of twelve cells that a report moves nearly always one is seen to move. So rows are told in the order in which
they came, ten together, and so is that they were answered or that the time for it is over; ratings, of which no day is
known, by whole months that are over, as many together as make ten. Nothing is kept for this: it follows from the rows.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any

from amparo.practice.counted import DATA_REQUEST, RATING, REPORT

Rows = list[dict[str, Any]]
BATCH = 10
"""How many come together; of cases the same number must have changed."""


def whole_batches(rows: Rows) -> Rows:
    """Return the rows of full batches, in their order."""
    return rows[: len(rows) // BATCH * BATCH]


def with_answers(rows: Rows, today: date, *, answer: str) -> Rows:
    """Return rows in the order in which they came, with the answers of full batches; others are told as not due yet."""
    came = whole_batches(rows)
    over = [(day, place) for place, row in enumerate(came) if (day := _settled(row, answer)) < today]
    told = {place for _day, place in sorted(over)[: len(over) // BATCH * BATCH]}
    waiting = {answer: None, "in_time": "", "due": today}
    return [row if place in told else row | waiting for place, row in enumerate(came)]


def _settled(row: Mapping[str, Any], answer: str) -> date:
    """Return the day from which on it is known whether a row was answered in time."""
    found: date = row[answer] if row["in_time"] == "yes" else row["due"]
    return found


def by_months(rows: Rows, today: date) -> Rows:
    """Return the rows of months that are over, one month or more of them together as soon as ten said something."""
    said = Counter(row["month"] for row in rows if row["rating"] != "not_said")
    told, waiting, many = set[date](), set[date](), 0
    for month in sorted(month for month in said if month < today.replace(day=1)):
        waiting.add(month)
        many += said[month]
        if many >= BATCH:
            told, waiting, many = told | waiting, set(), 0
    return [row for row in rows if row["month"] in told]


BATCHED: Mapping[str, Callable[[Rows, date], Rows]] = {
    REPORT: partial(with_answers, answer="answered"),
    DATA_REQUEST: partial(with_answers, answer="told"),
    RATING: by_months,
}
"""Units about no case that are protected, with what is told of their rows."""
