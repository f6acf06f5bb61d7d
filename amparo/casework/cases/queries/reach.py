"""Which cases are in reach, for conditions of other lists and for acts on a person: none is opened."""

from uuid import UUID

from django.db.models import QuerySet

from amparo.casework.cases.models import Case
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


def ids_of(person: UUID) -> list[UUID]:
    """Return the ids of all cases of a person, for an act on that person that also concerns these; none is opened."""
    return list(Case.rows.filter(person=person).values_list("pk", flat=True))
