"""What acts of data rights change about people: their use is restricted, or they are known no more."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from amparo.casework.people import moving
from amparo.casework.people.models import Person
from amparo.casework.people.projection import KIND
from amparo.casework.people.queries import IDENTITY
from amparo.foundation import clock
from amparo.foundation.policy import Tier
from amparo.trust.disclosure import acting
from amparo.trust.projections import statistics


def restrict_use(act: acting.Act, person: UUID, *, restricted: bool) -> None:
    """Inside an act on the person's data rights: stop the use of their data for anything but helping them, or allow it.

    It stands in the clear for conditions of lists, and in the sealed record for every page that shows the person.
    """
    moving.changed(act, [person])
    Person.rows.filter(pk=person).update(use_restricted_at=clock.now() if restricted else None)
    act.write_about(person, IDENTITY, KIND, {"use_restricted": True if restricted else None})
    transaction.on_commit(statistics.keep_in_step, robust=True)


def let_go(act: acting.Act, people: Sequence[UUID]) -> None:
    """Inside an act that destroys `people`: leave them to nobody.

    Restricted, without owner and ties: the policy knows nobody who may do anything, or learn that there was something.
    No consent of theirs allows anything any more.
    """
    moving.changed(act, people)
    gone = Person.rows.filter(pk__in=list(people))
    gone.update(owner=None, tier=Tier.RESTRICTED.value, use_restricted_at=clock.now())
    transaction.on_commit(statistics.keep_in_step, robust=True)
