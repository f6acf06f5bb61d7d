"""Finds the people who may be the one described, before a second entry is made for the same person."""

import heapq
import math
from collections.abc import Iterable
from uuid import UUID

from amparo.foundation import linkage
from amparo.foundation.linkage import Evidence, NameKeys, Person, Token
from amparo.trust.projections.candidates import Asked, asked_words
from amparo.trust.projections.features import Features, Hit
from amparo.trust.projections.register import bits
from amparo.trust.projections.register.columns import Columns
from amparo.trust.projections.register.identifiers import bare, normal

WORTH_SHOWING = 0.3
"""Below this score a candidate is not shown."""
_COMPARED, _IN_QUESTION = 32, 800
_REGISTER = 1000
"""People below whom a register does not tell yet which names are rare."""
_YEARS_APART, _KNOWN_SEXES = 5, ("female", "male")


def similar(columns: Columns, features: Features, limit: int, among: Columns | None = None) -> list[Hit]:
    """Return the people who may be the one described by `features`, best first, with reasons.

    `among` is the register in which a name is rare or common, where `columns` hold only a few people of one worker.
    """
    names = tuple(linkage.keys(w) for name in features.names for w in linkage.writings(name))
    numbers = frozenset(plain for i in features.identifiers if (plain := normal(i)))
    described = Person(names, numbers, features.birth_year, features.sex or "")
    asked = _asked(columns, names)
    slots = _leaders(columns, described, asked)
    slots.update(slot for number in numbers for slot, _ in columns.identified(bare(number), begins=False))
    known, people = (asked, len(columns)) if among is None else (_asked(among, names), max(len(among), _REGISTER))
    rarities = {surface: _rarity(people, word.size) for surface, word in known.items()}
    compared = ((_compare(columns, described, slot, rarities), slot) for slot in slots)
    best = heapq.nlargest(limit, compared, key=lambda pair: (pair[0].score, -pair[1]))
    return [_hit(columns, evidence, slot) for evidence, slot in best if evidence.score >= WORTH_SHOWING]


def _asked(columns: Columns, names: Iterable[NameKeys]) -> dict[str, Asked]:
    """Return word → its candidates, for every word of the described person's names."""
    found: dict[str, Asked] = {}
    for name in names:
        query = linkage.whole(name, columns.vocabulary.equivalents)
        for token, word in zip(query.words, asked_words(columns, query, columns.reach(None)), strict=True):
            known = found.setdefault(token.surface, word)
            known.best.update(word.best)
            known.split.update(word.split)
    return found


def _leaders(columns: Columns, described: Person, asked: dict[str, Asked]) -> set[int]:
    """Return the people worth a full comparison: those with most weight of shared words, year and sex considered."""
    weights = [2 + 6 * _rarity(len(columns), word.size) for word in asked.values()]
    points: dict[int, float] = {}
    for slot in _in_question(columns, described, list(asked.values())):
        held = columns.words(slot)
        points[slot] = _hint(columns, described, slot)
        for weight, word in zip(weights, asked.values(), strict=True):
            likeness = max([word.best.get(number, 0.0) for number in held])
            points[slot] += weight * max(likeness, word.split.get(slot, 0.0))
    return set(heapq.nlargest(_COMPARED, points, key=lambda slot: (points[slot], -slot)))


def _in_question(columns: Columns, described: Person, words: list[Asked]) -> list[int]:
    """Return at most _IN_QUESTION people: first those who share most words, last those who share one, rare ones first."""
    layers = [0] * (len(words) + 1)
    layers[0] = -1
    alone = []
    for word in sorted(words, key=lambda word: word.size):
        holders = columns.held(word.best) | bits.of(word.split, len(columns.people))
        for count in range(len(words), 0, -1):
            layers[count] |= layers[count - 1] & holders
        alone.append(holders)
    taken = 0
    for layer in (*layers[:1:-1], *alone):
        slots = list(bits.slots(layer & ~taken))
        if len(slots) > _IN_QUESTION:
            slots = [slot for slot in slots if _near(columns.years[slot], described.birth_year)]
        taken |= bits.of(slots[: _IN_QUESTION - taken.bit_count()], len(columns.people))
        if taken.bit_count() >= _IN_QUESTION:
            break
    return list(bits.slots(taken))


def _near(year: int, other: int | None) -> bool:
    return not year or not other or abs(year - other) <= 1


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


def _rarity(people: int, size: int) -> float:
    """Return 0.0 for a word that everybody has to 1.0 for one that nobody has yet, of so many people."""
    people += 1
    return min(1.0, max(0.0, math.log(people / (min(size, people - 1) + 1)) / math.log(people + 1)))
