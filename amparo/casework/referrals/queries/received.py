"""What the addressee of a referral may know: that it is theirs, and the packet while it is open to them."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from amparo.casework.referrals import pathway
from amparo.casework.referrals.kinds import OPEN_TO_ADDRESSEE
from amparo.casework.referrals.models import Referral
from amparo.casework.referrals.queries.packets import PACKET, is_open, packet_facts
from amparo.foundation import ids
from amparo.foundation.policy import Facts, Role
from amparo.trust.accounts import queries as accounts
from amparo.trust.disclosure import circles, gate
from amparo.trust.disclosure.access import Access


@dataclass(frozen=True)
class Received:
    """A referral as its addressee sees it: the clear row, and the packet, None where it is not open to them any more."""

    row: Referral
    packet: dict[str, Any] | None
    names: dict[str, str]
    ways: tuple[str, ...] = ()

    @property
    def code(self) -> str:
        """Return the short code that can be read out."""
        return ids.code(self.row.pk)


def received(access: Access) -> list[Received]:
    """Return the referrals addressed to `access`, those that go on first; no packet is opened for a list."""
    if access.role is not Role.SERVICE_PROVIDER:
        return []
    rows = list(Referral.rows.filter(addressee=access.id).order_by("-sent_at", "pk"))
    rows.sort(key=lambda row: row.state not in OPEN_TO_ADDRESSEE)
    return [Received(row, None, {}) for row in rows]


def received_one(access: Access, referral: UUID) -> Received:
    """Return one referral to its addressee, with its packet while it is open; raise "not there" for everybody else.

    Whoever works on the case and has no key of the packet yet is handed one.
    """
    row = addressed(access, referral)
    facts = packet_facts([row]).get(row.pk)
    if facts is None or not is_open(row):
        return Received(row, None, {})
    packet = gate.read(access, gate.Ask(facts, PACKET, row.pk), "referral.opened").fields
    circles.pass_packet_on(facts, access.keys)
    who = [found for one in packet.get("said", []) if (found := ids.parse(one["by"]))]
    names = {str(key): name for key, name in accounts.names_of([*who, row.sent_by]).items()}
    return Received(row, packet, names, pathway.ways(row.state, access.role.value))


def find(access: Access, referral: UUID) -> tuple[Referral, Facts]:
    """Return a referral and the facts of its packet, open to `access` as its addressee; raise "not there" otherwise."""
    row = addressed(access, referral)
    facts = packet_facts([row]).get(row.pk)
    if facts is None or access.id not in facts.packet_recipients:
        raise gate.not_there(access, referral, "referral.opened")
    return row, facts


def addressed(access: Access, referral: UUID) -> Referral:
    """Return the clear row of a referral addressed to `access`; raise "not there" otherwise."""
    mine = Referral.rows.filter(pk=referral, addressee=access.id)
    row: Referral | None = mine.first() if access.role is Role.SERVICE_PROVIDER else None
    if row is None:
        raise gate.not_there(access, referral, "referral.opened")
    return row
