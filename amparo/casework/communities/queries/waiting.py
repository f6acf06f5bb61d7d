"""What waits in the work with communities: rumours to check or answer, actions past their day, results nobody was told."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from django.db.models import Q, QuerySet

from amparo.casework.communities import limits
from amparo.casework.communities.models import PlannedAction, Rumour
from amparo.casework.communities.queries.records import RecordView, opened, rows
from amparo.casework.communities.rules.standing import OPEN, Due, is_late, next_of, waits_to_be_told
from amparo.foundation import clock
from amparo.trust.disclosure.access import Access

MOST = 50
Step = Literal["check", "answer", "late", "tell"]


@dataclass(frozen=True)
class Waiting:
    """One record that waits, for which step, and since or until when."""

    view: RecordView
    step: Step
    by: datetime | date | None


def due_of(rumour: Rumour) -> Due:
    """Return what a rumour waits for now."""
    return next_of(rumour.check_by, rumour.answer_by, rumour.checked_at, rumour.answered_at, clock.now())


def step_of(action: PlannedAction) -> Step | None:
    """Return what an action waits for today: that somebody does it, or that the community is told; None for nothing."""
    today = clock.today()
    if is_late(action.status, action.due_on, today) == "yes":
        return "late"
    days = limits.named("told_back", today).amount
    told = waits_to_be_told(action.status, action.finished_on, action.told_back_on, today, days)
    return "tell" if told == "yes" else None


def waiting(access: Access) -> list[Waiting]:
    """Return what waits: every rumour that nobody answered, then actions that are late or were not told back."""
    rumours = opened(access, "rumour", list(rows(access, "rumour").filter(answered_at=None)[:MOST]))
    found = [Waiting(view, _step(view.row), due_of(view.row).by) for view in rumours]
    for view in opened(access, "action", list(planned(access))):
        found.append(Waiting(view, step_of(view.row) or "late", view.row.due_on))
    return found


def planned(access: Access) -> QuerySet[PlannedAction]:
    """Return the first actions of which `step_of` says a step and that nobody was told back of; the database finds them."""
    today = clock.today()
    long_ago = today - timedelta(days=limits.named("told_back", today).amount)
    waits = Q(status__in=OPEN, due_on__lt=today) | (~Q(status__in=OPEN) & Q(finished_on__lt=long_ago))
    return rows(access, "action").filter(waits, told_back_on=None)[:MOST]


def _step(rumour: Rumour) -> Step:
    return "check" if due_of(rumour).step == "check" else "answer"
