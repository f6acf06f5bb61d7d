"""JSON Schemas of HSDS 3.0 objects, made of the table of their fields; a checker that says all that is wrong."""

from functools import cache
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker

from amparo.exchange.hsds import tables

CLOCK = r"^([01]\d|2[0-3]):[0-5]\d(Z|[+-]\d{2}:\d{2})$"
PAGE = {"total_items", "total_pages", "page_number", "size"}
SAID = {"first_page", "last_page", "empty"}


@cache
def schema() -> dict[str, Any]:
    """Return one schema with a definition for each object."""
    found = {
        name: {
            "type": "object",
            "properties": {field.name: _field(field) for field in fields},
            "required": [field.name for field in fields if field.required],
            "additionalProperties": False,
        }
        for name, fields in tables.objects().items()
    }
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$defs": found}


def _field(field: tables.Field) -> dict[str, Any]:
    if field.of:
        held = {"$ref": f"#/$defs/{field.of}"}
        return {"type": "array", "items": held} if field.type == "array" else held
    found: dict[str, Any] = {"type": field.type}
    if field.values:
        found["enum"] = list(field.values)
    if field.format == "clock":
        found["pattern"] = CLOCK
    elif field.format:
        found["format"] = field.format
    return found


def problems(name: str, value: Any) -> list[str]:
    """Return what is wrong with `value` as an object called `name`."""
    checker = Draft202012Validator({**schema(), "$ref": f"#/$defs/{name}"}, format_checker=FormatChecker())
    return [f"{'/'.join(map(str, one.absolute_path))}: {one.message}" for one in checker.iter_errors(value)]


def page_problems(name: str, value: Any) -> list[str]:
    """Return what is wrong with a page of such objects."""
    wrong = [f"{part} is no whole number" for part in PAGE if type(value.get(part)) is not int]
    wrong += [f"{part} is not true or false" for part in SAID if type(value.get(part)) is not bool]
    wrong += [f"{part} is unknown" for part in value.keys() - PAGE - SAID - {"contents"}]
    return wrong + [problem for one in value["contents"] for problem in problems(name, one)]
