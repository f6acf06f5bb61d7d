"""Open a case at first contact, move it along its pathway, reopen it."""

from collections.abc import Sequence
from uuid import UUID

from amparo.casework.cases import clocks, pathway, progress, rules
from amparo.casework.cases.actions.protecting import keep_away, name_supervisors
from amparo.casework.cases.models import Case, CaseStatus, Entry, EntryKind, EntryStatus, Transfer, TransferStatus
from amparo.casework.cases.queries.case import SUMMARY, find
from amparo.casework.cases.supervising import supervision
from amparo.casework.people import moving
from amparo.casework.people import queries as people
from amparo.foundation import clock, ids
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Action, Compartment, Facts, Tier
from amparo.trust.disclosure import acting
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.acting import once
from amparo.trust.disclosure.facts import facts_of


def open_case(*, by: Access, person: UUID, key: UUID | None = None) -> UUID:
    """Open a case for a person, in the person's team; `by` becomes responsible for both. Return the case's id.

    Raises "not there" for people out of reach and "cases.already_open" when a case is open that `by` may see.
    """
    known = once.already(by, key)
    if known:
        return known
    row = people.row(by, person)
    if Case.rows.filter(person=row, status=CaseStatus.OPEN).exists():
        raise Refusal("cases.already_open")
    theirs = facts_of(row)
    new = _new(by, row.pk, theirs)
    with acting.act(by, "case.opened", facts_of(new), Action.CREATE, Compartment.INDEX) as act:
        new.save(force_insert=True)
        keep_away(by, new, theirs)
        if row.owner_id != by.id:
            moving.hand_over(act, row.pk, owner=by.id, team=row.team_id)
        if new.tier == Tier.RESTRICTED:
            name_supervisors(by, new, [new.pk])
        act.write(new.pk, Compartment.STORY, SUMMARY, {"risk_level": "not_assessed"}, key=key)
        clocks.start(new, "first_action", "not_assessed")
        clocks.start(new, "assessment", "high")
    return new.pk


def _new(by: Access, person: UUID, theirs: Facts) -> Case:
    return Case(
        id=ids.new(),
        person_id=person,
        agency_id=theirs.agency,
        team_id=theirs.team,
        owner_id=by.id,
        tier=theirs.tier.value,
        opened_at=clock.now(),
    )


def move(*, by: Access, case: UUID, to: str) -> None:
    """Move a case to step `to` when the pathway allows it from here and everything needed is done.

    Moves that only a supervisor may make are refused to others; raises "cases.step_not_open" otherwise.
    """
    row, facts = find(by, case)
    if row.status != CaseStatus.OPEN:
        raise Refusal("cases.closed")
    ways = rules.ways_on(pathway.moves(), row.step, progress.achieved(row.pk))
    way = next((way for way in ways if way.next == to and to != "closed"), None)
    if way is None:
        raise Refusal("cases.step_not_open")
    action, where = (
        (Action.REASSIGN, Compartment.INDEX) if way.who == ("supervisor",) else (Action.WRITE, Compartment.STORY)
    )
    with acting.act(by, "case.moved", facts, action, where) as act:
        progress.go(row, to)
        act.about(row.pk, Compartment.INDEX, step=to)


def reopen_case(*, by: Access, case: UUID, reason: str) -> None:
    """Open a closed case again at assessment, as a supervisor, with a reason that stays in the file."""
    row, facts = find(by, case)
    if row.status != CaseStatus.CLOSED:
        raise Refusal("cases.step_not_open")
    if not reason.strip():
        raise Refusal("cases.comment_missing", field="reason")
    if Case.rows.filter(person=row.person_id, status=CaseStatus.OPEN).exists():
        raise Refusal("cases.already_open")
    with acting.act(by, "case.reopened", facts, Action.REASSIGN, Compartment.INDEX) as act:
        Case.rows.filter(pk=row.pk).update(status=CaseStatus.OPEN, closed_at=None, step="assessment")
        supervision(act, row, by, {"text": reason.strip(), "about": "reopened"})
        clocks.stop_all(row)
        clocks.start(row, "assessment", "high")


def let_go(people: Sequence[UUID]) -> None:
    """Inside an act that destroys `people`: close their cases and leave them to nobody; no clock, task or offer remains."""
    theirs = Case.rows.filter(person__in=list(people))
    cases = list(theirs)
    for each in cases:
        clocks.stop_all(each)
    Entry.rows.filter(case__in=cases, kind=EntryKind.TASK, status=EntryStatus.TO_DO).update(
        status=EntryStatus.CANCELLED
    )
    offered = Transfer.rows.filter(case__in=cases, status=TransferStatus.OFFERED)
    offered.update(status=TransferStatus.TAKEN_BACK, decided_at=clock.now())
    theirs.filter(status=CaseStatus.OPEN).update(status=CaseStatus.CLOSED, closed_at=clock.now())
    theirs.update(owner=None, tier=Tier.RESTRICTED.value)
