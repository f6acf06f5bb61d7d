"""What is due, late or waits: running clocks by worker and step, forms that wait for approval, tasks and what came back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from amparo.casework.cases.models import Entry, EntryKind, EntryStatus
from amparo.casework.cases.queries.today import SOON
from amparo.casework.cases.workload.reach import Charge
from amparo.foundation import clock

APART = ""
"""The step of forms that may be sealed to people of a specialised area; whether there are any is told by no number."""
WAITED = {"up_to_1_day": (0, 1), "up_to_3_days": (1, 3), "up_to_7_days": (3, 7), "over_7_days": (7, 36_500)}
"""How long something has waited, in days: more than the first, up to the second."""


@dataclass(frozen=True)
class Clocks:
    """The running clocks of one step of one worker's cases: overdue, due within three days, later."""

    worker: UUID | None
    step: str
    overdue: int
    soon: int
    later: int


def clocks(of: Charge) -> list[Clocks]:
    """Return the running clocks by worker and step; those of closed cases, too, that ask for a contact afterwards."""
    now = clock.now()
    running = of.cases.filter(deadlines__isnull=False, deadlines__met_at=None)  # begun at the cases: half the time
    late = Q(deadlines__due_at__lt=now)
    soon = Q(deadlines__due_at__gte=now, deadlines__due_at__lte=now + SOON)
    told = running.order_by().values_list("owner", "deadlines__step").annotate(
        late=Count("deadlines", filter=late), soon=Count("deadlines", filter=soon), all=Count("deadlines")
    )  # fmt: skip
    return [Clocks(worker, step, late, soon, all_ - late - soon) for worker, step, late, soon, all_ in told]


@dataclass(frozen=True)
class Waiting:
    """What waits for the reader besides clocks: how many of each kind."""

    tasks: int
    returned: int


def to_do(of: Charge) -> Waiting:
    """Return how many tasks are due within three days, and how many forms came back; none of an area apart."""
    mine = Entry.rows.filter(case__in=of.open.values("pk"))
    tasks = mine.filter(kind=EntryKind.TASK, status=EntryStatus.TO_DO, due_on__lte=clock.today() + SOON)
    returned = mine.filter(kind=EntryKind.FORM, status=EntryStatus.RETURNED).exclude(step=APART)
    return Waiting(tasks.count(), returned.count())


def approvals(of: Charge) -> QuerySet[Entry]:
    """Return the forms on which the reader may decide, of cases of the standard tier; none that they wrote themselves."""
    rows = Entry.rows.filter(kind=EntryKind.FORM, status=EntryStatus.WAITING, case__in=of.approved.values("pk"))
    found: QuerySet[Entry] = rows.exclude(created_by=of.access.id).exclude(step=APART)
    return found


def approvals_by_age(of: Charge) -> tuple[Mapping[str, int], datetime | None]:
    """Return how many forms wait for approval, by how long they have waited, and since when the oldest one does."""
    now, since = clock.now(), sorted(approvals(of).order_by().values_list("created_at", flat=True))
    waited = [(now - each) / timedelta(days=1) for each in since]
    bands = {name: sum(more <= days < most for days in waited) for name, (more, most) in WAITED.items()}
    return bands, next(iter(since), None)
