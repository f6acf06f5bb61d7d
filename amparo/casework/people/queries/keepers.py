"""Who in an agency works on restricted people: for sealing something to all of them, never for showing."""

from uuid import UUID

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
