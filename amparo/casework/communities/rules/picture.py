"""The picture of a community at this time: of each factor its newest rating, and how it stood before."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

Change = Literal["first", "same", "better", "worse", "unknown"]
SIGN = {"protective": 1, "risk": -1, "neutral": 0}


@dataclass(frozen=True)
class Rated:
    """One rating: `order` parts ratings of one day, the later one is greater."""

    factor: str
    polarity: str
    strength: int | None
    rated_on: date
    order: int = 0


@dataclass(frozen=True)
class Seen:
    """The newest rating of a factor, the one before, and what changed between them."""

    now: Rated
    before: Rated | None
    change: Change


def picture(ratings: Iterable[Rated]) -> list[Seen]:
    """Return each factor once, in the order in which they were first rated."""
    lines: dict[str, list[Rated]] = {}
    for one in sorted(ratings, key=lambda each: (each.rated_on, each.order)):
        lines.setdefault(one.factor, []).append(one)
    return [_seen(line) for line in lines.values()]


def _seen(line: list[Rated]) -> Seen:
    if len(line) == 1:
        return Seen(line[0], None, "first")
    before, now = line[-2:]
    return Seen(now, before, _change(_weight(before), _weight(now)))


def _weight(one: Rated) -> int | None:
    """Return how a factor weighs: from -3, a strong risk, to 3, a strong protection; None where nobody knows."""
    if one.polarity == "neutral":
        return 0
    return None if one.polarity not in SIGN or one.strength is None else SIGN[one.polarity] * one.strength


def _change(before: int | None, now: int | None) -> Change:
    if before is None or now is None:
        return "unknown"
    if before == now:
        return "same"
    return "better" if now > before else "worse"
