"""Takes the likest people first where very many have every typed word, without scoring them all."""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from functools import reduce
from operator import and_

from amparo.foundation.linkage.align import GLUED
from amparo.trust.projections.candidates import Asked
from amparo.trust.projections.register import bits
from amparo.trust.projections.register.columns import Columns

_MOST_LEVELS = 400
"""Combinations of likenesses looked at before the rest is taken in any order."""


class Levels:
    """The people in question by how alike one of their words is to a typed word, the likest first, made when needed."""

    def __init__(self, columns: Columns, people: int, word: Asked) -> None:
        self._columns, self._all = columns, people
        self._numbers: dict[float, list[int]] = {}
        self._slots: dict[float, list[int]] = {}
        for number, score in word.best.items():
            self._numbers.setdefault(score, []).append(number)
        for slot, score in word.split.items():
            self._slots.setdefault(score - GLUED, []).append(slot)
        self.likeness = sorted(self._numbers.keys() | self._slots.keys(), reverse=True)
        self._people: dict[int, int] = {}

    def people(self, place: int) -> int:
        """Return the people of level `place` as bits."""
        if place not in self._people:
            likeness = self.likeness[place]
            split = bits.of(self._slots.get(likeness, ()), len(self._columns.people))
            self._people[place] = (self._columns.held(self._numbers.get(likeness, ())) | split) & self._all
        return self._people[place]


def likest(levels: Sequence[Levels], weights: Sequence[float], people: int, most: int) -> dict[int, float]:
    """Return slot → sum of likeness × weight for the best `most` of `people`; fewer where it would take too long."""
    found: dict[int, float] = {}
    for value, at in _best_first(levels, weights):
        met = reduce(and_, (told.people(place) for told, place in zip(levels, at, strict=True)), people)
        found.update(dict.fromkeys(bits.first(met, most - len(found)), value))
        people &= ~met
        if len(found) >= most or not people:
            break
    return found


def _best_first(levels: Sequence[Levels], weights: Sequence[float]) -> Iterator[tuple[float, tuple[int, ...]]]:
    """Yield combinations of one level for each typed word, with their worth, the best first."""

    def worth(at: tuple[int, ...]) -> float:
        return sum(weight * told.likeness[place] for weight, told, place in zip(weights, levels, at, strict=True))

    start = (0,) * len(levels)
    queue, seen = [(-worth(start), start)], {start}
    while queue and len(seen) < _MOST_LEVELS:
        value, at = heapq.heappop(queue)
        yield -value, at
        for place in range(len(at)):
            step = (*at[:place], at[place] + 1, *at[place + 1 :])
            if step[place] < len(levels[place].likeness) and step not in seen:
                seen.add(step)
                heapq.heappush(queue, (-worth(step), step))
