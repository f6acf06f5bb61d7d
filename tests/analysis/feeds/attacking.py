"""Somebody who has every view at once: all indicators, periods, groups and pairs of groups that the screens and the feed tell.

Nothing about the meaning of a cell is written down here. How often a case is counted in a cell is asked of the reckoning
itself; cases that are counted alike in every cell of every view cannot be told apart, and how many there are of each such
kind is what the attacker does not know. Unknowns are the kinds that occur and, where a `universe` is given, others that
could: over all indicators together, so the attacker knows more of how figures hang together than anybody can. A solver then
says whether a hidden count could be another one.

What the views are: dashboards, the page of leadership, kept figures and the feed ask `indicators` and show cells of these
tables or copies of them, and nothing else of cases. What is exact by decision (registers, checklists, roles of staff:
`Indicator.is_open`, decision 47) hides nothing, so there is nothing to attack; means, sums, ratios and medians of cases are
never protected, they stay with the team. Equity reviews and public figures have attacks of their own reasoning (decision 36).
"""

import random
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations

import numpy as np

from amparo import practice
from amparo.analysis.indicators import protecting
from amparo.analysis.indicators.computing import Reckoning
from amparo.analysis.indicators.periods import Period
from amparo.foundation.counting import Array
from amparo.foundation.privacy import TOTAL, Draw, Figures, bound
from amparo.practice.indicators import BASE, Indicator, Measure, indicators
from amparo.trust.projections.statistics import Table
from tests.analysis.feeds.solving import BOTH, Solver

OFF = bound(BASE)
WALKS, STEPS = 20, 250
"""So many walks begin at the truth before the solver thinks, and so long they are; one from wherever it comes."""
SOME, IN_VAIN = 20, 10
"""First the solver is asked for so many cells together, any of which may be another one, until so often it found nothing."""
PATIENCE = (1.5, 1.5, 5.0, 60.0)
"""So many seconds the solver thinks about a cell, round after round: what is found for one often answers a hundred others."""


@dataclass(frozen=True)
class Cell:
    """One cell of one view: how often it counts each case, what is shown of it, and the smallest count that is shown."""

    name: str
    cases: Array
    shown: int | None
    limit: int
    whole: bool
    many: int
    off: int = OFF

    @property
    def like(self) -> tuple[bytes, int | None]:
        """Return what two cells have in common that tell the same."""
        return self.cases.tobytes(), self.shown

    @property
    def true(self) -> int:
        """Return the true count."""
        return int(self.cases[: self.many].sum())

    @property
    def known(self) -> tuple[float, float]:
        """Return between what the count is known to lie before anything is reckoned: all together is hidden only when small."""
        if self.shown is not None:
            return max(self.shown - self.off, self.limit), self.shown + self.off
        return 0, self.limit + self.off if self.whole else np.inf


def going_further(table: Table) -> list[Indicator]:
    """Return the indicators of what a table holds that go further than the team, and not exactly by decision."""
    every = indicators(practice.catalogue())
    return [one for one in every if one.goes_further and not one.is_open and one.unit in table.layout.units]


def cells(
    table: Table,
    periods: Sequence[Period],
    kinds: Sequence[str],
    whose: str,
    today: date,
    draw: Draw,
    universe: Table | None = None,
) -> Iterator[Cell]:
    """Yield every cell of every view of a table; `universe` are its cases and, after them, others that could have been."""
    every = universe or table
    for one in going_further(table):
        true, all_ = (Reckoning(one, some, today, np.ones(len(some), dtype=bool), today) for some in (table, every))
        for period in periods:
            for by in ways([kind for kind in kinds if kind in one.grouping], protecting.MOST[one.measure]):
                figures = protecting.protected(true, period, by, whose, draw)
                yield from _of_view(all_, period, by, figures, len(table))


def ways(kinds: Sequence[str], most: int) -> list[tuple[str, ...]]:
    """Return every way in which an indicator can be broken down."""
    return [(), *((kind,) for kind in kinds), *(combinations(kinds, 2) if most > 1 else ())]


def _of_view(reckoning: Reckoning, period: Period, by: tuple[str, ...], figures: Figures, many: int) -> Iterator[Cell]:
    one, table = reckoning.indicator, reckoning.table
    at = table.of_rows(one.unit, np.arange(len(table)))
    places, met = reckoning.chosen(period)
    share = one.measure is Measure.SHARE
    for pair, shown in figures.cells.items():
        inside = np.ones(len(places), dtype=bool)
        for group in pair:
            if group in (TOTAL, "all"):
                continue
            if group in (protecting.MET, protecting.NOT_MET):
                inside &= met if group == protecting.MET else ~met
                continue
            kind, _is, text = group.partition("=")
            inside &= reckoning.column(kind)[places] == reckoning.table.codes.found(kind, text)
            if text == protecting.NOBODY:
                inside &= False
        cases = np.bincount(at[places[inside]], minlength=len(table)).astype(np.int16)
        whole = pair in ((TOTAL, TOTAL), ("all", TOTAL)) if share else pair == (TOTAL, TOTAL)
        yield Cell(f"{one.id} {period} {by} {pair}", cases, shown, one.smallest_shown, whole, many)


