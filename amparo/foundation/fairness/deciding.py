"""What the comparisons of one review say together: the more are made, the more it takes to call one of them a gap.

Holm's method (Scandinavian Journal of Statistics 6 (1979) 65) holds whatever the comparisons have to do with each other. A
gap that was seen before is looked at anew by itself, on people who came later: what it takes then is little, because only
few comparisons are asked, and that chance alone saw it before is rare already.
"""

from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

K = TypeVar("K", bound=Hashable)


class Finding(StrEnum):
    """What a review says of one comparison."""

    TOO_FEW = "too_few"
    NONE = "none"
    SEEN = "seen"
    CONFIRMED = "confirmed"


@dataclass(frozen=True)
class Rule:
    """How often all of a review may be wrong where there is no gap: that it sees one, sees one again, is sure of one at once."""

    seen: float
    again: float
    at_once: float


@dataclass(frozen=True)
class Sign:
    """What one comparison brings: the chance of as large a gap where there is none, and whether its size matters."""

    p: float
    matters: bool


def decide(signs: Mapping[K, Sign], before: Collection[K], rule: Rule) -> dict[K, Finding]:
    """Return what is found of each comparison that could be made; `before` are those seen in earlier reviews, not long ago."""
    first = _adjusted(signs)
    again = _adjusted({key: one for key, one in signs.items() if key in before})
    return {key: _finding(one, first[key], again.get(key, 1.0), rule) for key, one in signs.items()}


def _finding(one: Sign, first: float, again: float, rule: Rule) -> Finding:
    if not one.matters:
        return Finding.NONE
    if first <= rule.at_once or again <= rule.again:
        return Finding.CONFIRMED
    return Finding.SEEN if first <= rule.seen else Finding.NONE


def _adjusted(signs: Mapping[K, Sign]) -> dict[K, float]:
    from statsmodels.stats.multitest import multipletests

    if not signs:
        return {}
    found = multipletests([one.p for one in signs.values()], method="holm")[1]
    return dict(zip(signs, map(float, found), strict=True))
