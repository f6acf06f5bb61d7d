"""Somebody who has every view at once: all indicators, periods, groups and pairs of groups that the screens and the feed tell.

Nothing about the meaning of a cell is written down here. How often a case is counted in a cell is asked of the reckoning
itself; cases that are counted alike in every cell of every view cannot be told apart, and how many there are of each such
kind is what the attacker does not know. Unknowns are the kinds that occur and, where a `universe` is given, others that
could: over all indicators together, so the attacker knows more of how figures hang together than anybody can. A solver then
says whether a hidden count could be another one.
"""

import hashlib
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import combinations
from typing import Any
from uuid import UUID

import numpy as np
from scipy.optimize import LinearConstraint, milp
from scipy.sparse import csr_matrix

from amparo import practice
from amparo.analysis.indicators import protecting
from amparo.analysis.indicators.computing import Reckoning
from amparo.analysis.indicators.periods import Period, Span, holding
from amparo.foundation.counting import Array, Codes, Counted
from amparo.foundation.privacy import TOTAL, Draw, Figures, bound, draw_of
from amparo.practice.counted import LAYOUT
from amparo.practice.indicators import BASE, Indicator, Measure, indicators
from amparo.trust.projections.statistics import Table, made

OFF = bound(BASE)
TODAY = date(2027, 3, 31)
KINDS = ("sex", "age_band", "office", "disability")
STEPS, SECONDS = 1500, 5.0
"""How long the walk is, and how long the solver thinks about one cell."""


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
    def true(self) -> int:
        """Return the true count."""
        return int(self.cases[: self.many].sum())

    @property
    def known(self) -> tuple[float, float]:
        """Return between what the count is known to lie before anything is reckoned: all together is hidden only when small."""
        if self.shown is not None:
            return max(self.shown - self.off, self.limit), self.shown + self.off
        return 0, self.limit - 1 if self.whole else np.inf


def going_further() -> list[Indicator]:
    """Return the indicators that go further than the team."""
    return [one for one in indicators(practice.catalogue()) if one.goes_further]


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
    for one in going_further():
        true, all_ = (Reckoning(one, some, today, np.ones(len(some), dtype=bool), today) for some in (table, every))
        for period in periods:
            for by in ways([kind for kind in kinds if kind in one.grouping], protecting.MOST[one.measure]):
                figures = protecting.protected(true, period, by, whose, draw)
                yield from _of_view(all_, period, by, figures, len(table))


def ways(kinds: Sequence[str], most: int) -> list[tuple[str, ...]]:
    """Return every way in which an indicator can be broken down."""
    return [(), *((kind,) for kind in kinds), *(combinations(kinds, 2) if most > 1 else ())]


def _of_view(reckoning: Reckoning, period: Period, by: tuple[str, ...], figures: Figures, many: int) -> Iterator[Cell]:
    one, unit = reckoning.indicator, reckoning.table.arrays[reckoning.indicator.unit]
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
            inside &= reckoning._column(kind)[places] == reckoning.table.codes.found(kind, text)
            if text == protecting.NOBODY:
                inside &= False
        cases = np.bincount(unit["at"][places[inside]], minlength=len(reckoning.table)).astype(np.int16)
        whole = pair in ((TOTAL, TOTAL), ("all", TOTAL)) if share else pair == (TOTAL, TOTAL)
        yield Cell(f"{one.id} {period} {by} {pair}", cases, shown, one.smallest_shown, whole, many)


@dataclass
class Solver:
    """What is known of all cells together; `there` is how many cases of each kind there truly are."""

    of_cell: Array
    low: Array
    high: Array
    there: Array

    def wandered(self, some: Array, steps: int, chance: np.random.Generator) -> Array:
        """Return which sums of cells were other ones on a walk from the truth through what else would look the same.

        Each step adds a case, takes one away or makes it one of another kind, so that everything known still holds. What
        did not change on the way is not thereby known: it is left to `could_be`.
        """
        there, truth = self.there.copy(), some @ self.there
        now, changed = self.of_cell @ there, np.zeros(len(some), dtype=bool)
        nobody = np.zeros((len(self.of_cell), 1))
        kinds = np.hstack([self.of_cell, nobody])
        for _ in range(steps):
            gone = int(chance.integers(len(there) + 1))
            if gone < len(there) and not there[gone]:
                continue
            after = now[:, None] - kinds[:, [gone]] + kinds
            fits = np.flatnonzero(((after <= self.high[:, None]) & (after >= self.low[:, None])).all(axis=0))
            if not len(fits):
                continue
            came = int(chance.choice(fits))
            now = after[:, came]
            for kind, step in ((gone, -1), (came, 1)):
                if kind < len(there):
                    there[kind] += step
            changed |= some @ there != truth
            if changed.all():
                break
        return changed

    def could_be(self, cell: Array, least: float, most: float) -> bool | None:
        """Return whether the sum of a cell can lie between two numbers; None where time was too short to say."""
        many = self.of_cell.shape[1]
        told = [
            LinearConstraint(csr_matrix(self.of_cell), self.low, self.high),
            LinearConstraint(cell.reshape(1, -1), least, most),
        ]
        found = milp(np.zeros(many), integrality=np.ones(many), constraints=told, options={"time_limit": SECONDS})
        return True if found.success else False if found.status == 2 else None


