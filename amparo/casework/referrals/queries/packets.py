"""The facts of packets: who works on the case, and whether it is still open to its addressee."""

from collections.abc import Iterable
from uuid import UUID

from amparo.casework.cases import queries as cases
from amparo.casework.consent import queries as consent
from amparo.casework.referrals.kinds import OPEN_TO_ADDRESSEE
from amparo.casework.referrals.models import Referral
from amparo.foundation import clock
from amparo.foundation.policy import Compartment, Facts, Tier

PACKET, STORY = Compartment.PACKET, Compartment.STORY
KIND, TOLD, VIEW = "referrals.packet", "referrals.told", "referrals.view"


def packet_facts(rows: Iterable[Referral]) -> dict[UUID, Facts]:
    """Return referral → facts of its packet: its readers are who works on the case, and the addressee while it is open.

    A packet whose case nobody shows here has none. Who is kept away from the case is kept away from it.
    """
    listed = list(rows)
    known = cases.facts_of([row.case_id for row in listed])
    return {row.pk: _facts(row, known[row.case_id]) for row in listed if row.case_id in known}


def is_open(row: Referral) -> bool:
    """Return whether a packet is open to its addressee now: not over, not expired, and agreed to."""
    if row.consent_id is None or row.expires_at is None or row.state not in OPEN_TO_ADDRESSEE:
        return False
    return row.expires_at > clock.now() and consent.holds(row.consent_id)


def _facts(row: Referral, case: Facts) -> Facts:
    return Facts(
        record=row.pk,
        agency=case.agency,
        team=case.team,
        tier=Tier.STANDARD,
        owner=case.owner,
        case_team=case.case_team,
        covering=case.covering,
        packet_recipients=frozenset({row.addressee}) if row.addressee and is_open(row) else frozenset(),
        conflicts=case.conflicts,
        complained_of=case.complained_of,
    )
