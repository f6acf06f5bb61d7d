"""What is compared, as tables of two by two: in each stratum a group beside everybody else, met beside not met.

Waits become such tables as Mantel made them (Cancer Chemotherapy Reports 50 (1966) 163): one for each stratum and each
moment at which somebody's wait ended, of those who still waited then. The test over them is the log-rank test, and
somebody whose wait was not seen to its end counts for as long as they were seen.
"""

from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]


def of_shares(met: Array, group: Array, strata: Array) -> Array:
    """Return one table a stratum in which both sides are: [[of the group met, not met], [of the others met, not met]].

    `met` and `group` are truths, `strata` whole numbers, one of each a person.
    """
    _, at = np.unique(strata, return_inverse=True)
    cells = [np.bincount(at, side & outcome) for side in (group, ~group) for outcome in (met, ~met)]
    return _told(np.array(cells, dtype=np.float64).reshape(2, 2, -1))


def of_waits(wait: Array, ended: Array, group: Array, strata: Array) -> Array:
    """Return one table for each stratum and moment at which a wait ended: [[of the group ended, went on], [of the others]].

    `wait` is how long somebody waited, or was seen to wait where `ended` is not true.
    """
    if not len(wait):
        return np.zeros((2, 2, 0))
    order = np.lexsort((wait, strata))
    sides, ends = group[order], ended[order]
    new_stratum = _begins(strata[order])
    new_moment = new_stratum | _begins(wait[order])
    moment = np.cumsum(new_moment) - 1
    cells = []
    for side in (sides, ~sides):
        many = np.bincount(moment, side)
        waiting = _still(many, new_stratum[new_moment])
        over = np.bincount(moment, side & ends)
        cells += [over, waiting - over]
    return _told(np.array(cells, dtype=np.float64).reshape(2, 2, -1))


def _begins(values: Array) -> Array:
    """Return where a value differs from the one before."""
    found = np.ones(len(values), dtype=bool)
    found[1:] = values[1:] != values[:-1]
    return found


def _still(many: Array, first: Array) -> Array:
    """Return how many are there at each moment or after it, counted anew in each stratum; `first` is where one begins."""
    before = np.cumsum(many) - many
    starts = np.flatnonzero(first)
    through = np.append(before, many.sum())[np.append(starts[1:], len(many))]
    found: Array = np.repeat(through, np.diff(np.append(starts, len(many)))) - before
    return found


def _told(tables: Array) -> Array:
    """Return those tables that tell of a difference: with people on both sides, and both outcomes."""
    rows, columns = tables.sum(axis=1), tables.sum(axis=0)
    found: Array = tables[:, :, (rows > 0).all(axis=0) & (columns > 0).all(axis=0)]
    return found
