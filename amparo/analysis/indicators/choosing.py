"""Chooses the rows of a table that count for an indicator: which are of the period, of whose cases, and which are met."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np

from amparo.analysis.indicators.periods import Period
from amparo.foundation.counting import CASE, EPOCH, Array, Rows, condition
from amparo.practice.counted import columns_of
from amparo.practice.indicators import Indicator, Measure
from amparo.trust.projections.statistics import Table


def countable(table: Table, scope: Array, today: date) -> Array:
    """Return which cases of `scope` are of a person whose consent has not ended by today."""
    until = table.arrays[CASE]["agreed_until"]
    found: Array = scope & ((until == 0) | (until >= (today - EPOCH).days))
    return found


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

    @cached_property
    def _at(self) -> Array:
        return self.table.arrays[self.indicator.unit]["at"]

    def _column(self, name: str) -> Array:
        unit = self.table.arrays[self.indicator.unit]
        names = unit.dtype.names or ()
        found: Array = unit[name] if name in names else self.table.arrays[CASE][name][self._at]
        return found

    def _rows(self, period: Period) -> Rows:
        days = {"period_first": period.first, "period_last": period.last, "today": self.stands}
        parameters = {name: float((day - EPOCH).days) for name, day in days.items()}
        kinds = columns_of(self.indicator.unit)
        return Rows(kinds, self._column, self.table.codes.found, parameters, len(self._at))

    @cached_property
    def _countable(self) -> Array:
        """Return which rows are of cases in scope whose person's consent has not ended by today."""
        found: Array = countable(self.table, self.scope, self.today)[self._at]
        return found

    def chosen(self, period: Period) -> tuple[Array, Array]:
        """Return the places of the rows in the denominator (of a count: all that count), and which are in the numerator."""
        rows, one = self._rows(period), self.indicator
        inside = self._countable
        if one.clock:
            day = self._column(one.clock)
            inside = inside & (day >= (period.first - EPOCH).days) & (day <= (period.last - EPOCH).days) & (day != 0)
        inside = inside & condition(one.denominator, rows)
        met = condition("" if one.measure is Measure.PARTS else one.numerator, rows)
        if one.measure not in (Measure.SHARE, Measure.RATIO):
            inside = inside & met
        places = np.flatnonzero(inside)
        if one.measure is Measure.PEOPLE:
            places = self._one_each(places)
        return places, met[places]

    def _one_each(self, places: Array) -> Array:
        """Return of each person the row that came last."""
        order = places[np.argsort(self._column(self.indicator.clock)[places], kind="stable")[::-1]]
        _, first = np.unique(self._column("person")[order], return_index=True)
        return np.sort(order[first])

    def each_once(self, period: Period, by: str = "") -> list[tuple[str, bool]]:
        """Return of each person one row of the period, the last: its group of the kind `by` ("": none), and whether it is met."""
        places, met = self.chosen(period)
        last = np.isin(places, self._one_each(places))
        texts = self.table.codes.texts(by) if by else ()
        named = [texts[code] for code in self._column(by)[places[last]].tolist()] if by else [""] * int(last.sum())
        return list(zip(named, met[last].tolist(), strict=True))

    def cases(self, period: Period, of: Mapping[str, str]) -> Array:
        """Return the places of the cases behind the denominator, of one group where one is named."""
        places, _ = self.chosen(period)
        for name, text in of.items():
            places = places[self._column(name)[places] == self.table.codes.found(name, text)]
        found: Array = np.unique(self._at[places])
        return found
