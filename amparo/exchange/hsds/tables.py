"""The objects of HSDS 3.0 field by field, as the table beside this file lists them, and which of them are exchanged as rows.

`fields.csv` is written after the schemas of https://github.com/openreferral/specification by Open Referral, CC BY-SA 4.0.
"""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

LATER = frozenset({"service_capacity", "unit"})
"""Objects of HSDS 3.1, which a package of 3.0 does not have."""


@dataclass(frozen=True)
class Field:
    """One field of an object: its JSON type, what it holds when that is other objects, and what its values must be."""

    name: str
    type: str
    of: str
    format: str
    values: tuple[str, ...]
    required: bool


@cache
def objects() -> dict[str, tuple[Field, ...]]:
    """Return the fields of every object."""
    found: dict[str, tuple[Field, ...]] = {}
    text = files(__package__).joinpath("fields.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        kind, _, of = row["type"].partition(" ")
        values = tuple(filter(None, row["values"].split("|")))
        field = Field(row["field"], kind, of, row["format"], values, bool(row["required"]))
        found[row["object"]] = (*found.get(row["object"], ()), field)
    return found


def columns(table: str) -> tuple[Field, ...]:
    """Return the fields of an object that are columns of its table; what holds other objects is a table of its own."""
    return tuple(field for field in objects()[table] if not field.of)


def within(table: str) -> dict[str, str]:
    """Return the fields of an object that hold other objects, and which."""
    return {field.name: field.of for field in objects()[table] if field.of and field.of not in LATER}
