"""What a rating of a place must say, and which of many ratings count on a day: decisions on plain values."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from amparo.foundation.codelists import CodeList, in_force
from amparo.foundation.errors import Refusal

LEVELS = ("community", "structural")
WEIGHED = ("risk", "protective")
CODED = {"factor": "factor", "polarity": "polarity", "known_by": "place_source", "confidence": "confidence"}
LONGEST = 300


@dataclass(frozen=True)
class Rated:
    """One rating as it is read; `place` is the P-code, `number` tells which of two of the same day is the later one."""

    place: str
    factor: str
    level: str
    polarity: str
    strength: int | None
    evidence: str
    known_by: str
    confidence: str
    valid_from: date
    valid_to: date | None
    number: int

    def counts(self, day: date) -> bool:
        """Return whether the rating holds on a day."""
        return in_force(self.valid_from, self.valid_to, day)


def level_of(factors: CodeList, factor: str) -> str:
    """Return the level of a factor, "" for an unknown one."""
    found = factors.get(factor)
    return found.extra.get("level", "") if found else ""


def check(fields: Mapping[str, Any], lists: Mapping[str, CodeList], today: date) -> None:
    """Raise Refusal beside the first field that cannot be kept."""
    for name, called in CODED.items():
        found = lists[called].get(str(fields.get(name) or ""))
        if found is None or not found.offered(today):
            raise Refusal("directory.unknown_code", field=name)
    if level_of(lists["factor"], fields["factor"]) not in LEVELS:
        raise Refusal("directory.unknown_code", field="factor")
    weighed = fields["polarity"] in WEIGHED
    if (fields.get("strength") in (1, 2, 3)) is not weighed:
        raise Refusal("places.strength", field="strength")
    said = str(fields.get("evidence") or "").strip()
    if not said or len(said) > LONGEST:
        raise Refusal("places.evidence", field="evidence")
    _check_dates(fields, today)


def _check_dates(fields: Mapping[str, Any], today: date) -> None:
    begin, end = fields.get("valid_from"), fields.get("valid_to")
    if begin is None or begin > today:
        raise Refusal("places.begins", field="valid_from")
    if end is not None and end < begin:
        raise Refusal("places.ends", field="valid_to")


def standing(ratings: Iterable[Rated], chain: Sequence[str], day: date) -> list[Rated]:
    """Return the ratings that count on a day for somebody in a place (`chain`: it and all that it lies in, itself first).

    Of each factor the nearest place speaks, and of its ratings the one that began last.
    """
    known: dict[tuple[str, str], Rated] = {}
    for one in sorted(ratings, key=lambda one: (one.valid_from, one.number)):
        if one.counts(day):
            known[one.factor, one.place] = one
    factors = dict.fromkeys(factor for factor, _ in known)
    nearest = (next((known[factor, code] for code in chain if (factor, code) in known), None) for factor in factors)
    return [one for one in nearest if one is not None]


def weight(ratings: Iterable[Rated], polarity: str) -> int:
    """Return the sum of strengths of one polarity."""
    return sum(one.strength or 0 for one in ratings if one.polarity == polarity)
