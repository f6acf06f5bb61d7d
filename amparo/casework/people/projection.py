"""What the in-memory index may know of a person, so that search works across scripts."""

from typing import Any
from uuid import UUID

from amparo.casework.people import rules
from amparo.foundation import clock
from amparo.trust.projections import Features

KIND = "people.person"
PHONES = frozenset({"phone_call", "text_message", "messaging_app"})


def features(record: UUID, content: dict[str, Any]) -> Features | None:
    """Return the searchable features of one person from the opened content of their identity record."""
    fields = content["fields"]
    return Features(
        names=rules.all_names(fields),
        identifiers=_identifiers(fields),
        birth_year=rules.birth_year(fields, clock.today()),
        sex=fields.get("sex"),
        group=UUID(fields["team"]),
        tier=fields.get("tier", "standard"),
    )


def _identifiers(fields: dict[str, Any]) -> tuple[str, ...]:
    """Return numbers as kind:value; a phone is marked as one, since a household often shares it."""
    found = [
        f"{item.get('kind') or 'other'}:{item['value']}" for item in fields.get("identifiers", []) if item.get("value")
    ]
    if fields.get("contact_value") and fields.get("contact_channel") in PHONES:
        found.append(f"phone:{fields['contact_value']}")
    return tuple(found)
