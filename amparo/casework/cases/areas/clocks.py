"""The clocks of an area: tasks of the case file whose words are sealed with the area, so that no date tells which it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from amparo import practice
from amparo.casework.cases.areas.standing import Standing
from amparo.casework.cases.areas.writing import Writing
from amparo.casework.cases.models import Case, Entry, EntryKind, EntryStatus
from amparo.casework.cases.queries.entries import compartments_of
from amparo.casework.cases.rows import new_task
from amparo.foundation import clock
from amparo.foundation.areas import Clock
from amparo.foundation.pathways import deadline
from amparo.foundation.policy import Compartment
from amparo.trust.disclosure import circles, gate

KIND = "cases.task"
CLOCK = "area_clock"
"""The kind of a task that is done by filling a form."""


@dataclass(frozen=True)
class Due:
    """By when a form of an area is to be filled, and the parameter that says so."""

    form: str
    counted_from: datetime
    due_at: datetime
    parameter: str

    def same(self, fields: Mapping[str, Any]) -> bool:
        """Return whether a task says just this."""
        return (fields.get("form"), fields.get("due_at")) == (self.form, self.due_at.isoformat())


def keep(writing: Writing, standing: Standing, level: str) -> None:
    """Inside an act: bring the tasks of an area in step with what is due now at a level of risk."""
    case = writing.case
    running = _running(writing, standing)
    held = {str(fields.get("form")): row.assignee for row, fields in running}
    filled = {each.step.form for each in standing.steps if each.state in ("waiting", "done")}
    wanted = {due.form: due for one in standing.clocks if (due := _due(standing, one, level))}
    for row, fields in running:
        due = wanted.get(str(fields.get("form")))
        if due is not None and due.same(fields):
            wanted.pop(due.form)
            _hand(writing, standing, row)
        else:
            status = EntryStatus.DONE if str(fields.get("form")) in filled else EntryStatus.CANCELLED
            Entry.rows.filter(pk=row.pk).update(status=status, decided_by=writing.by.id, decided_at=clock.now())
    for due in wanted.values():
        _set(writing, standing, case, due, held.get(due.form))


def end(writing: Writing, standing: Standing) -> None:
    """Inside an act: take away the clocks of an area that the case leaves."""
    gone = [row.pk for row, _fields in _running(writing, standing)]
    Entry.rows.filter(pk__in=gone).update(
        status=EntryStatus.CANCELLED, decided_by=writing.by.id, decided_at=clock.now()
    )


def _running(writing: Writing, standing: Standing) -> list[tuple[Entry, Mapping[str, Any]]]:
    rows = list(Entry.rows.filter(case=writing.case, kind=EntryKind.TASK, status=EntryStatus.TO_DO, step=""))
    places = compartments_of(rows)
    asked = [row for row in rows if places[row.pk] == _place(standing)]
    opened = gate.read_many(
        writing.by, [gate.Ask(writing.act.facts, places[row.pk], row.pk) for row in asked], "case.checked"
    )
    own = [(row, opened[row.pk].fields) for row in asked if row.pk in opened]
    return [
        (row, fields) for row, fields in own if (fields.get("kind"), fields.get("area")) == (CLOCK, standing.area.name)
    ]


def _place(standing: Standing) -> Compartment:
    """Return where tasks of the area are sealed: of one that is kept apart from nobody, where tasks are."""
    place = standing.carried.place
    return Compartment.NOTES if place is Compartment.STORY else place


def _due(standing: Standing, one: Clock, level: str) -> Due | None:
    step = f"{standing.area.name}/{one.form}"
    found = deadline(practice.catalogue().deadlines, step, level, one.counted_from.date())
    return Due(one.form, one.counted_from, one.counted_from + found.span, found.id) if found else None


def _set(writing: Writing, standing: Standing, case: Case, due: Due, before: UUID | None) -> None:
    """Set a clock; one that is counted again stays with whoever had it, if they may still read it."""
    kept = before if before in _readers(writing, standing) else None
    row = new_task(case, writing.by, due.due_at.date(), kept or _assignee(writing, standing))
    row.save(force_insert=True)
    said = {"kind": CLOCK, "area": standing.area.name, "form": due.form, "due_at": due.due_at.isoformat(),
            "parameter": due.parameter, "text": practice.catalogue().form(f"{standing.area.name}/{due.form}").title}  # fmt: skip
    writing.write(row.pk, _place(standing), KIND, said)


def _hand(writing: Writing, standing: Standing, row: Entry) -> None:
    """Let the task be somebody's who may read it, also after the case changed hands."""
    assignee = _assignee(writing, standing)
    if row.assignee != assignee and row.assignee not in _readers(writing, standing):
        Entry.rows.filter(pk=row.pk).update(assignee=assignee)


def _assignee(writing: Writing, standing: Standing) -> UUID:
    owner = writing.case.owner_id
    return owner if owner and owner in _readers(writing, standing) else writing.by.id


def _readers(writing: Writing, standing: Standing) -> set[UUID]:
    facts = writing.act.facts
    return circles.readers([facts])[facts.record][standing.carried.place]
