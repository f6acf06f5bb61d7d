"""Somebody with a solver: what can be made out about hidden cells from everything that a table shows."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from scipy.optimize import LinearConstraint, milp

from amparo.foundation.privacy import Shape

Cell = Hashable
Range = tuple[float, float]
NOTHING_KNOWN: Range = (0, np.inf)


@dataclass
class Attacker:
    """Collects what is known: unknown numbers that are whole and not negative, and sums of them between two bounds."""

    unknowns: list[Cell]
    _rows: list[np.ndarray] = field(default_factory=list)
    _low: list[float] = field(default_factory=list)
    _high: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._at = {cell: place for place, cell in enumerate(self.unknowns)}

    def knows(self, cells: Mapping[Cell, float], between: Range) -> None:
        """Learn that a weighted sum of unknowns lies between two bounds."""
        self._rows.append(self._row(cells))
        self._low.append(between[0])
        self._high.append(between[1])

    def range_of(self, cells: Sequence[Cell]) -> Range:
        """Return the least and the most that a sum of unknowns can be."""
        aim = self._row(dict.fromkeys(cells, 1.0))
        return self._best(aim), -self._best(-aim)

    def most(self, cells: Sequence[Cell]) -> float:
        """Return the most that a sum of unknowns can be."""
        return -self._best(-self._row(dict.fromkeys(cells, 1.0)))

    def _best(self, aim: np.ndarray) -> float:
        known = LinearConstraint(np.array(self._rows), self._low, self._high)
        found = milp(aim, integrality=np.ones(len(aim)), constraints=known, bounds=(0, 10_000))
        assert found.success, found.message
        return float(round(found.fun))

    def _row(self, cells: Mapping[Cell, float]) -> np.ndarray:
        row = np.zeros(len(self.unknowns))
        for cell, weight in cells.items():
            row[self._at[cell]] = weight
        return row


def before(shape: Shape, shown: Mapping[Cell, Range]) -> Attacker:
    """Return an attacker who knows how a table adds up and, of the cells in `shown`, between what they lie."""
    attacker = Attacker([arc.cell for arc in shape.arcs])
    for flows_in, flows_out in shape.sums().values():
        attacker.knows(dict.fromkeys(flows_in, 1.0) | dict.fromkeys(flows_out, -1.0), (0, 0))
    for cell, between in shown.items():
        attacker.knows({cell: 1.0}, between)
    return attacker