def solver(found: Sequence[Cell]) -> tuple[Solver, Array]:
    """Return a solver that knows every cell, and for each cell how often it counts which kinds of cases."""
    matrix, kind = np.unique(np.array([one.cases for one in found]), axis=1, return_inverse=True)
    many = np.bincount(kind.ravel()[: found[0].many], minlength=matrix.shape[1])
    matrix = matrix.astype(float)
    low, high = zip(*(one.known for one in found), strict=True)
    kept = [place for place, one in enumerate(found) if np.isfinite(one.known[1])]
    return Solver(matrix[kept], np.array(low)[kept], np.array(high)[kept], many), matrix


@dataclass
class Verdict:
    """How many cells were shown and hidden, how many small ones were tried, and which of these were recovered."""

    shown: int
    hidden: int
    tried: int
    undecided: int
    recovered: list[str]


def attacked(found: Iterable[Cell], most: int | None = None, chance: random.Random | None = None) -> Verdict:
    """Return what an attacker makes out of hidden small counts; at most so many of them are tried, drawn by chance."""
    every = list({(one.cases.tobytes(), one.shown): one for one in found}.values())
    knows, matrix = solver(every)
    small = [
        place for place, one in enumerate(every) if one.shown is None and one.true < one.limit and matrix[place].any()
    ]
    tried = small if most is None or len(small) <= most else (chance or random.Random(1)).sample(small, most)
    verdict = Verdict(
        sum(one.shown is not None for one in every), sum(one.shown is None for one in every), len(tried), 0, []
    )
    changed = knows.wandered(matrix[tried], STEPS, np.random.default_rng(len(every))) if tried else []
    for place, known_otherwise in zip(tried, changed, strict=True):
        one = every[place]
        if known_otherwise:
            continue
        more = knows.could_be(matrix[place], one.true + 1, np.inf)
        less = False if more or not one.true else knows.could_be(matrix[place], 0, one.true - 1)
        if more or less:
            continue
        if more is None or less is None:
            verdict.undecided += 1
        else:
            verdict.recovered.append(f"{one.name}: {one.true}")
    return verdict


GROUPS = {
    "sex": (("female", "male"), (7, 3)),
    "age_band": (("unhcr_0_4", "unhcr_12_17", "unhcr_18_59", "unhcr_60"), (1, 3, 9, 1)),
    "office": (("Capital", "Port", "Border"), (9, 3, 1)),
    "disability": (("yes", "no", "unknown"), (1, 8, 2)),
}
"""Kinds of groups of invented cases, some of them rare."""


def random_cases(chance: random.Random, many: int, agency: str = "ours") -> tuple[Table, Table]:
    """Return cases opened, planned, referred and closed over five months, by people of whom some are rare; and these with
    as many again that could have been."""
    drawn = [_case(chance, number, agency) for number in range(2 * many)]
    return made(LAYOUT, drawn[:many], Codes()), made(LAYOUT, drawn, Codes())


