"""Orders the people whose names fit what was typed.

People with every typed word come first, then those with all but one; within each, rare words weigh more. The order is
that of `Query.match` over all people. Work is kept small by starting from the rarest word, by looking up the commonest
word only for leaders, and by stopping when nobody further down can rise above those already found.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Collection, Iterable, Sequence, Set
from itertools import chain, islice

from amparo.foundation.linkage import Match, Query, Token, align
from amparo.foundation.linkage.align import GLUED
from amparo.trust.projections.candidates import Asked, asked_words
from amparo.trust.projections.columns import Columns

Scored = list[tuple[float, int]]
_ALMOST = 1e-9
_MANY = 1500
"""More people than this who have every typed word are not all scored: the likest are taken first."""
_MOST_LEVELS = 400
_FEW = 20
"""A list this many times longer than the people in question is not walked; their own words are looked at."""


class Ranking:
    """One question to the register; valid while the register does not change."""

    def __init__(self, columns: Columns, query: Query, groups: frozenset[int] | None) -> None:
        self.columns, self.query, self.groups = columns, query, groups
        self.words = asked_words(columns, query)
        self.weights = [_weight(len(columns), word.size) for word in self.words]
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
            return self._top(everybody, most, frozenset())
        complete = {slot for _, slot in self.best(0, len(self.columns) + 1)}
        found: dict[int, float] = {}
        total = sum(self.weights)
        for left in sorted(everybody, key=lambda asked: self.weights[asked]):
            if len(found) >= most and heapq.nlargest(most, found.values())[-1] >= 1 - self.weights[left] / total:
                break
            for score, slot in self._top([i for i in everybody if i != left], most, complete):
                found[slot] = max(score, found.get(slot, 0.0))
        return _largest(most, ((score, slot) for slot, score in found.items()))

    def _top(self, asked: Sequence[int], most: int, without: Set[int]) -> Scored:
        """Return the best `most` people who have all of the typed words `asked`, by sum of likeness and weight."""
        total = sum(self.weights)
        if not asked:
            return []
        if len(asked) == 1:
            weight = self.weights[asked[0]] / total
            return [(score * weight, slot) for score, slot in self._walk(asked[0], most, without)]
        slots = self._having(asked) - without
        found: dict[int, float] = {}
        if len(slots) > _MANY:
            found = self._by_level(asked, slots, most)
            slots = set() if len(found) >= most else set(islice(slots - found.keys(), _MANY))
        for slot in slots:
            found[slot] = sum(self.weights[i] * self._likeness(i, slot) for i in asked)
        return _largest(most, ((score / total, slot) for slot, score in found.items()))

    def _having(self, asked: Sequence[int]) -> set[int]:
        """Return the people who have all of the typed words `asked`, from the rarest word on."""
        postings = self.columns.vocabulary.postings
        slots: set[int] | None = None
        for i in sorted(asked, key=lambda i: self.words[i].reach):
            if slots is not None and self.words[i].reach > _FEW * len(slots):
                slots = {slot for slot in slots if self._likeness(i, slot)}
                continue
            holders = set(self.words[i].split).union(*(postings[number] for number in self.words[i].best))
            slots = set(self._inside(holders)) if slots is None else slots & holders
        return slots or set()

    def _by_level(self, asked: Sequence[int], slots: set[int], most: int) -> dict[int, float]:
        """Go through combinations of likenesses, the best first, until `most` people are found or it takes too long."""
        levels = [_Levels(slots, self._levels(i)) for i in asked]
        weights = [self.weights[i] for i in asked]

        def worth(at: tuple[int, ...]) -> float:
            return sum(weight * told.likeness(place) for weight, told, place in zip(weights, levels, at, strict=True))

        start = (0,) * len(asked)
        queue, seen = [(-worth(start), start)], {start}
        found: dict[int, float] = {}
        while queue and len(found) < most and len(seen) < _MOST_LEVELS:
            value, at = heapq.heappop(queue)
            people = set.intersection(*(told.people(place) for told, place in zip(levels, at, strict=True)))
            found.update(dict.fromkeys(people - found.keys(), -value))
            for place in range(len(at)):
                step = (*at[:place], at[place] + 1, *at[place + 1 :])
                if step[place] < len(levels[place]) and step not in seen:
                    seen.add(step)
                    heapq.heappush(queue, (-worth(step), step))
        return found

    def _levels(self, asked: int) -> list[tuple[float, list[Sequence[int]]]]:
        """Return likeness and lists of people for one typed word, the likest first."""
        levels: dict[float, list[Sequence[int]]] = {}
        for number, score in self.words[asked].best.items():
            levels.setdefault(score, []).append(self.columns.vocabulary.postings[number])
        for slot, score in self.words[asked].split.items():
            levels.setdefault(score - GLUED, []).append((slot,))
        return sorted(levels.items(), key=lambda level: -level[0])

    def _walk(self, asked: int, most: int, without: Set[int]) -> Scored:
        """Walk the people of one typed word from the likest on, until there are `most`."""
        found: dict[int, float] = {}
        for score, postings in self._levels(asked):
            for slot in chain.from_iterable(map(self._inside, postings)):
                if slot not in found and slot not in without:
                    found[slot] = score
                    if len(found) == most:
                        return [(score, slot) for slot, score in found.items()]
        return [(score, slot) for slot, score in found.items()]

    def _likeness(self, asked: int, slot: int) -> float:
        word = self.words[asked]
        best = max([word.best.get(number, 0.0) for number in self.columns.words(slot)])
        return max(best, word.split[slot] - GLUED) if slot in word.split else best

    def _inside(self, posting: Collection[int]) -> Collection[int]:
        if self.groups is None:
            return posting
        column, groups = self.columns.groups, self.groups
        return [slot for slot in posting if column[slot] in groups]


class _Levels:
    """The people in question by how alike one of their words is to a typed word, worked out when asked for."""

    def __init__(self, slots: set[int], levels: list[tuple[float, list[Sequence[int]]]]) -> None:
        self._slots, self._levels = slots, levels
        self._people: dict[int, set[int]] = {}

    def __len__(self) -> int:
        return len(self._levels)

    def likeness(self, place: int) -> float:
        """Return the likeness of level `place`, 0 being the likest."""
        return self._levels[place][0]

    def people(self, place: int) -> set[int]:
        """Return the people of level `place`."""
        if place not in self._people:
            self._people[place] = self._slots.intersection(chain.from_iterable(self._levels[place][1]))
        return self._people[place]


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
