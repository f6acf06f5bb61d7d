"""For each typed word: which words of the register may be it, and which people hold it glued or split."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from amparo.foundation import linkage
from amparo.foundation.linkage import Query, compare
from amparo.foundation.linkage.align import GLUED
from amparo.trust.projections.columns import BREAK, Columns
from amparo.trust.projections.vocabulary import Vocabulary

_FEW = 8
"""People who hold the first word are looked at one by one, unless those who hold the second are not many more."""


@dataclass
class Asked:
    """One typed word: `alike` and `joined` (read as one with the next typed word) are word number → likeness.

    `split` is slot → likeness for people with two neighbouring words that are the typed one when read as one;
    `best` is word number → likeness over all ways, `size` how many people hang on the words of `alike`.
    """

    alike: dict[int, float]
    joined: dict[int, float]
    split: dict[int, float]
    size: int
    best: dict[int, float] = field(default_factory=dict)
    reach: int = 0


def asked_words(columns: Columns, query: Query) -> list[Asked]:
    """Return the candidates of every word of `query`, in order."""
    postings = columns.vocabulary.postings
    words = [_asked(columns, query, asked) for asked in range(len(query.words))]
    for place, word in enumerate(words):
        word.best = dict(word.alike)
        before = words[place - 1].joined if place else {}
        for number, score in (*word.joined.items(), *before.items()):
            word.best[number] = max(word.best.get(number, 0.0), score - GLUED)
        word.reach = sum(len(postings[number]) for number in word.best) + len(word.split)
    return words


def _asked(columns: Columns, query: Query, asked: int) -> Asked:
    vocabulary = columns.vocabulary
    alike = _alike(vocabulary, query, asked)
    size = sum(len(vocabulary.postings[number]) for number in alike)
    return Asked(alike, _joined(vocabulary, query, asked), _split(columns, query, asked), size)


def _alike(vocabulary: Vocabulary, query: Query, asked: int) -> dict[int, float]:
    word, token = query.words[asked], vocabulary.token
    alike = {n: compare.similarity(word, token(n)) for n in vocabulary.like(word)}
    for number in vocabulary.grouped(query.equivalents.groups(word)):
        alike[number] = max(alike.get(number, 0.0), compare.EQUIVALENT)
    if query.part is not None and query.open_at(asked):
        for number in vocabulary.begun(query.part):
            alike[number] = max(alike.get(number, 0.0), compare.beginning(query.part, token(number)))
        for number in vocabulary.grouped(query.begun):
            alike[number] = max(alike.get(number, 0.0), compare.BEGUN_EQUIVALENT)
    return {number: score for number, score in alike.items() if score}


def _joined(vocabulary: Vocabulary, query: Query, asked: int) -> dict[int, float]:
    both = query.glued[asked] if asked < len(query.glued) else None
    if both is None:
        return {}
    numbers = vocabulary.sounding(both) | vocabulary.spelled(both.spelling)
    if query.open_at(asked + 1):
        numbers |= vocabulary.begun(both)
    return {n: score for n in numbers if (score := query.joined(asked, vocabulary.token(n)))}


def _split(columns: Columns, query: Query, asked: int) -> dict[int, float]:
    if len(query.words[asked].spelling) < linkage.SPLIT_LETTERS:
        return {}
    first: set[int] = set()
    second: set[int] = set()
    vocabulary = columns.vocabulary
    part = query.part if query.open_at(asked) else None
    for reading in part.readings if part else query.words[asked].readings:
        for cut in range(2, len(reading.fine)):
            one_left = cut == len(reading.fine) - 1
            if before := _gluable(vocabulary, reading.key[:cut], servant=one_left and part is None):
                first |= before
                rest = reading.key[cut:]
                second.update(vocabulary.starting(rest) if part else vocabulary.with_key(rest))
    return _neighbours(columns, query, asked, first, second) if first and second else {}


def _gluable(vocabulary: Vocabulary, key: str, *, servant: bool) -> set[int]:
    """Return the words with skeleton `key`, only forms of abd where but one consonant follows."""
    numbers = set(vocabulary.with_key(key))
    return {n for n in numbers if linkage.is_servant(vocabulary.token(n))} if servant else numbers


def _neighbours(columns: Columns, query: Query, asked: int, first: set[int], second: set[int]) -> dict[int, float]:
    token = columns.vocabulary.token
    known: dict[tuple[int, int], float] = {}
    found: dict[int, float] = {}
    slots = _holding(columns, first)
    if sum(len(columns.vocabulary.postings[number]) for number in second) < _FEW * len(slots):
        slots &= _holding(columns, second)
    for slot in slots:
        words = columns.words(slot)
        if not _may_hold(words, first, second, columns.vocabulary.particles):
            continue
        for pair in _pairs(columns, words):
            if pair[0] not in first or pair[1] not in second:
                continue
            if pair not in known:
                known[pair] = query.split(asked, token(pair[0]), token(pair[1]))
            if known[pair]:
                found[slot] = max(found.get(slot, 0.0), known[pair])
    return found


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


def _holding(columns: Columns, numbers: Iterable[int]) -> set[int]:
    return set().union(*(columns.vocabulary.postings[n] for n in numbers))
