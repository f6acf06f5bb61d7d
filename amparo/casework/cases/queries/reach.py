"""Which cases are in reach, for conditions of other lists and for acts on a person: none is opened."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from amparo.casework.cases.models import Case, CaseStatus, Transfer
from amparo.casework.cases.queries.case import responsible
from amparo.foundation import ids
from amparo.foundation.policy import Action, Compartment, Facts, Tier
from amparo.trust.disclosure import scope
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.facts import facts_of_many


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


def codes_in_reach(access: Access, wanted: Sequence[UUID]) -> dict[UUID, str]:
    """Return case → its code for those of `wanted` of which `access` may know; none is opened."""
    found = in_reach(access, Action.READ, Compartment.INDEX).filter(pk__in=list(wanted))
    return {key: ids.code(key) for key in found.values_list("pk", flat=True)}


def any_restricted() -> bool:
    """Return whether there is any restricted case here; for the doctor, who tells that an escrow is missing."""
    return Case.rows.filter(tier=Tier.RESTRICTED.value).exists()


def restricted(code: str) -> tuple[Facts, Facts] | None:
    """Return the facts of the one restricted case with `code` and of its person, for holders of the escrow together.

    No access is asked for: whoever sits at the server without a key can do nothing with facts. None is opened.
    """
    between = ids.range_of_code(code) or (UUID(int=0), UUID(int=0))
    rows = Case.rows.filter(pk__range=between, tier=Tier.RESTRICTED.value).select_related("person")[:2]
    found = list(rows)
    if len(found) != 1:
        return None
    facts = facts_of_many([found[0], found[0].person])
    return facts[found[0].pk], facts[found[0].person_id]


def carried_by(user: UUID, supervises: Collection[UUID]) -> list[UUID]:
    """Return the cases that somebody owns, and those of the standard tier that they supervise; for the house, none is opened."""
    rows = Case.rows.filter(Q(owner=user) | Q(team__in=list(supervises), tier=Tier.STANDARD.value))
    return list(rows.values_list("pk", flat=True))


def responsible_for(access: Access) -> QuerySet[Case]:
    """Return the rows of the cases that `access` owns or covers, for conditions of other lists."""
    return Case.rows.filter(responsible(access))


def facts_of(wanted: Sequence[UUID]) -> dict[UUID, Facts]:
    """Return case → its facts, for decisions about what was made out of these cases; none is opened."""
    return facts_of_many(Case.rows.filter(pk__in=set(wanted)))


def person_of(case: UUID) -> QuerySet[Case, UUID]:
    """Return the id of the person whom a case is about, for conditions of other lists; nothing where there is no such case."""
    return Case.rows.filter(pk=case).values_list("person", flat=True)
