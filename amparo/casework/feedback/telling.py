"""Notices about reports: that one came, was added to, was appealed or is overdue; never a word of it."""

from collections.abc import Collection
from datetime import timedelta
from uuid import UUID

from django.db.models import Q

from amparo.casework.feedback import circle
from amparo.casework.feedback.kinds import OPEN, State, Way
from amparo.casework.feedback.models import Report
from amparo.casework.notices import actions as notices
from amparo.foundation import clock

SENSITIVE, NEW, ASKED, WITHDRAWN, ADDED, APPEAL, OVERDUE = (
    "feedback_sensitive", "feedback_new", "feedback_asked", "feedback_withdrawn",
     "feedback_added", "feedback_appeal", "feedback_overdue",
)  # fmt: skip
NOTICES = (SENSITIVE, NEW, ASKED, WITHDRAWN, ADDED, APPEAL, OVERDUE)


def new(row: Report, readers: Collection[UUID]) -> None:
    """Tell the readers of a report that it is there for them."""
    kinds = {Way.CLOSED: SENSITIVE, Way.OPEN: NEW, Way.ASKED: ASKED}
    notices.tell(readers, kinds[circle.way(row)], row.pk)


def changed(row: Report, kind: str, readers: Collection[UUID]) -> None:
    """Tell the readers of a report what happened to it."""
    notices.tell(readers, kind, row.pk)


def is_overdue() -> Q:
    """Return the condition that somebody waits for us longer than they were told."""
    now = clock.now()
    return Q(state=State.RECEIVED, acknowledge_by__lt=now) | Q(state__in=OPEN, answer_by__lt=now)


def remind() -> None:
    """Tell the readers of each overdue report so, once a day; asked each hour by the clock."""
    for row in Report.rows.filter(is_overdue()).order_by("answer_by", "pk"):
        notices.tell(circle.reading(row), OVERDUE, row.pk, since=clock.now() - timedelta(hours=23))
