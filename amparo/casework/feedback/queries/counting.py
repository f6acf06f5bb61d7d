"""Reports for counting: when they came and were answered, of those that are not sensitive and ask for no service."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from amparo.casework.feedback.kinds import State
from amparo.casework.feedback.models import Report
from amparo.trust.rows.standing import standing


@dataclass(frozen=True)
class Heard:
    """One report: its kind and way, when it came, by when an answer was due, and when it was given."""

    kind: str
    channel: str
    received: datetime
    due: datetime
    answered: datetime | None


def reports(agency: UUID) -> list[Heard]:
    """Return the reports to an agency; no access is asked for, for nobody is shown any of it.

    What is sensitive stands in no figure, and what was set aside was no report. They stand in the order in which they came.
    """
    return [Heard(*row) for row in _told(agency)]


@standing
def _told(agency: UUID) -> QuerySet[Report, tuple[str, str, datetime, datetime, datetime | None]]:
    rows = Report.rows.filter(agency=agency, sensitive=False, service=None, duplicate_of=None)
    rows = rows.exclude(state=State.SET_ASIDE).order_by("received_at", "pk")
    return rows.values_list("kind", "channel", "received_at", "answer_by", "answered_at")
