"""Transfer of responsibility to another team: offered, then accepted or declined by its supervisor, or taken back."""

from uuid import UUID

from amparo.casework.cases import clocks, sealed
from amparo.casework.cases.actions import tasks
from amparo.casework.cases.actions.protecting import name_supervisors
from amparo.casework.cases.areas import gates
from amparo.casework.cases.models import Case, CaseStatus, Transfer, TransferStatus
from amparo.casework.cases.queries.case import SUMMARY, find
from amparo.casework.cases.queries.responsibility import receivers
from amparo.casework.cases.queries.transfers import packet_facts
from amparo.casework.consent import queries as consent
from amparo.casework.consent.rules import NAMED, Use
from amparo.casework.directory import queries as directory
from amparo.casework.people import moving
from amparo.foundation import clock, ids
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Action, Compartment, Tier
from amparo.trust.accounts import actions as account_actions
from amparo.trust.accounts import queries as accounts
from amparo.trust.disclosure import acting, gate
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.facts import facts_of

PACKET = Compartment.PACKET
KIND = "cases.transfer"
WHOLE = frozenset({"identity", "story", "plan", "notes", "files", "specialised"})
"""What leaves with a case: all of it, also what only some may know of."""


def offer_transfer(*, by: Access, case: UUID, to_team: UUID, reason: str, summary: str) -> UUID:
    """Offer a case to another team with a reason and a summary for the receiver; return the transfer's id.

    Leaving the agency needs the person's consent for a transfer to that organisation.
    """
    row, facts = find(by, case, Compartment.STORY)
    team = _receiver(row, to_team)
    if not reason.strip() or not summary.strip():
        raise Refusal("cases.comment_missing", field="reason" if not reason.strip() else "summary")
    gates.check(by, row, facts, "transfer")
    new = _new(by, row, team)
    with acting.act(by, "transfer.offered", facts, Action.WRITE, Compartment.STORY) as act:
        new.save(force_insert=True)
        sealed.offer(by, new, facts)
        act.write_about(new.pk, PACKET, KIND, {"reason": reason.strip(), "summary": summary.strip()})
        act.about(new.pk, PACKET, to_team=str(to_team))
    return new.pk


def _new(by: Access, row: Case, team: accounts.TeamFacts) -> Transfer:
    return Transfer(
        id=ids.new(), case=row, from_team_id=row.team_id, to_team_id=team.id, consent_id=_consent(by, row, team),
        offered_by=by.id, offered_at=clock.now(),
    )  # fmt: skip


def _receiver(row: Case, to_team: UUID) -> accounts.TeamFacts:
    """Return the team that can be offered the case now; raise Refusal when there is none."""
    team = accounts.team(to_team)
    if team is None or team.id == row.team_id or not accounts.supervisors_of(to_team):
        raise Refusal("cases.worker_unknown", field="to_team")
    if row.status != CaseStatus.OPEN:
        raise Refusal("cases.closed")
    if Transfer.rows.filter(case=row, status=TransferStatus.OFFERED).exists():
        raise Refusal("cases.transfer_open")
    return team


def _consent(by: Access, row: Case, team: accounts.TeamFacts) -> UUID | None:
    """Return the consent that lets the case leave for another agency; None where it stays in its own."""
    if team.agency == row.agency_id:
        return None
    use = Use("transfer", NAMED, WHOLE, team.agency_name)
    found = consent.basis(by, row.person_id, use, directory.organizations_of(team.agency))
    return found.required("cases.transfer_needs_consent", "cases.transfer_needs_agreement", "to_team")


def _offered(transfer: UUID) -> Transfer:
    rows = Transfer.rows.select_related("case", "from_team", "to_team")
    found: Transfer | None = rows.filter(pk=transfer, status=TransferStatus.OFFERED).first()
    if found is None:
        raise Refusal(gate.NOT_THERE)
    return found


def accept_transfer(*, by: Access, transfer: UUID, owner: UUID) -> None:
    """Accept an offer as a supervisor of the receiving team and give the case with its person to a worker of it.

    Those who had a part in it before have none any more; who is kept away from it stays away. A gate of an area that has
    shut since the offer stops all of it: it is looked at once the case is theirs, and nothing stands if it is shut.
    """
    offer = _offered(transfer)
    facts = packet_facts(offer)
    gate.check(by, Action.READ, facts, PACKET, "transfer.accepted")
    if owner not in dict(receivers(by, offer)):
        raise Refusal("cases.worker_unknown", field="owner")
    if offer.case.status != CaseStatus.OPEN:
        raise Refusal("cases.closed")
    with acting.act(by, "transfer.accepted", facts, Action.READ, PACKET) as act:
        _settle(offer, by, TransferStatus.ACCEPTED)
        _hand_over(act, offer, owner)
        gates.check_for_receiver(by, offer.case, facts_of(Case.rows.get(pk=offer.case_id)), "transfer")
        act.write_about(offer.case_id, Compartment.STORY, SUMMARY, {"transferred_at": clock.now().isoformat()})
        clocks.start(offer.case, "first_action", "high")
        sealed.end_offer(act, offer)
        act.about(offer.case_id, Compartment.INDEX)


def _hand_over(act: acting.Act, offer: Transfer, owner: UUID) -> None:
    case, to = offer.case, offer.to_team
    moving.hand_over(act, case.person_id, owner=owner, team=to.pk)
    tasks.hand_on(case, owner)
    Case.rows.filter(pk=case.pk).update(owner=owner, team=to, agency=to.agency_id)
    account_actions.end_parts([case.pk, case.person_id])
    if case.tier == Tier.RESTRICTED:
        case.team_id = to.pk
        name_supervisors(act.by, case, [case.pk, case.person_id])


def decline_transfer(*, by: Access, transfer: UUID, reason: str) -> None:
    """Decline an offer as a supervisor of the receiving team, with a reason for the one who offered."""
    offer = _offered(transfer)
    facts = packet_facts(offer)
    gate.check(by, Action.READ, facts, PACKET, "transfer.declined")
    if not reason.strip():
        raise Refusal("cases.comment_missing", field="reason")
    with acting.act(by, "transfer.declined", facts, Action.READ, PACKET) as act:
        _settle(offer, by, TransferStatus.DECLINED)
        act.write_about(offer.pk, PACKET, KIND, {"declined_because": reason.strip()})
        sealed.end_offer(act, offer)
        act.about(offer.pk, PACKET)


def take_back_transfer(*, by: Access, transfer: UUID) -> None:
    """Take an offer back, as somebody who may write in the case; the packet closes for the receiver at once."""
    offer = _offered(transfer)
    _, facts = find(by, offer.case_id, Compartment.STORY)
    with acting.act(by, "transfer.taken_back", facts, Action.WRITE, Compartment.STORY) as act:
        _settle(offer, by, TransferStatus.TAKEN_BACK)
        sealed.end_offer(act, offer)
        act.about(offer.pk, PACKET)


def _settle(offer: Transfer, by: Access, status: TransferStatus) -> None:
    offered = Transfer.rows.filter(pk=offer.pk, status=TransferStatus.OFFERED)
    if not offered.update(status=status, decided_by=by.id, decided_at=clock.now()):
        raise Refusal(gate.NOT_THERE)
