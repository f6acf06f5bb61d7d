"""Who is told otherwise when figures are released: in each figure and period, so that at least ten people move it or nobody."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, partial
from typing import Any
from uuid import UUID

import numpy as np

from amparo import practice
from amparo.analysis.indicators import periods
from amparo.analysis.indicators.company import moving
from amparo.analysis.indicators.company.adding import NOTHING, Person, Rows, added, name
from amparo.analysis.indicators.computing import Reckoning
from amparo.analysis.indicators.periods import Period
from amparo.foundation import clock, privacy
from amparo.foundation.counting import CASE, EPOCH, Array
from amparo.practice.indicators import Indicator, indicators
from amparo.trust.projections import statistics
from amparo.trust.projections.statistics import Company, Released, Table

SAMPLE = 100
"""So many rows are drawn for each person who is looked for; where that is too few, all are."""


def in_company(before: Released, table: Table, changed: Collection[UUID], at: datetime) -> Company:
    """Return who is told otherwise when `table`, as of `at`, follows what was released `before`; `changed` cases differ."""
    every = [one for one in indicators(practice.catalogue()) if one.goes_further and one.of_cases]
    news = News(before, table, at, moving.people(before, table, changed, at, every))
    return {called: told for agency in news.agencies for one in every for called, told in news.of(agency, one) if told}


@dataclass(frozen=True)
class News:
    """What was released, what follows it, and the people who may add something else than they did."""

    before: Released
    table: Table
    at: datetime
    people: Array

    @cached_property
    def _was(self) -> Table:
        return moving.part_of(self.before.table, self.people)

    @cached_property
    def _is(self) -> Table:
        return moving.part_of(self.table, self.people)

    @cached_property
    def agencies(self) -> list[str]:
        """Return whose cases are theirs."""
        return moving.agencies(self._was, self._is)

    @cached_property
    def _leaving(self) -> frozenset[Person]:
        """Return who has a case that may not be counted any more."""
        cases = self._was.arrays[CASE]
        return frozenset(cases["person"][~np.isin(cases["id"], self._is.arrays[CASE]["id"])].tolist())

    def of(self, agency: str, one: Indicator) -> Iterator[tuple[str, Sequence[Any]]]:
        """Yield an indicator of an agency in each period, by its name, with who is told otherwise in it."""
        was, now, whole = (
            _reckoning(one, table, agency, at)
            for table, at in ((self._was, self.before.at), (self._is, self.at), (self.table, self.at))
        )
        touched = {*moving.touched(one, clock.today(), self._was, self._is)}
        for period in periods.told(clock.today()):
            called = name(agency, one, period)
            told = self.before.company.get(called, ())
            if told or period in touched:
                before = added(was, period) | {person: tuple(map(tuple, rows)) for person, rows, _true in told}
                others = partial(self._others, agency, whole, period)
                found = privacy.told_otherwise(before, added(now, period), self._leaving, others, NOTHING)
                yield called, [(person, *rows) for person, rows in found.items()]

    def _others(self, agency: str, whole: Reckoning, period: Period, many: int) -> dict[Person, Rows]:
        """Return so many of whom nothing is new, drawn as nobody outside can, with what they add."""
        places, _met = whole.chosen(period)
        drawn = statistics.draw(f"{name(agency, whole.indicator, period)}|{self.at.isoformat()}")
        chance, found = np.random.default_rng(int(drawn * 2**53)), list[Person]()
        for sample in (SAMPLE * many, len(places)):
            people = whole.at("person", chance.choice(places, min(sample, len(places)), replace=False))
            found = list(dict.fromkeys(people[~np.isin(people, self.people)].tolist()))
            if len(found) >= many:
                break
        theirs = moving.part_of(self.table, np.array(found[:many], dtype=self.people.dtype))
        return added(_reckoning(whole.indicator, theirs, agency, self.at), period)


def _reckoning(one: Indicator, table: Table, agency: str, at: datetime) -> Reckoning:
    # Whose consent has ended left the table before; it still stood in what was released.
    return Reckoning(one, table, EPOCH, moving.of_agency(table, agency), at.date())
