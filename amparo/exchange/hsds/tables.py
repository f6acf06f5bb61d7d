"""The objects of HSDS 3.0 field by field, as the table beside this file lists them, and which of them are exchanged as rows.

`fields.csv` has the fields and the order of the schemas of https://github.com/openreferral/specification at 98766d7c (3.0.0), by
Open Referral, CC BY-SA 4.0; tests/interfaces/api/official compares it with them where they are at hand.
"""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

LATER = frozenset({"service_capacity", "unit"})
"""Objects of HSDS 3.1, which a package of 3.0 does not have."""
_PLURAL = {"address": "addresses", "taxonomy": "taxonomies"}
_AS_IT_IS = frozenset({"accessibility", "funding", "metadata", "service_at_location"})


@dataclass(frozen=True)
class Field:
    """One field of an object: its JSON type, what it holds when that is other objects, and what its values must be."""

    name: str
    type: str
    of: str
    format: str
    values: tuple[str, ...]
    required: bool
    in_tables: bool
    """Whether a row of a table must say it, too."""
    ours: bool


@cache
def objects() -> dict[str, tuple[Field, ...]]:
    """Return the fields of every object."""
    found: dict[str, tuple[Field, ...]] = {}
    text = files(__package__).joinpath("fields.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        kind, _, of = row["type"].partition(" ")
        values = tuple(filter(None, row["values"].split("|")))
        asked = row["required"]
        field = Field(row["field"], kind, of, row["format"], values, asked == "yes", bool(asked), bool(row["ours"]))
        found[row["object"]] = (*found.get(row["object"], ()), field)
    return found


def columns(table: str) -> tuple[Field, ...]:
    """Return the fields of an object that are columns of its table; what holds other objects is a table of its own."""
    return tuple(field for field in objects()[table] if not field.of)


def within(table: str) -> dict[str, str]:
    """Return the fields of an object that hold other objects, and which."""
    return {field.name: field.of for field in objects()[table] if field.of and field.of not in LATER}


def exchanged() -> list[str]:
    """Return the tables of a package of HSDS 3.0."""
    return [name for name in objects() if name not in LATER]


def file_of(table: str) -> str:
    """Return the name that HSDS gives the file of a table."""
    return f"{table if table in _AS_IT_IS else _PLURAL.get(table, f'{table}s')}.csv"
