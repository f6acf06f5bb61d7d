"""Somebody who looks at every view before and after one came, or left, and says who that was."""

import hashlib
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from math import prod, sqrt
from typing import Any
from uuid import UUID

import numpy as np

from amparo.analysis.indicators import protecting
from amparo.analysis.indicators.company import InCompany, in_company
from amparo.analysis.indicators.company.adding import name
from amparo.analysis.indicators.computing import Reckoning
from amparo.analysis.indicators.periods import Span, holding
from amparo.foundation import clock
from amparo.foundation.counting import Codes, Counted
from amparo.foundation.privacy import BATCH, TOTAL, Draw, draw_of
from amparo.practice.counted import LAYOUT
from amparo.practice.indicators import Indicator, Measure
from amparo.trust.projections.statistics import Released, Table, made
from tests.analysis.feeds.attacking import going_further, ways
from tests.analysis.feeds.worlds import GROUPS, KINDS, TODAY, a_case
from tests.analysis.indicators.making import at

PERIODS = [holding(TODAY, span) for span in (Span.MONTH, Span.QUARTER, Span.YEAR)]
NOW = at(TODAY.isoformat())
WHOSE, RELEASES = "ours", 12
"""So often figures are released until the next invented caseload."""
View = tuple[str, str, tuple[str, ...]]
Shown = dict[tuple[View, tuple[str, ...]], int | None]


def key(number: int) -> Draw:
    """Return the draw of one of 250 keys that the attacker does not have."""
    return draw_of(lambda name: hashlib.blake2b(name.encode(), key=bytes([number % 250 + 1])).digest())


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

    def judge(self, seen: Sequence[tuple[dict[str, set[str]], Any]], groups: Any) -> None:
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

    @property
    def given_away(self) -> tuple[float, float]:
        """Return which share of all is known beyond chance, and the upper end of its interval (95 %).

        Who came together is known together or not at all, so what differs is batches.
        """
        mean = (self.whole - self.by_chance) / self.tries
        spread = sqrt(sum((beyond - mean * many) ** 2 for many, beyond in self._batches)) / self.tries
        return mean, mean + 1.96 * spread


def _share(drawn: tuple[Sequence[str], Sequence[int]], groups: Iterable[str]) -> float:
    names, weights = drawn
    return sum(weights[names.index(group)] for group in groups if group in names) / sum(weights)


@dataclass
class World:
    """An invented caseload with what was released of it; where it is not `guarded`, in batches of ten cases and no more."""

    counted: list[Counted]
    guarded: bool = True
    codes: Codes = field(default_factory=Codes)
    released: Released | None = None

    def release(self, changed: Iterable[UUID] = ()) -> Released:
        """Release what is known now; `changed` are the cases of which something is new, or that are gone."""
        ids, before = set(changed), self.released
        if before is None:
            self.released = Released(made(LAYOUT, self.counted, self.codes), NOW, 0, b"")
        else:
            table = before.table.with_changes(ids, [case for case in self.counted if case.case in ids])
            told = in_company(before, table, ids, NOW) if self.guarded else {}
            self.released = Released(table, NOW, 0, b"", told)
        return self.released


def newcomers(
    tries: int, *, share: float, many: int, guarded: bool = True, lively: bool = False, seed: int = 11
) -> Known:
    """Return of how many newcomers the whole record is known by comparing every view before they came and when they counted.

    The attacker takes a kind of groups for known where just one group changed in any view of the month, of the quarter or of
    the year; a record is known whole where each kind is, and rightly. Of ten cases that changed a `share` are new, of the
    others somebody was visited or their case was closed. Of newcomers who are not `lively` only the first action is known.
    """
    chance, found, number = random.Random(seed), Known(), 0
    with clock.fixed(NOW):
        while found.tries < tries:
            number += 1
            world, waiting = World([a_case(chance, place, WHOSE) for place in range(many)], guarded), list[Any]()
            draw, views = key(number), list[Shown]()
            watched = [
                one
                for one in _moved(made(LAYOUT, [_newcomer(chance, 0, lively=lively)], Codes()))
                if one.id not in ("cases_active",)
            ]
            views.append(shown(world.release(), watched, draw))
            for _ in range(RELEASES):
                new, others = _happened(chance, world.counted, share, lively)
                waiting += [(case, len(views) - 1) for case in new]
                released = world.release([case.case for case in (*new, *others)])
                views.append(shown(released, watched, draw))
                counts = [(case, since) for case, since in waiting if is_told(released, case, watched)]
                waiting = [each for each in waiting if each not in counts]
                found.judge([(changed(views[since], views[-1], KINDS), case.values) for case, since in counts], GROUPS)
    return found


