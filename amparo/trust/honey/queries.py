"""Who touched planted records."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from amparo.foundation import ids
from amparo.foundation.policy import Action, Actor, may
from amparo.trust.honey.models import Touch

SHOWN = 200


@dataclass(frozen=True)
class TouchView:
    """One visit: to which record, by whom of which agency, when, and whether it was opened or refused."""

    code: str
    who: str
    agency: str
    at: datetime
    outcome: str


def touches(actor: Actor) -> list[TouchView]:
    """Return the newest visits to planted records of the actor's agency, newest first; none for who reads no log."""
    if actor.agency is None or not may(actor, Action.READ_AUDIT).allowed:
        return []
    rows = Touch.objects.filter(agency=actor.agency).select_related("user__agency").order_by("-at", "pk")[:SHOWN]
    return [
        TouchView(ids.code(row.record), row.user.display_name, row.user.agency.name, row.at, row.outcome)
        for row in rows
    ]


def codes(actor: Actor, visits: Sequence[UUID]) -> dict[UUID, str]:
    """Return visit → code of the record, for those of `visits` that the actor may know of."""
    if actor.agency is None or not may(actor, Action.READ_AUDIT).allowed:
        return {}
    rows = Touch.objects.filter(pk__in=visits, agency=actor.agency)
    return {row.pk: ids.code(row.record) for row in rows}