def _case(chance: random.Random, number: int, agency: str) -> Counted:
    values: dict[str, Any] = {kind: chance.choices(*drawn)[0] for kind, drawn in GROUPS.items()}
    started = date(2026, 11, 1) + timedelta(days=chance.randrange(150))
    work: dict[str, Any] = {"started": started, "again": chance.choice(("no", "no", "no", "yes"))}
    if chance.random() < 0.5:
        goals = chance.randrange(3)
        work |= {
            "ended": min(started + timedelta(days=chance.randrange(90)), TODAY),
            "goals": goals,
            "lasted": "up_to_3_months",
            "goals_met": chance.randint(0, goals),
            "closure_reason": chance.choice(("goals_met", "lost_contact", "moved")),
        }
    clocks = [
        {"step": step, "due": started, "met": started, "in_time": chance.choice(("yes", "yes", "no"))}
        for step in ("first_action", "assessment", "plan")
        if chance.random() < 0.8
    ]
    referrals = [_referral(chance, started) for _ in range(chance.choice((0, 0, 1, 2)))]
    rows = {
        "work": [work],
        "clock": clocks,
        "plan": [{"made": started, "agreed": chance.choice(("yes", "partly"))}],
        "referral": referrals,
    }
    return Counted(UUID(int=number + 1), {**values, "agency": agency, "person": UUID(int=number + 1)}, rows)


def _referral(chance: random.Random, started: date) -> dict[str, Any]:
    sent = min(started + timedelta(days=chance.randrange(20)), TODAY)
    told = {"sent": sent, "urgency": chance.choice(("normal", "urgent"))}
    if chance.random() < 0.7:
        told |= {"answered": sent, "answer": chance.choice(("accepted", "declined"))}
        told |= {"received": sent, "told": sent} if chance.random() < 0.5 else {}
    return told


def unprotected(cell: Cell) -> Cell:
    """Return a cell as dashboards commonly have it: exact, hidden only where it is small itself."""
    return replace(cell, shown=cell.true if cell.true >= cell.limit else None, off=0)


WATCHED = ("cases_new", "cases_active", "plans_agreed", "first_response_in_time", "assessment_in_time", "plan_in_time")
"""Indicators that move with a registration, alone or with the first days after it."""


def newcomers(tries: int, *, batch: int, exact: bool, many: int = 400) -> int:
    """Return of how many newcomers the whole record is known by comparing every view before and after they came.

    The attacker takes a kind of groups for known where just one group changed in any view of the month, of the quarter or of
    the year; a record is known whole where each kind is, and rightly. Views are made anew when `batch` cases have come.
    """
    chance, whole = random.Random(11), 0
    counted = [_case(chance, number, "ours") for number in range(many)]
    for number in range(tries):
        counted += [_newcomer(chance, len(counted) + place) for place in range(batch)]
        draw = draw_of(lambda name, key=number: hashlib.blake2b(name.encode(), key=bytes([key % 250 + 1])).digest())
        before, after = (_watched(made(LAYOUT, some, Codes()), draw, exact) for some in (counted[:-batch], counted))
        seen = {
            kind: {
                group
                for view, group in {*before, *after}
                if view[-1] == kind and before.get((view, group)) != after.get((view, group))
            }
            for kind in KINDS
        }
        whole += all(seen[kind] == {counted[-1].values[kind]} for kind in KINDS)
        del counted[:batch]
    return whole


def _newcomer(chance: random.Random, number: int) -> Counted:
    case = _case(chance, number + 1000, "ours")
    day = TODAY - timedelta(days=chance.randrange(20))
    rows = {
        "work": [{"started": day, "again": "no"}],
        "clock": [{"step": "first_action", "due": day, "met": day, "in_time": "yes"}],
    }
    return replace(case, rows=rows)


def _watched(table: Table, draw: Draw, exact: bool) -> dict[tuple[tuple[str, ...], str], int | None]:
    """Return what every view that is watched shows, by view and group."""
    scope, found = np.ones(len(table), dtype=bool), dict[tuple[tuple[str, ...], str], int | None]()
    periods = [holding(TODAY, span) for span in (Span.MONTH, Span.QUARTER, Span.YEAR)]
    for one in going_further():
        if one.id not in WATCHED:
            continue
        reckoning = Reckoning(one, table, TODAY, scope, TODAY)
        for period in periods:
            for kind in KINDS:
                view = (one.id, str(period), kind)
                if exact:
                    found |= {(view, group[0]): told.part for group, told in reckoning.numbers(period, (kind,)).items()}
                else:
                    figures = protecting.protected(reckoning, period, (kind,), "ours", draw)
                    column = protecting.MET if one.measure is Measure.SHARE else TOTAL
                    found |= {
                        (view, row.partition("=")[2]): shown
                        for (row, at), shown in figures.cells.items()
                        if at == column and row != TOTAL
                    }
    return found
