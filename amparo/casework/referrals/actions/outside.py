"""A referral that goes outside: handed over by link and code or on paper, and what comes back taken in."""

from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from amparo import practice
from amparo.casework.cases import queries as cases
from amparo.casework.consent import queries as consent
from amparo.casework.notices import actions as notices
from amparo.casework.outside import course, handing
from amparo.casework.outside.handing import Standing, Way
from amparo.casework.referrals.actions.answering import said
from amparo.casework.referrals.actions.gaps import GAPS, gap_of
from amparo.casework.referrals.actions.stepping import NOT_OPEN, step
from amparo.casework.referrals.kinds import NEWS, State
from amparo.casework.referrals.models import Referral
from amparo.casework.referrals.queries.packets import PACKET, is_open, packet_facts
from amparo.casework.referrals.queries.sent import find
from amparo.foundation import clock, ids
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Action, Facts, Role
from amparo.trust.accounts import queries as accounts
from amparo.trust.audit import actions as audit
from amparo.trust.disclosure import acting, circles
from amparo.trust.disclosure.access import Access

LEAVES = {course.OPENED: "referral.opened", course.QUESTION: "referral.asked", "accepted": "referral.accepted"}
LEAVES |= {"declined": "referral.declined", "in_service": "referral.begun"}


def hand_over(*, by: Access, referral: UUID) -> Way:
    """Make the sealed page of a referral and return what opens it, which nobody can show again; an earlier one ends."""
    row, facts = _writable(by, referral)
    if not is_open(row):
        raise Refusal(NOT_OPEN)
    readers = frozenset(circles.packet_readers(facts))
    standing = Standing(row.pk, row.state, row.urgency, row.sent_at, _until(row), readers)
    with acting.act(by, "referral.handed_over", facts, Action.WRITE, PACKET) as act:
        way = handing.make(standing, list(_sheets(by, row, act.head(row.pk, PACKET))), by=by.id)
        act.about(row.pk, PACKET)
    return way


def _until(row: Referral) -> datetime:
    """Return until when a page may be read: no longer than the packet, and than what the person agreed to."""
    expires = row.expires_at or clock.now()
    last = consent.last_day(row.consent_id)
    return min(expires, datetime.combine(last + timedelta(days=1), time(), UTC)) if last else expires


def _sheets(by: Access, row: Referral, packet: dict[str, Any]) -> Iterable[dict[str, Any]]:
    """Yield what a fresh page says: the packet as its addressee reads it, then what was answered so far."""
    sender = {"agency": accounts.agencies_of([by.id])[by.id], "name": by.name, "code": ids.code(row.pk)}
    kept = {name: packet[name] for name in ("service", "organization", "need", "fields")}
    yield {**kept, "kind": "packet", "sender": sender}
    yield from ({"kind": "answer", "text": one["text"]} for one in packet.get("said", []) if one["kind"] == "answer")


def note_paper(*, by: Access, referral: UUID) -> None:
    """Write in the log that a referral is put on paper to be handed over, before it is set."""
    row, facts = _writable(by, referral)
    if not is_open(row):
        raise Refusal(NOT_OPEN)
    with acting.act(by, "referral.printed", facts, Action.WRITE, PACKET) as act:
        act.about(row.pk, PACKET)


def record_answer(*, by: Access, referral: UUID, to: State, reason: str = "", text: str = "") -> None:
    """Write down what a service answered on the reply slip or by telephone, in the name of who writes it down."""
    row, facts = _writable(by, referral)
    way = course.path(row.state, to) if is_open(row) else ()
    listed = course.REASONS.get(to)
    if not way:
        raise Refusal(NOT_OPEN)
    if listed and reason not in practice.catalogue().lists[listed].by_code:
        raise Refusal("referrals.reason_missing", field="reason")
    with acting.act(by, "referral.answer_recorded", facts, Action.WRITE, PACKET) as act:
        packet = said(act, row.pk, to.value, text, reason if listed else "")
        for one in way:
            step(row, State(one), by.id)
        if to is State.DECLINED and reason in GAPS:
            gap_of(packet.get("need", ""), packet.get("place", ""), reason)
        act.about(row.pk, PACKET)
        circles.settle_packet(packet_facts([row])[row.pk], by.keys)


def take_in() -> int:
    """Take in what was done on sealed pages, for the house: log it, take the steps it means, tell the worker; return how much."""
    waiting = handing.waiting()
    for answer in waiting:
        with transaction.atomic():
            referral, kind = handing.taken(answer)
            _one(Referral.rows.select_for_update().get(pk=referral), kind)
    return len(waiting)


def _one(row: Referral, kind: str) -> None:
    """Take in one answer; a step that was taken back meanwhile, or that no way leads to, moves nothing."""
    leaf = LEAVES.get(kind, "referral.finished")
    audit.append([audit.Entry(None, Role.SERVICE_PROVIDER, leaf, row.pk, row.pk, PACKET)])
    if kind == course.QUESTION:
        Referral.rows.filter(pk=row.pk).update(question_open=True)
    meant = State.RECEIVED.value if kind == course.OPENED else kind
    way = () if kind == course.QUESTION else course.path(row.state, meant)
    for one in way:
        step(row, State(one), None)
    if way or kind == course.QUESTION:
        facts = cases.facts_of([row.case_id])[row.case_id]
        notices.tell(facts.covering | ({facts.owner} if facts.owner else set()), NEWS, row.pk)


def count_refusals(*, by: Access, referral: UUID) -> None:
    """Count what refusals from outside say about services, once somebody who works on the case can read why."""
    row, _ = find(by, referral)
    facts = packet_facts([row]).get(row.pk) if row.outside else None
    told = [one for one in handing.answers(row.pk, by.keys) if facts and _counts(one)]
    if not told or facts is None or by.id not in circles.packet_readers(facts):
        return
    with acting.act(by, "referral.answer_read", facts, Action.WRITE, PACKET) as act:
        packet = act.head(row.pk, PACKET)
        for one in told:
            if (reason := (one.said or {}).get("reason", "")) in GAPS:
                gap_of(packet.get("need", ""), packet.get("place", ""), reason)
        handing.counted([one.row.pk for one in told])
        act.about(row.pk, PACKET)


def _counts(one: handing.Told) -> bool:
    return one.row.kind == State.DECLINED and bool(one.row.taken_at) and not one.row.counted and one.said is not None


def _writable(by: Access, referral: UUID) -> tuple[Referral, Facts]:
    """Return a referral that goes outside and the facts of its packet, for who works on the case; raise "not there" else."""
    row, _ = find(by, referral, "referral.handed_over")
    if not row.outside:
        raise Refusal(NOT_OPEN)
    return row, packet_facts([row])[row.pk]
