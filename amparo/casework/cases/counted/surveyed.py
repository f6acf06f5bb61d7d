"""What surveys of reintegration score: the first and the last one, by the scheme that counts today.

The scheme is Amparo's own, equal weights: those of IOM are not at hand, and nothing here is called by their name.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import lru_cache
from math import ceil
from typing import Any

from amparo import practice
from amparo.casework.cases import answers as filled
from amparo.casework.cases.models import Entry, EntryStatus
from amparo.foundation.policy import Compartment
from amparo.foundation.scoring import by_name, scored
from amparo.practice.catalogue import Catalogue
from amparo.practice.numbers.scales import Scale, scale
from amparo.trust.disclosure import kept_apart

AREA, FORM, WHOLE = "return_reintegration", "survey", "composite"
FIRST, LAST = "baseline", "endline"
PARTS = 10_000


def among(forms: Sequence[Entry]) -> list[Entry]:
    """Return those of `forms` that are finished and stand in the area in which surveys are written; none is opened."""
    done = [form for form in forms if form.status in (EntryStatus.COMPLETE, EntryStatus.APPROVED)]
    found = kept_apart.compartments_of(form.pk for form in done) if done else {}
    return [form for form in done if found.get(form.pk) is Compartment.RR]


@dataclass(frozen=True)
class Survey:
    """One survey that was filled: which round it is, its day, and its score in ten-thousandths (None: too little was said)."""

    round: str
    day: date
    score: int | None


@lru_cache(maxsize=4)
def _scale(catalogue: Catalogue, day: date) -> Scale:
    return scale(catalogue, AREA, FORM, day)


def own_scale(day: date) -> Scale:
    """Return by which scale surveys are scored on a day."""
    return _scale(practice.catalogue(), day)


def surveys(forms: Iterable[Mapping[str, Any]], today: date) -> list[Survey]:
    """Return the surveys among opened forms, in the order of their days."""
    found = [_survey(fields, today) for fields in forms if _is_survey(fields)]
    return sorted((one for one in found if one is not None), key=lambda one: one.day)


def _is_survey(fields: Mapping[str, Any]) -> bool:
    return str(fields.get("form", "")).partition("@")[0] == f"{AREA}/{FORM}"


def _survey(fields: Mapping[str, Any], today: date) -> Survey | None:
    answers, own = by_name(filled.given(fields)), own_scale(today)
    day = answers.get("survey_date")
    if not day:
        return None
    found = scored(own.scheme, answers, own.least_answered)
    value = next((one.value for one in found if one.dimension == WHOLE), None)
    return Survey(answers.get("survey_round", ""), date.fromisoformat(day), None if value is None else in_parts(value))


def in_parts(score: Fraction) -> int:
    """Return a score in ten-thousandths, rounded up: what is above a limit stays above it.

    >>> in_parts(Fraction(66, 100)), in_parts(Fraction(66, 100) + Fraction(1, 10**9))
    (6600, 6601)
    """
    return ceil(score * PARTS)
