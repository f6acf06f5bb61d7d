"""What comparing every view before and after gives away of somebody: which groups moved, and whether that names a record."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import prod, sqrt
from typing import Any

import numpy as np

from amparo.analysis.indicators import protecting
from amparo.analysis.indicators.company import InCompany
from amparo.analysis.indicators.computing import Reckoning
from amparo.analysis.indicators.periods import Period, Span, holding
from amparo.foundation.privacy import TOTAL, Draw
from amparo.practice.indicators import Indicator
from amparo.trust.projections.statistics import Released
from tests.analysis.feeds.attacking import ways
from tests.analysis.feeds.worlds import TODAY

WHOSE, MONTH = "ours", str(holding(TODAY, Span.MONTH))
Drawn = Mapping[str, tuple[Sequence[str], Sequence[int]]]
View = tuple[str, str, tuple[str, ...], str]
"""An indicator, a period, the kinds of groups it is broken down by, and of a share which of its counts this is."""
Shown = dict[tuple[View, tuple[str, ...]], int | None]
VIEWS = {
    "by one kind of groups": lambda view: len(view[2]) == 1,
    "by one and by two": lambda view: True,
    "new cases alone": lambda view: view[0] == "cases_new",
    "new cases of one month": lambda view: view[0] == "cases_new" and view[1] == MONTH,
}
"""What an attacker may look at: looking at more is not always knowing more, so each choice is an attack of its own."""


@dataclass
class Known:
    """How often the attacker named a whole record, how often rightly, and how often it would have fitted a stranger.

    Who is of the commonest groups of all is named rightly by chance, by whoever never looked at a figure: what figures gave
    away is what is known beyond that.
    """

    tries: int = 0
    named: int = 0
    whole: int = 0
    by_chance: float = 0.0
    _batches: list[tuple[int, float]] = field(default_factory=list, repr=False)

    def judge(self, seen: Sequence[tuple[dict[str, set[str]], Any]], groups: Drawn) -> None:
        """Note what was seen of those who came together, beside who they are; `groups` says how common each group is."""
        beyond = 0.0
        for told, came in seen:
            self.tries += 1
            if all(len(each) == 1 for each in told.values()):
                right = all(each == {came[kind]} for kind, each in told.items())
                fits = prod(_share(groups[kind], each) for kind, each in told.items())
                self.named, self.whole, self.by_chance = self.named + 1, self.whole + right, self.by_chance + fits
                beyond += right - fits
        self._batches.append((len(seen), beyond))

    def __add__(self, other: "Known") -> "Known":
        """Return what is known of both lots of people."""
        numbers = (self.tries + other.tries, self.named + other.named, self.whole + other.whole)
        return Known(*numbers, self.by_chance + other.by_chance, [*self._batches, *other._batches])

    @property
    def given_away(self) -> tuple[float, float, float]:
        """Return which share of all is known beyond chance, between the ends of its interval (95 %).

        Who came together is known together or not at all, so what differs is batches. Where hardly anything was named these
        say nothing of the spread, and three more that were not seen are allowed for (rule of three).
        """
        mean = (self.whole - self.by_chance) / self.tries
        spread = 1.96 * sqrt(sum((beyond - mean * many) ** 2 for many, beyond in self._batches)) / self.tries
        return mean - spread, mean, mean + max(spread, 3 / self.tries)


def _share(drawn: tuple[Sequence[str], Sequence[int]], groups: Iterable[str]) -> float:
    names, weights = drawn
    return sum(weights[names.index(group)] for group in groups if group in names) / sum(weights)


def changed(before: Shown, after: Shown, kinds: Iterable[str]) -> dict[str, dict[str, set[str]]]:
    """Return for each choice of views, of each kind the groups of which any of them shows something else."""
    moved = [place for place in {*before, *after} if before.get(place) != after.get(place)]
    return {
        name: {
            kind: {group for view, groups in moved if looked_at(view)
                   for by, group in zip(view[2], groups, strict=True) if by == kind}
            for kind in kinds
        }
        for name, looked_at in VIEWS.items()
    }  # fmt: skip


def shown(
    released: Released,
    watched: Sequence[Indicator],
    draw: Draw,
    kinds: Sequence[str],
    periods: Sequence[Period],
    exact: bool = False,
) -> Shown:
    """Return what every view shows of each group and pair of groups; `exact`, as dashboards commonly do."""
    scope, found, whose = np.ones(len(released.table), dtype=bool), Shown(), frozenset({WHOSE})
    for one in watched:
        reckoning = InCompany(one, released.table, TODAY, scope, TODAY, released.company, whose)
        for period in periods:
            for by in ways([kind for kind in kinds if kind in one.grouping], protecting.MOST[one.measure]):
                if by:
                    found |= dict(_exact(reckoning, period, by) if exact else _told(reckoning, period, by, draw))
    return found


def _told(
    reckoning: Reckoning, period: Period, by: tuple[str, ...], draw: Draw
) -> Iterator[tuple[tuple[View, tuple[str, ...]], int | None]]:
    figures = protecting.protected(reckoning, period, by, WHOSE, draw)
    for pair, shown_ in figures.cells.items():
        named = [name.partition("=") for name in pair if name != TOTAL]
        groups = tuple(text for kind, _is, text in named if kind in by)
        if len(groups) == len(by):
            which = next((text for kind, _is, text in named if kind not in by), "")
            yield ((reckoning.indicator.id, str(period), by, which), groups), shown_


def _exact(
    reckoning: Reckoning, period: Period, by: tuple[str, ...]
) -> Iterator[tuple[tuple[View, tuple[str, ...]], int | None]]:
    view = (reckoning.indicator.id, str(period), by, "")
    for groups, number in reckoning.numbers(period, by).items():
        yield (view, groups), number.part if number.part >= reckoning.indicator.smallest_shown else None
