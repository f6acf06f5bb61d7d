"""Is this week more than the past lets one expect? A quasi-Poisson regression with an upper bound, after Farrington.

The past, a year at least, is fitted with a trend and a wave of one year; weeks that were already unusual count
less. Counts scatter more than a Poisson law says, so the bound is that of a negative binomial law with the scatter that was
seen, and with what the fit does not know of itself. Sources: Farrington and others 1996, doi:10.2307/2983331; Noufaily and
others 2013, doi:10.1002/sim.5595. How often it raises a false alarm is measured in benchmarks/alerts.py.
"""

import math
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

GUARD = 2
"""Weeks right before the one in question that are not learned from: what begins to rise must not become usual."""
YEAR = 365.25 / 7
CAREFUL = 0.5
"""The part of the asked rate that the bound is drawn at: what a fit to so few weeks gets wrong takes the rest."""
RARE, CLUMPED = 1.0, 3.0
"""Below so many a week at least so much scatter is assumed: rare things come in clumps that a short past has not shown."""
FAR = 2.58
"""Residuals from here on count less, as those of weeks in which something happened."""


@dataclass(frozen=True)
class Bound:
    """What was to be expected in a week, and the highest number that is still usual at the rate that was asked for."""

    usual: float
    highest: int

    def passed(self, number: int, least: int = 0) -> bool:
        """Return whether a number is unusual, and not below what is counted at all."""
        return number > self.highest and number >= least


def bound(counts: Sequence[int], rate: float, least_weeks: int, hours: Sequence[int] | None = None) -> Bound | None:
    """Return the bound for the last of `counts`, one number a week; None while too little is known to say.

    `rate` is how often a week in which nothing changed may pass it. With `hours` counts stand for so many hours each, and
    weeks without any say nothing.
    """
    number = len(counts)
    measured = np.asarray(hours if hours is not None else [1] * number, dtype=float)
    known = [week for week in range(number - 1 - GUARD) if measured[week] > 0]
    if len(known) < least_weeks or number < 1 or measured[-1] <= 0:
        return None
    past = np.asarray([counts[week] for week in known], dtype=float)
    if not past.any():
        return Bound(0.0, _highest(1 / measured[known].sum() * measured[-1], 1.0, rate))
    terms = _terms(np.asarray([*known, number - 1], dtype=float))
    fitted = _fit(past, terms[:-1], np.log(measured[known]))
    if fitted is None:
        return None
    return _bound(fitted, terms[-1], float(measured[-1]), rate)


@dataclass(frozen=True)
class _Fit:
    coefficients: Any
    covariance: Any
    scatter: float
    freedom: int


def _terms(weeks: Any) -> Any:
    """Return a column for the level, the trend, and two for the wave of one year."""
    angle = 2 * math.pi * weeks / YEAR
    return np.column_stack([np.ones_like(weeks), (weeks - weeks[-1]) / YEAR, np.sin(angle), np.cos(angle)])


def _fit(past: Any, terms: Any, offset: Any) -> _Fit | None:
    """Fit twice: the second time weeks far above the first fit count less."""
    once = _glm(past, terms, offset, np.ones_like(past))
    if once is None:
        return None
    scatter = _scatter(past, once.mu, np.ones_like(past), once.df_resid)
    far = _anscombe(past, once.mu, scatter)
    weights = (np.maximum(far, FAR) / FAR) ** -2.0
    twice = _glm(past, terms, offset, weights) if (weights < 1).any() else once
    if twice is None:
        return None
    scatter = max(scatter, _scatter(past, twice.mu, weights, twice.df_resid))
    return _Fit(twice.params, twice.normalized_cov_params * scatter, scatter, int(twice.df_resid))


def _glm(past: Any, terms: Any, offset: Any, weights: Any) -> Any:
    import statsmodels.api as sm

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            family = sm.families.Poisson()
            fitted = sm.GLM(past, terms, family=family, offset=offset, var_weights=weights).fit(maxiter=50)
        except (ValueError, np.linalg.LinAlgError, FloatingPointError):
            return None
    return fitted if np.isfinite(fitted.params).all() and fitted.converged else None


def _scatter(past: Any, expected: Any, weights: Any, freedom: float) -> float:
    return max(1.0, float((weights * (past - expected) ** 2 / np.maximum(expected, 1e-9)).sum() / freedom))


def _anscombe(past: Any, expected: Any, scatter: float) -> Any:
    return 1.5 * (past ** (2 / 3) - expected ** (2 / 3)) / (np.maximum(expected, 1e-9) ** (1 / 6) * math.sqrt(scatter))


def _bound(fitted: _Fit, terms: Any, hours: float, rate: float) -> Bound:
    usual = float(np.exp(np.clip(terms @ fitted.coefficients, -20, 20)) * hours)
    unsure = float(terms @ fitted.covariance @ terms)
    scatter = max(fitted.scatter, CLUMPED) if usual < RARE else fitted.scatter
    return Bound(usual, _highest(usual, scatter + usual * unsure, rate, fitted.freedom))


def _highest(usual: float, scatter: float, rate: float, freedom: int = 0) -> int:
    """Return the smallest number that a count with this mean and `scatter` times its variance passes at most at `rate`."""
    from scipy import stats

    wide, rate = max(scatter, 1.0 + 1e-6), rate * CAREFUL
    found = float(stats.nbinom.ppf(1 - rate, usual / (wide - 1), 1 / wide))
    if freedom:
        # The scatter is estimated: the bound is wider by as much as a t law is wider than a normal one.
        wider = float(stats.t.ppf(1 - rate, freedom) / stats.norm.ppf(1 - rate))
        found = usual + (found - usual) * wider
    return math.ceil(found)
