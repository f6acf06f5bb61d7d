"""What tests of referrals have in common: Sara's case, Eyob's service, her consent, and Alma's referral to him."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from amparo.casework.cases import actions as cases
from amparo.casework.consent import actions as consent
from amparo.casework.directory import actions as directory
from amparo.casework.referrals import actions, rules
from amparo.exchange import pcodes
from amparo.trust.accounts import queries as accounts
from tests.casework.directory.listing import PLACES
from tests.cast import Cast, register_sara

CLINIC = "Horizon Clinic"
WORDS = {
    "asked_for": "A first visit with somebody who speaks Arabic.",
    "background": "She travelled alone.",
    "goals": "To sleep.",
}


@dataclass(frozen=True)
class Scene:
    """Sara, her case, and the service to which she can be referred."""

    person: UUID
    case: UUID
    service: UUID
    consent: UUID

    def packet(self, cast: Cast, **more: Any) -> actions.Packet:
        """Return what Alma decides to send to Eyob; `more` changes it."""
        said = {
            "addressee": cast.users["eyob"].pk,
            "urgency": "urgent",
            "need": "health_general",
            "groups": ("identity",),
        }
        return actions.Packet(**{**said, "words": WORDS, **more})

    def send(self, cast: Cast, by: str = "alma", **more: Any) -> UUID:
        """Send it; return the referral's id."""
        packet = self.packet(cast, **more)
        return actions.send(by=cast.access(by), case=self.case, service=self.service, packet=packet)


def agree(cast: Cast, person: UUID, groups: Collection[str], *, to: str = CLINIC, given: bool = True) -> UUID:
    """Write down what Sara answers about a referral to the clinic."""
    fields = {
        "purpose": rules.PURPOSE, "recipient_kind": "named_agency", "recipient": to, "data_groups": sorted(groups),
        "how_explained": "spoken", "given_by": "child_assent", "child_assents": "Yes, if it is a woman.",
    }  # fmt: skip
    return consent.record(by=cast.alma, person=person, fields=fields, given=given)


def list_clinic(cast: Cast, **more: Any) -> UUID:
    """List the clinic whose people are the accounts of Horizon Aid; return its service."""
    told = {"name": CLINIC, "kind": "international_ngo", "staff_agency": str(cast.horizon.pk)}
    organization = directory.save_organization(by=cast.bruno, fields=told)
    directory.import_places(pcodes.read(PLACES)[0])
    office = {"name": "Clinic by the harbour", "place": "QV0101"}
    at = directory.save_location(by=cast.bruno, organization=organization, fields=office)
    more = {"locations": [str(at)], **more}
    fields = {"name": "General health", "types": ["health_general"], "languages": ["ara"], "capacity": "open", **more}
    return directory.save_service(by=cast.bruno, organization=organization, fields=fields)


def scene(cast: Cast, groups: Collection[str] = ("identity", "need_only")) -> Scene:
    """Return Sara's case with a consent for `groups`."""
    person = register_sara(cast)
    case = cases.open_case(by=cast.alma, person=person)
    service = list_clinic(cast)
    return Scene(person, case, service, agree(cast, person, groups))


def everybody_but(cast: Cast, *names: str) -> list[str]:
    """Return the cast without `names`."""
    return [name for name in cast.users if name not in names]


def agency_of(cast: Cast, name: str) -> str:
    """Return the name of the agency of a member of the cast."""
    return accounts.agencies_of([cast.users[name].pk])[cast.users[name].pk]
