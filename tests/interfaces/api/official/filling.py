"""Run as a program against AMPARO_DATA: the directory of the demo country, and listings that say all that a listing can say."""

from typing import Any

from tests.stories import signed_up  # isort: skip

from amparo.casework.directory import actions
from amparo.foundation import clock
from amparo.interfaces.cli.demo.loading.directory import list_services

ORGANIZATION: dict[str, Any] = {
    "name": "Casa Faro <&> \u0641\u0627\u0631\u0648",
    "alternate_name": "Faro",
    "kind": "national_ngo",
    "description": "Helps families on the coast.\nSince 1990.",
    "phones": ["+000 555 0100", "+000 555 0199"],
    "email": "hello@faro.example",
    "website": "https://faro.example/es/",
}
LOCATIONS: tuple[dict[str, Any], ...] = (
    {"name": "Office", "address_1": "Muelle 1", "postal_code": "0101", "latitude": 8.97, "longitude": -79.53,
     "transportation": "Bus 7 to the harbour", "accessibility": ["step_free"]},
    {"name": "Camp", "address_1": "Sector 4, tent of the midwives"},
    {"name": "Letters", "location_type": "postal", "address_1": "Box 12"},
    {"name": "Online", "location_type": "virtual", "url": "https://faro.example/chat"},
)  # fmt: skip
SERVICE: dict[str, Any] = {
    "name": "Legal advice by the harbour",
    "alternate_name": "Advice",
    "types": ["legal_aid", "information_counselling"],
    "description": "Asylum and papers.",
    "url": "https://faro.example/advice",
    "email": "advice@faro.example",
    "application_process": "Come by.",
    "fees_description": "None.",
    "interpretation_services": "By telephone, in 20 languages.",
    "eligibility_description": "Families.",
    "alert": "Closed on Monday.",
    "hours": "MO-FR 08:00-16:00\nSA 09:00-12:00",
    "languages": ["spa", "ara", "fra"],
    "areas": ["QV01"],
    "documents": ["Any paper with a name", "A photograph"],
    "costs": ["Free", "Copies: 0.10"],
    "phones": ["+000 555 0101"],
    "contacts": ["Desk of the lawyers | Rosa Marín", "Reception"],
    "sexes": ["female"],
    "nationalities": ["VEN"],
    "turned_away": ["by_nationality"],
    "minimum_age": 12,
    "maximum_age": 60,
    "reports_to_authorities": "no",
    "asks_status": "yes",
    "capacity": "limited",
    "capacity_available": 3,
    "capacity_maximum": 20,
}

cast = signed_up.cast("bruno")
list_services((cast.bruno,), clock.today(), cast.horizon.pk)
owner = actions.save_organization(by=cast.bruno, fields=ORGANIZATION)
at = [
    actions.save_location(by=cast.bruno, organization=owner, fields={"place": "QV0101", **one} if number < 3 else one)
    for number, one in enumerate(LOCATIONS)
]
for status in ("active", "temporarily closed"):
    fields = {**SERVICE, "status": status, "locations": [str(one) for one in at]}
    actions.check_service(by=cast.bruno, service=actions.save_service(by=cast.bruno, organization=owner, fields=fields))
