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
from math import exp, isfinite, log, nan, sqrt

import numpy as np

from amparo.foundation.fairness.tables import Array, of_shares, of_waits

WIDEST = log(16)
"""Waits are looked at from a sixteenth to sixteen times as long; beyond that nobody asks how much."""
FINE = 0.004
"""To within four in a thousand of the wait."""


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
        measured=lambda: Size(usual, *_less(tables, usual, met[group], confidence)),
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
        moments = _within_days(wait, ended, group, strata)
        return Size(_middle(wait[~group], ended[~group]), *_longer(moments, ended, group, strata, confidence))

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


def _root(tables: Array, *, corrected: bool) -> float:
    """Return the root of the test with its sign: below nothing where the group has less than expected."""
    from statsmodels.stats.contingency_tables import StratifiedTable

    if not tables.size:
        return 0.0
    found = StratifiedTable(tables)
    root = sqrt(found.test_null_odds(correction=corrected).statistic)
    with np.errstate(divide="ignore"):
        return root if found.oddsratio_pooled > 1 else -root


def _behind(tables: Array) -> float:
    from scipy.stats import norm

    return float(norm.cdf(_root(tables, corrected=True)))


def _less(tables: Array, usual: float, met: Array, confidence: float) -> tuple[float, float, float]:
    """Return how much less often the group was met than the others, of one; where all or none was, as its own people say."""
    from scipy.stats import binomtest
    from statsmodels.stats.contingency_tables import StratifiedTable

    with np.errstate(divide="ignore", invalid="ignore"):
        found = StratifiedTable(tables)
        ratio = float(found.oddsratio_pooled)
        worst, best = found.oddsratio_pooled_confint(alpha=1 - confidence)
    if all(isfinite(one) and one > 0 for one in (ratio, worst, best)):
        return usual - _share(ratio, usual), usual - _share(float(best), usual), usual - _share(float(worst), usual)
    own = binomtest(int(met.sum()), len(met)).proportion_ci(confidence, "exact")
    return usual - float(met.mean()), usual - float(own.high), usual - float(own.low)


def _share(ratio: float, usual: float) -> float:
    return ratio * usual / (1 - usual + ratio * usual)


def _middle(wait: Array, ended: Array) -> float:
    from statsmodels.duration.survfunc import SurvfuncRight

    return float(SurvfuncRight(wait + 0.0, ended).quantile(0.5))


def _within_days(wait: Array, ended: Array, group: Array, strata: Array) -> Array:
    """Return waits of whole days as moments: what ended on one day ended spread over it, who was seen no longer saw all of it.

    So nobody of the group is put before or after the others of their day when the waits are shortened a little.
    """
    order = np.lexsort((group, strata, wait, ended))
    same = np.ones(len(wait), dtype=bool)
    for one in (wait, ended, group, strata):
        same[1:] &= one[order][1:] == one[order][:-1]
    same[:1] = False
    first = np.flatnonzero(~same)
    sizes = np.diff(np.append(first, len(wait)))
    spread = (np.arange(len(wait)) - np.repeat(first, sizes) + 0.5) / np.repeat(sizes, sizes)
    found = wait.astype(np.float64)
    found[order] += np.where(ended[order], spread, 1.0)
    return found


def _longer(wait: Array, ended: Array, group: Array, strata: Array, confidence: float) -> tuple[float, float, float]:
    from scipy.stats import norm

    def root(by: float) -> float:
        return _root(of_waits(np.where(group, wait * exp(-by), wait), ended, group, strata), corrected=False)

    open_to = float(norm.ppf((1 + confidence) / 2))
    gap = _zero(root, -WIDEST, WIDEST)
    low = _zero(lambda by: root(by) + open_to, -WIDEST, WIDEST)
    high = _zero(lambda by: root(by) - open_to, -WIDEST, WIDEST)
    return exp(gap), exp(low), exp(high)


def _zero(function: Callable[[float], float], least: float, most: float) -> float:
    """Return where a function that rises crosses nothing; an end of where it is looked for, when it does not."""
    from scipy.optimize import brentq

    if function(least) >= 0:
        return least
    if function(most) <= 0:
        return most
    return float(brentq(function, least, most, xtol=FINE))
