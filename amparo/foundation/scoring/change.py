"""How scores move from one survey to the next: data for a picture, and for saying what changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise

from amparo.foundation.scoring.score import Score


@dataclass(frozen=True)
class Round:
    """One filled survey: baseline, midline or endline, its day, and what it scores."""

    name: str
    day: date
    scores: tuple[Score, ...]


@dataclass(frozen=True)
class Change:
    """One dimension over the rounds in the order of time; None where a round has no score."""

    dimension: str
    values: tuple[Fraction | None, ...]

    @property
    def first_to_latest(self) -> Fraction | None:
        """The difference between the first and the latest round; None with fewer than two, or where one has no score."""
        first, latest = (self.values[0], self.values[-1]) if len(self.values) > 1 else (None, None)
        return None if first is None or latest is None else latest - first

    @property
    def fell(self) -> bool:
        """Whether the score was ever lower than in the round before."""
        return any(
            before is not None and after is not None and after < before for before, after in pairwise(self.values)
        )


def changes(rounds: Iterable[Round]) -> tuple[Change, ...]:
    """Return each dimension over the rounds, sorted by day. Raises ValueError for scores of different schemes.

    Scores of two schemes cannot be compared; answers are kept, so the older ones are scored anew by today's scheme.
    """
    ordered = sorted(rounds, key=lambda one: one.day)
    if len({score.scheme for one in ordered for score in one.scores}) > 1:
        raise ValueError("rounds scored by different schemes cannot be compared")
    names = dict.fromkeys(score.dimension for one in ordered for score in one.scores)
    return tuple(Change(name, tuple(_value(one, name) for one in ordered)) for name in names)


def _value(one: Round, dimension: str) -> Fraction | None:
    return next((score.value for score in one.scores if score.dimension == dimension), None)
