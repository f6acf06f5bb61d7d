"""A new row of a case file, before its content is sealed."""

from datetime import date
from uuid import UUID

from amparo.casework.cases.models import Case, Entry, EntryKind, EntryStatus
from amparo.foundation import clock, ids
from amparo.trust.disclosure.access import Access


def new_entry(
    case: Case, by: Access, kind: EntryKind, status: EntryStatus = EntryStatus.COMPLETE, *, on: date | None = None
) -> Entry:
    """Return an entry of `kind` that is not saved yet, of the day `on` (today when None)."""
    return Entry(
        id=ids.new(),
        case=case,
        kind=kind,
        status=status,
        on=on or clock.today(),
        created_by=by.id,
        created_at=clock.now(),
    )


def new_task(case: Case, by: Access, due_on: date | None, assignee: UUID | None, *, on: date | None = None) -> Entry:
    """Return a task to do that is not saved yet, due today when `due_on` is None."""
    task = new_entry(case, by, EntryKind.TASK, EntryStatus.TO_DO, on=on)
    task.due_on, task.assignee = due_on or clock.today(), assignee
    return task
