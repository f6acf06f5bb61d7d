"""Figures that are about no case: exact where all staff may know every row, else protected for everybody, ten rows at a time."""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from uuid import UUID, uuid5

import numpy as np

from amparo.analysis.indicators import protecting
from amparo.analysis.indicators.computing import Reckoning
from amparo.analysis.indicators.figures import HIDDEN, OFF, Figure, Line, Told, groups_of, lines_of_all
from amparo.analysis.indicators.numbers import Group
from amparo.analysis.indicators.periods import Period, Span
from amparo.analysis.indicators.sources import Source
from amparo.analysis.indicators.sources.batches import BATCHED, Rows
from amparo.foundation import clock
from amparo.foundation.counting import Codes, Counted
from amparo.practice.counted import OUTSIDE, RATING
from amparo.practice.indicators import Indicator, Measure
from amparo.trust.projections import statistics
from amparo.trust.projections.statistics import Table, made

MOST = 50_000
"""So many rows stand together at most: how many there are is kept as a small number."""
_MADE: dict[tuple[str, UUID, bool], tuple[Rows, Table]] = {}


@dataclass
class Outside:
    """Figures of one agency about no case; the rows of each unit are read once."""

    agency: UUID
    _rows: dict[str, Rows] = field(default_factory=dict)
    _tables: dict[tuple[str, bool], Table] = field(default_factory=dict)

    @cached_property
    def _source(self) -> Source:
        return Source(self.agency)

    def figure(self, one: Indicator, period: Period, by: tuple[str, ...], *, compared: bool = True) -> Figure:
        """Return an indicator by groups, with the period before if `compared`."""
        if one.is_open:
            return self._exact(one, period, by)
        if period.span is Span.DAYS:
            return Figure(one, period, by, [Line((), HIDDEN, HIDDEN)], off=OFF, as_of=clock.now(), too_few=True)
        return self._protected(one, period, by, compared=compared)

    def reckoning(self, one: Indicator, *, batched: bool = False) -> Reckoning:
        """Return an indicator over all its rows or those of full batches, exact: who shows what is not open protects it."""
        table, today = self.table(one, batched=batched), clock.today()
        return Reckoning(one, table, today, np.ones(len(table), dtype=bool), today)

    def table(self, one: Indicator, *, batched: bool = False) -> Table:
        """Return all rows that an indicator counts, or those of full batches."""
        key = one.unit, batched
        if one.unit not in self._rows:
            self._rows[one.unit] = self._source.rows(one.unit)
        if key not in self._tables:
            rows = self._rows[one.unit]
            rows = BATCHED[one.unit](rows, clock.today()) if batched else rows
            self._tables[key] = known_table(one.unit, self.agency, rows, batched=batched)
        return self._tables[key]

    def _exact(self, one: Indicator, period: Period, by: tuple[str, ...]) -> Figure:
        return Figure(one, period, by, lines_of_all(one, self.table(one), period, by, clock.today()))

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


def known_table(unit: str, agency: UUID, rows: Rows, *, batched: bool) -> Table:
    """Return `table_of` these rows, made anew only where any differs from when it was asked last.

    The rows themselves are read for every page, so that no right and no word outlives itself here.
    """
    before, table = _MADE.get((unit, agency, batched), (None, None))
    if table is None or before != rows:
        table = table_of(unit, agency, rows)
        _MADE[unit, agency, batched] = rows, table
    return table


def table_of(unit: str, agency: UUID, rows: Rows) -> Table:
    """Return rows of a unit of one agency as a table; those of an office stand together."""
    offices: dict[str, Rows] = defaultdict(list)
    for row in rows:
        offices[row.get("office", "")].append(row)
    told = (
        Counted(uuid5(agency, f"{unit}{first}{office}"), {"agency": str(agency), "office": office}, {unit: some})
        for office, theirs in offices.items()
        for first, some in ((first, theirs[first : first + MOST]) for first in range(0, len(theirs), MOST))
    )
    return made(OUTSIDE, told, Codes())
