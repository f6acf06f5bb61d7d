"""How far a group is behind: the test with its sign, the size of a share, the factor of a wait."""

from collections.abc import Callable
from math import exp, isfinite, log, sqrt

import numpy as np

from amparo.foundation.fairness.tables import Array, of_waits

WIDEST = log(16)
"""Waits are looked at from a sixteenth to sixteen times as long; beyond that nobody asks how much."""
FINE = 0.004
"""To within four in a thousand of the wait."""


def signed_root(tables: Array, *, corrected: bool) -> float:
    """Return the root of the test with its sign: below nothing where the group has less than expected."""
    from statsmodels.stats.contingency_tables import StratifiedTable

    if not tables.size:
        return 0.0
    found = StratifiedTable(tables)
    root = sqrt(found.test_null_odds(correction=corrected).statistic)
    with np.errstate(divide="ignore"):
        return root if found.oddsratio_pooled > 1 else -root


def less(tables: Array, usual: float, met: Array, confidence: float) -> tuple[float, float, float]:
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


def middle(wait: Array, ended: Array) -> float:
    """Return the middle wait, NaN where more than half still wait."""
    from statsmodels.duration.survfunc import SurvfuncRight

    return float(SurvfuncRight(wait + 0.0, ended).quantile(0.5))


def within_days(wait: Array, ended: Array, group: Array, strata: Array) -> Array:
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


def longer(wait: Array, ended: Array, group: Array, strata: Array, confidence: float) -> tuple[float, float, float]:
    """Return how many times as long the group waits, and between what the truth lies."""
    from scipy.stats import norm

    def root(by: float) -> float:
        return signed_root(of_waits(np.where(group, wait * exp(-by), wait), ended, group, strata), corrected=False)

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
