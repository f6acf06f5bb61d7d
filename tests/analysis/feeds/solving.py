"""Whether a sum that is not shown could be another one, with everything that is shown unchanged: a walk, then a solver."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from time import perf_counter, process_time

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse import csr_matrix, vstack

from amparo.foundation.counting import Array

MOST = 10_000
"""So many cases of a kind there are at most."""
MORE, LESS = 1, -1
BOTH = frozenset({MORE, LESS})
"""Whether a sum could be larger, or smaller."""
DEAR, INFEASIBLE = 9, 2
"""A step costs less than that; and what the solver says where there are no such cases."""
RATHER, AT_ONCE = 0.5, 40


@dataclass
class Solver:
    """What is known of all cells together; `there` is how many cases of each kind there truly are."""

    of_cell: Array
    low: Array
    high: Array
    there: Array
    slowed: float = 1.0
    """By how much the clock runs ahead of the work, because of what else the machine does."""

    def fits(self, there: Array) -> bool:
        """Return whether so many cases of each kind would look the same."""
        sums = self.of_cell @ there
        return bool((there >= 0).all() and (sums >= self.low).all() and (sums <= self.high).all())

    def wandered(self, some: Array, steps: int, chance: np.random.Generator, start: Array) -> Array:
        """Return which sums of cells were other than they truly are on a walk through what else would look the same.

        It begins at `start`. Each step adds a case, takes one away or makes it one of another kind, so
        that everything known still holds, and rather so that a sum that was not another one yet becomes one. What did not
        change on the way is not thereby known: it is left to `otherwise`.
        """
        there, truth = start.copy(), some @ self.there
        kinds, each = (np.hstack([cells, np.zeros((len(cells), 1))]).astype(np.int16) for cells in (self.of_cell, some))
        low, high, wide = self.low.astype(np.int32), self.high.astype(np.int32), kinds.max(axis=1)
        now, sums = (self.of_cell @ there).astype(np.int32), some @ there
        changed = sums != truth
        for _ in range(steps):
            wanted = each[~changed].any(axis=0)
            gone = _rather(np.append(np.flatnonzero(there), len(there)), wanted, chance)
            left = now - kinds[:, gone]
            tight = np.flatnonzero((left + wide > high) | (left < low))  # a case more breaks no other
            after = left[tight, None] + kinds[tight]
            fits = np.flatnonzero(((after <= high[tight, None]) & (after >= low[tight, None])).all(axis=0))
            if not len(fits):
                continue
            came = _rather(fits, wanted, chance)
            now, sums = left + kinds[:, came], sums - each[:, gone] + each[:, came]
            for kind, step in ((gone, -1), (came, 1)):
                if kind < len(there):
                    there[kind] += step
            changed |= sums != truth
            if changed.all():
                break
        return changed

    def stretched(self, some: Array, chance: np.random.Generator) -> Array:
        """Return which sums could differ by one or more from the truth if cases could be split: the others are surely known.

        This is how tables are audited where whole numbers take too long. Asked for many sums at once, then for each alone.
        """
        truth, found = some @ self.there, np.zeros(len(some), dtype=bool)
        for _ in range(AT_ONCE):
            signs = chance.choice((MORE, LESS), len(some))
            found |= np.abs(self._split(some[~found].T @ signs[~found], some) - truth) >= 1
        for place in np.flatnonzero(~found):
            for way in BOTH:
                found |= np.abs(self._split(some[place] * way, some) - truth) >= 1
        return found

    def _split(self, wanted: Array, some: Array) -> Array:
        """Return sums where as much is there of what is wanted as could be."""
        rows = csr_matrix(self.of_cell)
        limits = np.concatenate([self.high, -self.low])
        best = linprog(-wanted, A_ub=vstack([rows, -rows]), b_ub=limits, bounds=(0, MOST))
        if best.x is None:
            raise ValueError(best.message)
        found: Array = some @ best.x
        return found

    def otherwise(
        self, cell: Array, ways: Collection[int], seconds: float, chance: np.random.Generator
    ) -> tuple[Array | None, frozenset[int]]:
        """Return cases that look the same and give a cell another sum, if some are found, and in which ways it may still be.

        `ways` are those that are not ruled out yet; each is thought about for so many `seconds` of work. The solver knows the
        clock alone: on a busy machine one second of that was a third of one, and nearly every question stayed open.
        """
        still = frozenset(ways)
        for way in sorted(ways):
            other, ruled_out = self._nearest(cell, way, seconds, chance)
            if other is not None:
                return other, still
            still -= {way} if ruled_out else frozenset()
        return None, still

    @cached_property
    def _steps(self) -> csr_matrix:
        """Return by how much each cell grows by a case that comes, kind by kind, and then by one that goes."""
        return csr_matrix(np.hstack([self.of_cell, -self.of_cell]))

    def _nearest(self, cell: Array, way: int, seconds: float, chance: np.random.Generator) -> tuple[Array | None, bool]:
        """Return cases near the truth that look the same, with a larger or smaller sum of a cell; or whether there are none.

        Asked for any cases at all a solver searches long; near the truth it finds some in a second. What "near" means is drawn
        anew for each question: one that takes an hour with these prices of a step is answered at once with others.
        """
        sums, true, steps = self.of_cell @ self.there, float(cell @ self.there), 2 * len(cell)
        if way == LESS and true < 1:
            return None, True
        moved, began, worked = np.hstack([cell, -cell]).reshape(1, -1), perf_counter(), process_time()
        found = milp(
            chance.integers(1, DEAR, steps),
            integrality=np.ones(steps),
            bounds=Bounds(0, np.hstack([np.full(len(cell), MOST), self.there])),
            constraints=[
                LinearConstraint(self._steps, self.low - sums, self.high - sums),
                LinearConstraint(moved, 1 if way == MORE else -true, np.inf if way == MORE else -1),
            ],
            options={"time_limit": seconds * self.slowed, "mip_rel_gap": 1e9},
        )
        self.slowed = max((perf_counter() - began) / (process_time() - worked), 1.0)
        if found.x is None:
            return None, found.status == INFEASIBLE
        came, went = np.split(np.round(found.x).astype(int), 2)
        other = self.there + came - went
        good = self.fits(other) and (cell @ other - true) * way >= 1
        return (other, False) if good else (None, False)


def _rather(places: Array, wanted: Array, chance: np.random.Generator) -> int:
    """Return one of some places, in every second draw one of those that are wanted, where there are any."""
    some = places[wanted[places]] if chance.random() < RATHER else places
    return int(chance.choice(some if len(some) else places))
