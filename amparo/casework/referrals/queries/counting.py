"""Referrals for the server's memory: kinds, days and steps of those of countable cases; no packet is opened."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from amparo.casework.referrals.kinds import SENT, State
from amparo.casework.referrals.models import Rating, Referral, Step
from amparo.trust.rows.standing import standing


@dataclass(frozen=True)
class Course:
    """What became of one referral to a service: when it first came to which state; `vital`: it rests on no consent."""

    kind: str
    urgency: str
    service: UUID
    vital: bool
    sent: datetime
    reached: Mapping[str, datetime]


def courses(cases: Collection[UUID]) -> Mapping[UUID, list[Course]]:
    """Return case → its referrals that were sent to somebody; no access is asked for, for nobody is shown any of it."""
    rows = list(
        Referral.rows.filter(case__in=list(cases), kind__in=SENT).select_related("consent").order_by("sent_at", "pk")
    )
    reached = defaultdict[UUID, dict[str, datetime]](dict)
    for step in Step.rows.filter(referral__in=[row.pk for row in rows]).order_by("number"):
        reached[step.referral_id].setdefault(step.state, step.at)
    found = defaultdict[UUID, list[Course]](list)
    for row in rows:
        found[row.case_id].append(Course(row.kind, row.urgency, row.service, _vital(row), row.sent_at, reached[row.pk]))
    return found


def _vital(row: Referral) -> bool:
    return row.consent is not None and row.consent.confirmed_by is not None


def ratings() -> list[tuple[UUID, str, date]]:
    """Return service, rating and month of what people said of services; nobody is shown any of it."""
    return _ratings()


@standing
def _ratings() -> QuerySet[Rating, tuple[UUID, str, date]]:
    return Rating.rows.order_by("pk").values_list("service", "rating", "month")


def cases_of(packets: Collection[UUID]) -> set[UUID]:
    """Return the cases of those of `packets` that are of a referral."""
    return set(Referral.rows.filter(pk__in=list(packets)).values_list("case_id", flat=True))


ANSWERED = (State.ACCEPTED, State.DECLINED)
RECEIVED = (State.COMPLETED, State.PARTLY)
"""What a service says when it gave all or part of what was asked."""
