"""One comparison of a group with everybody else: how far it is behind, what stays open, and how likely chance alone is.

Shares: the test of Cochran, Mantel and Haenszel with its correction for small numbers, and the pooled odds ratio with the
interval of Robins, Breslow and Greenland. Waits: the log-rank test within strata. Its size is how many times as long the
group waits: the factor by which the group's waits have to be shortened until the test sees no difference any more; its
interval are the factors with which the test does not quarrel (Tsiatis, Annals of Statistics 18 (1990) 354). Everything that
is a statistic comes from statsmodels and scipy, which are loaded when they are first needed: they take a hundred megabytes.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from math import nan

import numpy as np

from amparo.foundation.fairness.sizing import less, longer, middle, signed_root, within_days
from amparo.foundation.fairness.tables import Array, of_shares, of_waits


@dataclass(frozen=True)
class Fitness:
    """What it takes to say something: so many people on each side, and room for so many more or fewer than expected.

    `room` is the rule of Mantel and Fleiss (American Journal of Epidemiology 112 (1980) 129): five.
    """

    people: int
    room: float = 5.0


@dataclass(frozen=True)
class Size:
    """How far a group is behind (`gap`: the factor of its wait, or its share less), between `low` and `high`.

    `usual` is the middle wait of the others in days, NaN where more than half still wait, or their share.
    """

    usual: float
    gap: float
    low: float
    high: float


@dataclass(frozen=True)
class Compared:
    """A group beside the others: `p` is the chance to see the group so far behind, or farther, where it is not.

    Not `fit`: too few to say. The size is worked out when it is first asked for.
    """

    people: int
    others: int
    fit: bool
    p: float = 1.0
    measured: Callable[[], Size] = field(default=lambda: Size(nan, nan, nan, nan), repr=False, compare=False)

    @cached_property
    def size(self) -> Size:
        """Return how far the group is behind."""
        return self.measured()


def compare_shares(met: Array, group: Array, strata: Array, fitness: Fitness, confidence: float = 0.95) -> Compared:
    """Return how far a group is behind in what was met: `gap` 0.1 is ten of a hundred fewer."""
    here = _both(group, strata)
    met, group, strata = met[here], group[here], strata[here]
    tables, people = of_shares(met, group, strata), (int(group.sum()), int((~group).sum()))
    if not _is_fit(tables, people, fitness):
        return Compared(*people, fit=False)
    usual = float(met[~group].mean())
    return Compared(
        *people,
        fit=True,
        p=_behind(tables),
        measured=lambda: Size(usual, *less(tables, usual, met[group], confidence)),
    )


def compare_waits(
    wait: Array, ended: Array, group: Array, strata: Array, fitness: Fitness, confidence: float = 0.95
) -> Compared:
    """Return how far a group is behind in waits of whole days: `gap` 1.3 is a wait 1.3 times as long."""
    here = _both(group, strata)
    wait, ended, group, strata = wait[here], ended[here], group[here], strata[here]
    tables, people = of_waits(wait, ended, group, strata), (int(group.sum()), int((~group).sum()))
    if not _is_fit(tables, people, fitness):
        return Compared(*people, fit=False)

    def measured() -> Size:
        moments = within_days(wait, ended, group, strata)
        return Size(middle(wait[~group], ended[~group]), *longer(moments, ended, group, strata, confidence))

    return Compared(*people, fit=True, p=_behind(tables), measured=measured)


def _both(group: Array, strata: Array) -> Array:
    """Return who is in a stratum in which somebody of the group and somebody else is: nobody else can be compared."""
    _, at = np.unique(strata, return_inverse=True)
    found: Array = ((np.bincount(at, group) > 0) & (np.bincount(at, ~group) > 0))[at]
    return found


def _is_fit(tables: Array, people: tuple[int, int], fitness: Fitness) -> bool:
    row, column, every = tables[0].sum(axis=0), tables[:, 0].sum(axis=0), tables.sum(axis=(0, 1))
    expected = float((row * column / every).sum())
    least, most = np.maximum(row + column - every, 0).sum(), np.minimum(row, column).sum()
    return min(people) >= fitness.people and min(expected - least, most - expected) >= fitness.room


def _behind(tables: Array) -> float:
    from scipy.stats import norm

    return float(norm.cdf(signed_root(tables, corrected=True)))
