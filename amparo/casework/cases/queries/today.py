"""What a worker or a supervisor has to do today."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from amparo.casework.cases.models import Case, CaseStatus, Deadline, Entry, EntryKind, EntryStatus
from amparo.casework.cases.queries.case import CaseView, responsible, views, with_person
from amparo.casework.cases.queries.entries import EntryView, compartments_of
from amparo.casework.cases.queries.transfers import TransferView, offers
from amparo.foundation import clock
from amparo.foundation.policy import Action, Compartment, Facts, Tier
from amparo.trust.accounts import queries as accounts
from amparo.trust.accounts import ties
from amparo.trust.disclosure import gate, scope
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.facts import facts_of_many

SOON = timedelta(days=3)
SHOWN = 40


@dataclass(frozen=True)
class DueCase:
    """A case with the clock that is most urgent."""

    case: CaseView
    deadline: Deadline


@dataclass(frozen=True)
class DueEntry:
    """A task, or a form that waits, with the case it belongs to."""

    entry: EntryView
    case: CaseView


@dataclass(frozen=True)
class Today:
    """Everything that asks for the reader: overdue and due cases, high risk, tasks, what waits for a decision.

    `shut` counts restricted cases that are the reader's and that no key in this session opens.
    """

    overdue: list[DueCase] = field(default_factory=list)
    due: list[DueCase] = field(default_factory=list)
    high_risk: list[CaseView] = field(default_factory=list)
    tasks: list[DueEntry] = field(default_factory=list)
    returned: list[DueEntry] = field(default_factory=list)
    waiting: list[DueEntry] = field(default_factory=list)
    offers: list[TransferView] = field(default_factory=list)
    open_cases: int = 0
    shut: int = 0


def today(access: Access) -> Today:
    """Return what is due, overdue, at high risk and waiting for `access`, from records it may read.

    Cases are those that it owns, and those that it covers for a colleague.
    """
    rows = _cases(access)
    known = {view.id: view for view in views(access, rows, "today.listed")}
    clocks = [DueCase(view, view.deadlines[0]) for view in known.values() if view.deadlines]
    clocks.sort(key=lambda due: due.deadline.due_at)
    now = clock.now()
    return Today(
        overdue=[due for due in clocks if due.deadline.due_at < now][:SHOWN],
        due=[due for due in clocks if now <= due.deadline.due_at <= now + SOON][:SHOWN],
        high_risk=[view for view in known.values() if view.is_open and view.risk_level == "high"][:SHOWN],
        tasks=_entries(access, _tasks(access), known),
        returned=_entries(access, _returned(access), known),
        waiting=_entries(access, _waiting(access), known),
        offers=offers(access),
        open_cases=sum(view.is_open for view in known.values()),
        shut=sum(row.tier == Tier.RESTRICTED and row.pk not in known for row in rows),
    )


def _cases(access: Access) -> list[Case]:
    running = Exists(Deadline.objects.filter(case=OuterRef("pk"), met_at=None))
    asking = Case.rows.filter(responsible(access), Q(status=CaseStatus.OPEN) | Q(running))
    return list(scope.visible(with_person(asking), access, Action.READ, Compartment.STORY).order_by("opened_at"))


def _tasks(access: Access) -> list[Entry]:
    theirs = Q(assignee=access.id) | Q(case__in=ties.covered_by(access.id))
    rows = Entry.rows.filter(theirs, kind=EntryKind.TASK, status=EntryStatus.TO_DO, case__status=CaseStatus.OPEN)
    return list(rows.filter(due_on__lte=clock.today() + SOON).order_by("due_on"))


def _returned(access: Access) -> list[Entry]:
    theirs = Q(created_by=access.id) | Q(case__in=Case.rows.filter(responsible(access)))
    rows = Entry.rows.filter(theirs, kind=EntryKind.FORM, status=EntryStatus.RETURNED, case__status=CaseStatus.OPEN)
    return list(rows.order_by("-decided_at"))


def _waiting(access: Access) -> list[Entry]:
    cases = scope.visible(Case.rows.all(), access, Action.REASSIGN, Compartment.INDEX).values("pk")
    rows = Entry.rows.filter(kind=EntryKind.FORM, status=EntryStatus.WAITING, case__in=cases)
    return list(rows.exclude(created_by=access.id).order_by("created_at"))


def _entries(access: Access, rows: Sequence[Entry], known: dict[UUID, CaseView]) -> list[DueEntry]:
    rows, facts, places = _readable(access, rows)
    if not rows:
        return []
    unknown = [row.case_id for row in rows if row.case_id not in known]
    if unknown:
        more = views(access, list(with_person(Case.rows.filter(pk__in=unknown))), "today.listed")
        known = {**known, **{view.id: view for view in more}}
    asks = [gate.Ask(facts[row.case_id], places[row.pk], row.pk) for row in rows]
    opened = gate.read_many(access, asks, "today.listed")
    names = accounts.names_of([row.created_by for row in rows])
    return [
        DueEntry(EntryView(row, facts[row.case_id], opened[row.pk], names.get(row.created_by, "")), known[row.case_id])
        for row in rows
        if row.pk in opened and row.case_id in known
    ]


def _readable(
    access: Access, rows: Sequence[Entry]
) -> tuple[Sequence[Entry], dict[UUID, Facts], dict[UUID, Compartment]]:
    """Return the first of `rows` that `access` may read, so that what is kept apart takes nobody's place in a list."""
    if not rows:
        return rows, {}, {}
    facts = facts_of_many(Case.rows.filter(pk__in={row.case_id for row in rows}))
    places = compartments_of(rows)
    shown = [row for row in rows if gate.allowed(access, Action.READ, facts[row.case_id], places[row.pk]).allowed]
    return shown[:SHOWN], facts, places
