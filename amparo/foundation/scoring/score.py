"""What answers score: only what was answered counts, and beside the score stands what the open answers could make of it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from amparo.foundation.scoring.scheme import Item, Scheme

_POSITION = re.compile(r"\[\d+\]$")


@dataclass(frozen=True)
class Score:
    """The score of one dimension, 0 to 1, or None where too little was answered.

    `lowest` and `highest` are what it would be if every open question had its worst or best answer; `answered` and `open`
    are the questions that count, `aside` those that do not concern the person.
    """

    dimension: str
    scheme: str
    value: Fraction | None
    lowest: Fraction
    highest: Fraction
    answered: tuple[str, ...]
    open: tuple[str, ...]
    aside: tuple[str, ...]
    verified: bool


def scored(scheme: Scheme, answers: Mapping[str, str], least_answered: Fraction) -> tuple[Score, ...]:
    """Score answers (question → code) by a scheme, each dimension by itself.

    The rule of missing answers: a question without an answer that the scheme knows (not asked, not known, declined) is
    open and leaves the sum together with its weight. When the answered questions carry less than the share
    `least_answered` of the weight, there is no score. Raw answers are kept elsewhere: a score is made anew each time.
    """
    return tuple(_scored(scheme, name, items, answers, least_answered) for name, items in scheme.dimensions.items())


def _scored(
    scheme: Scheme, dimension: str, items: Iterable[Item], answers: Mapping[str, str], least: Fraction
) -> Score:
    weighed = [(item, item.points.get(answers.get(item.question, ""))) for item in items]
    aside = [item for item, points in weighed if points is None and answers.get(item.question, "") in item.points]
    counting = [(item, points) for item, points in weighed if item not in aside]
    known = [(item, points) for item, points in counting if points is not None]
    whole = sum((item.weight for item, _ in counting), Fraction())
    weight = sum((item.weight for item, _ in known), Fraction())
    points = sum((item.weight * points for item, points in known), Fraction())
    unknown = [item for item, points in counting if points is None]
    worst = sum((item.weight * item.least for item in unknown), Fraction())
    best = sum((item.weight * item.most for item in unknown), Fraction())
    enough = weight > 0 and weight >= least * whole
    return Score(
        dimension, scheme.ref, points / weight if enough else None,
        (points + worst) / whole if whole else Fraction(0), (points + best) / whole if whole else Fraction(1),
        tuple(item.question for item, _ in known), tuple(item.question for item in unknown),
        tuple(item.question for item in aside), scheme.verified,
    )  # fmt: skip


def by_name(answers: Mapping[str, str]) -> dict[str, str]:
    """Return the answers of a form (path → value) by the name of the question; repeats are not scored.

    >>> by_name({"work/has_work": "yes", "family/member[2]/age": "7"})
    {'has_work': 'yes'}
    """
    plain = {path: value for path, value in answers.items() if not any(map(_POSITION.search, path.split("/")))}
    return {path.rpartition("/")[2]: value for path, value in plain.items()}
