"""Transfer of responsibility to another team: offered, then accepted or declined by its supervisor, or taken back."""

from uuid import UUID

from amparo.casework.cases import clocks
from amparo.casework.cases.models import Case, CaseStatus, Transfer, TransferStatus
from amparo.casework.cases.queries.case import SUMMARY, find
from amparo.casework.cases.queries.transfers import packet_facts
from amparo.casework.consent import queries as consent
from amparo.casework.consent.rules import Use
from amparo.casework.people import actions as people_actions
from amparo.foundation import clock, ids
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Action, Compartment
from amparo.trust.accounts import queries as accounts
from amparo.trust.disclosure import acting, gate
from amparo.trust.disclosure.access import Access

PACKET = Compartment.PACKET
KIND = "cases.transfer"


def offer_transfer(*, by: Access, case: UUID, to_team: UUID, reason: str, summary: str) -> UUID:
    """Offer a case to another team with a reason and a summary for the receiver; return the transfer's id.

    Leaving the agency needs the person's consent for a transfer to that organisation.
    """
    row, facts = find(by, case, Compartment.STORY)
    team = accounts.team(to_team)
    if team is None or team.id == row.team_id or not accounts.supervisors_of(to_team):
        raise Refusal("cases.worker_unknown", field="to_team")
    if not reason.strip() or not summary.strip():
        raise Refusal("cases.comment_missing", field="reason" if not reason.strip() else "summary")
    if row.status != CaseStatus.OPEN:
        raise Refusal("cases.closed")
    if Transfer.rows.filter(case=row, status=TransferStatus.OFFERED).exists():
        raise Refusal("cases.transfer_open")
    if team.agency != row.agency_id:
        _check_consent(by, row, team.agency_name)
    new = Transfer(
        id=ids.new(), case=row, from_team_id=row.team_id, to_team_id=team.id, offered_by=by.id, offered_at=clock.now()
    )
    said = {"reason": reason.strip(), "summary": summary.strip()}
    with acting.act(by, "transfer.offered", facts, Action.WRITE, Compartment.STORY) as act:
        new.save(force_insert=True)
        act.write_about(new.pk, PACKET, KIND, said)
        act.about(new.pk, PACKET, to_team=str(to_team))
    return new.pk


def _check_consent(by: Access, row: Case, agency: str) -> None:
    use = Use("transfer", "named_agency", frozenset({"identity", "story"}), agency)
    if not consent.permits(by, row.person_id, use):
        raise Refusal("cases.transfer_needs_consent")


def _offered(transfer: UUID) -> Transfer:
    rows = Transfer.rows.select_related("case", "from_team", "to_team")
    found: Transfer | None = rows.filter(pk=transfer, status=TransferStatus.OFFERED).first()
    if found is None:
        raise Refusal(gate.NOT_THERE)
    return found


def accept_transfer(*, by: Access, transfer: UUID, owner: UUID) -> None:
    """Accept an offer as a supervisor of the receiving team and give the case to a worker of it."""
    offer = _offered(transfer)
    facts = packet_facts(offer)
    gate.check(by, Action.READ, facts, PACKET, "transfer.accepted")
    if owner not in {user.pk for user in accounts.colleagues(offer.to_team_id)}:
        raise Refusal("cases.worker_unknown", field="owner")
    with acting.act(by, "transfer.accepted", facts, Action.READ, PACKET) as act:
        _settle(offer, by, TransferStatus.ACCEPTED)
        people_actions.hand_over(act, offer.case.person_id, owner=owner, team=offer.to_team_id)
        Case.rows.filter(pk=offer.case_id).update(owner=owner, team=offer.to_team, agency=offer.to_team.agency)
        act.write_about(offer.case_id, Compartment.STORY, SUMMARY, {"transferred_at": clock.now().isoformat()})
        clocks.start(offer.case, "first_action", "high")
        act.about(offer.case_id, Compartment.INDEX)


def decline_transfer(*, by: Access, transfer: UUID, reason: str) -> None:
    """Decline an offer as a supervisor of the receiving team, with a reason for the one who offered."""
    offer = _offered(transfer)
    facts = packet_facts(offer)
    if not reason.strip():
        raise Refusal("cases.comment_missing", field="reason")
    with acting.act(by, "transfer.declined", facts, Action.READ, PACKET) as act:
        _settle(offer, by, TransferStatus.DECLINED)
        act.write_about(offer.pk, PACKET, KIND, {"declined_because": reason.strip()})
        act.about(offer.pk, PACKET)


def take_back_transfer(*, by: Access, transfer: UUID) -> None:
    """Take an offer back, as somebody who may write in the case; the packet closes for the receiver at once."""
    offer = _offered(transfer)
    _, facts = find(by, offer.case_id, Compartment.STORY)
    with acting.act(by, "transfer.taken_back", facts, Action.WRITE, Compartment.STORY) as act:
        _settle(offer, by, TransferStatus.TAKEN_BACK)
        act.about(offer.pk, PACKET)


def _settle(offer: Transfer, by: Access, status: TransferStatus) -> None:
    Transfer.rows.filter(pk=offer.pk).update(status=status, decided_by=by.id, decided_at=clock.now())
