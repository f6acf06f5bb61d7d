"""Those who are compared in one measure: one row a person, the first of a quarter, with what became of it and its stratum."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

import numpy as np

from amparo.analysis.indicators.choosing import countable
from amparo.analysis.indicators.periods import Period
from amparo.foundation.counting import CASE, EPOCH, Array, Rows, condition
from amparo.practice.counted import columns_of
from amparo.practice.numbers.equity import Dimension, Kind, Measure
from amparo.trust.projections.statistics import Table


@dataclass(frozen=True)
class People:
    """Everybody of a measure in a quarter, of the cases in `scope` (an array of truths over the cases).

    Nobody's wait is followed beyond `horizon`, so that a review says the same on whichever later day it is made.
    """

    measure: Measure
    table: Table
    scope: Array
    quarter: Period
    today: date
    horizon: date

    def _whole(self, name: str) -> Array:
        unit, of_case = self.table.arrays[self.measure.unit], self.table.arrays[CASE]
        names = unit.dtype.names or ()
        found: Array = unit[name] if name in names else self.table.of_rows(self.measure.unit, of_case[name])
        return found

    @cached_property
    def _rows(self) -> Rows:
        rows = len(self.table.arrays[self.measure.unit])
        return Rows(columns_of(self.measure.unit), self._whole, self.table.codes.found, {}, rows)

    @cached_property
    def places(self) -> Array:
        """Return the places of the rows: of each person the one that came first in the quarter."""
        day = self._whole(self.measure.clock).astype(np.int64)
        inside = self.table.of_rows(self.measure.unit, countable(self.table, self.scope, self.today))
        inside = inside & (day >= _number(self.quarter.first)) & (day <= _number(self.quarter.last))
        found = np.flatnonzero(inside & condition(self.measure.who, self._rows))
        order = found[np.argsort(day[found], kind="stable")]
        _, first = np.unique(self._whole("person")[order], return_index=True)
        return np.sort(order[first])

    def _column(self, name: str) -> Array:
        found: Array = self._whole(name)[self.places].astype(np.int64)
        return found

    @cached_property
    def met(self) -> Array:
        """Return of whom what a share counts is true."""
        found: Array = condition(self.measure.met, self._rows)[self.places]
        return found

    @cached_property
    def waits(self) -> tuple[Array, Array]:
        """Return how many days each waited or was seen to wait, and whose wait ended."""
        began, end, last = self._column(self.measure.clock), self._column(self.measure.until), _number(self.horizon)
        stop = self._column(self.measure.stop) if self.measure.stop else np.zeros_like(end)
        seen = np.where(stop == 0, last, np.minimum(stop, last))
        ended = (end != 0) & (end <= seen)
        return np.maximum(np.where(ended, end, seen) - began, 0), ended

    @cached_property
    def strata(self) -> Array:
        """Return a number for each: alike for those who are alike in need and place."""
        found = np.zeros(len(self.places), dtype=np.int64)
        for name in self.measure.strata:
            found = found * 65536 + self._column(name)
            _, found = np.unique(found, return_inverse=True)
        return found

    def sides(self, ground: Dimension) -> Iterator[tuple[str, Array, Array]]:
        """Yield each group of a ground that somebody is in: its code, who is told apart by the ground at all, who is in it."""
        texts, column = self.table.codes.texts(ground.id), self._column(ground.id)
        out = [number for number, text in enumerate(texts) if not text or text in ground.left_out]
        known = ~np.isin(column, out)
        for number in np.unique(column[known]):
            yield texts[int(number)], known, column == number

    @property
    def is_wait(self) -> bool:
        """Return whether waits are compared, or shares."""
        return self.measure.kind is Kind.WAIT


def horizon(quarter: Period, follow_up: int) -> date:
    """Return the last day on which anything of a quarter is looked at."""
    return quarter.last + timedelta(days=follow_up)


def _number(day: date) -> int:
    return (day - EPOCH).days
