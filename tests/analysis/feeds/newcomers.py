"""Somebody who looks at every view before and after one came, and says who that was."""

import hashlib
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import numpy as np

from amparo.analysis.indicators import protecting
from amparo.analysis.indicators.computing import Reckoning
from amparo.analysis.indicators.periods import Span, holding
from amparo.analysis.indicators.sources.batches import BATCHED
from amparo.foundation.counting import Codes, Counted
from amparo.foundation.privacy import TOTAL, Draw, draw_of
from amparo.practice.counted import LAYOUT, OUTSIDE, REPORT
from amparo.practice.indicators import Indicator, Measure
from amparo.trust.projections.statistics import Table, made
from tests.analysis.feeds.attacking import going_further, ways
from tests.analysis.feeds.worlds import KINDS, REPORTED, TODAY, a_case, a_report

PERIODS = [holding(TODAY, span) for span in (Span.MONTH, Span.QUARTER, Span.YEAR)]
View = tuple[str, str, tuple[str, ...]]
Shown = dict[tuple[View, tuple[str, ...]], int | None]


def key(number: int) -> Draw:
    """Return the draw of one of 250 keys that the attacker does not have."""
    return draw_of(lambda name: hashlib.blake2b(name.encode(), key=bytes([number % 250 + 1])).digest())


@dataclass
class Known:
    """Of how many newcomers the whole record is known; `strangers`: how often the same words fit somebody who never came."""

    tries: int
    whole: int = 0
    strangers: int = 0


def newcomers(tries: int, *, batch: int, exact: bool, many: int = 400, lively: bool = False, seed: int = 11) -> Known:
    """Return of how many newcomers the whole record is known by comparing every view before and after they came.

    The attacker takes a kind of groups for known where just one group changed in any view of the month, of the quarter or of
    the year; a record is known whole where each kind is, and rightly. Views are made anew when `batch` cases have come. Of
    newcomers who are not `lively` only the first action is known, of the others plans, referrals and all the rest, too.
    """
    chance, found = random.Random(seed), Known(tries)
    counted = [a_case(chance, number) for number in range(many)]
    for number in range(tries):
        counted += [_newcomer(chance, len(counted) + place, lively=lively) for place in range(batch)]
        tables = [made(LAYOUT, some, Codes()) for some in (counted[:-batch], counted)]
        watched = _moved(made(LAYOUT, counted[-batch:], Codes()))
        before, after = (_shown(table, watched, KINDS, key(number), exact, most=1) for table in tables)
        _judge(found, _changed(before, after, KINDS), counted[-1].values, a_case(chance, number).values)
        del counted[:batch]
    return found


def _newcomer(chance: random.Random, number: int, *, lively: bool) -> Counted:
    day = TODAY - timedelta(days=chance.randrange(20))
    case = a_case(chance, number + 1000, started=day)
    rows: dict[str, list[dict[str, Any]]] = {
        "work": [{"started": day, "again": "no"}],
        "clock": [{"step": "first_action", "due": day, "in_time": "yes"}],
    }
    return case if lively else replace(case, rows=rows)


def reports(tries: int, *, batched: bool, many: int = 300, seed: int = 12) -> Known:
    """Return of how many reports kind and way are known from every view before and after each came, with and without batches."""
    chance, found = random.Random(seed), Known(tries)
    rows = sorted(
        (a_report(chance, TODAY - timedelta(days=chance.randrange(90))) for _ in range(many)), key=lambda r: r["came"]
    )
    for number in range(tries):
        rows = [*rows, a_report(chance, TODAY)]
        tables = [_of_reports(some, batched=batched) for some in (rows[:-1], rows)]
        watched = [one for one in going_further(tables[0]) if one.unit == REPORT]
        kinds = tuple(REPORTED)
        before, after = (_shown(table, watched, kinds, key(number), False, most=2) for table in tables)
        _judge(found, _changed(before, after, kinds), rows[-1], a_report(chance, TODAY))
    return found


def _of_reports(rows: list[dict[str, Any]], *, batched: bool) -> Table:
    told = BATCHED[REPORT](rows, TODAY) if batched else rows
    counted = [Counted(UUID(int=number + 1), {"agency": "ours"}, {REPORT: [row]}) for number, row in enumerate(told)]
    return made(OUTSIDE, counted, Codes())


def _judge(found: Known, seen: dict[str, set[str]], came: Any, stranger: Any) -> None:
    found.whole += all(groups == {came[kind]} for kind, groups in seen.items())
    found.strangers += all(groups == {stranger[kind]} for kind, groups in seen.items())


def _moved(newcomers: Table) -> list[Indicator]:
    """Return the indicators that newcomers can move at all; all others show the same before and after."""
    scope = np.ones(len(newcomers), dtype=bool)
    return [
        one for one in going_further(newcomers)
        if any(len(Reckoning(one, newcomers, TODAY, scope, TODAY).chosen(period)[0]) for period in PERIODS)
    ]  # fmt: skip


def _changed(before: Shown, after: Shown, kinds: Iterable[str]) -> dict[str, set[str]]:
    """Return of each kind the groups of which any view shows something else."""
    moved = [place for place in {*before, *after} if before.get(place) != after.get(place)]
    return {
        kind: {group for (view, groups) in moved for by, group in zip(view[2], groups, strict=True) if by == kind}
        for kind in kinds
    }


def _shown(
    table: Table, watched: Sequence[Indicator], kinds: Sequence[str], draw: Draw, exact: bool, most: int
) -> Shown:
    """Return what every view shows of each group, or of each pair of groups."""
    scope, found = np.ones(len(table), dtype=bool), Shown()
    for one in watched:
        reckoning = Reckoning(one, table, TODAY, scope, TODAY)
        for period in PERIODS:
            for by in ways([kind for kind in kinds if kind in one.grouping], min(most, protecting.MOST[one.measure])):
                if by:
                    view = (one.id, str(period), by)
                    found |= {(view, groups): shown for groups, shown in _told(reckoning, view, period, draw, exact)}
    return found


def _told(
    reckoning: Reckoning, view: View, period: Any, draw: Draw, exact: bool
) -> Iterable[tuple[tuple[str, ...], int | None]]:
    if exact:
        return [(groups, told.part) for groups, told in reckoning.numbers(period, view[2]).items()]
    figures = protecting.protected(reckoning, period, view[2], "ours", draw)
    met = protecting.MET if reckoning.indicator.measure is Measure.SHARE else TOTAL
    return [
        (tuple(name.partition("=")[2] for name in pair if "=" in name and not name.startswith("outcome=")), shown)
        for pair, shown in figures.cells.items()
        if pair[0] != TOTAL and (pair[1] == met if len(view[2]) == 1 else pair[1] != TOTAL)
    ]
