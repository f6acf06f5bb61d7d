"""What files lack, as far as clear rows tell: no assessment, no plan, nothing written; and the cases behind each number."""

from collections.abc import Mapping
from datetime import timedelta
from enum import StrEnum
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from amparo.casework.cases.models import Case, Deadline, Entry, EntryKind
from amparo.casework.cases.rules import FINISHED
from amparo.casework.cases.workload.clocks import approvals
from amparo.casework.cases.workload.reach import Charge
from amparo.foundation import clock


class Lacks(StrEnum):
    """What an open case lacks that has been open long enough to have it."""

    ASSESSMENT = "no_assessment"
    PLAN = "no_plan"
    SILENT = "silent"


STEPS = {Lacks.ASSESSMENT: "assessment", Lacks.PLAN: "plan"}
OPEN, OVERDUE, WAITING = "open", "overdue", "waiting"


def lacking_each(of: Charge, days: Mapping[str, int]) -> Mapping[str, int]:
    """Return of each thing that a case may lack how many do, asked for all of them at once."""
    told = {what: Count("pk", filter=_lacks(Lacks(what), after)) for what, after in days.items()}
    found: Mapping[str, int] = of.open.order_by().aggregate(**told)
    return found


def _lacks(what: Lacks, days: int) -> Q:
    """Say that a case has been open for more than `days` and lacks `what`; silent: nothing written for so long."""
    now = clock.now() - timedelta(days=days)
    written = Entry.rows.filter(case=OuterRef("pk"))
    if what is Lacks.SILENT:
        there = written.filter(on__gte=now.date())
    else:
        there = written.filter(kind=EntryKind.FORM, step=STEPS[what], status__in=FINISHED)
    return Q(opened_at__lt=now) & ~Q(Exists(there))


def behind(
    of: Charge, what: str, days: Mapping[str, int], worker: UUID | None = None, step: str = ""
) -> QuerySet[Case]:
    """Return the cases behind a number of a dashboard, the longest open first; none behind a word that is no number.

    Of one `worker` and one `step` (of its clock where it is about clocks) where these are named; `days` says from when on
    something is lacking.
    """
    rows = _behind(of, what, days, {"step": step} if step else {})
    return (rows.filter(owner=worker) if worker else rows).order_by("opened_at", "pk")


def _behind(of: Charge, what: str, days: Mapping[str, int], at: Mapping[str, str]) -> QuerySet[Case]:
    if what == OPEN:
        return of.open.filter(**at)
    if what == OVERDUE:
        late = Deadline.objects.filter(case=OuterRef("pk"), met_at=None, due_at__lt=clock.now())
        return of.cases.filter(Exists(late.filter(**at)))
    if what == WAITING:
        return of.cases.filter(pk__in=approvals(of).values("case"))
    return of.open.filter(_lacks(Lacks(what), days[what])) if what in days else Case.rows.none()
