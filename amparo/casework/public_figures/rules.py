"""Decisions on plain values: which quarters may be published, what a year has left, what a noisy share still says."""

from dataclasses import dataclass
from datetime import date, timedelta

LATELY = 8
"""How many quarters back may still be published."""
LONGEST = 300
"""So many letters at most has the sentence that says why figures were withdrawn."""
WIDEST = 0.3
"""A share that noise leaves further open than this says nothing and is not told."""


@dataclass(frozen=True)
class Quarter:
    """A whole quarter of a year."""

    first: date
    last: date


def completed(today: date) -> list[Quarter]:
    """Return the last quarters that are over, the newest first.

    >>> completed(date(2026, 11, 27))[0]
    Quarter(first=datetime.date(2026, 7, 1), last=datetime.date(2026, 9, 30))
    """
    begin = date(today.year, (today.month - 1) // 3 * 3 + 1, 1)
    found: list[Quarter] = []
    while len(found) < LATELY:
        last = begin - timedelta(days=1)
        begin = date(last.year, last.month - 2, 1)
        found.append(Quarter(begin, last))
    return found


def share_between(met: int, not_met: int, within: int) -> tuple[float, float] | None:
    """Return between what a share lies when both of its counts are off by at most `within`; None when that says too little.

    >>> tuple(round(one, 3) for one in share_between(700, 300, 15) or ())
    (0.685, 0.715)
    >>> share_between(20, 10, 15) is None
    True
    """
    least_met, most_not = max(met - within, 0), not_met + within
    most_met, least_not = met + within, max(not_met - within, 0)
    least = least_met / (least_met + most_not) if least_met + most_not else 0.0
    most = most_met / (most_met + least_not) if most_met + least_not else 1.0
    return (least, most) if most - least <= WIDEST else None
