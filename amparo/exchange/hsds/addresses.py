"""The postal address of a location; camps and villages have less of one than HSDS asks for."""

from typing import Any
from uuid import uuid5

from amparo.exchange.hsds.records import Location


def addresses(record: Location) -> list[dict[str, Any]]:
    """Return the postal address, where there is one; HSDS wants a postal code even where there is none."""
    if not (record.address_1 and record.city and record.country):
        return []
    return [
        {
            "id": str(uuid5(record.id, "address")),
            "location_id": str(record.id),
            "address_1": record.address_1,
            "city": record.city,
            "state_province": record.state_province,
            "postal_code": record.postal_code,
            "country": record.country,
            "address_type": "postal" if record.location_type == "postal" else "physical",
        }
    ]
