"""What the in-memory index may know of a person, so that search works across scripts."""

from typing import Any
from uuid import UUID

from amparo.casework.people import rules
from amparo.foundation import clock
from amparo.trust.projections import Features

KIND = "people.person"


def features(record: UUID, content: dict[str, Any]) -> Features | None:
    """Return the searchable features of one person from the opened content of their identity record."""
    fields = content["fields"]
    identifiers = tuple(item["value"] for item in fields.get("identifiers", []) if item.get("value"))
    return Features(
        names=rules.all_names(fields),
        identifiers=identifiers,
        birth_year=rules.birth_year(fields, clock.today()),
        sex=fields.get("sex"),
        group=UUID(fields["team"]),
        tier=fields.get("tier", "standard"),
    )
