"""Who is told figures how: exact over the cases that the reader may open, protected over those of the agency for others."""

from collections.abc import Mapping
from functools import cached_property
from uuid import UUID

import numpy as np

from amparo.analysis.indicators import protecting
from amparo.analysis.indicators.company import InCompany
from amparo.analysis.indicators.computing import Reckoning
from amparo.analysis.indicators.figures import OFF, Figure, Line, Told, groups_of, lines_of_all
from amparo.analysis.indicators.outside import Outside
from amparo.analysis.indicators.periods import Period, Span
from amparo.analysis.indicators.session import Session
from amparo.casework.cases import queries as cases
from amparo.foundation import clock
from amparo.foundation.counting import CASE, Array
from amparo.foundation.policy import Action, AgencyIs, Compartment, Role, visible
from amparo.practice.indicators import Indicator, Measure
from amparo.trust.disclosure import gate
from amparo.trust.disclosure.access import Access
from amparo.trust.projections import statistics
from amparo.trust.projections.statistics import Table

OWN = (Role.CASE_WORKER, Role.SUPERVISOR)
"""Roles whose figures are of the cases that they may open, and exact."""
ACT = "figures.read"
PARTS, MOST_PARTS = "parts", 200
"""So many readers' cases are remembered with a state of the arrays."""


def agencies(access: Access) -> frozenset[UUID]:
    """Return the agencies over whose cases `access` may have figures, by the access law."""
    scope = visible(access.actor, Action.AGGREGATE, Compartment.FACETS)
    return frozenset(part.agency for clause in scope for part in clause if isinstance(part, AgencyIs))


def part_of(one: Indicator) -> Compartment:
    """Return which part of a case tells what an indicator counts: who may read it is told exact numbers."""
    return Compartment(one.apart) if one.apart else Compartment.STORY


def reach(
    access: Access, table: Table, team: UUID | None = None, part: Compartment = Compartment.STORY
) -> tuple[Array, int]:
    """Return the cases of which `access` may open a part, of one team where it is named; and how many, counted or not."""
    rows = cases.in_reach(access, Action.READ, part)
    found = list((rows.filter(team=team) if team else rows).values_list("pk", flat=True))
    scope = np.zeros(len(table), dtype=bool)
    scope[table.places(found).astype(np.intp)] = True
    return scope, len(found)


class Own:
    """Exact figures of the cases that somebody may open."""

    def __init__(self, access: Access, team: UUID | None = None) -> None:
        self.access, self.team, self.today = access, team, clock.today()
        self._whole = statistics.current()
        self._parts: dict[Compartment, tuple[Table, int]] = {}

    def _table(self, part: Compartment) -> tuple[Table, int]:
        """Return what is counted of the cases of which the reader may open a part, and how many cases those are."""
        if part not in self._parts:
            scope, many = reach(self.access, self._whole, self.team, part)
            self._parts[part] = _part(self._whole, np.flatnonzero(scope)), many
        return self._parts[part]

    def figure(self, one: Indicator, period: Period, by: tuple[str, ...], *, compared: bool = True) -> Figure:
        """Return one figure with the period before, which costs little here, `compared` or not."""
        table, many = self._table(part_of(one))
        lines = lines_of_all(one, table, period, by, self.today)
        return Figure(one, period, by, lines, counted=len(table), uncounted=many - len(table))


def _part(whole: Table, places: Array) -> Table:
    """Return the part of these cases; the same one for the same cases, so that what was reckoned of it is remembered.

    Which cases somebody may open is asked anew for every page: a right that ended does not outlive itself here.
    """
    parts = whole.remembered.setdefault(PARTS, {})
    key = places.tobytes()
    if key not in parts:
        if len(parts) >= MOST_PARTS:
            parts.clear()
        parts[key] = whole.part(places)
    found: Table = parts[key]
    return found


class Further:
    """Protected figures of the cases of one's agency, as they were released."""

    def __init__(self, access: Access) -> None:
        released = statistics.released()
        self.table, self.at, self.today, self.company = released.table, released.at, clock.today(), released.company
        self.agencies = frozenset(map(str, agencies(access)))
        numbers = {self.table.codes.found("agency", agency) for agency in self.agencies}
        self.scope = np.isin(self.table.arrays[CASE]["agency"], list(numbers))
        self._reckonings: dict[str, Reckoning] = {}

    def figure(self, one: Indicator, period: Period, by: tuple[str, ...], *, compared: bool = True) -> Figure:
        """Return one figure as it may go further, with the period before if `compared`."""
        if period.span is Span.DAYS:
            raise ValueError("figures that go further are of whole months")
        now, too_few = self._told(one, period, by)
        before = self._told(one, period.before(), by)[0] if compared else {}
        groups = sorted(group for group in now if group and not now[group].hidden)
        lines = [Line((), now[()], before.get(()))]
        lines += [Line(group, now[group], before.get(group)) for group in groups if len(group) == len(by)]
        return Figure(one, period, by, lines, off=OFF, as_of=self.at, too_few=too_few)

    def _told(self, one: Indicator, period: Period, by: tuple[str, ...]) -> tuple[Mapping[tuple[str, ...], Told], bool]:
        if one.id not in self._reckonings:
            stands, company = self.at.date(), self.company
            self._reckonings[one.id] = InCompany(
                one, self.table, self.today, self.scope, stands, company, self.agencies
            )
        whose = ",".join(sorted(self.agencies))
        found = protecting.protected(self._reckonings[one.id], period, by, whose, statistics.draw)
        return groups_of(found, protecting.MET, shares=one.measure is Measure.SHARE), found.too_few


class Reader:
    """Figures as somebody is told them, of cases and of what is about none; what is asked for is made ready once."""

    def __init__(self, access: Access, team: UUID | None = None) -> None:
        self.access, self.team = access, team

    @cached_property
    def _cases(self) -> Own | Further:
        return Own(self.access, self.team) if self.access.role in OWN else Further(self.access)

    @cached_property
    def _outside(self) -> Outside:
        if self.access.actor.agency is None:
            raise gate.not_there(self.access, None, ACT)
        return Outside(self.access.actor.agency)

    @cached_property
    def session(self) -> Session:
        """Return what is counted in the session of the reader."""
        return Session(self.access)

    def figure(self, one: Indicator, period: Period, by: tuple[str, ...], *, compared: bool = True) -> Figure:
        """Return one figure by groups, with the period before if `compared`; what may be asked was looked at before."""
        if one.in_session:
            return self.session.figure(one, period, by)
        return (self._cases if one.of_cases else self._outside).figure(one, period, by, compared=compared)
