"""Reckons an indicator over all rows at once: which of them are of the period and of which group, and what they add up to."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np

from amparo.analysis.indicators.periods import Period
from amparo.foundation.counting import CASE, EPOCH, Array, Rows, condition, number
from amparo.practice.counted import columns_of
from amparo.practice.indicators import Indicator, Measure
from amparo.trust.projections.statistics import Table

Group = tuple[str, ...]


@dataclass(frozen=True)
class Number:
    """One number of an indicator: `part` of `whole` (None where it is no share), `middle` of a median."""

    part: int
    whole: int | None = None
    middle: float | None = None
    workers: int = 0

    @property
    def share(self) -> float | None:
        """Return the share, None where nobody is in the denominator."""
        return self.part / self.whole if self.whole else None


def countable(table: Table, scope: Array, today: date) -> Array:
    """Return which cases of `scope` are of a person whose consent has not ended by today."""
    until = table.arrays[CASE]["agreed_until"]
    found: Array = scope & ((until == 0) | (until >= (today - EPOCH).days))
    return found


@dataclass(frozen=True)
class Reckoning:
    """An indicator over a table, of the cases in `scope` (an array of truths over the cases).

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
        met = condition(one.numerator, rows)
        if one.measure is not Measure.SHARE:
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

    def numbers(self, period: Period, by: tuple[str, ...] = ()) -> Mapping[Group, Number]:
        """Return group → its number; the groups are those that have rows, () alone when nothing is asked by."""
        places, met = self.chosen(period)
        columns = [self._column(name)[places].astype(np.int64) for name in by]
        keys = np.zeros(len(places), dtype=np.int64)
        for column in columns:
            keys = keys * 65536 + column
        groups, which = np.unique(keys, return_inverse=True)
        if not by and not len(groups):
            return {(): self._empty()}
        values = number(self.indicator.value, self._rows(period))[places] if self.indicator.value else None
        return {
            self._named(int(key), by): self._number(places, met, which == place, values)
            for place, key in enumerate(groups)
        }

    def _number(self, places: Array, met: Array, mine: Array, values: Array | None) -> Number:
        many = int(np.count_nonzero(mine))
        match self.indicator.measure:
            case Measure.SHARE:
                return Number(int(np.count_nonzero(met & mine)), many)
            case Measure.MEDIAN if values is not None:
                return Number(many, middle=float(np.median(values[mine])))
            case Measure.PER_WORKER:
                owners = self._column("owner")[places[mine]]
                return Number(many, workers=len(np.unique(owners[owners != 0])))
        return Number(many)

    def _empty(self) -> Number:
        return Number(0, 0) if self.indicator.measure is Measure.SHARE else Number(0)

    def _named(self, key: int, by: tuple[str, ...]) -> Group:
        found: list[str] = []
        for name in reversed(by):
            key, code = divmod(key, 65536)
            found.append(self.table.codes.texts(name)[code])
        return tuple(reversed(found))

    def cases(self, period: Period, of: Mapping[str, str]) -> Array:
        """Return the places of the cases behind the denominator, of one group where one is named."""
        places, _ = self.chosen(period)
        for name, text in of.items():
            places = places[self._column(name)[places] == self.table.codes.found(name, text)]
        found: Array = np.unique(self._at[places])
        return found