def solver(found: Sequence[Cell], *, beside: bool = False) -> tuple[Solver, Array]:
    """Return a solver that knows every cell, and for each cell how often it counts which kinds of cases.

    `beside` says that cases which could have been stand in the order of the own ones, as `supposed` gives them.
    """
    cases = np.ascontiguousarray(np.array([one.cases for one in found]).T)
    kinds: dict[bytes, int] = {}  # np.unique takes minutes for some thousand cells
    kind = [kinds.setdefault(case.tobytes(), len(kinds)) for case in cases]
    many = np.bincount(kind[: found[0].many], minlength=len(kinds))
    matrix = cases[np.unique(kind, return_index=True)[1]].T.astype(float)
    low, high = zip(*(one.known for one in found), strict=True)
    kept = [place for place, one in enumerate(found) if np.isfinite(one.known[1])]
    own = kind[: found[0].many] * (len(kind) // found[0].many)
    moves = sorted({(one, other) for one, other in zip(own, kind, strict=True) if one != other}) if beside else ()
    return Solver(matrix[kept], np.array(low)[kept], np.array(high)[kept], many, moves), matrix


@dataclass
class Verdict:
    """How many cells were shown and hidden, how many small ones were tried, and which of these were recovered."""

    shown: int
    hidden: int
    tried: int
    undecided: int
    recovered: list[str]


def attacked(
    found: Iterable[Cell], most: int | None = None, chance: random.Random | None = None, only: Collection[str] = ()
) -> Verdict:
    """Return what an attacker makes out of hidden small counts; at most so many are tried, drawn by chance, or `only` some."""
    found = list(found)
    every, tried, knows, matrix = _asked(found, only)
    if most is not None and len(tried) > most:
        tried = (chance or random.Random(1)).sample(tried, most)
    verdict = Verdict(
        sum(one.shown is not None for one in every), sum(one.shown is None for one in every), len(tried), 0, []
    )
    still = _still_open(knows, matrix[tried], np.random.default_rng(len(every)))
    for place, ways in still.items():
        if ways:
            verdict.undecided += 1
        else:
            verdict.recovered += _named_like([every[tried[place]]], found, only)
    return verdict


def _asked(found: Iterable[Cell], only: Collection[str]) -> tuple[Sequence[Cell], list[int], Solver, Array]:
    """Return the cells, each of those alike once, which small ones are asked about, and a solver that knows all."""
    every = list({(one.like, one.name in only and one.name): one for one in found}.values())
    knows, matrix = solver(every)
    places = [place for place in small(every, matrix) if not only or every[place].name in only]
    return every, places, knows, matrix


def confined(found: Iterable[Cell], only: Collection[str] = ()) -> tuple[int, list[str]]:
    """Return how many small counts are hidden, and which of them could not be other ones even if cases could be split.

    All are looked at, or `only` some. Those that count the same cases and show the same are looked at as one, and all named.
    """
    found = list(found)
    every, places, knows, matrix = _asked(found, only)
    stretched = knows.stretched(matrix[places], np.random.default_rng(len(every)))
    known = [every[place] for place, free in zip(places, stretched, strict=True) if not free]
    return len(places), _named_like(known, found, only)


def _named_like(some: Iterable[Cell], found: Iterable[Cell], only: Collection[str]) -> list[str]:
    """Return the names of all cells that tell the same as some: other cases that could have been may tell them apart."""
    known = {one.like for one in some}
    return [one.name for one in found if one.like in known and (not only or one.name in only)]


def small(every: Sequence[Cell], matrix: Array) -> list[int]:
    """Return the places of hidden small counts in which a case counts that there is or could be."""
    return [
        place for place, one in enumerate(every) if one.shown is None and one.true < one.limit and matrix[place].any()
    ]


def _still_open(knows: Solver, sums: Array, chance: np.random.Generator) -> dict[int, frozenset[int]]:
    """Return the sums of which no other cases are found that look the same, with the ways in which there may still be some."""
    changed = np.zeros(len(sums), dtype=bool)
    for _ in range(WALKS):
        changed[~changed] = knows.wandered(sums[~changed], STEPS, chance, knows.there)
    _together(knows, sums, changed, chance)
    still = dict.fromkeys(np.flatnonzero(~changed).tolist(), BOTH)
    for seconds in PATIENCE:
        for place in [place for place, ways in still.items() if ways]:
            if not changed[place]:
                other, still[place] = knows.otherwise(sums[place], still[place], seconds, chance)
                if other is not None:
                    changed[~changed] = knows.wandered(sums[~changed], STEPS, chance, other)
        still = {place: ways for place, ways in still.items() if not changed[place]}
    return still


def _together(knows: Solver, sums: Array, changed: Array, chance: np.random.Generator) -> None:
    """Note in `changed` which sums were other ones when the solver was asked for any of some: the easy ones are soon done."""
    vain = 0
    while vain < IN_VAIN and not changed.all():
        left = np.flatnonzero(~changed)
        some = chance.choice(left, min(SOME, len(left)), replace=False)
        other, _ways = knows.otherwise(sums[some].sum(axis=0), BOTH, PATIENCE[0], chance)
        if other is None:
            vain += 1
        else:
            changed[left] = knows.wandered(sums[left], STEPS, chance, other)


def unprotected(cell: Cell) -> Cell:
    """Return a cell as dashboards commonly have it: exact, hidden only where it is small itself."""
    return replace(cell, shown=cell.true if cell.true >= cell.limit else None, off=0)
