"""Decide on a request: the worker alone where nothing is refused or destroyed, else two people; then do what was decided."""

from typing import Any
from uuid import UUID

from amparo.casework.cases import queries as cases
from amparo.casework.consent import actions as consent_actions
from amparo.casework.consent import queries as consent
from amparo.casework.people import giving_up
from amparo.casework.referrals import actions as referrals
from amparo.casework.rights import rules
from amparo.casework.rights.actions.destroying import destroy
from amparo.casework.rights.actions.moving import Move, moving
from amparo.casework.rights.kinds import Ground, Kind, Outcome, Step
from amparo.casework.rights.queries import RequestView, held
from amparo.casework.rights.queries import request as opened
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Action, Compartment
from amparo.trust.disclosure import ending, gate
from amparo.trust.disclosure.access import Access


def decide(*, by: Access, request: UUID, outcome: Outcome, reason: str, more: dict[str, str] | None = None) -> Step:
    """Decide, or propose a decision to the second person; return the step this led to.

    `more` may hold `statement` (what the person says of a correction that is refused) and `told_plan` (how somebody
    whose file is destroyed gets the certificate, which has to be agreed before). Raises Refusal where it cannot stand.
    """
    view = opened(by, request)
    kind, said = Kind(view.row.kind), {name: text.strip() for name, text in (more or {}).items() if text.strip()}
    _check(by, view, outcome, reason, said)
    alone = rules.decided_alone(kind, outcome)
    to, name = (Step.DECIDED, "rights.decided") if alone else (Step.PROPOSED, "rights.proposed")
    with moving(by, request, to, name, needs={"reason", *(["decided_alone"] if alone else [])}) as move:
        move.columns = {"outcome": outcome, "proposed_by": by.id}
        move.columns |= {"decided_by": by.id, "decided_at": clock.now()} if alone else {}
        move.write({"reason": reason.strip(), **said})
        if alone:
            _carry_out(move, view.words)
    return to


def _check(by: Access, view: RequestView, outcome: Outcome, reason: str, said: dict[str, str]) -> None:
    kind, granted = Kind(view.row.kind), outcome is not Outcome.REFUSED
    if not reason.strip():
        raise Refusal("rights.reason_missing", field="reason")
    if outcome not in rules.possible(kind, view.words.get("identity_check", "")):
        raise Refusal("rights.outcome_not_open", field="outcome")
    if not granted:
        return
    if kind is Kind.CORRECTION and not ending.corrected_since(_file_of(view), view.row.asked_seq):
        raise Refusal("rights.nothing_corrected", field="outcome")
    if kind is Kind.OBJECTION and not gate.allowed(by, Action.WRITE, view.facts, Compartment.IDENTITY).allowed:
        raise Refusal("rights.owner_needed", field="outcome")
    if kind is Kind.ERASURE:
        _check_erasure(by, view, said)


def _check_erasure(by: Access, view: RequestView, said: dict[str, str]) -> None:
    if view.row.decided_by == by.id:
        raise Refusal("rights.decided_before", field="outcome")
    if held(view.row.person_id):
        raise Refusal("rights.held", field="outcome")
    if not said.get("told_plan"):
        raise Refusal("rights.told_plan_missing", field="told_plan")


def _file_of(view: RequestView) -> list[UUID]:
    return [view.row.person_id, *cases.ids_of(view.row.person_id)]


def approve(*, by: Access, request: UUID, note: str = "") -> UUID | None:
    """Approve a proposed decision as the second person; what was decided is done at once.

    Returns the certificate when a file was destroyed by it.
    """
    view = opened(by, request)
    if view.row.decided_by == by.id:
        raise Refusal("rights.decided_before")
    erases = (view.row.kind, view.row.outcome) == (Kind.ERASURE, Outcome.GRANTED)
    if erases and held(view.row.person_id):
        raise Refusal("rights.held")
    needs = {"another_person"}
    with moving(by, request, Step.DECIDED, "rights.approved", needs=needs, action=Action.APPROVE) as move:
        move.columns = {"decided_by": by.id, "decided_at": clock.now()}
        if not erases:
            move.write({"approval_note": note.strip() or None})
        return _carry_out(move, view.words)


def send_back(*, by: Access, request: UUID, note: str) -> None:
    """Send a proposed decision back to who works on the request, as the second person, with a reason."""
    if not note.strip():
        raise Refusal("rights.reason_missing", field="note")
    needs = {"another_person", "reason"}
    with moving(by, request, Step.CHECKED, "rights.sent_back", needs=needs, action=Action.APPROVE) as move:
        move.columns = {"outcome": Outcome.NONE}
        move.write({"approval_note": note.strip()})


def _carry_out(move: Move, words: dict[str, Any]) -> UUID | None:
    row, by = move.row, move.act.by
    outcome = move.columns.get("outcome", row.outcome)
    if outcome == Outcome.REFUSED:
        return None
    if row.kind == Kind.RESTRICTION:
        giving_up.restrict_use(move.act, row.person_id, restricted=True)
        referrals.pause([row.person_id])
    elif row.kind == Kind.OBJECTION:
        _stop(by, row.person_id, set(words.get("purposes", [])))
    elif row.kind == Kind.ERASURE:
        move.silent = True
        move.columns |= {"step": Step.TOLD, "told_at": clock.now()}
        return destroy(move.act, move.facts, Ground.REQUEST, proposed_by=row.proposed_by or row.recorded_by)
    return None


def _stop(by: Access, person: UUID, purposes: set[str]) -> None:
    """Withdraw every consent to one of `purposes`: what was shared on the strength of it closes at once."""
    for view in consent.consents(by, person):
        if view.fields.get("purpose") in purposes:
            consent_actions.withdraw(by=by, consent=view.row.pk, how="objection")
