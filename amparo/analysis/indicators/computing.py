"""Reckons an indicator over all rows at once: what those chosen add up to, group by group."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from amparo.analysis.indicators.choosing import Choice
from amparo.analysis.indicators.numbers import Group, Number
from amparo.analysis.indicators.periods import Period
from amparo.foundation.counting import Array, number
from amparo.practice.indicators import SHARES, Measure
from amparo.practice.numbers.bands import caseloads


@dataclass(frozen=True)
class Reckoning(Choice):
    """An indicator over a table: the numbers of the rows that were chosen."""

    def numbers(self, period: Period, by: tuple[str, ...] = ()) -> Mapping[Group, Number]:
        """Return group → its number; the groups are those that have rows, () alone when nothing is asked by."""
        places, met = self.chosen(period)
        if self.indicator.measure is Measure.WORKERS:
            return self._workers(places, banded=bool(by))
        columns = [self.at(name, places).astype(np.int64) for name in by]
        keys = np.zeros(len(places), dtype=np.int64)
        for column in columns:
            keys = keys * 65536 + column
        groups, which = np.unique(keys, return_inverse=True)
        if not by and not len(groups):
            return {(): self._empty()}
        values = self._values(self.indicator.value, period, places)
        parts = (
            self._values(self.indicator.numerator, period, places) if self.indicator.measure is Measure.PARTS else None
        )
        return {
            self._named(int(key), by): self._number(places, met, which == place, values, parts)
            for place, key in enumerate(groups)
        }

    def _values(self, text: str, period: Period, places: Array) -> Array | None:
        return number(text, self.rows(period))[places] if text else None

    def _number(self, places: Array, met: Array, mine: Array, values: Array | None, parts: Array | None) -> Number:
        many = int(np.count_nonzero(mine))
        match self.indicator.measure:
            case Measure.SHARE:
                return Number(int(np.count_nonzero(met & mine)), many)
            case Measure.PARTS if values is not None and parts is not None:
                return Number(int(np.sum(parts[mine])), int(np.sum(values[mine])))
            case Measure.RATIO:
                one = int(np.count_nonzero(met & mine))
                return Number(one, many - one)
            case Measure.MEDIAN if values is not None:
                return Number(many, middle=float(np.median(values[mine])))
            case Measure.MEAN if values is not None:
                return Number(many, middle=float(np.mean(values[mine])))
            case Measure.SUM if values is not None:
                return Number(int(np.sum(values[mine])))
            case Measure.PER_WORKER:
                owners = self.at("owner", places[mine])
                return Number(many, workers=len(np.unique(owners[owners != 0])))
        return Number(many)

    def _empty(self) -> Number:
        return Number(0, 0) if self.indicator.measure in (*SHARES, Measure.RATIO) else Number(0)

    def _workers(self, places: Array, *, banded: bool) -> Mapping[Group, Number]:
        """Return how many workers have any of these rows, by how many they have."""
        owners, many = np.unique(self.at("owner", places), return_counts=True)
        found = caseloads(self.stands)
        bands = Counter(found.code(int(number)) for owner, number in zip(owners, many, strict=True) if owner)
        if not banded:
            return {(): Number(sum(bands.values()))}
        return {(band,): Number(number) for band, number in bands.items()}

    def _named(self, key: int, by: tuple[str, ...]) -> Group:
        found: list[str] = []
        for name in reversed(by):
            key, code = divmod(key, 65536)
            found.append(self.table.codes.texts(name)[code])
        return tuple(reversed(found))
