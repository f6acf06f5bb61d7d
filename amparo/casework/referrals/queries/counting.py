"""Referrals for the server's memory: kinds, days and steps of those of countable cases; no packet is opened."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from amparo.casework.referrals.kinds import SENT, State
from amparo.casework.referrals.models import Referral, Step


@dataclass(frozen=True)
class Course:
    """What became of one referral: when it first came to which state."""

    kind: str
    urgency: str
    sent: datetime
    reached: Mapping[str, datetime]


def courses(cases: Collection[UUID]) -> Mapping[UUID, list[Course]]:
    """Return case → its referrals that were sent to somebody; no access is asked for, for nobody is shown any of it."""
    rows = list(Referral.rows.filter(case__in=list(cases), kind__in=SENT).order_by("sent_at", "pk"))
    reached = defaultdict[UUID, dict[str, datetime]](dict)
    for step in Step.rows.filter(referral__in=[row.pk for row in rows]).order_by("number"):
        reached[step.referral_id].setdefault(step.state, step.at)
    found = defaultdict[UUID, list[Course]](list)
    for row in rows:
        found[row.case_id].append(Course(row.kind, row.urgency, row.sent_at, reached[row.pk]))
    return found


def cases_of(packets: Collection[UUID]) -> set[UUID]:
    """Return the cases of those of `packets` that are of a referral."""
    return set(Referral.rows.filter(pk__in=list(packets)).values_list("case_id", flat=True))


ANSWERED = (State.ACCEPTED, State.DECLINED)
RECEIVED = (State.COMPLETED, State.PARTLY)
"""What a service says when it gave all or part of what was asked."""
