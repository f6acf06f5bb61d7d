"""Who agreed to be counted, for the server's memory: consents of people of the standard tier, opened by the server alone."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from amparo.casework.consent import rules
from amparo.casework.consent.kinds import Status
from amparo.casework.consent.models import Consent

PURPOSE = "statistics"
DATA = frozenset({"facets"})
OWN = "own_agency"


@dataclass(frozen=True)
class Said:
    """One answer of a person, still sealed."""

    id: UUID
    given: bool
    at: datetime
    until: date | None


def said_by(people: Collection[UUID]) -> Mapping[UUID, list[Said]]:
    """Return person → what they agreed to or refused; no access is asked for, for nobody is shown any of it."""
    found = defaultdict[UUID, list[Said]](list)
    rows = Consent.rows.filter(person__in=list(people), status__in=(Status.GIVEN, Status.REFUSED)).order_by(
        "decided_at", "pk"
    )
    for row in rows:
        found[row.person_id].append(Said(row.pk, row.status == Status.GIVEN, row.decided_at, row.until))
    return found


def taken_back_by(people: Collection[UUID]) -> Mapping[UUID, list[tuple[UUID, date]]]:
    """Return person → the consents that they took back and when, still sealed; what two people decided is none of them."""
    found = defaultdict[UUID, list[tuple[UUID, date]]](list)
    ended = Consent.rows.filter(person__in=list(people), status=Status.WITHDRAWN, confirmed_by=None)
    for row in ended.exclude(ended_at=None).order_by("ended_at", "pk"):
        found[row.person_id].append((row.pk, row.ended_at.date()))
    return found


def purpose(fields: Mapping[str, Any]) -> str:
    """Return what an opened consent is for; "" for what is not counted: the one to be counted, and what is no consent at all."""
    said = str(fields.get("purpose") or "")
    return "" if said == PURPOSE or fields.get("basis") == rules.BASIS_VITAL else said


def to_be_counted(
    answers: Collection[Said], opened: Mapping[UUID, Mapping[str, Any]], agency: str, today: date
) -> Said | None:
    """Return the answer by which a person agreed that their agency counts them, None when they did not or no more do."""
    known = {
        each.id: rules.Answer(each.given, each.at, opened[each.id], each.until) for each in answers if each.id in opened
    }
    uses = (rules.Use(PURPOSE, OWN, DATA), rules.Use(PURPOSE, rules.NAMED, DATA, agency))
    for use in uses:
        found = rules.permitting(list(known.values()), use, today)
        if found is not None:
            return next(each for each in answers if known.get(each.id) is found)
    return None
