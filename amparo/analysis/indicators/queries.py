"""Reads of figures: exact over the cases that the reader may open, protected over those of the agency for who may open none."""

from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from uuid import UUID

import numpy as np

from amparo import practice
from amparo.analysis.indicators import protecting
from amparo.analysis.indicators.computing import Reckoning, countable
from amparo.analysis.indicators.figures import OFF, Figure, Line, Told, exactly, groups_of
from amparo.analysis.indicators.outside import Outside
from amparo.analysis.indicators.periods import Period, Span
from amparo.casework.cases import queries as cases
from amparo.foundation import clock
from amparo.foundation.counting import CASE, Array
from amparo.foundation.policy import Action, AgencyIs, Compartment, Role, visible
from amparo.practice.indicators import Indicator, Measure, indicators
from amparo.trust.disclosure import gate
from amparo.trust.disclosure.access import Access
from amparo.trust.projections import statistics

OWN = (Role.CASE_WORKER, Role.SUPERVISOR)
"""Roles whose figures are of the cases that they may open, and exact."""
ACT = "figures.read"
MOST_BY = 2


def listed(access: Access) -> tuple[Indicator, ...]:
    """Return the indicators that `access` may read: of who opens no case, those that can be protected."""
    _check(access)
    found = indicators(practice.catalogue())
    return found if access.role in OWN else tuple(one for one in found if one.goes_further)


def indicator(access: Access, name: str) -> Indicator:
    """Return one indicator; raise "not there" for one that `access` may not read."""
    found = next((one for one in listed(access) if one.id == name), None)
    if found is None:
        raise gate.not_there(access, None, ACT)
    return found


def most_by(access: Access, one: Indicator) -> int:
    """Return by how many kinds of groups at once `access` may ask for an indicator."""
    return MOST_BY if one.is_open or (one.of_cases and access.role in OWN) else protecting.MOST[one.measure]


def any_days(access: Access, one: Indicator | None) -> bool:
    """Return whether `access` may ask for any days: where what is told is exact."""
    return access.role in OWN if one is None or one.of_cases else one.is_open


def figures(access: Access, wanted: Sequence[Indicator], period: Period) -> list[Figure]:
    """Return several indicators without groups, with the period before."""
    read = reader(access)
    return [read.figure(one, period, ()) for one in wanted]


def figure(access: Access, name: str, period: Period, by: tuple[str, ...] = ()) -> Figure:
    """Return one indicator by groups, with the period before; raise "not there" for what may not be asked."""
    one = indicator(access, name)
    if len(set(by)) != len(by) or len(by) > most_by(access, one) or not set(by) <= set(one.grouping):
        raise gate.not_there(access, None, ACT)
    return reader(access).figure(one, period, by)


def by_every_kind(access: Access, name: str, period: Period) -> list[Figure]:
    """Return one indicator of all together and by each kind of groups, as each is told alone; nothing of the period before."""
    one, read = indicator(access, name), reader(access)
    return [read.figure(one, period, by, compared=False) for by in ((), *((kind,) for kind in one.grouping))]


def course(access: Access, name: str, periods: Sequence[Period]) -> list[tuple[Period, Told]]:
    """Return one indicator without groups in each of `periods`."""
    one, read = indicator(access, name), reader(access)
    return [(period, read.figure(one, period, ()).whole.now) for period in periods]


def counted_cases(access: Access, name: str, period: Period, of: Mapping[str, str]) -> list[UUID]:
    """Return the cases behind an indicator, of one group where one is named; "not there" for who may not open them."""
    one = indicator(access, name)
    if access.role not in OWN or not one.of_cases or not set(of) <= set(one.grouping):
        raise gate.not_there(access, None, ACT)
    table, today = statistics.current(), clock.today()
    reckoning = Reckoning(one, table, today, in_reach(access, table)[0], today)
    return [table.id_at(int(place)) for place in reckoning.cases(period, of)]


def behind(access: Access, found: Figure) -> frozenset[UUID]:
    """Return the cases behind an exact figure, those of the period before with them."""
    periods = (found.period, found.period.before())
    return frozenset(case for period in periods for case in counted_cases(access, found.indicator.id, period, {}))


def may_open_all(access: Access, cases: Collection[UUID]) -> bool:
    """Return whether `access` may open every one of these cases, and each may still be counted."""
    table, today = statistics.current(), clock.today()
    open_ = countable(table, in_reach(access, table)[0], today)
    return int(np.count_nonzero(open_[table.places(cases).astype(np.intp)])) == len(set(cases))


def _check(access: Access) -> None:
    if access.role not in OWN and not _agencies(access):
        raise gate.not_there(access, None, ACT)


