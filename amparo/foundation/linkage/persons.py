"""Could two register entries be one person? A likeness with its reasons, for a person to decide; never a decision.

Members of one household share surname, place and phone and are the usual false match (facts/linkage.md), so words that
contradict each other on both sides hold the score down. 1 January means an unknown day and ages heap at 0 and 5, so
only years are compared, and a round year says less. The weights are our own judgement, in the manner of weights of
evidence; the score orders a list and is no probability.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

from amparo.foundation.linkage.align import Match
from amparo.foundation.linkage.equivalents import NONE, Equivalents
from amparo.foundation.linkage.query import whole
from amparo.foundation.linkage.tokens import NameKeys, Token

SHARED_KINDS = frozenset({"phone", "address", "household", "email"})
"""Kinds of identifier (the part before `:`) that a household shares; they say little about one person."""

_RARE, _COMMON = 6.0, 2.0
_CONTRADICTED, _LEFT_OUT = 1.5, 0.3
_YEAR_SAME, _YEAR_ROUND, _YEAR_NEAR, _YEAR_OFF, _YEAR_FAR = 2.5, 1.8, 1.2, -1.0, -4.0
_SEX_SAME, _SEX_OTHER = 0.5, -3.0
_OWN_NUMBER, _SHARED_NUMBER = 9.0, 1.5
_MIDDLE, _STEEPNESS = 8.0, 2.0
_HOUSEHOLD_AT_MOST = 0.45


@dataclass(frozen=True, slots=True, repr=False)
class Person:
    """What is compared of one entry: every writing of the name, identifiers as `kind:value`, year of birth, sex."""

    names: tuple[NameKeys, ...]
    identifiers: frozenset[str] = frozenset()
    birth_year: int | None = None
    sex: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Reason:
    """Why two entries may be one person: `kind` is a stable code, `here` and `there` what met."""

    kind: str
    here: str = ""
    there: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A score 0.0 to 1.0 that orders candidates, and the reasons behind it."""

    score: float
    reasons: tuple[Reason, ...]


def every_word_counts_half(_: Token) -> float:
    """Return the rarity of a word where no register tells it."""
    return 0.5


def weigh(
    a: Person, b: Person, rarity: Callable[[Token], float] = every_word_counts_half, equivalents: Equivalents = NONE
) -> Evidence:
    """Return how much speaks for `a` and `b` being one person.

    `rarity` says how rare a word of a name is in the register, from 0.0 (everybody has it) to 1.0 (nobody else).
    """
    points, contradicted, reasons = _by_name(a, b, rarity, equivalents)
    own = sorted(n for n in a.identifiers & b.identifiers if _kind(n) not in SHARED_KINDS)
    shared = sorted(n for n in a.identifiers & b.identifiers if _kind(n) in SHARED_KINDS)
    points += _OWN_NUMBER * bool(own) + _SHARED_NUMBER * bool(shared)
    reasons += [Reason("identifier", n, n) for n in own] + [Reason("shared_contact", n, n) for n in shared]
    for more, reason in (_by_year(a.birth_year, b.birth_year), _by_sex(a.sex, b.sex)):
        points += more
        reasons += [reason] if reason else []
    score = 1 / (1 + math.exp((_MIDDLE - points) / _STEEPNESS))
    if contradicted and not own:
        score = min(score, _HOUSEHOLD_AT_MOST)
        reasons += [Reason("perhaps_household")] if shared else []
    return Evidence(score, tuple(reasons))


def _by_name(
    a: Person, b: Person, rarity: Callable[[Token], float], equivalents: Equivalents
) -> tuple[float, bool, list[Reason]]:
    best: tuple[float, bool, list[Reason]] = (0.0, False, [])
    for mine in a.names:
        query = whole(mine, equivalents)
        if not query.words:
            continue
        weights = [_COMMON + _RARE * rarity(word) for word in query.words]
        for theirs in b.names:
            match = query.match((theirs,), weights)
            points, contradicted = _name_points(match, weights, len(theirs.telling))
            if match.pairs and points > best[0]:
                heard = [" ".join(query.words[i].surface for i in pair.asked) for pair in match.pairs]
                found = [" ".join(pair.found) for pair in match.pairs]
                best = points, contradicted, [Reason("name", h, f) for h, f in zip(heard, found, strict=True)]
    return best


def _name_points(match: Match, weights: list[float], theirs: int) -> tuple[float, bool]:
    points = 0.0
    for pair in match.pairs:
        points += sum(weights[i] for i in pair.asked) * (0.5 + 0.5 * (pair.likeness - 0.8) / 0.2)
    here = len(weights) - match.covered
    there = theirs - sum(len(pair.found) for pair in match.pairs)
    contradicted = here > 0 and there > 0
    price = _CONTRADICTED if contradicted else _LEFT_OUT
    return points - price * (here + there), contradicted


def _by_year(a: int | None, b: int | None) -> tuple[float, Reason | None]:
    if not a or not b:
        return 0.0, None
    apart = abs(a - b)
    if apart == 0:
        return (_YEAR_SAME if a % 5 else _YEAR_ROUND), Reason("birth_year", str(a), str(b))
    if apart == 1:
        return _YEAR_NEAR, Reason("birth_year_near", str(a), str(b))
    return (_YEAR_OFF if apart <= 5 else _YEAR_FAR), None


def _by_sex(a: str, b: str) -> tuple[float, Reason | None]:
    if not a or not b or a not in ("female", "male") or b not in ("female", "male"):
        return 0.0, None
    return (_SEX_SAME, Reason("sex", a, b)) if a == b else (_SEX_OTHER, None)


def _kind(identifier: str) -> str:
    return identifier.partition(":")[0] if ":" in identifier else ""
