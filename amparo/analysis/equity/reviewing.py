"""One review: every group compared with everybody else in every measure, and what all comparisons together let one say."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from amparo import practice
from amparo.analysis.equity.people import People, horizon
from amparo.analysis.indicators.periods import Period
from amparo.foundation.counting import Array
from amparo.foundation.fairness import Compared, Finding, Fitness, Rule, Sign, compare_shares, compare_waits, decide
from amparo.practice.numbers.equity import Dimension, Kind, Measure, amount, dimensions, measures
from amparo.trust.projections.statistics import Table

Key = tuple[str, str, str]
"""Measure, ground and group of a comparison."""


@dataclass(frozen=True)
class Line:
    """One comparison with its finding; exact, and only for who may open every case in it."""

    measure: Measure
    ground: Dimension
    group: str
    compared: Compared
    finding: Finding

    @property
    def key(self) -> Key:
        """Return what tells it from the other comparisons of its review."""
        return self.measure.id, self.ground.id, self.group


@dataclass(frozen=True)
class Review:
    """All comparisons of the cases in `scope` in a quarter; `before` are those in which a gap was seen not long ago."""

    table: Table
    scope: Array
    quarter: Period
    today: date
    before: Collection[Key] = ()

    def lines(self) -> list[Line]:
        """Return every comparison in the order of practice; groups in which nobody is are not there."""
        made = {(one.id, ground.id, group): (one, ground, found) for one, ground, group, found in self._compared()}
        rule = Rule(*(amount(name, self.today) / 1000 for name in ("seen", "again", "at_once")))
        signs = {
            key: Sign(found.p, found.p <= max(rule.seen, rule.again) and found.size.gap >= smallest(one, self.today))
            for key, (one, _, found) in made.items()
            if found.fit
        }
        findings = decide(signs, self.before, rule)
        return [
            Line(one, ground, key[2], found, findings.get(key, Finding.TOO_FEW))
            for key, (one, ground, found) in made.items()
        ]

    def _compared(self) -> Iterator[tuple[Measure, Dimension, str, Compared]]:
        grounds, last = dimensions(practice.catalogue()), horizon(self.quarter, amount("follow_up", self.today))
        fitness, sure = Fitness(amount("people", self.today)), amount("confidence", self.today) / 100
        for one in measures(practice.catalogue()):
            people = People(one, self.table, self.scope, self.quarter, self.today, last)
            for ground in grounds:
                for group, known, inside in people.sides(ground):
                    yield one, ground, group, _compare(people, known, inside, fitness, sure)


def _compare(people: People, known: Array, inside: Array, fitness: Fitness, sure: float) -> Compared:
    group, strata = inside[known], people.strata[known]
    if people.is_wait:
        wait, ended = people.waits
        return compare_waits(wait[known], ended[known], group, strata, fitness, sure)
    return compare_shares(people.met[known], group, strata, fitness, sure)


def smallest(one: Measure, today: date) -> float:
    """Return from which size on a gap matters: a factor of the wait, or a share less."""
    if one.kind is Kind.WAIT:
        return 1 + amount("smallest_delay", today) / 100
    return amount("smallest_less", today) / 100
