"""Fill a form on a case: start, save page by page, complete. A completed step moves the case and its clocks."""

from collections.abc import Mapping
from uuid import UUID

from amparo.casework.cases import answers as filled
from amparo.casework.cases import pathway, progress, rules
from amparo.casework.cases.actions.entries import open_entry
from amparo.casework.cases.actions.risk import assess
from amparo.casework.cases.actions.tasks import plan_tasks
from amparo.casework.cases.areas import changing, gates
from amparo.casework.cases.areas.carried import acts_of, waits
from amparo.casework.cases.areas.knowledge import STEPS
from amparo.casework.cases.areas.writing import Writing
from amparo.casework.cases.models import Case, CaseStatus, Entry, EntryKind, EntryStatus
from amparo.casework.cases.queries.case import find
from amparo.casework.cases.queries.entries import compartment_of
from amparo.casework.cases.rows import new_entry
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.foundation.forms import Form, begin
from amparo.foundation.policy import Action, Compartment
from amparo.trust.disclosure import acting, gate
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.acting import once

STORY = Compartment.STORY
KIND = "cases.form"
AGREED = frozenset({"yes", "partly"})
EDITABLE = frozenset({EntryStatus.DRAFT, EntryStatus.RETURNED, EntryStatus.COMPLETE, EntryStatus.WAITING})


def start_form(*, by: Access, case: UUID, step: str = "", imported: int | None = None, key: UUID | None = None) -> UUID:
    """Start the form of `step` (moving the case there when the pathway allows), or an imported form; return its entry.

    A draft or returned form of that step is gone on with instead of starting a second one.
    """
    row, facts = find(by, case, STORY)
    if row.status != CaseStatus.OPEN:
        raise Refusal("cases.closed")
    begun = once.already(by, key) or (_draft(row, step) if step else None)
    if begun:
        return begun
    reference = filled.imported_reference(imported) if imported else _step_reference(row, step)
    entry = new_entry(row, by, EntryKind.FORM, EntryStatus.DRAFT)
    entry.step = step
    with acting.act(by, "form.started", facts, Action.WRITE, STORY) as act:
        if step and row.step != step:
            progress.go(row, step)
        entry.save(force_insert=True)
        act.write(entry.pk, STORY, KIND, {"form": reference, **_beginning(reference)}, key=key)
        act.about(entry.pk, STORY, step=step)
    return entry.pk


def _beginning(reference: str) -> dict[str, str]:
    """Return what a form from outside fills in by itself when it is begun; ours begin empty, entries are added."""
    if not reference.startswith(filled.IMPORTED):
        return {}
    begun = begin(filled.form_of_reference(reference), clock.now())
    return {f"{filled.PREFIX}{path}": value for path, value in begun.items() if value}


def _draft(row: Case, step: str) -> UUID | None:
    open_states = [EntryStatus.DRAFT, EntryStatus.RETURNED]
    found = Entry.rows.filter(case=row, kind=EntryKind.FORM, step=step, status__in=open_states)
    return found.order_by("-created_at").values_list("pk", flat=True).first()


def _step_reference(row: Case, step: str) -> str:
    if step not in pathway.FORMS:
        raise Refusal("cases.step_not_open")
    if row.step != step:
        needed = rules.missing(pathway.moves(), row.step, step, progress.achieved(row.pk))
        if needed is None or needed:
            raise Refusal("cases.step_not_open")
    return pathway.form_of(step).ref


def save_answers(
    *, by: Access, entry: UUID, answers: dict[str, str | None], based_on: int, key: UUID | None = None
) -> once.Written:
    """Save answers of one page: `answers` maps a path to its text, None taking an answer away.

    A form that was complete or waited for approval is a draft again until it is completed again.
    """
    row, facts = open_entry(by, entry, EntryKind.FORM)
    if row.status not in EDITABLE:
        raise Refusal("cases.not_waiting")
    before = once.written_before(by, key, entry)
    if before:
        return before
    changes = {f"answer:{path}": value or None for path, value in answers.items()}
    place = compartment_of(row)
    with acting.act(by, "form.saved", facts, Action.WRITE, place) as act:
        written = act.write(row.pk, place, KIND, changes, based_on=based_on, key=key)
        if row.status in (EntryStatus.WAITING, EntryStatus.COMPLETE):
            Entry.rows.filter(pk=row.pk).update(status=EntryStatus.DRAFT)
            _look_again(act, by, row)
        act.about(row.pk, place, conflicts=len(written.conflicts))
    return written


def _look_again(act: acting.Act, by: Access, row: Entry) -> None:
    """Let the areas of the case follow from what a general form, or one of theirs, says now."""
    changing.look_again(Writing(act, by, row.case), general=row.step in STEPS.values())


def complete_form(*, by: Access, entry: UUID) -> None:
    """Finish a form: every answer is checked; the step is done or waits for a supervisor; risk and clocks follow.

    Raises "cases.form_incomplete" when an answer is missing or refused by the form; nothing is lost.
    """
    row, facts = open_entry(by, entry, EntryKind.FORM)
    if row.status not in (EntryStatus.DRAFT, EntryStatus.RETURNED):
        raise Refusal("cases.not_waiting")
    place = compartment_of(row)
    content = gate.read(by, gate.Ask(facts, place, row.pk), "form.checked")
    form, given = filled.form_and_answers(content.fields)
    evaluation = filled.evaluated(form, given)
    if evaluation.problems or content.conflicts:
        raise Refusal("cases.form_incomplete")
    _check_agreed(row.step, form, evaluation.values)
    gates.check(by, row.case, facts, *acts_of(row.step, content.fields))
    status = EntryStatus.WAITING if waits(row.step, content.fields) else EntryStatus.COMPLETE
    with acting.act(by, "form.completed", facts, Action.WRITE, place) as act:
        Entry.rows.filter(pk=row.pk).update(status=status, on=clock.today())
        _follow(act, by, row, assess(act, row.case, row, form, given), evaluation.values)
        if content.fields.get("area"):
            act.write(row.pk, place, KIND, {"completed_at": clock.now().isoformat()})
        _look_again(act, by, row)
        act.about(row.pk, place, step=row.step)


def _follow(act: acting.Act, by: Access, row: Entry, level: str, values: Mapping[str, str]) -> None:
    """Let tasks, clocks and the way of the case follow from a form that is complete, at a level of risk."""
    if row.step == "plan":
        plan_tasks(act, row.case, by, values)
    if row.step:
        progress.step_done(row.case, row.step, level)


def _check_agreed(step: str, form: Form, values: Mapping[str, str]) -> None:
    needed = any(f"{step}_agreed" in move.needs for move in pathway.moves())
    if needed and filled.value_named(form, values, f"{step}_agreed") not in AGREED:
        raise Refusal("cases.not_agreed")
