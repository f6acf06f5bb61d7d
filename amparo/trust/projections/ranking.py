"""Orders the people whose names fit what was typed.

People with every typed word come first, then those with all but one; within each, rare words weigh more. The order is
that of `Query.match` over all people. Work is kept small by meeting sets of people as bits, and by taking the likest first where
very many people have every typed word.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterable, Sequence
from functools import reduce
from operator import and_
from uuid import UUID

from amparo.foundation.linkage import Match, Query, Token, align
from amparo.foundation.linkage.align import GLUED
from amparo.trust.projections.candidates import Asked, asked_words
from amparo.trust.projections.levels import Levels, likest
from amparo.trust.projections.register import bits
from amparo.trust.projections.register.columns import Columns

Scored = list[tuple[float, int]]
_ALMOST = 1e-9
_MANY = 1500
"""More people than this who have every typed word are not all scored: the likest are taken first."""


class Ranking:
    """One question to the register; valid while the register does not change."""

    def __init__(self, columns: Columns, query: Query, groups: frozenset[UUID] | None) -> None:
        self.columns, self.query = columns, query
        reach = columns.reach(groups)
        self._inside = reach.people
        self.words = asked_words(columns, query, reach)
        self.weights = [_weight(reach.size, word.size) for word in self.words]
        self._known_people: dict[int, int] = {}
        self._glues = any(word.joined or word.split for word in self.words)
        self._sure = not self._glues and _never_compete(self.words)

    def best(self, missing: int, most: int) -> Scored:
        """Return score and slot of the best `most` people who lack exactly `missing` (0 or 1) of the typed words."""
        if self._sure:
            return self._bounded(missing, most)
        wanted, asked = len(self.words) - missing, most
        while True:
            bounds = self._bounded(missing, asked)
            matches = ((self.match(slot), slot) for _, slot in bounds)
            exact = sorted(((m.score, -slot) for m, slot in matches if m.covered == wanted), reverse=True)[:most]
            done = len(bounds) < asked or (len(exact) == most and exact[-1][0] >= bounds[-1][0] - _ALMOST)
            if done:
                return [(score, -slot) for score, slot in exact]
            asked *= 4

    def match(self, slot: int) -> Match:
        """Return the alignment of the query with the person in `slot`."""
        return align(self.weights, self.columns.keys(slot), _Known(self, slot), glue=self._glues)

    def _bounded(self, missing: int, most: int) -> Scored:
        """Return the best people by a score that is never too low, and exact where typed words do not compete."""
        everybody = list(range(len(self.words)))
        if not missing:
            return self._top(everybody, most, 0)
        complete = bits.of((slot for _, slot in self.best(0, len(self.columns) + 1)), len(self.columns.people))
        found: dict[int, float] = {}
        total = sum(self.weights)
        for left in sorted(everybody, key=lambda asked: self.weights[asked]):
            if len(found) >= most and heapq.nlargest(most, found.values())[-1] >= 1 - self.weights[left] / total:
                break
            for score, slot in self._top([i for i in everybody if i != left], most, complete):
                found[slot] = max(score, found.get(slot, 0.0))
        return _largest(most, ((score, slot) for slot, score in found.items()))

    def _top(self, asked: Sequence[int], most: int, without: int) -> Scored:
        """Return the best `most` people who have all of the typed words `asked`, by sum of likeness and weight."""
        total = sum(self.weights)
        people = reduce(and_, (self._people(i) for i in asked), self._inside & ~without) if asked else 0
        found: dict[int, float] = {}
        if people.bit_count() > _MANY:
            found = self._by_level(asked, people, most)
            people &= 0 if len(found) >= most else ~bits.of(found, len(self.columns.people))
        for slot in bits.first(people, _MANY):
            found[slot] = sum(self.weights[i] * self._likeness(i, slot) for i in asked)
        return _largest(most, ((score / total, slot) for slot, score in found.items()))

    def _people(self, asked: int) -> int:
        """Return the people who have a typed word, as bits."""
        if asked not in self._known_people:
            word = self.words[asked]
            split = bits.of(word.split, len(self.columns.people)) if word.split else 0
            self._known_people[asked] = self.columns.held(word.best) | split
        return self._known_people[asked]

    def _by_level(self, asked: Sequence[int], people: int, most: int) -> dict[int, float]:
        levels = [Levels(self.columns, people, self.words[i]) for i in asked]
        return likest(levels, [self.weights[i] for i in asked], people, most)

    def _likeness(self, asked: int, slot: int) -> float:
        word = self.words[asked]
        best = max([word.best.get(number, 0.0) for number in self.columns.words(slot)])
        return max(best, word.split[slot] - GLUED) if slot in word.split else best


class _Known:
    """The likenesses a ranking has already worked out for one person, as `align` asks for them."""

    def __init__(self, ranking: Ranking, slot: int) -> None:
        self._words, self._query, self._slot = ranking.words, ranking.query, slot
        self._number = ranking.columns.vocabulary.known

    def direct(self, asked: int, token: Token) -> float:
        """Return the likeness of a typed word and a word of the register."""
        number = self._number(token.surface)
        return 0.0 if number is None else self._words[asked].alike.get(number, 0.0)

    def joined(self, asked: int, token: Token) -> float:
        """Return the likeness of two typed words read as one and a word of the register."""
        number = self._number(token.surface)
        return 0.0 if number is None else self._words[asked].joined.get(number, 0.0)

    def split(self, asked: int, first: Token, second: Token) -> float:
        """Return the likeness of a typed word and two neighbouring words, for people known to have such a pair."""
        return self._query.split(asked, first, second) if self._slot in self._words[asked].split else 0.0


def _largest(most: int, scored: Iterable[tuple[float, int]]) -> Scored:
    return heapq.nlargest(most, scored)


def _never_compete(words: Sequence[Asked]) -> bool:
    """Tell whether no word of the register can serve two typed words: then sums are exact."""
    seen: set[int] = set()
    for word in words:
        if not seen.isdisjoint(word.alike):
            return False
        seen.update(word.alike)
    return True


def _weight(people: int, size: int) -> float:
    """Rarity of a typed word: 1 where everybody has it, more the fewer have it."""
    return 1.0 + math.log((people + 1) / (min(size, people) + 1))
