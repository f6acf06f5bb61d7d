"""Which records may have had their time, which belong to the same person, and who stands to them; none is opened."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from amparo.casework.people.models import Person
from amparo.casework.people.queries.person import in_reach
from amparo.foundation.policy import Action, Compartment, Facts
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.facts import facts_of_many


def registered_before(last: date) -> QuerySet[Person]:
    """Return the rows of everybody registered up to the end of day `last` who is no duplicate; none is opened.

    For the job that lists files whose time of keeping may be over; what comes of it is shown through the gate only.
    """
    return Person.rows.filter(registered_at__date__lte=last, duplicate_of=None).order_by("pk")


def marked_as(access: Access, person_id: UUID) -> list[UUID]:
    """Return the records marked as the same person on whose data rights `access` may work; none is opened."""
    mine = in_reach(access, Action.READ, Compartment.RIGHTS)
    return list(mine.filter(duplicate_of=person_id).order_by("pk").values_list("pk", flat=True))


def facts_of(wanted: Collection[UUID]) -> dict[UUID, Facts]:
    """Return person → their facts, for decisions about what was made for these people."""
    return facts_of_many(Person.rows.filter(pk__in=set(wanted)))