def _agencies(access: Access) -> frozenset[UUID]:
    """Return the agencies over whose cases `access` may have figures, by the access law."""
    scope = visible(access.actor, Action.AGGREGATE, Compartment.FACETS)
    return frozenset(part.agency for clause in scope for part in clause if isinstance(part, AgencyIs))


def in_reach(access: Access, table: statistics.Table, team: UUID | None = None) -> tuple[Array, int]:
    """Return which cases `access` may open, of one team where it is named, and how many those are, counted or not."""
    rows = cases.in_reach(access, Action.READ, Compartment.STORY)
    found = list((rows.filter(team=team) if team else rows).values_list("pk", flat=True))
    scope = np.zeros(len(table), dtype=bool)
    scope[table.places(found).astype(np.intp)] = True
    return scope, len(found)


class _Own:
    """Exact figures of the cases that somebody may open."""

    def __init__(self, access: Access, team: UUID | None = None) -> None:
        table, self.today = statistics.current(), clock.today()
        scope, self.all = in_reach(access, table, team)
        self.table = table.part(np.flatnonzero(scope))
        self.scope = np.ones(len(self.table), dtype=bool)

    def figure(self, one: Indicator, period: Period, by: tuple[str, ...], *, compared: bool = True) -> Figure:
        reckoning = Reckoning(one, self.table, self.today, self.scope, self.today)
        whole, whole_before = (reckoning.numbers(each) for each in (period, period.before()))
        now, before = (reckoning.numbers(each, by) if by else {} for each in (period, period.before()))
        lines = [Line((), exactly(whole[()], one.measure), exactly(whole_before[()], one.measure))]
        for group in sorted({*now, *before} - {()}):
            lines.append(Line(group, exactly(now.get(group), one.measure), exactly(before.get(group), one.measure)))
        return Figure(one, period, by, lines, counted=len(self.table), uncounted=self.all - len(self.table))


class _Further:
    """Protected figures of the cases of one's agency, as they were released."""

    def __init__(self, access: Access) -> None:
        released = statistics.released()
        self.table, self.at, self.today = released.table, released.at, clock.today()
        self.agencies = _agencies(access)
        numbers = {self.table.codes.found("agency", str(agency)) for agency in self.agencies}
        self.scope = np.isin(self.table.arrays[CASE]["agency"], list(numbers))
        self._reckonings: dict[str, Reckoning] = {}

    def figure(self, one: Indicator, period: Period, by: tuple[str, ...], *, compared: bool = True) -> Figure:
        if period.span is Span.DAYS:
            raise ValueError("figures that go further are of whole months")
        now, too_few = self._told(one, period, by)
        before = self._told(one, period.before(), by)[0] if compared else {}
        groups = sorted(group for group in now if group and not now[group].hidden)
        lines = [Line((), now[()], before.get(()))]
        lines += [Line(group, now[group], before.get(group)) for group in groups if len(group) == len(by)]
        return Figure(one, period, by, lines, off=OFF, as_of=self.at, too_few=too_few)

    def _told(self, one: Indicator, period: Period, by: tuple[str, ...]) -> tuple[Mapping[tuple[str, ...], Told], bool]:
        reckoning = self._reckonings.setdefault(
            one.id, Reckoning(one, self.table, self.today, self.scope, self.at.date())
        )
        whose = ",".join(sorted(map(str, self.agencies)))
        found = protecting.protected(reckoning, period, by, whose, statistics.draw)
        return groups_of(found, protecting.MET, shares=one.measure is Measure.SHARE), found.too_few


class Reader:
    """Figures as somebody is told them, of cases and of what is about none; what is asked for is made ready once."""

    def __init__(self, access: Access, team: UUID | None = None) -> None:
        self.access, self.team = access, team

    @cached_property
    def _cases(self) -> _Own | _Further:
        return _Own(self.access, self.team) if self.access.role in OWN else _Further(self.access)

    @cached_property
    def _outside(self) -> Outside:
        if self.access.actor.agency is None:
            raise gate.not_there(self.access, None, ACT)
        return Outside(self.access.actor.agency)

    def figure(self, one: Indicator, period: Period, by: tuple[str, ...], *, compared: bool = True) -> Figure:
        """Return one figure by groups, with the period before if `compared`; what may be asked was looked at before."""
        return (self._cases if one.of_cases else self._outside).figure(one, period, by, compared=compared)


def reader(access: Access, team: UUID | None = None) -> Reader:
    """Return what reads one figure after the other for `access`, of one team where it is named and cases may be opened."""
    _check(access)
    return Reader(access, team)
