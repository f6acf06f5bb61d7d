"""Whether a sum that is not shown could be another one, with everything that is shown unchanged: a walk, then a solver."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from time import perf_counter, process_time

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse import csc_matrix, csr_matrix, hstack, identity, vstack

from amparo.foundation.counting import Array

MOST = 10_000
"""So many cases of a kind there are at most."""
MORE, LESS = 1, -1
BOTH = frozenset({MORE, LESS})
"""Whether a sum could be larger, or smaller."""
DEAR, INFEASIBLE = 9, 2
"""A step costs less than that; and what the solver says where there are no such cases."""
RATHER, AT_ONCE, AGAIN = 0.5, 40, 20


@dataclass
class Solver:
    """What is known of all cells together; `there` is how many cases of each kind there truly are."""

    of_cell: Array
    low: Array
    high: Array
    there: Array
    moves: Sequence[tuple[int, int]] = ()
    """Which kinds are another with one thing otherwise: from which to which."""
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
        truth, known = (some @ self.there).astype(np.int32), self._known
        there, now, sums = np.append(start, 1), (self.of_cell @ start).astype(np.int32), (some @ start).astype(np.int32)
        each = np.vstack([some.T, np.zeros((1, len(some)))]).astype(np.int16)
        changed: Array = sums != truth
        wanted = (each > 0).sum(axis=1)
        for turn in range(steps):
            if turn % AGAIN == 0:
                wanted = (each[:, ~changed] > 0).sum(axis=1)
            some_there = np.flatnonzero(there)
            gone = _rather(some_there, wanted[some_there] > 0, chance)
            fits = known.fitting(now, gone)
            if not len(fits):
                continue
            came = _rather(fits, (each[fits] != each[gone])[:, ~changed].sum(axis=1), chance)
            there[[gone, came]] += (-1, 1)
            there[-1] = 1  # nobody can always go or come
            now, sums = now + known.kinds[came] - known.kinds[gone], sums + each[came] - each[gone]
            changed |= sums != truth
            if changed.all():
                break
        if not self.fits(there[:-1]):
            raise ValueError("the walk left what looks the same")
        return changed

    @cached_property
    def _known(self) -> "Known":
        return Known(self)

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
    def _steps(self) -> csc_matrix:
        """Return how many cases more of each kind there are by each step: one comes, one goes, or one is otherwise.

        A move changes few cells, which is what makes thousands of kinds easy to think about. Who comes and is otherwise comes
        and moves.
        """
        each = identity(len(self.there), format="csc")
        if not self.moves:
            return hstack([each, -each], format="csc")
        start, end = np.array(self.moves).T
        alone = each[:, np.setdiff1d(start, end)]
        return hstack([alone, -each[:, np.flatnonzero(self.there)], each[:, end] - each[:, start]], format="csc")

    @cached_property
    def _grown(self) -> csr_matrix:
        """Return by how much each cell grows by each step."""
        return csr_matrix(csr_matrix(self.of_cell) @ self._steps)

    def _nearest(self, cell: Array, way: int, seconds: float, chance: np.random.Generator) -> tuple[Array | None, bool]:
        """Return cases near the truth that look the same, with a larger or smaller sum of a cell; or whether there are none.

        Asked for any cases at all a solver searches long; near the truth it finds some in a second. What "near" means is drawn
        anew for each question: one that takes an hour with these prices of a step is answered at once with others.
        """
        sums, true, steps = self.of_cell @ self.there, float(cell @ self.there), self._steps
        if way == LESS and true < 1:
            return None, True
        moved, began, worked = csr_matrix(cell @ steps), perf_counter(), process_time()
        found = milp(
            chance.integers(1, DEAR, steps.shape[1]),
            integrality=np.ones(steps.shape[1]),
            bounds=Bounds(0, 1 if self.moves else MOST),
            constraints=[
                LinearConstraint(self._grown, self.low - sums, self.high - sums),
                LinearConstraint(steps, -self.there, np.inf),
                LinearConstraint(moved, 1 if way == MORE else -true, np.inf if way == MORE else -1),
            ],
            options={"time_limit": seconds * self.slowed, "mip_rel_gap": 1e9},
        )
        self.slowed = max((perf_counter() - began) / (process_time() - worked), 1.0)
        if found.x is None:
            return None, found.status == INFEASIBLE and not self.moves
        other = self.there + np.round(steps @ np.round(found.x)).astype(int)
        good = self.fits(other) and (cell @ other - true) * way >= 1
        return (other, False) if good else (None, False)


class Known:
    """What a walk keeps of all that is known, kind by kind and cell by cell; the last kind is nobody."""

    def __init__(self, of: Solver) -> None:
        self.kinds = np.vstack([of.of_cell.T, np.zeros((1, len(of.of_cell)))]).astype(np.int16)
        self.cells = np.ascontiguousarray(self.kinds.T)
        self.low, self.high, self.wide = of.low.astype(np.int32), of.high.astype(np.int32), self.kinds.max(axis=0)

    def fitting(self, now: Array, gone: int) -> Array:
        """Return the other kinds of which one may come where one of a kind goes."""
        left = now - self.kinds[gone]
        tight = np.flatnonzero((left + self.wide > self.high) | (left < self.low))  # a case more breaks no other
        after = left[tight, None] + self.cells[tight]
        fits = ((after <= self.high[tight, None]) & (after >= self.low[tight, None])).all(axis=0)
        fits[gone] = False
        return np.flatnonzero(fits)


def _rather(places: Array, wanted: Array, chance: np.random.Generator) -> int:
    """Return one of some places, in every second draw one of those that are wanted most."""
    return int(chance.choice(places[wanted == wanted.max()] if chance.random() < RATHER else places))
