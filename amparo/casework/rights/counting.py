"""Requests about data for counting: when they were asked and answered, of people of the standard tier."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from amparo.casework.rights.kinds import Step
from amparo.casework.rights.models import Request
from amparo.foundation.policy import Tier
from amparo.trust.rows.standing import standing


@dataclass(frozen=True)
class Asked:
    """One request: when it was asked, by when an answer was due, and when the person was told."""

    asked: datetime
    due: datetime
    told: datetime | None


def requests(agency: UUID) -> list[Asked]:
    """Return the requests to an agency but those that were taken back, in their order; nobody is shown any of it."""
    return [Asked(*row) for row in _asked(agency)]


@standing
def _asked(agency: UUID) -> QuerySet[Request, tuple[datetime, datetime, datetime | None]]:
    rows = Request.rows.filter(person__agency=agency, person__tier=Tier.STANDARD.value).exclude(step=Step.WITHDRAWN)
    return rows.order_by("asked_at", "pk").values_list("asked_at", "due_at", "told_at")
