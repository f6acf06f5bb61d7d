"""Transfers of responsibility: what the receiving side may read before it decides."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from amparo.casework.cases.models import Transfer, TransferStatus
from amparo.casework.cases.queries.case import find
from amparo.casework.consent import queries as consent
from amparo.foundation.policy import Compartment, Facts, Role, Tier
from amparo.trust.accounts import queries as accounts
from amparo.trust.disclosure import gate
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.facts import facts_of


@dataclass(frozen=True)
class TransferView:
    """An offer as its receiver sees it: who offers, since when, and the packet (reason and summary)."""

    row: Transfer
    packet: dict[str, Any]
    from_team: str
    to_team: str
    offered_by: str


def packet_facts(row: Transfer) -> Facts:
    """Return the facts of an offer's packet: its recipients are the supervisors of the receiving team.

    Only while it is offered and the consent it stands on holds; who is kept away from the case is kept away from it.
    """
    stands = row.status == TransferStatus.OFFERED and (row.consent_id is None or consent.holds(row.consent_id))
    kept_away = facts_of(row.case)
    return Facts(
        record=row.pk,
        agency=row.from_team.agency_id,
        team=row.from_team_id,
        tier=Tier.STANDARD,
        packet_recipients=frozenset(accounts.supervisors_of(row.to_team_id)) if stands else frozenset(),
        conflicts=kept_away.conflicts,
        complained_of=kept_away.complained_of,
    )


def transfer(access: Access, transfer_id: UUID) -> TransferView:
    """Return one offer to its receiver; raise "not there" for everybody else."""
    row = _rows().filter(pk=transfer_id).first()
    if row is None:
        raise gate.not_there(access, transfer_id, "transfer.opened")
    ask = gate.Ask(packet_facts(row), Compartment.PACKET, row.pk)
    return _view(row, gate.read(access, ask, "transfer.opened"))


def offers(access: Access) -> list[TransferView]:
    """Return the offers that wait for `access` as a supervisor of the receiving team, oldest first."""
    if access.role is not Role.SUPERVISOR or not access.actor.supervises:
        return []
    rows = list(
        _rows().filter(status=TransferStatus.OFFERED, to_team__in=access.actor.supervises).order_by("offered_at")
    )
    asks = [gate.Ask(packet_facts(row), Compartment.PACKET, row.pk) for row in rows]
    opened = gate.read_many(access, asks, "transfer.listed")
    return [_view(row, opened[row.pk]) for row in rows if row.pk in opened]


def of_case(access: Access, case_id: UUID) -> list[Transfer]:
    """Return the transfers of a case whose index `access` may read, newest first, without their packets."""
    find(access, case_id)
    return list(_rows().filter(case=case_id).order_by("-offered_at"))


def _rows() -> Any:
    return Transfer.rows.select_related("from_team", "to_team", "case")


def _view(row: Transfer, content: gate.Content) -> TransferView:
    who = accounts.names_of([row.offered_by]).get(row.offered_by, "")
    return TransferView(row, content.fields, row.from_team.name, row.to_team.name, who)
