"""What somebody asks for: a name, whole or still being typed, ready to be aligned with names."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from amparo.foundation.linkage import compare, words
from amparo.foundation.linkage.align import Match, align
from amparo.foundation.linkage.equivalents import NONE, Equivalents
from amparo.foundation.linkage.tokens import NameKeys, Token, gluable, join, keys, unfinished

SPLIT_LETTERS = 5
"""A typed word of fewer letters is not read as two words."""

_SILENT = 2  # so many consonants may be silent or doubled in one of two readings


@dataclass(frozen=True)
class Query:
    """A name to look for: its telling words, and `part`, the last word again where typing has not ended."""

    words: tuple[Token, ...]
    part: Token | None = None
    equivalents: Equivalents = NONE
    glued: tuple[Token | None, ...] = field(init=False)
    begun: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        pairs = zip(self.words, self.words[1:], strict=False)
        object.__setattr__(self, "glued", tuple(join(a, b) if gluable(a, b) else None for a, b in pairs))
        object.__setattr__(self, "begun", self.equivalents.begun(self.part) if self.part else frozenset())

    def open_at(self, asked: int) -> bool:
        """Tell whether query word `asked` is still being typed."""
        return self.part is not None and asked == len(self.words) - 1

    def direct(self, asked: int, token: Token) -> float:
        """Return the likeness of query word `asked` and one word of a name."""
        alike = compare.similarity(self.words[asked], token, self.equivalents)
        if self.part is None or not self.open_at(asked):
            return alike
        alike = max(alike, compare.beginning(self.part, token))
        if alike < compare.BEGUN_EQUIVALENT and not self.begun.isdisjoint(self.equivalents.groups(token)):
            return compare.BEGUN_EQUIVALENT
        return alike

    def joined(self, asked: int, token: Token) -> float:
        """Return the likeness of two neighbouring query words, read as one, and one word of a name."""
        both = self.glued[asked]
        if both is None:
            return 0.0
        return compare.glued(both, token, begins=self.open_at(asked + 1))

    def split(self, asked: int, first: Token, second: Token) -> float:
        """Return the likeness of query word `asked` and two neighbouring words of a name, read as one."""
        word = self.words[asked]
        said, have = len(word.readings[0].fine), len(first.readings[0].fine) + len(second.readings[0].fine)
        if have < said - _SILENT or (have > said + _SILENT and not self.open_at(asked)):
            return 0.0
        if len(word.spelling) < SPLIT_LETTERS:
            return 0.0
        return compare.as_pair(word, first, second, self.part if self.open_at(asked) else None)

    def match(self, names: Sequence[NameKeys], weights: Sequence[float] = ()) -> Match:
        """Return the alignment with one person's names; without `weights` every word counts the same."""
        return align(weights or [1.0] * len(self.words), names, self)


def whole(name: NameKeys, equivalents: Equivalents = NONE) -> Query:
    """Return the query for a name that is written out."""
    return Query(name.telling, None, equivalents)


def typed(text: str, equivalents: Equivalents = NONE) -> Query:
    """Return the query for text as typed: a last word without anything after it may be unfinished.

    An unfinished particle counts, since al may become Ali.
    """
    tokens = keys(text).tokens
    ends = words.pieces(text)
    if not tokens or ends[-1][1] != len(text):
        return whole(NameKeys(tokens), equivalents)
    telling = tuple(t for t in tokens[:-1] if not t.particle) + tokens[-1:]
    return Query(telling, unfinished(tokens[-1].surface), equivalents)


def alike(a: NameKeys, b: NameKeys, equivalents: Equivalents = NONE) -> float:
    """Return how alike two whole names are, 0.0 to 1.0; symmetric; at or above ACCEPT they are likely one name.

    Every word of one name must find its partner; words only in the longer one cost little (names of fathers and
    grandfathers are often left out).
    """
    return max(_covers(a, b, equivalents), _covers(b, a, equivalents))


def _covers(a: NameKeys, b: NameKeys, equivalents: Equivalents) -> float:
    query = whole(a, equivalents)
    if not query.words or not b.telling:
        return 0.0
    match = query.match((b,))
    if match.covered < len(query.words):
        return 0.0
    left = len(b.telling) - sum(len(pair.found) for pair in match.pairs)
    return max(0.0, match.score - 0.02 * max(left, 0))
