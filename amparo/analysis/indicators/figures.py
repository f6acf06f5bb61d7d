"""What a screen is given of an indicator: definition, numbers now and in the period before, and how exact they are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import numpy as np

from amparo.analysis.indicators.computing import Reckoning
from amparo.analysis.indicators.numbers import Group, Number
from amparo.analysis.indicators.periods import Period
from amparo.foundation.privacy import TOTAL, Figures, bound, share_between
from amparo.practice.indicators import BASE, SHARES, Indicator, Measure
from amparo.trust.projections.statistics import Table


@dataclass(frozen=True)
class Told:
    """One number as it may be told: exact or rounded, None where it is hidden; `least` and `most` are between what a share is."""

    part: int | None
    whole: int | None = None
    value: float | None = None
    least: float | None = None
    most: float | None = None

    @property
    def hidden(self) -> bool:
        """Return whether there is a number that is not told."""
        return self.part is None


HIDDEN = Told(None)


@dataclass(frozen=True)
class Line:
    """One group with its numbers; () is all together."""

    group: Group
    now: Told
    before: Told | None = None


@dataclass(frozen=True)
class Figure:
    """One indicator in a period: `lines` begin with all together; `off` is how far a count can be from the truth.

    `as_of` is when what was released was made (None: it is exact and of now), `counted` and `uncounted` how many cases in
    reach are counted and how many are not, where the figure is exact.
    """

    indicator: Indicator
    period: Period
    by: tuple[str, ...]
    lines: Sequence[Line]
    off: int = 0
    as_of: datetime | None = None
    too_few: bool = False
    counted: int = 0
    uncounted: int = 0

    @property
    def exact(self) -> bool:
        """Return whether the numbers are exact."""
        return self.as_of is None

    @property
    def of_cases(self) -> bool:
        """Return whether single cases stand behind it."""
        return self.indicator.of_cases

    @property
    def stays_on_screen(self) -> bool:
        """Return whether it is neither kept nor taken out: exact, of files that few may know of."""
        return self.exact and bool(self.indicator.apart or self.indicator.in_session)

    @property
    def whole(self) -> Line:
        """Return the line of all together."""
        return self.lines[0]


OFF = bound(BASE)
COUNTED = (Measure.COUNT, Measure.PEOPLE, Measure.SUM, Measure.WORKERS)


def exactly(number: Number | None, measure: Measure) -> Told:
    """Return an exact number; of nobody where there is none."""
    if number is None:
        return Told(0, 0) if measure in SHARES else Told(0, value=0.0 if measure in COUNTED else None)
    match measure:
        case Measure.SHARE | Measure.PARTS | Measure.RATIO:
            return Told(number.part, number.whole, number.share)
        case Measure.MEDIAN | Measure.MEAN:
            return Told(number.part, value=number.middle)
        case Measure.PER_WORKER:
            return Told(number.part, number.workers, number.part / number.workers if number.workers else None)
    return Told(number.part, value=float(number.part))


def exact_lines(reckoning: Reckoning, period: Period, by: tuple[str, ...]) -> list[Line]:
    """Return the exact numbers of a period and of the one before, of all together first and then by groups."""
    one, earlier = reckoning.indicator.measure, period.before()
    whole, whole_before = reckoning.numbers(period), reckoning.numbers(earlier)
    now, before = (reckoning.numbers(each, by) if by else {} for each in (period, earlier))
    lines = [Line((), exactly(whole[()], one), exactly(whole_before[()], one))]
    for group in sorted({*now, *before} - {()}):
        lines.append(Line(group, exactly(now.get(group), one), exactly(before.get(group), one)))
    return lines


def lines_of_all(one: Indicator, table: Table, period: Period, by: tuple[str, ...], today: date) -> list[Line]:
    """Return `exact_lines` over everything in a table, reckoned once and remembered with it: whose it is was asked before."""
    key = "exact", one.id, period, by, today
    found: list[Line] | None = table.remembered.get(key)
    if found is None:
        everything = np.ones(len(table), dtype=bool)
        found = table.remembered[key] = exact_lines(Reckoning(one, table, today, everything, today), period, by)
    return found


def of_share(part: int | None, whole: int | None) -> Told:
    """Return a share of two rounded counts; hidden where either is."""
    if part is None or whole is None:
        return HIDDEN
    least, most = share_between(part, whole, BASE)
    return Told(part, whole, min(part / whole, 1.0) if whole else None, least, most)


def of_count(count: int | None) -> Told:
    """Return a rounded count."""
    return HIDDEN if count is None else Told(count, value=float(count))


def groups_of(figures: Figures, met: str, *, shares: bool) -> Mapping[Group, Told]:
    """Return group → its number as it is told, () for all together; a group where everything is hidden stands for itself."""
    found: dict[Group, Told] = {}
    for row, column in figures.cells:
        if shares and column != TOTAL:
            continue
        group = tuple(name.partition("=")[2] for name in (row, column) if name != TOTAL)
        found[group] = of_share(figures.of(row, met), figures.of(row)) if shares else of_count(figures.of(row, column))
    if shares and "all" in {row for row, _ in figures.cells}:
        found.pop(("",), None)
    return found
