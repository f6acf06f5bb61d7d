"""An invented organisation with places, a public service and a safe house, for tests of the directory."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from amparo.casework.directory import actions
from amparo.exchange import pcodes
from tests.cast import Cast

PLACES = """ADM0_EN,ADM0_PCODE,ADM1_EN,ADM1_AR,ADM1_PCODE,ADM2_EN,ADM2_PCODE,validOn
Vega,QV,North,الشمال,QV01,Bahía Clara,QV0101,2026-01-01
Vega,QV,North,الشمال,QV01,Paso Alto,QV0102,2026-01-01
Vega,QV,South,الجنوب,QV02,Nueva Vega,QV0201,2026-01-01
"""
ORGANIZATION: dict[str, Any] = {
    "name": "Casa Faro",
    "kind": "national_ngo",
    "description": "Helps families on the coast.",
    "phones": ["+000 555 0100"],
    "email": "hello@faro.example",
}
SERVICE: dict[str, Any] = {
    "name": "Legal advice by the harbour",
    "types": ["legal_aid", "information_counselling"],
    "description": "Asylum and papers.",
    "hours": "MO-FR 08:00-16:00",
    "languages": ["spa", "ara"],
    "areas": ["QV01"],
    "documents": ["None"],
    "costs": ["Free"],
    "phones": ["+000 555 0101"],
    "contacts": ["Desk of the lawyers | Rosa Marín"],
    "sexes": ["female"],
    "minimum_age": 12,
    "turned_away": ["by_nationality"],
    "reports_to_authorities": "no",
    "asks_status": "yes",
    "trained_for_survivors": "unknown",
    "safe_contact_note": "Say that you call about the boat.",
    "capacity": "limited",
    "capacity_available": 3,
}
HOUSE = "Calle de la Luna 7, behind the bakery"


@dataclass
class Listed:
    """What was made, by its ids."""

    organization: UUID
    office: UUID
    house: UUID
    service: UUID
    shelter: UUID


def places() -> None:
    """Bring in three invented places."""
    rows, complaints = pcodes.read(PLACES)
    assert not complaints
    actions.import_places(rows)


def listed(cast: Cast) -> Listed:
    """Make an organisation with an office, a safe house, and a service at each, as Bruno; both checked today."""
    places()
    by = cast.bruno
    organization = actions.save_organization(by=by, fields=ORGANIZATION)
    office = actions.save_location(
        by=by,
        organization=organization,
        fields={"name": "Office", "place": "QV0101", "address_1": "Muelle 1", "accessibility": ["step_free"]},
    )
    house = actions.save_location(
        by=by,
        organization=organization,
        fields={"name": "Casa Luna", "place": "QV0102", "address_1": HOUSE, "is_protected": True},
    )
    service = actions.save_service(by=by, organization=organization, fields={**SERVICE, "locations": [str(office)]})
    shelter = actions.save_service(
        by=by,
        organization=organization,
        fields={"name": "Nights at Casa Luna", "types": ["shelter"], "locations": [str(house)]},
    )
    for one in (service, shelter):
        actions.check_service(by=by, service=one)
    return Listed(organization, office, house, service, shelter)
