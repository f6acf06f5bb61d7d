"""How long a question under seal stands, how many may be left, and how much of one is compared at a time."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from amparo import practice
from amparo.foundation.pathways import deadline
from amparo.trust.projections import Features

CLOCK = "match_request"
A_DAY, DAY = 5, timedelta(hours=24)
"""Questions that one member of staff leaves in a day."""
AT_ONCE = 20
"""New questions that are compared while one page of Today is made; the next page goes on."""
STANDING = 100
"""Questions to one reader that are looked at; the newest count."""
ALIKE = 3
"""People of one reader's that are shown for one question."""
ANSWERS = "match_answers"
"""The field of a restricted person's sealed record that remembers how questions were answered."""
REMEMBERED = 20
NOTE = 1024
"""Bytes to which a note of what was found is filled up: REMEMBERED ids fit."""
TOLD = ("identifier", "name", "birth_year", "birth_year_near", "sex", "shared_contact")
"""What can agree, as foundation.linkage says it, the weightiest first."""


def ends(now: datetime) -> tuple[datetime, str]:
    """Return until when a question asked now stands, and the dated parameter that says so."""
    found = deadline(practice.catalogue().deadlines, CLOCK, "", now.date())
    if found is None:
        raise LookupError(CLOCK)
    return now + found.span, found.id


def said(features: Features) -> dict[str, Any]:
    """Return what a question says: no more than comparing needs."""
    return {
        "names": list(features.names),
        "identifiers": list(features.identifiers),
        "birth_year": features.birth_year,
        "sex": features.sex,
    }


def features(said: Mapping[str, Any]) -> Features:
    """Return what a question says as it is compared; team and tier say nothing there."""
    names, numbers = tuple(said["names"]), tuple(said["identifiers"])
    return Features(names, numbers, said["birth_year"], said["sex"], UUID(int=0), "")


def remembered(answers: Mapping[str, Any], request: str, answer: dict[str, Any]) -> dict[str, Any]:
    """Return `answers` with one more, the newest last; the oldest are forgotten."""
    kept = [(name, each) for name, each in answers.items() if name != request]
    return dict([*kept[-REMEMBERED + 1 :], (request, answer)])
