"""Chooses the rows of a table that count for an indicator: which are of the period, of whose cases, and which are met."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np

from amparo.analysis.indicators.periods import Period, Span, holding
from amparo.foundation.counting import CASE, EPOCH, Array, Rows, condition
from amparo.practice.counted import columns_of
from amparo.practice.indicators import Indicator, Measure
from amparo.trust.projections.statistics import Table


def countable(table: Table, scope: Array, today: date) -> Array:
    """Return which cases of `scope` are of a person whose consent has not ended by today."""
    until = table.arrays[CASE]["agreed_until"]
    found: Array = scope & ((until == 0) | (until >= (today - EPOCH).days))
    return found


def speaks_of_period(one: Indicator) -> bool:
    """Return whether the conditions of an indicator, and not its clock alone, say which rows are of a period."""
    return any(name.startswith("period_") for name in one.names())


@dataclass(frozen=True)
class Choice:
    """The rows of a table that count for an indicator, of the cases in `scope` (an array of truths over the cases).

    `stands` is the day that the table is of, and conditions call it today; on `today` a consent must still hold.
    """

    indicator: Indicator
    table: Table
    today: date
    scope: Array
    stands: date

    def column(self, name: str) -> Array:
        """Return a column of the unit, or what its case has in one, row by row."""
        return self.at(name, slice(None))

    def at(self, name: str, places: Array | slice) -> Array:
        """Return a column as `column` does, of some rows alone."""
        unit = self.table.arrays[self.indicator.unit]
        names = unit.dtype.names or ()
        found: Array = unit[name][places] if name in names else self.table.arrays[CASE][name][self.whose[places]]
        return found

    @cached_property
    def whose(self) -> Array:
        """Return the place of the case of each row."""
        return self.table.of_rows(self.indicator.unit, np.arange(len(self.table), dtype=np.uint32))

    def rows(self, period: Period) -> Rows:
        """Return all rows as conditions are worked out on them for a period."""
        days = {"period_first": period.first, "period_last": period.last, "today": self.stands}
        parameters = {name: float((day - EPOCH).days) for name, day in days.items()}
        kinds = columns_of(self.indicator.unit)
        return Rows(kinds, self.column, self.table.codes.found, parameters, len(self.table.arrays[self.indicator.unit]))

    @cached_property
    def _countable(self) -> Array:
        """Return which rows are of cases in scope whose person's consent has not ended by today."""
        found: Array = countable(self.table, self.scope, self.today)[self.whose]
        return found

    def chosen(self, period: Period) -> tuple[Array, Array]:
        """Return the places of the rows in the denominator (of a count: all that count), and which are in the numerator."""
        one = self.indicator
        places, met, days = self._of(period) if speaks_of_period(one) else self._of_any_period
        if one.clock:
            inside = (days >= (period.first - EPOCH).days) & (days <= (period.last - EPOCH).days) & (days != 0)
            places, met = places[inside], met[inside]
        if one.measure is Measure.PEOPLE:
            once = np.isin(places, self._one_each(places))
            return places[once], met[once]
        return places, met

    @cached_property
    def _of_any_period(self) -> tuple[Array, Array, Array]:
        return self._of(holding(self.stands, Span.MONTH))

    def _of(self, period: Period) -> tuple[Array, Array, Array]:
        """Return the places of the rows for which the conditions hold, which are in the numerator, and their days."""
        rows, one = self.rows(period), self.indicator
        inside = self._countable & condition(one.denominator, rows)
        met = condition("" if one.measure is Measure.PARTS else one.numerator, rows)
        if one.measure not in (Measure.SHARE, Measure.RATIO):
            inside = inside & met
        places = np.flatnonzero(inside)
        return places, met[places], self.at(one.clock, places) if one.clock else places

    def _one_each(self, places: Array) -> Array:
        """Return of each person the row that came last."""
        order = places[np.argsort(self.at(self.indicator.clock, places), kind="stable")[::-1]]
        _, first = np.unique(self.at("person", order), return_index=True)
        return np.sort(order[first])

    def each_once(self, period: Period, by: str = "") -> list[tuple[str, bool]]:
        """Return of each person one row of the period, the last: its group of the kind `by` ("": none), and whether it is met."""
        places, met = self.chosen(period)
        last = np.isin(places, self._one_each(places))
        texts = self.table.codes.texts(by) if by else ()
        named = [texts[code] for code in self.at(by, places[last]).tolist()] if by else [""] * int(last.sum())
        return list(zip(named, met[last].tolist(), strict=True))

    def cases(self, period: Period, of: Mapping[str, str]) -> Array:
        """Return the places of the cases behind the denominator, of one group where one is named."""
        places, _ = self.chosen(period)
        for name, text in of.items():
            places = places[self.at(name, places) == self.table.codes.found(name, text)]
        found: Array = np.unique(self.whose[places])
        return found
