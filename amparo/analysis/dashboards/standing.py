"""How a number stands beside the one before and beside its target; of rounded ones only what is beyond all rounding."""

from enum import StrEnum

from amparo.analysis.indicators.figures import Figure, Told
from amparo.practice.indicators import Measure


class Change(StrEnum):
    """What became of a number since the period before: better or worse only where practice says what is better."""

    BETTER = "better"
    WORSE = "worse"
    MORE = "more"
    LESS = "less"
    SAME = "same"
    UNSURE = "unsure"
    NOT_KNOWN = "not_known"


class Reached(StrEnum):
    """Whether a number has come to its target."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"
    NO_TARGET = "no_target"


def change(figure: Figure) -> Change:
    """Return what became of all together since the period before."""
    now, before = figure.whole.now, figure.whole.before
    if before is None or now.value is None or before.value is None:
        return Change.NOT_KNOWN
    if now.value == before.value and figure.exact:
        return Change.SAME
    (least, most), (least_before, most_before) = _between(now, figure), _between(before, figure)
    if least <= most_before and least_before <= most:
        return Change.UNSURE
    return _judged(figure.indicator.direction, up=least > most_before)


def _judged(direction: str, *, up: bool) -> Change:
    if not direction:
        return Change.MORE if up else Change.LESS
    return Change.BETTER if up == (direction == "up") else Change.WORSE


def reached(figure: Figure) -> Reached:
    """Return whether all together has come to the target."""
    one, now = figure.indicator, figure.whole.now
    if one.target is None or not one.direction or now.value is None:
        return Reached.NO_TARGET
    target = one.target / 100 if one.measure is Measure.SHARE else one.target
    least, most = _between(now, figure)
    if one.direction == "down":
        least, most, target = -most, -least, -target
    if least >= target:
        return Reached.YES
    return Reached.NO if most < target else Reached.UNSURE


def _between(told: Told, figure: Figure) -> tuple[float, float]:
    """Return between what the true number lies: an exact one at itself."""
    value = told.value or 0.0
    if figure.exact:
        return value, value
    if told.least is not None and told.most is not None:
        return told.least, told.most
    return value - figure.off, value + figure.off
