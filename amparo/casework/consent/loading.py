"""Bring in many answers about consent at once, as recording and withdrawing them one by one would have left them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from amparo.casework.consent import rules
from amparo.casework.consent.actions import KIND
from amparo.casework.consent.kinds import Status
from amparo.casework.consent.models import Consent
from amparo.foundation import ids
from amparo.foundation.policy import Compartment
from amparo.trust.disclosure.bulk import Loading, Record


@dataclass(frozen=True)
class Answered:
    """What a person answered; `withdrawn_at` with the words in which they took it back, when they did."""

    at: datetime
    by: UUID
    given: bool
    until: date | None
    fields: Mapping[str, Any]
    child: bool = False
    withdrawn_at: datetime | None = None
    withdrawn_how: str = ""


def load(into: Loading, person: UUID, said: Answered) -> None:
    """Bring in one answer of the person being loaded; raise Refusal when it does not say what it must."""
    status = Status.GIVEN if said.given else Status.REFUSED
    fields = {**said.fields, "basis": rules.BASIS_CONSENT}
    rules.check(fields, child=said.child, status=status)
    row = Consent(
        id=ids.new(), person_id=person, status=status, until=said.until, recorded_by=said.by, decided_at=said.at
    )
    into.row(row)
    record = Record(person, Compartment.IDENTITY, row.pk, KIND)
    into.write(record, fields, by=said.by, at=said.at)
    if said.withdrawn_at:
        row.status, row.ended_at = Status.WITHDRAWN, said.withdrawn_at
        into.write(record, {"withdrawn_how": said.withdrawn_how}, by=said.by, at=said.withdrawn_at)
