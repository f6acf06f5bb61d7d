"""What only the addressee does: acknowledge, accept or decline, begin, tell what became of it, ask."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from amparo import practice
from amparo.casework.cases import queries as cases
from amparo.casework.notices import actions as notices
from amparo.casework.referrals.actions.gaps import GAPS, gap_of
from amparo.casework.referrals.actions.stepping import check, step
from amparo.casework.referrals.kinds import DELIVERED, NEWS, State
from amparo.casework.referrals.models import Referral
from amparo.casework.referrals.queries.packets import KIND, PACKET, packet_facts
from amparo.casework.referrals.queries.received import find
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Action
from amparo.trust.disclosure import acting, circles
from amparo.trust.disclosure.access import Access


def receive(*, by: Access, referral: UUID) -> None:
    """Acknowledge that it has arrived."""
    with _moving(by, referral, State.RECEIVED, "referral.received"):
        pass


def accept(*, by: Access, referral: UUID, note: str = "") -> None:
    """Accept: the service will help."""
    with _moving(by, referral, State.ACCEPTED, "referral.accepted") as move:
        move.say("accepted", note)


def decline(*, by: Access, referral: UUID, reason: str, note: str = "") -> None:
    """Decline, with a reason of the list; the packet closes for the addressee. What it says about services is counted."""
    _known("decline_reason", reason)
    with _moving(by, referral, State.DECLINED, "referral.declined") as move:
        packet = move.say("declined", note, reason)
        if reason in GAPS:
            gap_of(packet.get("need", ""), packet.get("place", ""), reason)


def begin(*, by: Access, referral: UUID) -> None:
    """Say that the service has begun."""
    with _moving(by, referral, State.IN_SERVICE, "referral.begun"):
        pass


def finish(*, by: Access, referral: UUID, outcome: State, note: str = "", reason: str = "") -> None:
    """Tell what became of it: completed, partly, or not delivered with a reason of the list."""
    if outcome not in DELIVERED:
        raise Refusal("referrals.step_not_open")
    if outcome is State.NOT_DELIVERED:
        _known("not_delivered_reason", reason)
    with _moving(by, referral, outcome, "referral.finished") as move:
        move.say(outcome.value, note, reason if outcome is State.NOT_DELIVERED else "")


def ask(*, by: Access, referral: UUID, text: str) -> None:
    """Ask who works on the case something; nothing else of the case is opened by that."""
    if not text.strip():
        raise Refusal("referrals.words_missing", field="text")
    row, facts = find(by, referral)
    with acting.act(by, "referral.asked", facts, Action.WRITE, PACKET) as act:
        said(act, row.pk, "question", text)
        Referral.rows.filter(pk=row.pk).update(question_open=True)
        act.about(row.pk, PACKET)
        _tell(row)


def said(act: acting.Act, referral: UUID, kind: str, text: str, reason: str = "") -> dict[str, Any]:
    """Inside an act: add words to the conversation in a packet; return the packet as it stood."""
    packet = act.head(referral, PACKET)
    one = {"by": str(act.by.id), "kind": kind, "reason": reason, "text": text.strip(), "at": clock.now().isoformat()}
    act.write(referral, PACKET, KIND, {"said": [*packet.get("said", []), one]})
    return packet


class _Move:
    """A step of the addressee under way."""

    def __init__(self, act: acting.Act, row: Referral) -> None:
        self.act, self.row = act, row

    def say(self, kind: str, text: str, reason: str = "") -> dict[str, Any]:
        """Seal what goes with the step."""
        return said(self.act, self.row.pk, kind, text, reason)


@contextmanager
def _moving(by: Access, referral: UUID, to: State, name: str) -> Iterator[_Move]:
    """Take a referral one step as its addressee: one decision, one transaction, one leaf; its keys follow."""
    row, facts = find(by, referral)
    check(row, to, by.role.value)
    with acting.act(by, name, facts, Action.WRITE, PACKET) as act:
        yield _Move(act, row)
        _tell(row)
        act.about(row.pk, PACKET)
        step(row, to, by.id)
        circles.settle_packet(packet_facts([row])[row.pk], by.keys)


def _tell(row: Referral) -> None:
    """Tell who is responsible for the case that something came back."""
    facts = cases.facts_of([row.case_id])[row.case_id]
    notices.tell(facts.covering | ({facts.owner} if facts.owner else set()), NEWS, row.pk)


def _known(listed: str, reason: str) -> None:
    if reason not in practice.catalogue().lists[listed].by_code:
        raise Refusal("referrals.reason_missing", field="reason")
