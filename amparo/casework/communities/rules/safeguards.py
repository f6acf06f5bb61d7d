"""May a volunteer be sent to people? Only with every safeguard; what is not known is not there."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from amparo.casework.communities.rules import Result, together


@dataclass(frozen=True)
class Safeguards:
    """What is known of a volunteer on a day; `supervised`: a worker of the agency answers for them."""

    code_signed: str
    trained: str
    trained_on: date | None
    reference: str
    supervised: bool
    since: date
    ends_on: date | None
    stopped_on: date | None


@dataclass(frozen=True)
class Finding:
    """Whether the volunteer may be sent, and how each safeguard stands."""

    result: Result
    each: Mapping[str, Result]

    def standing(self, result: Result) -> tuple[str, ...]:
        """Return the safeguards that stand so."""
        return tuple(name for name, found in self.each.items() if found == result)


def may_be_sent(one: Safeguards, day: date, training_counts: int) -> Finding:
    """Return whether a volunteer may be sent on `day`; a training counts for so many days."""
    each = {
        "code_of_conduct": _said(one.code_signed),
        "training": _training(one, day, training_counts),
        "reference": _said(one.reference),
        "supervisor": _of(one.supervised),
        "time": _time(one, day),
    }
    return Finding(together(list(each.values())), each)


def _said(answer: str) -> Result:
    return "yes" if answer == "yes" else "no" if answer == "no" else "unknown"


def _of(fact: bool) -> Result:
    return "yes" if fact else "no"


def _training(one: Safeguards, day: date, counts: int) -> Result:
    """A training without a day, or one that lies ahead, is no known training."""
    if one.trained != "yes":
        return _said(one.trained)
    if one.trained_on is None or one.trained_on > day:
        return "unknown"
    return _of(day - one.trained_on <= timedelta(days=counts))


def _time(one: Safeguards, day: date) -> Result:
    """An agreement without an end is not known to hold."""
    if one.stopped_on is not None and one.stopped_on <= day:
        return "no"
    if day < one.since:
        return "no"
    return "unknown" if one.ends_on is None else _of(day <= one.ends_on)
