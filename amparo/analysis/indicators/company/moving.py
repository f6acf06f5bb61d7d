"""Who may add something else to figures than they did: whose cases changed, who is told otherwise, and whose time came."""

from collections.abc import Collection, Iterator
from datetime import date, datetime
from uuid import UUID

import numpy as np

from amparo.analysis.indicators import periods
from amparo.analysis.indicators.choosing import Choice, speaks_of_period
from amparo.analysis.indicators.periods import Period, Span, holding
from amparo.foundation.counting import CASE, EPOCH, Array, condition
from amparo.practice.indicators import Indicator
from amparo.trust.projections.statistics import Released, Table

PERSON = "person"
OF_THE_DAY = "today"


def people(
    before: Released, table: Table, changed: Collection[UUID], at: datetime, every: Collection[Indicator]
) -> Array:
    """Return them, in order; `changed` are cases that differ between what was released `before` and `table`, as of `at`."""
    found = [some.part(some.places(changed)).arrays[CASE][PERSON] for some in (before.table, table)]
    found.append(np.array([each[0] for told in before.company.values() for each in told], dtype="u8"))
    if before.at.date() != at.date():
        found += [_due(one, table, before.at.date(), at.date()) for one in every if OF_THE_DAY in one.names()]
    return np.unique(np.concatenate(found))


def _due(one: Indicator, table: Table, *days: date) -> Array:
    """Return whose rows count otherwise on one day than on the other, though nothing was written."""
    then, now = (Choice(one, table, EPOCH, np.ones(len(table), dtype=bool), day) for day in days)
    other, period = np.zeros(len(table.arrays[one.unit]), dtype=bool), holding(days[0], Span.MONTH)
    for text in one.conditions().values():
        other |= condition(text, then.rows(period)) != condition(text, now.rows(period))
    found: Array = now.column(PERSON)[other]
    return found


def part_of(table: Table, theirs: Array) -> Table:
    """Return the cases of these people alone."""
    return table.part(np.flatnonzero(np.isin(table.arrays[CASE][PERSON], theirs)))


def of_agency(table: Table, agency: str) -> Array:
    """Return which cases are of an agency."""
    found: Array = table.arrays[CASE]["agency"] == table.codes.found("agency", agency)
    return found


def agencies(*tables: Table) -> list[str]:
    """Return whose cases stand in tables."""
    codes = {int(code) for table in tables for code in np.unique(table.arrays[CASE]["agency"])}
    return [tables[0].codes.texts("agency")[code] for code in sorted(codes)]


def touched(one: Indicator, today: date, *tables: Table) -> Iterator[Period]:
    """Yield the periods in which rows of tables can count for an indicator."""
    every = periods.told(today)
    if not one.clock or speaks_of_period(one):
        yield from every
        return
    days = np.unique(np.concatenate([table.arrays[one.unit][one.clock] for table in tables]))
    for period in every:
        first = np.searchsorted(days, (period.first - EPOCH).days, side="left")
        after = np.searchsorted(days, (period.last - EPOCH).days, side="right")
        if first < after:
            yield period
