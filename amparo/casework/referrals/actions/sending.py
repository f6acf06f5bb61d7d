"""Send a referral, or write down that the person was only told about a service."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from amparo.casework.cases.queries import CaseStatus
from amparo.casework.cases.queries.case import find
from amparo.casework.consent import queries as consent
from amparo.casework.directory import queries as directory
from amparo.casework.notices import actions as notices
from amparo.casework.people import queries as people
from amparo.casework.referrals import pathway, rules
from amparo.casework.referrals.actions.counting import count
from amparo.casework.referrals.actions.gaps import place_of
from amparo.casework.referrals.actions.packet import Packet
from amparo.casework.referrals.kinds import NEW, Kind, State
from amparo.casework.referrals.models import Referral, Step
from amparo.casework.referrals.queries.offering import addressees
from amparo.casework.referrals.queries.packets import KIND, PACKET, STORY, TOLD, packet_facts
from amparo.foundation import clock, ids
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Action, Facts
from amparo.trust.disclosure import acting, circles, gate
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.acting import once


def send(*, by: Access, case: UUID, service: UUID, packet: Packet, key: UUID | None = None) -> UUID:
    """Send a referral to one person of a service, sealed to them and to who works on the case; return its id.

    Where it goes outside nobody there has it yet: `hand_over` makes its page.

    Raises Refusal without a consent in force for exactly this organisation and these groups of data.
    """
    if known := _before(by, key):
        return known
    row, facts = find(by, case, STORY)
    view = directory.service(by, service)
    names = dict(addressees(view, facts))
    _check(row.status, packet, names)
    agreed = _agreed(by, row.person_id, facts, packet, view)
    new = _new(by, row.pk, service, packet, agreed)
    sent, fields = _sent(view, packet), packet.fields(people.person(by, row.person_id).fields)
    to = names[packet.addressee] if packet.addressee else packet.to.strip()
    told = {**sent, "addressee": to, "fields": list(fields)}
    with acting.act(by, "referral.sent", facts, Action.WRITE, STORY) as act:
        _save(new, by)
        _seal(act, new, {**sent, "place": place_of(view), "fields": fields})
        act.write(new.told, STORY, TOLD, told, key=key)
        act.about(new.pk, PACKET)
        if packet.addressee:
            notices.tell([packet.addressee], NEW, new.pk)
    return new.pk


def _sent(view: directory.ServiceView, packet: Packet) -> dict[str, Any]:
    """Return what both sides know of a sending: to which service it went, for which need, which groups of data."""
    named = {"service": view.row.name, "organization": view.row.organization.name}
    return {**named, "need": packet.need, "groups": sorted(packet.groups)}


def _before(by: Access, key: UUID | None) -> UUID | None:
    """Return the referral that an earlier sending under the same key made."""
    known = once.already(by, key)
    return Referral.rows.values_list("pk", flat=True).get(told=known) if known else None


def _new(by: Access, case: UUID, service: UUID, packet: Packet, agreed: UUID) -> Referral:
    now = clock.now()
    name, due_at, parameter = pathway.due(State.SENT, packet.urgency, now, now) or ("", None, "")
    return Referral(
        id=ids.new(), case_id=case, urgency=packet.urgency,
        kind=Kind.SELF_REFERRAL if packet.by_themselves else Kind.REFERRAL, service=service, addressee=packet.addressee,
        outside=packet.addressee is None, consent_id=agreed, sent_by=by.id, sent_at=now, due_at=due_at, clock=name,
        expires_at=pathway.after(pathway.ACCESS, packet.urgency, now), parameter=parameter,
        follow_up_at=pathway.after(pathway.FOLLOW_UP, packet.urgency, now),
    )  # fmt: skip


def _check(status: str, packet: Packet, addressees: Mapping[UUID, str]) -> None:
    if status != CaseStatus.OPEN:
        raise Refusal("cases.closed")
    if packet.addressee and packet.addressee not in addressees:
        raise Refusal("referrals.nobody_there", field="addressee")
    if not packet.groups or not set(packet.groups) <= set(rules.groups()):
        raise Refusal("referrals.no_groups", field="groups")
    if not packet.words.get("asked_for", "").strip():
        raise Refusal("referrals.words_missing", field="asked_for")


def _agreed(by: Access, person: UUID, facts: Facts, packet: Packet, view: directory.ServiceView) -> UUID:
    """Return the consent, or confirmed vital interest, for this sending; then ask the law itself whether it may leave."""
    to = view.row.organization
    basis = consent.basis(by, person, rules.use(packet.groups, to.name), [to.pk])
    found = basis.required("referrals.needs_consent", "referrals.needs_agreement", "groups")
    parts = rules.compartments(packet.groups)
    for part in parts:
        gate.check(by, Action.SHARE, replace(facts, shareable=parts), part, "referral.sent")
    return found


def _save(new: Referral, by: Access) -> None:
    new.save(force_insert=True)
    count(new, State(new.state))
    Step.rows.create(id=ids.new(), referral=new, state=new.state, at=new.sent_at, by=by.id)


def _seal(act: acting.Act, new: Referral, content: dict[str, Any]) -> None:
    """Seal the packet to its readers; the person it is addressed to, or who hands it over, must be able to open it."""
    facts = packet_facts([new])[new.pk]
    if (new.addressee or act.by.id) not in circles.begin_packet(facts):
        raise Refusal("record.no_key_there", field="addressee")
    act.write_about(new.pk, PACKET, KIND, content)


def inform(*, by: Access, case: UUID, service: UUID, key: UUID | None = None) -> UUID:
    """Write down that the person was told about a service; nothing leaves. Return the referral's id."""
    if known := _before(by, key):
        return known
    row, facts = find(by, case, STORY)
    view = directory.service(by, service)
    now = clock.now()
    new = Referral(id=ids.new(), case=row, kind=Kind.INFORMATION_ONLY, state=State.INFORMED, urgency="normal", service=service,
                   sent_by=by.id, sent_at=now, follow_up_at=pathway.after(pathway.FOLLOW_UP, "normal", now))  # fmt: skip
    with acting.act(by, "referral.informed", facts, Action.WRITE, STORY) as act:
        _save(new, by)
        told = {"service": view.row.name, "organization": view.row.organization.name, "groups": [], "fields": []}
        act.write(new.told, STORY, TOLD, told, key=key)
        act.about(new.pk, STORY)
    return new.pk
