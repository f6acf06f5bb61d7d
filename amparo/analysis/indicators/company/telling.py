"""An indicator over what was released, with some people told as they were, so that nobody moves it alone."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from amparo.analysis.indicators.company.adding import name
from amparo.analysis.indicators.computing import Reckoning
from amparo.analysis.indicators.numbers import Group, Number
from amparo.analysis.indicators.periods import Period
from amparo.trust.projections.statistics import Company


@dataclass(frozen=True)
class InCompany(Reckoning):
    """A reckoning in which those of `company` are told otherwise than they stand in the table; `agencies` are whose it is."""

    company: Company = field(default_factory=dict)
    agencies: frozenset[str] = frozenset()

    def numbers(self, period: Period, by: tuple[str, ...] = ()) -> Mapping[Group, Number]:
        """Return group → its number, as `Reckoning.numbers` does."""
        found = super().numbers(period, by)
        rows = list(self._otherwise(period))
        return self._moved(found, rows, by) if rows else found

    def _otherwise(self, period: Period) -> Iterator[tuple[int, int, list[int]]]:
        """Yield 1 for each row that is told and -1 for each that is not, whether it is met, and its groups."""
        for agency in self.agencies:
            for _person, told, true in self.company.get(name(agency, self.indicator, period), ()):
                for sign, rows in ((1, told), (-1, true)):
                    yield from ((sign, met, codes) for met, *codes in rows)

    def _moved(
        self, found: Mapping[Group, Number], rows: Iterable[tuple[int, int, list[int]]], by: tuple[str, ...]
    ) -> Mapping[Group, Number]:
        kinds = [(self.indicator.grouping.index(kind), self.table.codes.texts(kind)) for kind in by]
        parts, wholes = Counter[Group](), Counter[Group]()
        for sign, met, codes in rows:
            group = tuple(texts[codes[at]] for at, texts in kinds)
            parts[group] += sign * met
            wholes[group] += sign
        told = dict(found)
        for group in wholes:
            number = found.get(group, self._empty())
            whole = None if number.whole is None else max(number.whole + wholes[group], 0)
            told[group] = Number(max(number.part + parts[group], 0), whole)
        return {group: number for group, number in told.items() if number.part or number.whole or not group}
