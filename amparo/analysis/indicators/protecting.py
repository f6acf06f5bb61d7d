"""Indicators for who may not open the cases: reckoned from what was released, hidden and rounded; nothing exact leaves here."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from amparo import practice
from amparo.analysis.indicators.computing import Reckoning
from amparo.analysis.indicators.numbers import Group, Number
from amparo.analysis.indicators.periods import Period
from amparo.foundation.privacy import TOTAL, Draw, Figures, Guard, crossed, single
from amparo.practice.counted import GROUPINGS
from amparo.practice.indicators import BASE, Indicator, Measure

MET, NOT_MET = "outcome=met", "outcome=not_met"
MOST = {Measure.COUNT: 2, Measure.PEOPLE: 2, Measure.SHARE: 1}
"""By how many kinds of groups at once a figure may be broken down; a share is itself one more. No other measure is protected:
of a mean, a sum or a ratio one person can be reckoned back, so that these are exact by decision or stay with the team."""
DAY = "day"
NOBODY = "*nobody"
"""All groups together in which nobody is: one of them tells as little as many."""


def guard(one: Indicator, draw: Draw) -> Guard:
    """Return how an indicator is protected."""
    return Guard(one.smallest_shown, BASE, draw)


def protected(reckoning: Reckoning, period: Period, by: tuple[str, ...], whose: str, draw: Draw) -> Figures:
    """Return an indicator by at most MOST kinds of groups as it may be told; `whose` names whose figures these are.

    What was reckoned once from a table is remembered with it, until the day is over: a feed asks for some thousand tables.
    """
    one, known = reckoning.indicator, reckoning.table.remembered
    if one.is_open or not one.goes_further or len(by) > MOST[one.measure]:
        raise ValueError("this is exact, or goes no further than the team")
    if known.get(DAY) != reckoning.today:
        known.clear()
        known[DAY] = reckoning.today
    key = one.id, period, by, whose, reckoning.today
    found: Figures | None = known.get(key)
    if found is None:
        found = known[key] = _protected(reckoning, period, by, whose, draw)
    return found


def _protected(reckoning: Reckoning, period: Period, by: tuple[str, ...], whose: str, draw: Draw) -> Figures:
    one = reckoning.indicator
    name, numbers = f"{whose}|{one.id}|{period}", reckoning.numbers(period, by)
    by_guard = guard(one, draw)
    if one.measure is Measure.SHARE:
        return _shares(name, by, numbers, by_guard)
    counts = {group: number.part for group, number in numbers.items()}
    if len(by) == 2:
        pairs = {(_named(by[0], one_), _named(by[1], other)): number for (one_, other), number in counts.items()}
        rows, columns = (
            _groups(kind, [pair[at] for pair, number in pairs.items() if number]) for at, kind in enumerate(by)
        )
        return crossed(name, rows, columns, pairs, by_guard)
    singles = {_named(by[0], group[0]): number for group, number in counts.items()} if by else {}
    if not by:
        return _whole(name, counts.get((), 0), by_guard)
    return single(name, {group: singles.get(group, 0) for group in _groups(by[0], list(singles))}, by_guard)


def _whole(name: str, count: int, by_guard: Guard) -> Figures:
    shown = by_guard.told(name, count)
    return Figures({(TOTAL, TOTAL): shown}, shown is None)


def _shares(name: str, by: tuple[str, ...], numbers: Mapping[Group, Number], by_guard: Guard) -> Figures:
    counts, groups = Counter[tuple[str, str]](), []
    for group, number in numbers.items():
        row = _named(by[0], group[0]) if by else "all"
        counts[row, MET] += number.part
        counts[row, NOT_MET] += (number.whole or 0) - number.part
        groups += [row] if number.whole else []
    rows = _groups(by[0], groups) if by else ["all"]
    return crossed(name, rows, (MET, NOT_MET), counts, by_guard)


def _named(kind: str, text: str) -> str:
    return f"{kind}={text}"


def _groups(kind: str, found: Sequence[str]) -> list[str]:
    """Return the groups of a kind in which somebody is, and one for all in which nobody is, where there are any."""
    there = sorted(set(found))
    return there if set(there) >= set(all_groups(kind)) else [*there, _named(kind, NOBODY)]


@lru_cache(maxsize=64)
def all_groups(kind: str) -> tuple[str, ...]:
    """Return every group of a kind that practice knows; where it knows none, one that nobody is in."""
    listed = practice.catalogue().lists.get(GROUPINGS[kind])
    return tuple(_named(kind, code.code) for code in listed or ()) or (_named(kind, NOBODY),)
