"""Lists of referrals that go on: all that are open in one's reach, those that wait, and which a notice may be about."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from amparo.casework.cases import queries as cases
from amparo.casework.referrals.kinds import OVER, RUNNING, TO_LOOK_AT, State
from amparo.casework.referrals.models import Referral
from amparo.casework.referrals.queries.packets import STORY
from amparo.casework.referrals.queries.sent import Sent, listed
from amparo.foundation import clock, ids
from amparo.foundation.policy import Action
from amparo.trust.disclosure.access import Access

SHOWN = 100


def going_on(access: Access) -> list[Sent]:
    """Return the referrals that are not closed, of all cases whose story `access` may read; what is due first comes first."""
    return _views(access, _in_reach(access).exclude(state__in=OVER))


def waiting(access: Access) -> list[Sent]:
    """Return the referrals that ask something of who is responsible for the case: late, answered, or to follow up."""
    now = clock.now()
    late = Q(state__in=RUNNING, due_at__lt=now)
    to_do = Q(state__in=TO_LOOK_AT) | Q(question_open=True) | Q(follow_up_at__lt=now)
    mine = _in_reach(access).filter(case__in=cases.responsible_for(access))
    return _views(access, mine.exclude(state__in=OVER).filter(late | to_do))


@dataclass(frozen=True)
class Unanswered:
    """How many referrals no service has answered yet, and of how many of them a clock has run out."""

    all: int
    late: int


def unanswered(of: QuerySet[Any]) -> Unanswered:
    """Return how many referrals of the cases `of`, which the reader may open, wait for an answer; none is opened."""
    rows = Referral.rows.filter(case__in=of.values("pk"), state__in=(State.SENT, State.RECEIVED))
    late = Count("pk", filter=Q(due_at__lt=clock.now()))
    return Unanswered(**rows.order_by().aggregate(all=Count("pk"), late=late))


def told(access: Access, referrals: Sequence[UUID]) -> dict[UUID, str]:
    """Return referral → code for those that `access` may still know of: what notices show."""
    mine = Q(addressee=access.id) | Q(case__in=cases.in_reach(access, Action.READ, STORY))
    found = Referral.rows.filter(mine, pk__in=list(referrals)).values_list("pk", flat=True)
    return {key: ids.code(key) for key in found}


def _in_reach(access: Access) -> QuerySet[Referral]:
    found: QuerySet[Referral] = Referral.rows.filter(case__in=cases.in_reach(access, Action.READ, STORY))
    return found


def _views(access: Access, rows: QuerySet[Referral]) -> list[Sent]:
    found = list(rows.order_by("due_at", "follow_up_at", "pk")[:SHOWN])
    return listed(access, found, cases.facts_of([row.case_id for row in found]))
