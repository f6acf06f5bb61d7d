"""Finds the people who may be the one described, before a second entry is made for the same person."""

import heapq
import math
from collections.abc import Iterable
from uuid import UUID

from amparo.foundation import linkage
from amparo.foundation.linkage import Evidence, NameKeys, Person, Token
from amparo.trust.projections.candidates import Asked, asked_words
from amparo.trust.projections.columns import Columns, bare, normal
from amparo.trust.projections.features import Features, Hit

WORTH_SHOWING = 0.3
"""Below this score a candidate is not shown."""
_COMPARED = 48
_MOST_FROM_COMMON_WORDS = 6000
_YEARS_APART, _KNOWN_SEXES = 5, ("female", "male")


def similar(columns: Columns, features: Features, limit: int) -> list[Hit]:
    """Return the people who may be the one described by `features`, best first, with reasons."""
    names = tuple(linkage.keys(w) for name in features.names for w in linkage.writings(name))
    numbers = frozenset(plain for i in features.identifiers if (plain := normal(i)))
    described = Person(names, numbers, features.birth_year, features.sex or "")
    asked = _asked(columns, names)
    slots = _leaders(columns, described, asked)
    slots.update(slot for number in numbers for slot, _ in columns.identified(bare(number), begins=False))
    rarities = {surface: _rarity(columns, word.size) for surface, word in asked.items()}
    compared = ((_compare(columns, described, slot, rarities), slot) for slot in slots)
    best = heapq.nlargest(limit, compared, key=lambda pair: (pair[0].score, -pair[1]))
    return [_hit(columns, evidence, slot) for evidence, slot in best if evidence.score >= WORTH_SHOWING]


def _asked(columns: Columns, names: Iterable[NameKeys]) -> dict[str, Asked]:
    """Return word → its candidates, for every word of the described person's names."""
    found: dict[str, Asked] = {}
    for name in names:
        query = linkage.whole(name, columns.vocabulary.equivalents)
        for token, word in zip(query.words, asked_words(columns, query), strict=True):
            known = found.setdefault(token.surface, word)
            known.best.update(word.best)
            known.split.update(word.split)
    return found


def _leaders(columns: Columns, described: Person, asked: dict[str, Asked]) -> set[int]:
    """Return the people worth a full comparison: from the rarest words on, those with most weight of shared words."""
    postings = columns.vocabulary.postings
    points: dict[int, float] = {}
    for word in sorted(asked.values(), key=lambda word: word.reach):
        weight = 2 + 6 * _rarity(columns, word.size)
        full = len(points) + word.reach > _MOST_FROM_COMMON_WORDS and len(points) >= _COMPARED
        for number, likeness in word.best.items():
            posting = points.keys() & set(postings[number]) if full else postings[number]
            for slot in posting:
                points[slot] = points.get(slot, 0.0) + weight * likeness
        for slot, likeness in word.split.items():
            points[slot] = points.get(slot, 0.0) + weight * likeness
    adjusted = ((value + _hint(columns, described, slot), slot) for slot, value in points.items())
    return {slot for _, slot in heapq.nlargest(_COMPARED, adjusted)}


def _hint(columns: Columns, described: Person, slot: int) -> float:
    hint = 0.0
    if described.birth_year and (year := columns.years[slot]):
        apart = abs(year - described.birth_year)
        hint += 2.0 if apart <= 1 else -1.0 if apart <= _YEARS_APART else -4.0
    if described.sex in _KNOWN_SEXES:
        sex = columns.codes["sex"][columns.sexes[slot]]
        hint -= 3.0 if sex in _KNOWN_SEXES and sex != described.sex else 0.0
    return hint


def _compare(columns: Columns, described: Person, slot: int, rarities: dict[str, float]) -> Evidence:
    other = Person(
        columns.keys(slot),
        frozenset(columns.identifiers[slot]),
        columns.years[slot] or None,
        columns.codes["sex"][columns.sexes[slot]],
    )

    def rarity(token: Token) -> float:
        return rarities.get(token.surface, 1.0)

    return linkage.weigh(described, other, rarity, columns.vocabulary.equivalents)


def _hit(columns: Columns, evidence: Evidence, slot: int) -> Hit:
    why = tuple(w for reason in evidence.reasons if reason.kind == "name" for w in reason.there.split(" "))
    return Hit(UUID(int=columns.people[slot]), evidence.score, why, evidence.reasons)


def _rarity(columns: Columns, size: int) -> float:
    """Return 0.0 for a word that everybody has to 1.0 for one that nobody has yet."""
    people = len(columns) + 1
    return min(1.0, max(0.0, math.log(people / (min(size, people - 1) + 1)) / math.log(people + 1)))
