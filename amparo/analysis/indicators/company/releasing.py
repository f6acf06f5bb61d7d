"""Who is told otherwise when figures are released: in each figure and period, so that at least ten people move it or nobody."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, partial
from typing import Any
from uuid import UUID

import numpy as np

from amparo import practice
from amparo.analysis.indicators.company import moving
from amparo.analysis.indicators.company.adding import NOTHING, Person, Rows, added, name
from amparo.analysis.indicators.computing import Reckoning
from amparo.analysis.indicators.periods import Period
from amparo.foundation import clock, privacy
from amparo.foundation.counting import CASE, EPOCH, Array
from amparo.practice.indicators import Indicator, indicators
from amparo.trust.projections import statistics
from amparo.trust.projections.statistics import Company, Released, Table


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
        was = _reckoning(one, self._was, agency, self.before.at)
        now, whole = (_reckoning(one, some, agency, self.at) for some in (self._is, self.table))
        told = {name(agency, one, period): period for period in moving.periods.told(clock.today())}
        touched = {*moving.touched(one, clock.today(), self._was, self._is)}
        for called, period in told.items():
            if period in touched or called in self.before.company:
                yield called, self._figure(called, was, now, whole, period)

    def _figure(
        self, called: str, was: Reckoning, now: Reckoning, whole: Reckoning, period: Period
    ) -> list[tuple[Person, Rows, Rows]]:
        before, after = added(was, period), added(now, period)
        for person, told, _true in self.before.company.get(called, ()):
            before[person] = tuple(map(tuple, told))
        others = partial(self._others, called, whole, period)
        otherwise = privacy.told_otherwise(before, after, self._leaving, others, NOTHING)
        true = after | added(whole, period, otherwise.keys() - after.keys()) if otherwise else after
        return [(person, told, true.get(person, NOTHING)) for person, told in otherwise.items()]

    def _others(self, called: str, whole: Reckoning, period: Period, many: int) -> list[Person]:
        """Return so many of whom nothing is new, drawn as nobody outside can."""
        places, _met = whole.chosen(period)
        pool = np.setdiff1d(whole.column("person")[places], self.people)
        chance = np.random.default_rng(int(statistics.draw(f"{called}|{self.at.isoformat()}") * 2**53))
        return [int(person) for person in chance.choice(pool, min(many, len(pool)), replace=False)]


def _reckoning(one: Indicator, table: Table, agency: str, at: datetime) -> Reckoning:
    # Whose consent has ended left the table before; it still stood in what was released.
    return Reckoning(one, table, EPOCH, moving.of_agency(table, agency), at.date())
