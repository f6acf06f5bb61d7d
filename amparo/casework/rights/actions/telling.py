"""Close a request with an answer the person understands, safely given; and open it again when they do not accept it."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from amparo.casework.cases import queries as cases
from amparo.casework.people import giving_up
from amparo.casework.rights import pathway
from amparo.casework.rights.actions.moving import moving
from amparo.casework.rights.kinds import Kind, Outcome, Step
from amparo.casework.rights.models import Request
from amparo.casework.rights.queries.requests import KIND, RIGHTS, find, holder
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Action, Compartment
from amparo.trust.accounts import actions as accounts
from amparo.trust.accounts import queries as account_queries
from amparo.trust.accounts.kinds import RELEASES
from amparo.trust.disclosure import acting, gate
from amparo.trust.disclosure.access import Access

RELEASED_FOR = timedelta(days=30)


def tell(*, by: Access, request: UUID, how: str, remedy: str, note: str = "") -> None:
    """Write down how the person was told (a code of `contact_channel`), and how they can complain about the decision.

    A copy that was granted has to be made first. What was released for the request closes.
    """
    if not how:
        raise Refusal("rights.told_how_missing", field="how")
    if not remedy.strip():
        raise Refusal("rights.remedy_missing", field="remedy")
    with moving(by, request, Step.TOLD, "rights.told", needs={"remedy_told"}) as move:
        granted = move.row.outcome in (Outcome.GRANTED, Outcome.PARTLY)
        if move.row.kind == Kind.ACCESS and granted and move.row.copied_at is None:
            raise Refusal("rights.copy_first")
        accounts.end_releases([move.row.person_id, *cases.ids_of(move.row.person_id)])
        move.columns = {"told_at": clock.now()}
        move.write({"told_how": how, "remedy": remedy.strip(), "told_note": note.strip() or None})


def appeal(*, by: Access, request: UUID, words: str) -> None:
    """Write down that the person does not accept the decision; a new clock runs, and another person decides."""
    if not words.strip():
        raise Refusal("rights.words_missing", field="words")
    with moving(by, request, Step.APPEALED, "rights.appealed", needs={"reason"}) as move:
        due_at, parameter = pathway.due(pathway.APPEAL, clock.now())
        move.columns = {"due_at": due_at, "parameter": parameter, "told_at": None}
        move.write({"appeal": words.strip()})


def note_copy(*, by: Access, request: UUID, pieces: dict[str, Any]) -> None:
    """Log that a copy is made for the person; `pieces` (what was left out, by record id) is kept with the request."""
    row, facts = find(by, request)
    with acting.act(by, "rights.copied", facts, Action.WRITE, RIGHTS) as act:
        Request.rows.filter(pk=row.pk).update(copied_at=clock.now())
        act.write(row.pk, RIGHTS, KIND, {"left_out": sorted(pieces)})
        act.about(row.pk, RIGHTS, left_out=len(pieces))


def release(*, by: Access, request: UUID, officer: UUID, parts: list[Compartment]) -> None:
    """Open `parts` of the person's file to a protection-data officer of the agency until the request is answered.

    By the owner alone, for at most thirty days; choosing nothing closes what was open.
    """
    row, facts = find(by, request)
    may = facts.owner == by.id and all(gate.allowed(by, Action.WRITE, facts, part).allowed for part in parts)
    if not may or row.step in pathway.ENDED:
        raise Refusal(gate.NOT_THERE)
    if officer not in account_queries.officers_of(facts.agency) or not set(parts) <= set(map(Compartment, RELEASES)):
        raise Refusal("rights.officer_unknown", field="officer")
    holders = [row.person_id, *cases.ids_of(row.person_id)]
    with acting.act(by, "rights.released", facts, Action.WRITE, RIGHTS) as act:
        accounts.end_releases(holders)
        for part in {Compartment.INDEX, *parts} if parts else ():
            for each in holders:
                accounts.involve(officer, each, RELEASES[part], by.id, clock.now() + RELEASED_FOR)
        act.about(row.pk, RIGHTS, officer=str(officer), parts=sorted(parts))


def allow_use_again(*, by: Access, person: UUID, reason: str) -> None:
    """End a restriction of use, because the person says so or its reason is over; the reason is kept."""
    facts = holder(by, person)
    if not reason.strip():
        raise Refusal("rights.reason_missing", field="reason")
    last = (
        Request.rows.filter(person=person, kind=Kind.RESTRICTION, outcome=Outcome.GRANTED).order_by("decided_at").last()
    )
    if last is None:
        raise Refusal(gate.NOT_THERE)
    with acting.act(by, "rights.use_allowed", facts, Action.WRITE, RIGHTS) as act:
        giving_up.restrict_use(act, person, restricted=False)
        act.write(last.pk, RIGHTS, KIND, {"allowed_again": reason.strip()})
        act.about(last.pk, RIGHTS)
