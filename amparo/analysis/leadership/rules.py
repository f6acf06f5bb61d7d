"""Which way a figure goes and whether it reached its target, said only where how exact it is allows to say it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from amparo.analysis.indicators.figures import Figure, Told
from amparo.practice.indicators import SHARES


class Way(StrEnum):
    """Where a figure stands beside the period before: better or worse where one of them is better, else more or less."""

    BETTER = "better"
    WORSE = "worse"
    MORE = "more"
    LESS = "less"
    SAME = "same"
    UNCLEAR = "unclear"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Between:
    """Between what a true number lies."""

    least: float
    most: float


def between(told: Told | None, off: int) -> Between | None:
    """Return between what the true number lies, None where it is not told or there is none."""
    if told is None or told.hidden or told.value is None:
        return None
    if told.least is not None and told.most is not None:
        return Between(told.least, told.most)
    return Between(max(told.value - off, 0.0), told.value + off)


def way(figure: Figure) -> Way:
    """Return which way a figure went; unclear where the two can be the same for all that is told."""
    now, before = between(figure.whole.now, figure.off), between(figure.whole.before, figure.off)
    if now is None or before is None:
        return Way.UNKNOWN
    if now == before and now.least == now.most:
        return Way.SAME
    if now.least <= before.most and before.least <= now.most:
        return Way.UNCLEAR
    up = now.least > before.most
    if not figure.indicator.direction:
        return Way.MORE if up else Way.LESS
    return Way.BETTER if up is (figure.indicator.direction == "up") else Way.WORSE


def reached(figure: Figure) -> bool | None:
    """Return whether the target is reached, None where there is none, or nobody can say."""
    one, now = figure.indicator, between(figure.whole.now, figure.off)
    if one.target is None or now is None or not one.direction:
        return None
    target = one.target / 100 if one.measure in SHARES else one.target
    met = [number >= target if one.direction == "up" else number <= target for number in (now.least, now.most)]
    return met[0] if met[0] == met[1] else None


def overall(ways: Iterable[Way]) -> Way:
    """Return the direction of a result: better or worse where its figures agree, unclear where they do not.

    >>> overall([Way.BETTER, Way.SAME, Way.UNKNOWN]), overall([Way.BETTER, Way.WORSE]), overall([Way.UNKNOWN])
    (<Way.BETTER: 'better'>, <Way.UNCLEAR: 'unclear'>, <Way.UNKNOWN: 'unknown'>)
    """
    said = set(ways) & {Way.BETTER, Way.WORSE, Way.SAME, Way.UNCLEAR}
    judged = said & {Way.BETTER, Way.WORSE}
    if len(judged) == 1:
        return judged.pop()
    if said == {Way.SAME}:
        return Way.SAME
    return Way.UNCLEAR if said else Way.UNKNOWN
