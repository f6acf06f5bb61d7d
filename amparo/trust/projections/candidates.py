"""For each typed word: which words of the register may be it, and which people hold it glued or split."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from amparo.foundation import linkage
from amparo.foundation.linkage import Query, compare
from amparo.foundation.linkage.align import GLUED
from amparo.trust.projections.register import bits
from amparo.trust.projections.register.columns import BREAK, Columns
from amparo.trust.projections.register.reach import Reach
from amparo.trust.projections.register.vocabulary import Vocabulary

_FEW = 300
"""So many people are looked at one by one, before the people of a second list of words are worked out."""


@dataclass
class Asked:
    """One typed word: `alike` and `joined` (read as one with the next typed word) are word number → likeness.

    `split` is slot → likeness for people with two neighbouring words that are the typed one when read as one;
    `best` is word number → likeness over all ways but `split`, `size` how many people hang on the words of `alike`.
    """

    alike: dict[int, float]
    joined: dict[int, float]
    split: dict[int, float]
    size: int
    best: dict[int, float] = field(default_factory=dict)


def asked_words(columns: Columns, query: Query, reach: Reach) -> list[Asked]:
    """Return the candidates of every word of `query`, in order, within `reach`."""
    words = [_asked(columns, query, asked, reach) for asked in range(len(query.words))]
    for place, word in enumerate(words):
        word.best = dict(word.alike)
        before = words[place - 1].joined if place else {}
        for number, score in (*word.joined.items(), *before.items()):
            word.best[number] = max(word.best.get(number, 0.0), score - GLUED)
    return words


def _asked(columns: Columns, query: Query, asked: int, reach: Reach) -> Asked:
    vocabulary = columns.vocabulary
    alike = _alike(vocabulary, query, asked, reach)
    size = sum(reach.holders(vocabulary, number) for number in alike)
    return Asked(alike, _joined(vocabulary, query, asked, reach), _split(columns, query, asked, reach), size)


def _alike(vocabulary: Vocabulary, query: Query, asked: int, reach: Reach) -> dict[int, float]:
    word, token = query.words[asked], vocabulary.token
    alike = {n: compare.similarity(word, token(n)) for n in reach.among(vocabulary.like(word))}
    for number in reach.among(vocabulary.grouped(query.equivalents.groups(word))):
        alike[number] = max(alike.get(number, 0.0), compare.EQUIVALENT)
    if query.part is not None and query.open_at(asked):
        for number in vocabulary.commonest(reach.among(vocabulary.begun(query.part))):
            alike[number] = max(alike.get(number, 0.0), compare.beginning(query.part, token(number)))
        for number in reach.among(vocabulary.grouped(query.begun)):
            alike[number] = max(alike.get(number, 0.0), compare.BEGUN_EQUIVALENT)
    return {number: score for number, score in alike.items() if score}


def _joined(vocabulary: Vocabulary, query: Query, asked: int, reach: Reach) -> dict[int, float]:
    both = query.glued[asked] if asked < len(query.glued) else None
    if both is None:
        return {}
    numbers = vocabulary.sounding(both) | vocabulary.spelled(both.spelling)
    if query.open_at(asked + 1):
        numbers |= vocabulary.commonest(reach.among(vocabulary.begun(both)))
    return {n: score for n in reach.among(numbers) if (score := query.joined(asked, vocabulary.token(n)))}


def _split(columns: Columns, query: Query, asked: int, reach: Reach) -> dict[int, float]:
    found: dict[int, float] = {}
    if len(query.words[asked].spelling) < linkage.SPLIT_LETTERS:
        return found
    part = query.part if query.open_at(asked) else None
    readings = part.readings if part else query.words[asked].readings
    known: dict[tuple[int, int], float] = {}
    for key, cut in dict.fromkeys((r.key, cut) for r in readings for cut in range(2, len(r.fine))):
        first, second = _gluable(columns.vocabulary, key[:cut], key[cut:], part is not None)
        for slot, pair in _neighbours(columns, reach.among(first), reach.among(second), reach.people):
            if pair not in known:
                known[pair] = query.split(asked, *map(columns.vocabulary.token, pair))
            if known[pair]:
                found[slot] = max(found.get(slot, 0.0), known[pair])
    return found


def _gluable(vocabulary: Vocabulary, before: str, after: str, unfinished: bool) -> tuple[set[int], set[int]]:
    """Return the words with skeleton `before`, and those with `after` or, for an unfinished word, that start with it."""
    first = set(vocabulary.with_key(before))
    if first and len(after) == 1:
        first = {number for number in first if linkage.is_servant(vocabulary.token(number))}
    if not first:
        return first, set()
    return first, set(vocabulary.starting(after) if unfinished else vocabulary.with_key(after))


def _neighbours(
    columns: Columns, first: set[int], second: set[int], inside: int
) -> Iterator[tuple[int, tuple[int, int]]]:
    """Yield slot and word numbers where a word of `first` stands before one of `second` in a name of `inside`."""
    if not first or not second:
        return
    people = columns.held(first) & inside
    if people.bit_count() > _FEW:
        people &= columns.held(second)
    for slot in bits.slots(people):
        words = columns.words(slot)
        if _may_hold(words, first, second, columns.vocabulary.particles):
            yield from ((slot, pair) for pair in _pairs(columns, words) if pair[0] in first and pair[1] in second)


def _may_hold(words: array[int], first: set[int], second: set[int], particles: set[int]) -> bool:
    """Tell quickly whether a word of `first` may stand before one of `second`, with or without particles between."""
    before = told = BREAK
    for number in words:
        if number in second and (before in first or told in first):
            return True
        before = number
        told = told if number in particles else number
    return False


def _pairs(columns: Columns, words: array[int]) -> Iterable[tuple[int, int]]:
    """Yield neighbouring words of a person's names as `NameKeys.telling` has them."""
    particles = columns.vocabulary.particles
    name: list[int] = []
    for number in (*words, BREAK):
        if number == BREAK:
            yield from pairwise([n for n in name if n not in particles] or name)
            name = []
        else:
            name.append(number)
