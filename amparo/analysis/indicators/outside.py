"""Figures that are about no case: exact where all staff may know every row, else protected for everybody, ten rows at a time."""

from dataclasses import dataclass, field
from uuid import UUID, uuid5

import numpy as np

from amparo.analysis.indicators import protecting
from amparo.analysis.indicators.computing import Reckoning
from amparo.analysis.indicators.figures import HIDDEN, OFF, Figure, Line, Told, exact_lines, groups_of
from amparo.analysis.indicators.numbers import Group
from amparo.analysis.indicators.periods import Period, Span
from amparo.analysis.indicators.sources import SOURCES
from amparo.analysis.indicators.sources.batches import BATCHED, Rows
from amparo.foundation import clock
from amparo.foundation.counting import Codes, Counted
from amparo.practice.counted import OUTSIDE, RATING
from amparo.practice.indicators import Indicator, Measure
from amparo.trust.projections import statistics
from amparo.trust.projections.statistics import Table, made


@dataclass
class Outside:
    """Figures of one agency about no case; the rows of each unit are read once."""

    agency: UUID
    _rows: dict[str, Rows] = field(default_factory=dict)
    _tables: dict[tuple[str, bool], Table] = field(default_factory=dict)

    def figure(self, one: Indicator, period: Period, by: tuple[str, ...], *, compared: bool = True) -> Figure:
        """Return an indicator by groups, with the period before if `compared`."""
        if one.is_open:
            return self._exact(one, period, by)
        if period.span is Span.DAYS:
            return Figure(one, period, by, [Line((), HIDDEN, HIDDEN)], off=OFF, as_of=clock.now(), too_few=True)
        return self._protected(one, period, by, compared=compared)

    def reckoning(self, one: Indicator, *, batched: bool = False) -> Reckoning:
        """Return an indicator over all its rows or those of full batches, exact: who shows what is not open protects it."""
        key, today = (one.unit, batched), clock.today()
        if one.unit not in self._rows:
            self._rows[one.unit] = SOURCES[one.unit](self.agency)
        if key not in self._tables:
            rows = self._rows[one.unit]
            self._tables[key] = table_of(one.unit, self.agency, BATCHED[one.unit](rows, today) if batched else rows)
        table = self._tables[key]
        return Reckoning(one, table, today, np.ones(len(table), dtype=bool), today)

    def _exact(self, one: Indicator, period: Period, by: tuple[str, ...]) -> Figure:
        return Figure(one, period, by, exact_lines(self.reckoning(one), period, by))

    def _protected(self, one: Indicator, period: Period, by: tuple[str, ...], *, compared: bool) -> Figure:
        now, too_few = self._told(one, period, by)
        before = self._told(one, period.before(), by)[0] if compared else {}
        lines = [Line((), now[()], before.get(()))]
        shown = sorted(group for group in now if group and not now[group].hidden and len(group) == len(by))
        lines += [Line(group, now[group], before.get(group)) for group in shown]
        return Figure(one, period, by, lines, off=OFF, as_of=clock.now(), too_few=too_few)

    def _told(self, one: Indicator, period: Period, by: tuple[str, ...]) -> tuple[dict[Group, Told], bool]:
        whose = "everybody" if one.unit == RATING else str(self.agency)
        found = protecting.protected(self.reckoning(one, batched=True), period, by, whose, statistics.draw)
        return dict(groups_of(found, protecting.MET, shares=one.measure is Measure.SHARE)), found.too_few


def table_of(unit: str, agency: UUID, rows: Rows) -> Table:
    """Return rows of a unit of one agency as a table, each standing for itself."""
    told = (
        Counted(
            uuid5(agency, f"{unit}{number}"), {"agency": str(agency), "office": row.get("office", "")}, {unit: [row]}
        )
        for number, row in enumerate(rows)
    )
    return made(OUTSIDE, told, Codes())
