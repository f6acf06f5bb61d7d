"""What may be told of a comparison to who opens no case: how far behind in steps of five, and a count as figures show counts.

No middle wait, for one person can move it; nothing beyond the largest gap that is told, so that a group of which nobody was
served looks like one of which few were; of groups with too few people not even that they are there.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from math import ceil, floor

from amparo.analysis.equity.reviewing import Key, Line
from amparo.foundation.fairness import Finding
from amparo.foundation.privacy import TOTAL, Draw, Guard, single
from amparo.practice.indicators import BASE
from amparo.practice.numbers.equity import Kind, Measure, amount

STEP = 5


@dataclass(frozen=True)
class Told:
    """A comparison as it may be told; gaps in hundredths: so much longer a wait, so many fewer of a hundred."""

    key: Key
    finding: Finding
    people: int | None
    gap: int
    low: int
    high: int


def told(lines: Sequence[Line], whose: str, today: date, smallest_shown: int, draw: Draw) -> Iterator[Told]:
    """Yield the comparisons that may be told, with their counts; `whose` names whose review of which quarter it is."""
    guard = Guard(smallest_shown, BASE, draw)
    for (measure, ground), some in groupby(lines, key=lambda line: line.key[:2]):
        groups = list(some)
        counts = {f"{ground}={line.group}": line.compared.people for line in groups}
        shown = single(f"{whose}|equity {measure}", counts, guard)
        for line in groups:
            if line.finding is not Finding.TOO_FEW:
                yield _told(line, shown.of(f"{ground}={line.group}", TOTAL), today)


def _told(line: Line, people: int | None, today: date) -> Told:
    most, size = largest(line.measure, today), line.compared.size
    gap, low, high = (hundredths(line.measure, one) for one in (size.gap, size.low, size.high))
    steps = round(gap / STEP) * STEP, floor(low / STEP) * STEP, ceil(high / STEP) * STEP
    return Told(line.key, line.finding, people, *(max(min(one, most), -most) for one in steps))


def hundredths(one: Measure, gap: float) -> float:
    """Return a gap in hundredths: by how much longer a wait is, or how many fewer of a hundred."""
    return (gap - 1) * 100 if one.kind is Kind.WAIT else gap * 100


def largest(one: Measure, today: date) -> int:
    """Return the largest gap that is told to who opens no case, in hundredths."""
    return amount("largest_delay" if one.kind is Kind.WAIT else "largest_less", today)
