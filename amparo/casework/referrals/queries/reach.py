"""Which referrals and packets there are about people, for acts and lists of other rooms: none of these is opened."""

from collections.abc import Sequence
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from amparo.casework.cases import queries as cases
from amparo.casework.outside import handing
from amparo.casework.referrals.kinds import SENT
from amparo.casework.referrals.models import Referral, Step
from amparo.casework.referrals.queries.sent import Sent, of_case
from amparo.trust.disclosure.access import Access


def holders_of(people: Sequence[UUID]) -> list[UUID]:
    """Return all that holds sealed parts about `people` in this room: packets of referrals, and answers from outside."""
    rows = Referral.rows.filter(case__person__in=list(people), kind__in=SENT)
    packets = list(rows.values_list("pk", flat=True))
    return [*packets, *handing.holders_of(packets)]


def of_person(access: Access, person: UUID) -> list[Sent]:
    """Return the referrals of a person's cases whose story `access` may read, oldest first: what was told to whom."""
    found = [view for view in cases.cases_of_person(access, person) if view.story_open]
    sent = [one for view in found for one in of_case(access, view.id)]
    return sorted(sent, key=lambda one: one.row.sent_at)


def person_of(referral: UUID) -> QuerySet[Referral, UUID]:
    """Return the id of the person whom a referral is about, for conditions of other lists."""
    return Referral.rows.filter(pk=referral).values_list("case__person", flat=True)


def stepped_since(person: str, moment: str) -> Exists:
    """Return the condition that a referral of the person in column `person` took a step at column `moment` or after it."""
    return Exists(Step.rows.filter(referral__case__person=OuterRef(person), at__gte=OuterRef(moment)))
