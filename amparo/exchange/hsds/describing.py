"""The objects of HSDS 3.0 as JSON Schema (2020-12), made of the table of their fields; stricter, as no field is unknown."""

from functools import cache
from typing import Any

from amparo.exchange.hsds.tables import Field, objects

CLOCK = r"^([01]\d|2[0-3]):[0-5]\d(Z|[+-]\d{2}:\d{2})$"
"""A time of day with its offset from UTC."""
NUMBERS = ("total_items", "total_pages", "page_number", "size")


@cache
def definitions(within: str) -> dict[str, Any]:
    """Return a schema for each object; they refer to each other below `within`, such as `#/$defs/`."""
    return {
        name: {
            "type": "object",
            "properties": {field.name: _field(field, within) for field in fields},
            "required": [field.name for field in fields if field.required],
            "additionalProperties": False,
        }
        for name, fields in objects().items()
    }


def page_of(one: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of one page of a list whose members have the schema `one`."""
    properties: dict[str, Any] = {name: {"type": "integer"} for name in NUMBERS}
    properties |= {name: {"type": "boolean"} for name in ("first_page", "last_page", "empty")}
    properties["contents"] = {"type": "array", "items": one}
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def _field(field: Field, within: str) -> dict[str, Any]:
    if field.of:
        held = {"$ref": f"{within}{field.of}"}
        return {"type": "array", "items": held} if field.type == "array" else held
    found: dict[str, Any] = {"type": field.type}
    if field.values:
        found["enum"] = list(field.values)
    if field.format == "clock":
        found["pattern"] = CLOCK
    elif field.format:
        found["format"] = field.format
    return found
