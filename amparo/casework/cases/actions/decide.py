"""A supervisor's decision on a form that waits: approve or return, always with the reason kept in the file."""

from datetime import date
from uuid import UUID

from amparo.casework.cases import answers as filled
from amparo.casework.cases import clocks, pathway, progress, rules
from amparo.casework.cases.areas import changing, gates
from amparo.casework.cases.areas.carried import acts_of
from amparo.casework.cases.areas.knowledge import STEPS
from amparo.casework.cases.areas.writing import Writing
from amparo.casework.cases.models import Case, CaseStatus, Entry, EntryKind, EntryStatus
from amparo.casework.cases.queries.case import find
from amparo.casework.cases.queries.entries import compartment_of
from amparo.casework.cases.supervising import supervision
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import AREAS, Action, Compartment, Facts
from amparo.trust.disclosure import acting, gate
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.facts import written_by


def decide(*, by: Access, entry: UUID, approve: bool, comment: str, then: str = "") -> None:
    """Approve a waiting form, or return it to its author with `comment` (needed to return).

    `then` is the step that follows a review. An approved closure closes the case. The author cannot decide.
    """
    row = Entry.rows.select_related("case").filter(pk=entry, kind=EntryKind.FORM).first()
    if row is None:
        raise Refusal(gate.NOT_THERE)
    case, facts = find(by, row.case_id)
    authored = _may_decide(by, row, facts)
    if not approve and not comment.strip():
        raise Refusal("cases.comment_missing", field="comment")
    if approve and then and not _leads(case, row, then):
        raise Refusal("cases.step_not_open", field="then")
    if approve:
        _check_gates(by, row, facts)
    status = EntryStatus.APPROVED if approve else EntryStatus.RETURNED
    with acting.act(by, f"form.{status.value}", authored, Action.APPROVE, Compartment.INDEX) as act:
        _settle(row, status, by)
        _comment(act, by, row, f"{row.step or row.pk} {status.value}", comment.strip())
        if approve:
            _follow(case, row, then, by, facts)
        changing.look_again(Writing(act, by, case, approving=True), general=row.step in STEPS.values())
        act.about(row.pk, compartment_of(row), step=row.step)


def _may_decide(by: Access, row: Entry, facts: Facts) -> Facts:
    """Return the facts with the form's author; raise "not there" for who may not read it or not approve it."""
    gate.check(by, Action.READ, facts, compartment_of(row), "form.decided")
    authored = written_by(facts, by, row.pk, row.created_by)
    gate.check(by, Action.APPROVE, authored, Compartment.INDEX, "form.decided")
    return authored


def _check_gates(by: Access, row: Entry, facts: Facts) -> None:
    content = gate.read(by, gate.Ask(facts, compartment_of(row), row.pk), "form.checked")
    gates.check(by, row.case, facts, *acts_of(row.step, content.fields))


def _comment(act: acting.Act, by: Access, row: Entry, about: str, text: str) -> None:
    if text:
        place = compartment_of(row)
        apart = place if place in AREAS else None
        said = {"text": text, "about": about, **({"area": apart.value} if apart else {})}
        supervision(act, row.case, by, said, apart)


def _settle(row: Entry, status: EntryStatus, by: Access) -> None:
    waiting = Entry.rows.filter(pk=row.pk, status=EntryStatus.WAITING)
    if not waiting.update(status=status, decided_by=by.id, decided_at=clock.now()):
        raise Refusal("cases.not_waiting")


def _leads(case: Case, row: Entry, then: str) -> bool:
    achieved = progress.achieved(case.pk) | rules.done(row.step, EntryStatus.APPROVED)
    return any(way.next == then for way in rules.ways_on(pathway.moves(), case.step, achieved))


def _follow(case: Case, row: Entry, then: str, by: Access, facts: Facts) -> None:
    if row.step == "closure":
        _close(case, row, by, facts)
    elif then:
        progress.go(case, then)
    elif row.step:
        progress.advance(case)


def _close(case: Case, row: Entry, by: Access, facts: Facts) -> None:
    """End the clocks; when the person agreed to be asked afterwards, one clock runs until that day."""
    clocks.stop_all(case)
    Case.rows.filter(pk=case.pk).update(status=CaseStatus.CLOSED, closed_at=clock.now(), step="closed")
    content = gate.read(by, gate.Ask(facts, Compartment.STORY, row.pk), "form.checked")
    form, given = filled.form_and_answers(content.fields)
    if filled.value_named(form, given, "contact_after_agreed") == "yes":
        day = filled.value_named(form, given, "check_date")
        clocks.start_on(case, "after_closure", date.fromisoformat(day) if day else None)
