"""Tasks: finish one, put those of a plan on the list, hand the open ones on with the case."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from amparo.casework.cases import answers as filled
from amparo.casework.cases import clocks
from amparo.casework.cases.actions.entries import kind_of, open_entry
from amparo.casework.cases.areas.carried import known
from amparo.casework.cases.areas.clocks import CLOCK
from amparo.casework.cases.models import Case, Entry, EntryKind, EntryStatus
from amparo.casework.cases.queries.entries import COMPARTMENTS, compartment_of
from amparo.casework.cases.rows import new_task
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Action
from amparo.trust.disclosure import acting, gate
from amparo.trust.disclosure.access import Access


def finish_task(*, by: Access, entry: UUID, outcome: str, done: bool = True) -> None:
    """Mark a task done (or cancelled), with what came of it."""
    row, facts = open_entry(by, entry, EntryKind.TASK)
    if row.status != EntryStatus.TO_DO:
        raise Refusal("cases.not_waiting")
    place = compartment_of(row)
    if known() and gate.read(by, gate.Ask(facts, place, row.pk), "task.checked").fields.get("kind") == CLOCK:
        raise Refusal("cases.clock_of_form")
    if not outcome.strip():
        raise Refusal("cases.text_missing", field="outcome")
    status = EntryStatus.DONE if done else EntryStatus.CANCELLED
    with acting.act(by, f"task.{status.value}", facts, Action.WRITE, place) as act:
        waiting = Entry.rows.filter(pk=row.pk, status=EntryStatus.TO_DO)
        if not waiting.update(status=status, decided_by=by.id, decided_at=clock.now()):
            raise Refusal("cases.not_waiting")
        act.write(row.pk, place, kind_of(row), {"outcome": outcome.strip()})
        act.about(row.pk, place)
        clocks.meet(row.case, "first_action")


def plan_tasks(act: acting.Act, case: Case, by: Access, values: Mapping[str, str]) -> None:
    """Inside an act: put the actions of a plan on the worker's list, in place of those of an earlier plan."""
    old = Entry.rows.filter(case=case, kind=EntryKind.TASK, step="plan", status=EntryStatus.TO_DO)
    old.update(status=EntryStatus.CANCELLED, decided_by=by.id, decided_at=clock.now())
    for goal in filled.repeated(values, "goal"):
        if not goal.get("goal_action"):
            continue
        due_on = date.fromisoformat(goal["goal_by"]) if goal.get("goal_by") else None
        entry = new_task(case, by, due_on, case.owner_id)
        entry.step = "plan"
        entry.save(force_insert=True)
        act.write(entry.pk, COMPARTMENTS[EntryKind.TASK], kind_of(entry), {"text": goal["goal_action"], "kind": "plan"})


def hand_on(case: Case, to: UUID | None) -> None:
    """Inside an act: give the open tasks of the case's owner to who becomes its owner; to nobody when None."""
    theirs = Entry.rows.filter(case=case, kind=EntryKind.TASK, status=EntryStatus.TO_DO, assignee=case.owner_id)
    theirs.update(assignee=to)
