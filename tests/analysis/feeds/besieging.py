"""Attacks a whole agency's figures in rounds, each with other cases that could have been (`supposing`).

Thousands of kinds of cases at once are too many to think about; but what was another count once, with everything that is shown
unchanged, is not known, whichever cases the attacker thought of then. So rounds are small, and what they find adds up.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from amparo.foundation.counting import Array
from tests.analysis.feeds.attacking import IN_VAIN, Cell, small, solver
from tests.analysis.feeds.solving import BOTH, MORE, Solver


@dataclass
class Siege:
    """How many counts are tried, and of which no other number is found yet: open, not recovered, for nobody ruled one out.

    Which hidden small counts are tried is said by the first round: all in which a case counts that there is or could be.
    """

    tried: int = 0
    still: frozenset[str] = frozenset()

    def goes_on(self, found: Iterable[Cell], chance: np.random.Generator, steps: int, seconds: float) -> None:
        """Look for what looks the same, given every cell with the cases of this round: a walk of so many steps, then questions.

        The solver is asked for one count after the other, so many `seconds` about each, until so often it found nothing.
        """
        every, names = _alike(found)
        knows, matrix = solver(every, beside=True)
        places = small(every, matrix)
        if not self.tried:
            self.still = frozenset(names[place][0] for place in places)
            self.tried = len(self.still)
        asked = [place for place in places if not self.still.isdisjoint(names[place])]
        changed = _changed(knows, matrix[asked], steps, seconds, chance)
        self.still -= {name for place, other in zip(asked, changed, strict=True) if other for name in names[place]}


def _alike(found: Iterable[Cell]) -> tuple[Sequence[Cell], Sequence[list[str]]]:
    """Return cells that count differently or show otherwise, and the names of all that are like each."""
    alike: dict[tuple[bytes, int | None], tuple[Cell, list[str]]] = {}
    for one in found:
        alike.setdefault(one.like, (one, []))[1].append(one.name)
    cells, names = zip(*alike.values(), strict=True)
    return cells, names


def _changed(knows: Solver, sums: Array, steps: int, seconds: float, chance: np.random.Generator) -> Array:
    """Return which sums were other ones on a walk, or when the solver was asked for one, or on a walk from what it found."""
    changed = knows.wandered(sums, steps, chance, knows.there)
    vain = 0
    while vain < IN_VAIN and seconds and not changed.all():
        left = np.flatnonzero(~changed)
        cell = sums[chance.choice(left)]
        way = int(chance.choice(sorted(BOTH))) if cell @ knows.there else MORE
        other, _ways = knows.otherwise(cell, {way}, seconds, chance)
        if other is None:
            vain += 1
        else:
            changed[left] = knows.wandered(sums[left], steps // 4, chance, other)
    return changed
