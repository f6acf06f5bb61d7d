"""Who in an agency works on restricted people: for sealing something to all of them, never for showing."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import Q

from amparo.casework.people.models import Person
from amparo.foundation.policy import Tier
from amparo.trust.accounts import lock_answers, second_lock, ties


def keepers(agency: UUID) -> set[UUID]:
    """Return owners, case teams, covering and named supervisors of the restricted people of `agency`, without saying of whom."""
    if second_lock.is_there() and lock_answers.somebody_stands():
        return lock_answers.keepers(agency)
    rows = Person.rows.filter(agency=agency, tier=Tier.RESTRICTED.value)
    owners = rows.filter(owner__isnull=False).order_by().values_list("owner", flat=True).distinct()
    return set(owners) | ties.taking_part(rows.order_by().values("pk"))


def carried_by(user: UUID, supervises: Collection[UUID]) -> list[UUID]:
    """Return the people whom somebody owns, and those of the standard tier that they supervise; for the house, none is opened."""
    rows = Person.rows.filter(Q(owner=user) | Q(team__in=list(supervises), tier=Tier.STANDARD.value))
    return list(rows.values_list("pk", flat=True))
