"""Puts the words of a query against the words of a name in any order, glued or split, weighed by rarity."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

from amparo.foundation.linkage.tokens import NameKeys, Token

GLUED = 0.02
"""What it costs that two words were written as one, or one as two."""


class Likeness(Protocol):
    """How alike a query's words are to words of a name, 0.0 to 1.0; `query.Query` is the plain one."""

    def direct(self, asked: int, token: Token) -> float:
        """Return the likeness of query word `asked` and one word."""
        ...

    def joined(self, asked: int, token: Token) -> float:
        """Return the likeness of query words `asked` and `asked + 1`, read as one, and one word."""
        ...

    def split(self, asked: int, first: Token, second: Token) -> float:
        """Return the likeness of query word `asked` and two neighbouring words read as one."""
        ...


@dataclass(frozen=True, slots=True)
class Pair:
    """Which words met: positions in the query, surfaces found in the name, how alike."""

    asked: tuple[int, ...]
    found: tuple[str, ...]
    likeness: float


@dataclass(frozen=True, slots=True)
class Match:
    """An alignment: `covered` query words found, `score` 0.0 to 1.0 weighed by rarity, and the pairs behind it."""

    covered: int
    score: float
    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class _Edge:
    gain: float
    pair: Pair
    places: tuple[int, ...]


_Placed = tuple[int, Token]


def align(weights: Sequence[float], names: Sequence[NameKeys], likeness: Likeness, glue: bool = True) -> Match:
    """Return the best alignment of a query with one person's names, strongest pairs first.

    `weights` holds one weight above 0 for each query word and says how telling the word is; `names` are all writings
    of the person's name. Glued pairs count only where they make the alignment better; `glue` False leaves them out.
    """
    plain: list[_Edge] = []
    glued: list[_Edge] = []
    place = 0
    for name in names:
        placed = list(enumerate(name.tokens, place))
        telling = [(at, token) for at, token in placed if not token.particle] or placed
        for asked in range(len(weights)):
            plain += _plain(asked, placed, likeness, weights)
            if glue:
                glued += _joined(asked, placed, likeness, weights)
                glued += _split(asked, telling, likeness, weights)
        place += len(placed)
    best = _take(plain, weights)
    if glued:
        other = _take(plain + glued, weights)
        best = max(best, other, key=lambda match: (match.covered, match.score))
    return best


def _plain(asked: int, told: Sequence[_Placed], likeness: Likeness, weights: Sequence[float]) -> Iterator[_Edge]:
    for at, token in told:
        if (alike := likeness.direct(asked, token)) > 0:
            yield _Edge(alike * weights[asked], Pair((asked,), (token.surface,), alike), (at,))


def _joined(asked: int, told: Sequence[_Placed], likeness: Likeness, weights: Sequence[float]) -> Iterator[_Edge]:
    if asked + 1 == len(weights):
        return
    for at, token in told:
        if (alike := likeness.joined(asked, token)) > 0:
            pair = Pair((asked, asked + 1), (token.surface,), alike - GLUED)
            yield _Edge(pair.likeness * (weights[asked] + weights[asked + 1]), pair, (at,))


def _split(asked: int, told: Sequence[_Placed], likeness: Likeness, weights: Sequence[float]) -> Iterator[_Edge]:
    for (at, first), (then, second) in pairwise(told):
        if (alike := likeness.split(asked, first, second)) > 0:
            pair = Pair((asked,), (first.surface, second.surface), alike - GLUED)
            yield _Edge(pair.likeness * weights[asked], pair, (at, then))


def _take(edges: list[_Edge], weights: Sequence[float]) -> Match:
    asked: set[int] = set()
    used: set[int] = set()
    pairs: list[Pair] = []
    gained = 0.0
    for edge in sorted(edges, key=lambda edge: (-edge.gain, edge.pair.asked, edge.places)):
        if asked.isdisjoint(edge.pair.asked) and used.isdisjoint(edge.places):
            asked.update(edge.pair.asked)
            used.update(edge.places)
            pairs.append(edge.pair)
            gained += edge.gain
    return Match(len(asked), gained / sum(weights) if pairs else 0.0, tuple(pairs))
