"""What who works on the case does after sending: answer, take back, ask the person, close."""

from uuid import UUID

from amparo import practice
from amparo.casework.notices import actions as notices
from amparo.casework.outside import handing
from amparo.casework.referrals.actions.answering import said
from amparo.casework.referrals.actions.gaps import month
from amparo.casework.referrals.actions.stepping import check, step
from amparo.casework.referrals.kinds import ANSWERED, State
from amparo.casework.referrals.models import Rating, Referral
from amparo.casework.referrals.queries.packets import PACKET, STORY, TOLD, VIEW, packet_facts
from amparo.casework.referrals.queries.sent import find
from amparo.foundation import ids
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Action, Compartment, Facts
from amparo.trust.disclosure import acting, circles, gate
from amparo.trust.disclosure.access import Access

NOT_SAID = "not_said"


def answer(*, by: Access, referral: UUID, text: str) -> None:
    """Answer the addressee; only they and who works on the case read it."""
    if not text.strip():
        raise Refusal("referrals.words_missing", field="text")
    row, _ = _writable(by, referral, "referral.answered")
    facts, page = packet_facts([row])[row.pk], handing.open_page(row.pk)
    if not facts.packet_recipients and page is None:
        raise Refusal("referrals.step_not_open")
    with acting.act(by, "referral.answered", facts, Action.WRITE, PACKET) as act:
        said(act, row.pk, "answer", text)
        if page is not None:
            handing.write(page, {"kind": "answer", "text": text.strip()})
        Referral.rows.filter(pk=row.pk).update(question_open=False)
        act.about(row.pk, PACKET)
        notices.tell(facts.packet_recipients, ANSWERED, row.pk)


def revoke(*, by: Access, referral: UUID, reason: str) -> None:
    """Take a referral back; the packet closes for the addressee at once, and its key changes."""
    if not reason.strip():
        raise Refusal("referrals.words_missing", field="reason")
    row, facts = _writable(by, referral, "referral.revoked")
    check(row, State.REVOKED, by.role.value)
    with acting.act(by, "referral.revoked", facts, Action.WRITE, STORY) as act:
        act.write(row.told, STORY, TOLD, {"revoked_because": reason.strip()})
        act.about(row.pk, PACKET)
        _move(act, row, State.REVOKED)


def close(*, by: Access, referral: UUID) -> None:
    """Close a referral: nothing more is expected of anybody, and the packet closes for the addressee."""
    row, facts = _writable(by, referral, "referral.closed")
    check(row, State.CLOSED, by.role.value)
    with acting.act(by, "referral.closed", facts, Action.WRITE, STORY) as act:
        act.about(row.pk, PACKET)
        _move(act, row, State.CLOSED)


def record_view(*, by: Access, referral: UUID, rating: str, words: str = "") -> None:
    """Write down what the person says of the service: sealed in the case, and counted without anybody in it."""
    if rating not in practice.catalogue().lists["service_rating"].by_code:
        raise Refusal("referrals.rating_missing", field="rating")
    row, facts = _writable(by, referral, "referral.rated")
    check(row, State.FEEDBACK_RECEIVED, by.role.value)
    with acting.act(by, "referral.rated", facts, Action.WRITE, STORY) as act:
        act.write(row.view, STORY, VIEW, {"rating": rating, "words": words.strip()})
        act.about(row.view, STORY)
        _move(act, row, State.FEEDBACK_RECEIVED)
        if rating != NOT_SAID:
            Rating.rows.create(id=ids.new(), service=row.service, rating=rating, month=month())


def _writable(by: Access, referral: UUID, act: str) -> tuple[Referral, Facts]:
    """Return a referral on whose case `by` works; raise "not there" for everybody else."""
    row, facts = find(by, referral, act)
    gate.check(by, Action.WRITE, facts, Compartment.STORY, act)
    return row, facts


def _move(act: acting.Act, row: Referral, to: State) -> None:
    step(row, to, act.by.id, follow_up_at=None, question_open=False)
    if row.consent_id:
        circles.settle_packet(packet_facts([row])[row.pk], act.by.keys)
