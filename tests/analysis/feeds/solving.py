"""Whether a sum that is not shown could be another one, with everything that is shown unchanged: a walk, then a solver."""

from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_matrix

from amparo.foundation.counting import Array

SECONDS, MOST = 60.0, 10_000
"""How long the solver thinks about one question, and how many cases of a kind there are at most."""


@dataclass
class Solver:
    """What is known of all cells together; `there` is how many cases of each kind there truly are."""

    of_cell: Array
    low: Array
    high: Array
    there: Array

    def fits(self, there: Array) -> bool:
        """Return whether so many cases of each kind would look the same."""
        sums = self.of_cell @ there
        return bool((there >= 0).all() and (sums >= self.low).all() and (sums <= self.high).all())

    def wandered(self, some: Array, steps: int, chance: np.random.Generator) -> Array:
        """Return which sums of cells were other ones on a walk from the truth through what else would look the same.

        Each step adds a case, takes one away or makes it one of another kind, so that everything known still holds. What
        did not change on the way is not thereby known: it is left to `otherwise`.
        """
        there, truth = self.there.copy(), some @ self.there
        now, sums, changed = self.of_cell @ there, truth.copy(), np.zeros(len(some), dtype=bool)
        kinds, each = (np.hstack([cells, np.zeros((len(cells), 1))]) for cells in (self.of_cell, some))
        for _ in range(steps):
            gone = int(chance.choice(np.append(np.flatnonzero(there), len(there))))
            after = (now - kinds[:, gone])[:, None] + kinds
            fits = np.flatnonzero(((after <= self.high[:, None]) & (after >= self.low[:, None])).all(axis=0))
            if not len(fits):
                continue
            came = int(chance.choice(fits))
            now, sums = after[:, came], sums - each[:, gone] + each[:, came]
            for kind, step in ((gone, -1), (came, 1)):
                if kind < len(there):
                    there[kind] += step
            changed |= sums != truth
            if changed.all():
                break
        return changed

    def otherwise(self, cell: Array) -> tuple[Array | None, bool]:
        """Return cases that look the same and give a cell another sum, if there are any; and whether that is certain."""
        true, decided = float(cell @ self.there), True
        for least, most in ((true + 1, np.inf), (0, true - 1)):
            if most < 0:
                continue
            other, sure = self._nearest(cell, least, most)
            if other is not None:
                return other, True
            decided &= sure
        return None, decided

    def _nearest(self, cell: Array, least: float, most: float) -> tuple[Array | None, bool]:
        """Return cases as few steps from the truth as possible that look the same, with the sum of a cell between two numbers.

        Asked for any cases at all a solver searches long; near the truth it finds some in a tenth of a second.
        """
        both, sums = np.hstack([self.of_cell, -self.of_cell]), self.of_cell @ self.there
        moved, true = np.hstack([cell, -cell]).reshape(1, -1), cell @ self.there
        found = milp(
            np.ones(both.shape[1]),
            integrality=np.ones(both.shape[1]),
            bounds=Bounds(0, np.hstack([np.full(len(cell), MOST), self.there])),
            constraints=[
                LinearConstraint(csr_matrix(both), self.low - sums, self.high - sums),
                LinearConstraint(moved, least - true, most - true),
            ],
            options={"time_limit": SECONDS, "mip_rel_gap": 1e9},
        )
        if found.x is None:
            return None, found.status == 2
        came, went = np.split(np.round(found.x), 2)
        other = self.there + came - went
        good = self.fits(other) and least <= cell @ other <= most
        return (other, True) if good else (None, False)
