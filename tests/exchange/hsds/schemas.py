"""JSON Schemas of HSDS 3.0 objects, made of the table beside them; a checker that says all that is wrong."""

import csv
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker

TABLE = Path(__file__).with_name("fields.csv")
CLOCK = r"^([01]\d|2[0-3]):[0-5]\d(Z|[+-]\d{2}:\d{2})$"
PAGE = {"total_items", "total_pages", "page_number", "size"}
SAID = {"first_page", "last_page", "empty"}


@cache
def schema() -> dict[str, Any]:
    """Return one schema with a definition for each object."""
    found: dict[str, Any] = {}
    with TABLE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            one = found.setdefault(
                row["object"],
                {"type": "object", "properties": {}, "required": [], "additionalProperties": False},
            )
            one["properties"][row["field"]] = _field(row)
            one["required"] += [row["field"]] if row["required"] else []
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$defs": found}


def _field(row: dict[str, str]) -> dict[str, Any]:
    kind, _, of = row["type"].partition(" ")
    if kind == "array":
        return {"type": "array", "items": {"$ref": f"#/$defs/{of}"}}
    if kind == "object":
        return {"$ref": f"#/$defs/{of}"}
    found: dict[str, Any] = {"type": kind}
    if row["values"]:
        found["enum"] = row["values"].split("|")
    if row["format"] == "clock":
        found["pattern"] = CLOCK
    elif row["format"]:
        found["format"] = row["format"]
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
