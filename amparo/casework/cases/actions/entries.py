"""Notes, tasks, incidents and legs of the journey: write, correct, and choose between two edits."""

from datetime import date
from typing import Any
from uuid import UUID

from amparo.casework.cases import clocks
from amparo.casework.cases.models import Case, CaseStatus, Entry, EntryKind
from amparo.casework.cases.queries.case import find
from amparo.casework.cases.queries.entries import COMPARTMENTS, compartment_of
from amparo.casework.cases.rows import new_entry, new_task
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Action, Facts
from amparo.trust.disclosure import acting, gate
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.acting import once

FIELDS = {
    EntryKind.NOTE: frozenset({"text", "kind"}),
    EntryKind.TASK: frozenset({"text", "kind", "time", "outcome"}),
    EntryKind.INCIDENT: frozenset({"kind", "stage", "place", "country", "what_happened", "when_known", "reported"}),
    EntryKind.JOURNEY: frozenset(
        {"stage", "place", "country", "transport", "arrived_on", "left_on", "what_happened", "with_whom"}
    ),
}
NEEDED = {EntryKind.NOTE: "text", EntryKind.TASK: "text", EntryKind.INCIDENT: "kind", EntryKind.JOURNEY: "place"}


def kind_of(entry: Entry) -> str:
    """Return the history's name for an entry's content."""
    return f"cases.{entry.kind}"


def write_entry(
    *,
    by: Access,
    case: UUID,
    kind: EntryKind,
    fields: dict[str, Any],
    on: date | None = None,
    due_on: date | None = None,
    assignee: UUID | None = None,
    key: UUID | None = None,
) -> UUID:
    """Add a note, task, incident or leg of the journey to a case; return the entry's id.

    `on` is the day it happened (today when None, never ahead). A task has `due_on` and is `by`'s unless assigned.
    A closed case takes one note: about the contact that was agreed for afterwards.
    """
    known = once.already(by, key)
    if known:
        return known
    row, facts = find(by, case)
    clean = checked(kind, fields)
    day = _day(on)
    _check_open(row, kind)
    task = kind is EntryKind.TASK
    entry = new_task(row, by, due_on, assignee or by.id, on=day) if task else new_entry(row, by, kind, on=day)
    with acting.act(by, f"{kind.value}.written", facts, Action.WRITE, COMPARTMENTS[kind]) as act:
        entry.save(force_insert=True)
        act.write(entry.pk, COMPARTMENTS[kind], kind_of(entry), clean, key=key)
        act.about(entry.pk, COMPARTMENTS[kind])
        clocks.meet(row, "first_action", "after_closure")
    return entry.pk


def _day(on: date | None) -> date:
    if on and on > clock.today():
        raise Refusal("cases.date_ahead", field="on")
    return on or clock.today()


def _check_open(case: Case, kind: EntryKind) -> None:
    after = kind is EntryKind.NOTE and clocks.runs(case, "after_closure")
    if case.status != CaseStatus.OPEN and not after:
        raise Refusal("cases.closed")


def checked(kind: EntryKind, fields: dict[str, Any]) -> dict[str, Any]:
    """Return the known, non-empty fields of an entry; raise Refusal when what it needs is missing."""
    clean = {name: str(value).strip() for name, value in fields.items() if value and str(value).strip()}
    if set(clean) - FIELDS[kind]:
        raise Refusal("people.field_unknown")
    if NEEDED[kind] not in clean:
        raise Refusal("cases.text_missing", field=NEEDED[kind])
    return clean


def open_entry(by: Access, entry: UUID, *kinds: EntryKind) -> tuple[Entry, Facts]:
    """Return an entry's row and its case's facts for a change; raise "not there", or "closed" for a closed case."""
    row = Entry.rows.select_related("case").filter(pk=entry).first()
    if row is None or (kinds and row.kind not in kinds):
        raise Refusal(gate.NOT_THERE)
    case, facts = find(by, row.case_id, compartment_of(row))
    if case.status != CaseStatus.OPEN:
        raise Refusal("cases.closed")
    return row, facts


def correct_entry(
    *, by: Access, entry: UUID, changes: dict[str, Any], based_on: int, key: UUID | None = None
) -> once.Written:
    """Correct an entry; an edit made on an older version never overwrites (see history)."""
    row, facts = open_entry(by, entry, *FIELDS)
    clean = {name: (str(value).strip() or None) if value is not None else None for name, value in changes.items()}
    if set(clean) - FIELDS[EntryKind(row.kind)]:
        raise Refusal("people.field_unknown")
    before = once.written_before(by, key, entry)
    if before:
        return before
    with acting.act(by, f"{row.kind}.corrected", facts, Action.WRITE, compartment_of(row)) as act:
        written = act.write(row.pk, compartment_of(row), kind_of(row), clean, based_on=based_on, key=key)
        act.about(row.pk, compartment_of(row), conflicts=list(written.conflicts))
    return written


def choose(*, by: Access, entry: UUID, field: str, value: Any) -> once.Written:
    """Settle which value of a field in conflict stands."""
    row, facts = open_entry(by, entry)
    with acting.act(by, f"{row.kind}.choice_made", facts, Action.WRITE, compartment_of(row)) as act:
        written = act.choose(row.pk, compartment_of(row), kind_of(row), field, value)
        act.about(row.pk, compartment_of(row))
    return written
