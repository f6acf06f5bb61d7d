"""Reminders of what is late: to the addressee, and of emergencies and urgent ones to who supervises the case."""

from uuid import UUID

from amparo.casework.cases import queries as cases
from amparo.casework.notices import actions as notices
from amparo.casework.referrals.kinds import LATE, REMINDER, RUNNING
from amparo.casework.referrals.models import Referral
from amparo.foundation import clock
from amparo.foundation.policy import Facts, Tier
from amparo.trust.accounts import queries as accounts

ESCALATES = frozenset({"emergency", "urgent"})


def remind() -> int:
    """Tell once for each clock that has run out; a notice holds no word of a referral. Return how many are late."""
    late = list(Referral.rows.filter(state__in=RUNNING, due_at__lt=clock.now()))
    facts = cases.facts_of([row.case_id for row in late])
    for row in late:
        if row.addressee:
            notices.tell([row.addressee], REMINDER, row.pk, since=row.due_at)
        notices.tell(_of_the_case(facts[row.case_id], row), LATE, row.pk, since=row.due_at)
    return len(late)


def _of_the_case(facts: Facts, row: Referral) -> set[UUID]:
    """Return the owner, and for what cannot wait the supervisors who may know of the case."""
    owner = {facts.owner} if facts.owner else set()
    if row.urgency not in ESCALATES:
        return owner
    leading = facts.named_supervisors if facts.tier is Tier.RESTRICTED else accounts.supervisors_of(facts.team)
    return owner | (leading - facts.conflicts - facts.complained_of)