def leavers(tries: int, *, many: int, guarded: bool = True, seed: int = 13) -> Known:
    """Return of how many who left the whole record is known by comparing every view before and after."""
    chance, found = random.Random(seed), Known()
    with clock.fixed(NOW):
        for number in range(tries):
            world = World([a_case(chance, place, WHOSE) for place in range(many)], guarded)
            gone = chance.choice(world.counted)
            watched = _moved(made(LAYOUT, [gone], Codes()))
            before = shown(world.release(), watched, key(number))
            world.counted.remove(gone)
            after = shown(world.release([gone.case]), watched, key(number))
            found.judge([(changed(before, after, KINDS), gone.values)], GROUPS)
    return found


def _happened(
    chance: random.Random, counted: list[Counted], share: float, lively: bool
) -> tuple[list[Counted], list[Counted]]:
    """Let ten cases change in `counted`; return the new ones and the others."""
    many = sum(chance.random() < share for _ in range(BATCH))
    some = [_newcomer(chance, len(counted) + place, lively=lively) for place in range(many)]
    others = []
    for place in chance.sample(range(len(counted)), BATCH - len(some)):
        counted[place] = _went_on(chance, counted[place])
        others.append(counted[place])
    counted += some
    return some, others


def _went_on(chance: random.Random, case: Counted) -> Counted:
    work = case.rows["work"][-1]
    if not work.get("ended") and chance.random() < 0.4:
        ended = {"ended": TODAY, "lasted": "up_to_3_months", "closure_reason": "moved"}
        return replace(case, rows={**case.rows, "work": [*case.rows["work"][:-1], {**work, **ended}]})
    visit = {"done": TODAY, "treated_well": chance.choice(("yes", "no"))}
    return replace(case, rows={**case.rows, "follow_up": [*case.rows.get("follow_up", ()), visit]})


def _newcomer(chance: random.Random, number: int, *, lively: bool) -> Counted:
    day = TODAY - timedelta(days=chance.randrange(20))
    case = a_case(chance, number + 100_000, WHOSE, started=day)
    rows: dict[str, list[dict[str, Any]]] = {
        "work": [{"started": day, "again": "no"}],
        "clock": [{"step": "first_action", "due": day, "in_time": "yes"}],
    }
    return case if lively else replace(case, rows=rows)


def is_told(released: Released, case: Counted, watched: Sequence[Indicator]) -> bool:
    """Return whether somebody new stands in any figure."""
    person = case.values["person"].int >> 64
    for one in watched:
        for period in PERIODS:
            told = {each[0]: each[1] for each in released.company.get(name(WHOSE, one, period), ())}
            if told.get(person, True):
                return True
    return False


def _moved(newcomers: Table) -> list[Indicator]:
    """Return the indicators that newcomers can move at all; all others show the same before and after."""
    scope = np.ones(len(newcomers), dtype=bool)
    return [
        one for one in going_further(newcomers)
        if any(len(Reckoning(one, newcomers, TODAY, scope, TODAY).chosen(period)[0]) for period in PERIODS)
    ]  # fmt: skip


def changed(before: Shown, after: Shown, kinds: Iterable[str]) -> dict[str, set[str]]:
    """Return of each kind the groups of which any view shows something else."""
    moved = [place for place in {*before, *after} if before.get(place) != after.get(place)]
    return {
        kind: {group for (view, groups) in moved for by, group in zip(view[2], groups, strict=True) if by == kind}
        for kind in kinds
    }


def shown(
    released: Released,
    watched: Sequence[Indicator],
    draw: Draw,
    kinds: Sequence[str] = KINDS,
    most: int = 1,
    exact: bool = False,
) -> Shown:
    """Return what every view shows of each group, or of each pair of groups."""
    scope, found, whose = np.ones(len(released.table), dtype=bool), Shown(), frozenset({WHOSE})
    for one in watched:
        reckoning = InCompany(one, released.table, TODAY, scope, TODAY, released.company, whose)
        for period in PERIODS:
            for by in ways([kind for kind in kinds if kind in one.grouping], min(most, protecting.MOST[one.measure])):
                if by:
                    view = (one.id, str(period), by)
                    found |= {(view, groups): told for groups, told in _told(reckoning, view, period, draw, exact)}
    return found


def _told(
    reckoning: Reckoning, view: View, period: Any, draw: Draw, exact: bool
) -> Iterable[tuple[tuple[str, ...], int | None]]:
    if exact:
        return [(groups, told.part) for groups, told in reckoning.numbers(period, view[2]).items()]
    figures = protecting.protected(reckoning, period, view[2], WHOSE, draw)
    met = protecting.MET if reckoning.indicator.measure is Measure.SHARE else TOTAL
    return [
        (tuple(name.partition("=")[2] for name in pair if "=" in name and not name.startswith("outcome=")), shown)
        for pair, shown in figures.cells.items()
        if pair[0] != TOTAL and (pair[1] == met if len(view[2]) == 1 else pair[1] != TOTAL)
    ]
