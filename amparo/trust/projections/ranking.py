"""Finds and orders the people whose names fit what was typed.

For every typed word: the words of the register that may be it (`Vocabulary`), then the people who hang on them. People
with every typed word come first, then those with all but one; within each, rare words weigh more. The order is exactly
that of `Query.match` over all people; work is kept small by starting from the rarest word.
"""

from __future__ import annotations

import heapq
import math
from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from amparo.foundation import linkage
from amparo.foundation.linkage import Match, Query, Token, align
from amparo.foundation.linkage.align import GLUED
from amparo.trust.projections.columns import Columns

_FEW = 4
"""A list this many times longer than the people in question is not walked; their own words are looked at."""


@dataclass
class _Word:
    """One typed word: likeness of each word of the register, of joined pairs beginning here, and people by gluing."""

    alike: dict[int, float]
    joined: dict[int, float]
    split: dict[int, float]
    size: int = 0


class Ranking:
    """One question to the register; valid while the register does not change."""

    def __init__(self, columns: Columns, query: Query, groups: frozenset[int] | None) -> None:
        self.columns, self.query, self.groups = columns, query, groups
        self.words = [self._word(asked) for asked in range(len(query.words))]
        self.weights = [_weight(len(columns), word.size) for word in self.words]

    def best(self, missing: int, most: int) -> list[tuple[float, int]]:
        """Return score and slot of the best `most` people who lack exactly `missing` (0 or 1) of the typed words."""
        if missing:
            return self._finish(self._lacking_one(most), missing, most)
        if len(self.words) == 1 and self._bounds_are_exact():
            return self._single(most)
        return self._finish(self._scores(range(len(self.words))), missing, most)

    def _lacking_one(self, most: int) -> dict[int, float]:
        complete = {slot for _, slot in self.best(0, len(self.columns))}
        total = sum(self.weights)
        found: dict[int, float] = {}
        for left in sorted(range(len(self.words)), key=lambda asked: self.weights[asked]):
            bound = (total - self.weights[left]) / total
            if len(found) >= most and heapq.nlargest(most, found.values())[-1] > bound and self._bounds_are_exact():
                break
            for slot, score in self._scores([i for i in range(len(self.words)) if i != left]).items():
                if slot not in complete and score > found.get(slot, 0.0):
                    found[slot] = score
        return found

    def _single(self, most: int) -> list[tuple[float, int]]:
        """One typed word: walk its words from the likest on, and stop when there are enough people."""
        by_score: dict[float, list[int]] = {}
        for number, score in self.words[0].alike.items():
            by_score.setdefault(score, []).append(number)
        found: dict[int, float] = {}
        for score in sorted(by_score, reverse=True):
            slots = {s for n in by_score[score] for s in self._inside(self.columns.vocabulary.postings[n])}
            new = heapq.nsmallest(most - len(found), slots - found.keys())
            found.update(dict.fromkeys(new, score))
            if len(found) >= most:
                break
        return [(score, slot) for slot, score in found.items()]

    def match(self, slot: int) -> Match:
        """Return the alignment of the query with the person in `slot`."""
        return align(self.weights, self.columns.keys(slot), _Known(self, slot))

    def direct(self, asked: int, token: Token) -> float:
        """Return the likeness of a typed word and a word of the register."""
        number = self.columns.vocabulary.known(token.surface)
        return 0.0 if number is None else self.words[asked].alike.get(number, 0.0)

    def joined(self, asked: int, token: Token) -> float:
        """Return the likeness of two typed words read as one and a word of the register."""
        number = self.columns.vocabulary.known(token.surface)
        return 0.0 if number is None else self.words[asked].joined.get(number, 0.0)

    def _word(self, asked: int) -> _Word:
        vocabulary, query = self.columns.vocabulary, self.query
        numbers = vocabulary.like(query.words[asked])
        if query.part is not None and query.open_at(asked):
            numbers |= vocabulary.begun(query.part)
        alike = {n: score for n in numbers if (score := query.direct(asked, vocabulary.token(n)))}
        word = _Word(alike, self._joined(asked), {}, sum(len(vocabulary.postings[n]) for n in alike))
        word.split = self._split(asked)
        return word

    def _joined(self, asked: int) -> dict[int, float]:
        both = self.query.glued[asked] if asked < len(self.query.glued) else None
        if both is None:
            return {}
        vocabulary = self.columns.vocabulary
        numbers = vocabulary.like(both)
        if self.query.open_at(asked + 1):
            numbers |= vocabulary.begun(both)
        return {n: score for n in numbers if (score := self.query.joined(asked, vocabulary.token(n)))}

    def _split(self, asked: int) -> dict[int, float]:
        """Return slot → likeness for people with two neighbouring words that are the typed one when read as one."""
        found: dict[int, float] = {}
        vocabulary = self.columns.vocabulary
        if len(self.query.words[asked].spelling) < linkage.SPLIT_LETTERS:
            return found
        for reading in self.query.words[asked].readings:
            for cut in range(1, len(reading.key)):
                first = [
                    n for n in vocabulary.with_key(reading.key[:cut]) if len(vocabulary.token(n).readings[0].fine) > 1
                ]
                second = list(vocabulary.with_key(reading.key[cut:])) if first else []
                for slot in self._holding(first) & self._holding(second) if second else ():
                    if score := self._split_in(asked, slot):
                        found[slot] = max(score, found.get(slot, 0.0))
        return found

    def _split_in(self, asked: int, slot: int) -> float:
        best = 0.0
        for name in self.columns.keys(slot):
            told = name.telling
            for first, second in pairwise(told):
                best = max(best, self.query.split(asked, first, second))
        return best

    def _holding(self, numbers: Iterable[int]) -> set[int]:
        return set().union(*(self.columns.vocabulary.postings[n] for n in numbers))

    def _scores(self, asked: Iterable[int]) -> dict[int, float]:
        """Return slot → upper bound of the score for people who have all of the typed words `asked`."""
        order = sorted(asked, key=lambda i: self._reach(i))
        found = {slot: score * self.weights[order[0]] for slot, score in self._people(order[0]).items()}
        for i in order[1:]:
            if not found:
                return found
            likeness = self._among(i, found) if self._reach(i) > _FEW * len(found) else self._people(i)
            weight = self.weights[i]
            found = {slot: found[slot] + likeness[slot] * weight for slot in found.keys() & likeness.keys()}
        total = sum(self.weights)
        return {slot: score / total for slot, score in found.items()}

    def _reach(self, asked: int) -> int:
        word = self.words[asked]
        glued = sum(len(self.columns.vocabulary.postings[n]) for n in (*word.joined, *self._joined_before(asked)))
        return word.size + glued + len(word.split)

    def _joined_before(self, asked: int) -> dict[int, float]:
        return self.words[asked - 1].joined if asked else {}

    def _people(self, asked: int) -> dict[int, float]:
        postings = self.columns.vocabulary.postings
        found: dict[int, float] = {}
        for number, score in sorted(self._likeness(asked).items(), key=lambda item: item[1]):
            found.update(dict.fromkeys(self._inside(postings[number]), score))
        for slot, score in self.words[asked].split.items():
            if self._is_inside(slot):
                found[slot] = max(found.get(slot, 0.0), score - GLUED)
        return found

    def _among(self, asked: int, slots: Iterable[int]) -> dict[int, float]:
        likeness = self._likeness(asked)
        split = self.words[asked].split
        found: dict[int, float] = {}
        for slot in slots:
            score = max((likeness.get(number, 0.0) for number in self.columns.words(slot)), default=0.0)
            score = max(score, split[slot] - GLUED) if slot in split else score
            if score:
                found[slot] = score
        return found

    def _likeness(self, asked: int) -> dict[int, float]:
        joined = [self.words[asked].joined, self._joined_before(asked)]
        if not any(joined):
            return self.words[asked].alike
        best = dict(self.words[asked].alike)
        for number, score in ((n, s - GLUED) for part in joined for n, s in part.items()):
            best[number] = max(best.get(number, 0.0), score)
        return best

    def _inside(self, posting: array[int]) -> Iterable[int]:
        if self.groups is None:
            return posting
        column, groups = self.columns.groups, self.groups
        return [slot for slot in posting if column[slot] in groups]

    def _is_inside(self, slot: int) -> bool:
        return self.groups is None or self.columns.groups[slot] in self.groups

    def _finish(self, scores: dict[int, float], missing: int, most: int) -> list[tuple[float, int]]:
        """Order by score; where bounds may be too high (one word for two, glued words) align the leaders until sure."""
        ranked = heapq.nlargest(most, ((score, -slot) for slot, score in scores.items()))
        if self._bounds_are_exact():
            return [(score, -slot) for score, slot in ranked]
        sure: list[tuple[float, int]] = []
        wanted = len(self.words) - missing
        queue = sorted(((score, -slot) for slot, score in scores.items()), reverse=True)
        for bound, slot in queue:
            if len(sure) >= most and sure[most - 1][0] >= bound:
                break
            match = self.match(-slot)
            if match.covered == wanted:
                sure.append((match.score, slot))
                sure.sort(reverse=True)
        return [(score, -slot) for score, slot in sure[:most]]

    def _bounds_are_exact(self) -> bool:
        if any(word.joined or word.split for word in self.words):
            return False
        seen: set[int] = set()
        for word in self.words:
            if not seen.isdisjoint(word.alike):
                return False
            seen.update(word.alike)
        return True


class _Known:
    """The likenesses a ranking has already worked out for one person, as `align` asks for them."""

    def __init__(self, ranking: Ranking, slot: int) -> None:
        self._ranking, self._slot = ranking, slot
        self.direct, self.joined = ranking.direct, ranking.joined

    def split(self, asked: int, first: Token, second: Token) -> float:
        """Return the likeness of a typed word and two neighbouring words, for people known to have such a pair."""
        if self._slot not in self._ranking.words[asked].split:
            return 0.0
        return self._ranking.query.split(asked, first, second)


def _weight(people: int, size: int) -> float:
    """Rarity of a typed word: 1 where everybody has it, more the fewer have it."""
    return 1.0 + math.log((people + 1) / (min(size, people) + 1))
