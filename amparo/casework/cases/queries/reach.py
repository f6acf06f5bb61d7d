"""Which cases are in reach, for conditions of other lists and for acts on a person: none is opened."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from amparo.casework.cases.models import Case, CaseStatus, Transfer
from amparo.foundation.policy import Action, Compartment
from amparo.trust.disclosure import scope
from amparo.trust.disclosure.access import Access


def in_reach(access: Access, action: Action, compartment: Compartment) -> QuerySet[Case]:
    """Return the rows of the cases on whose `compartment` `access` may do `action`, for conditions of other lists."""
    return scope.visible(Case.rows.all(), access, action, compartment)


def owners_in_reach(access: Access, person: UUID, action: Action) -> dict[UUID, UUID | None]:
    """Return case → owner for those cases of a person on whose index `access` may do `action`; none is opened."""
    found = in_reach(access, action, Compartment.INDEX).filter(person=person)
    return dict(found.values_list("pk", "owner_id"))


def holders_of(people: Sequence[UUID]) -> list[UUID]:
    """Return all that holds sealed parts about `people` in this room: their cases, and offers to transfer these."""
    cases = list(Case.rows.filter(person__in=list(people)).values_list("pk", flat=True))
    return [*cases, *Transfer.rows.filter(case__in=cases).values_list("pk", flat=True)]


def last_work(people: Sequence[UUID]) -> dict[UUID, tuple[bool, datetime | None]]:
    """Return person → (a case is open, the last closing) for those of `people` with a case; none is opened."""
    found: dict[UUID, tuple[bool, datetime | None]] = {}
    rows = Case.rows.filter(person__in=list(people)).values_list("person_id", "status", "closed_at")
    for person, status, closed in rows:
        running, last = found.get(person, (False, None))
        latest = max((each for each in (last, closed) if each), default=None)
        found[person] = (running or status == CaseStatus.OPEN, latest)
    return found


def ids_of(person: UUID) -> list[UUID]:
    """Return the ids of all cases of a person, for an act on that person that also concerns these; none is opened."""
    return list(Case.rows.filter(person=person).values_list("pk", flat=True))
