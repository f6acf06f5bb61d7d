"""Listings as a tabular data package of HSDS 3.0: one CSV file for each object, and datapackage.json that describes them."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from amparo.exchange.hsds import shaping
from amparo.exchange.hsds.describing import CLOCK
from amparo.exchange.hsds.records import Organization, Service
from amparo.exchange.hsds.tables import Field, columns, within
from amparo.exchange.xlsform.exporting import Table, write_csv

MISSING_IN_CAMPS = frozenset({"postal_code", "state_province"})
"""What HSDS asks of every address and many places do not have: in JSON it is an empty text, in a table an empty cell."""
Rows = dict[str, dict[str, dict[str, Any]]]
TYPES = {"date": {"type": "date"}, "date-time": {"type": "datetime", "format": "any"}, "clock": {"type": "string"}}


def package(organizations: Iterable[Organization], services: Iterable[Service]) -> dict[str, str]:
    """Return the files of a package by name. What is in it twice, such as a term, has one row."""
    rows: Rows = {"organization": {}, "service": {}}
    for each in organizations:
        _gather("organization", shaping.organization(each), rows)
    for one in services:
        _gather("service", shaping.service(one), rows)
    found = {f"{table}.csv": write_csv(_table(table, rows)) for table in rows}
    described = {
        "profile": "tabular-data-package",
        "name": "hsds",
        "title": "Directory of services, Open Referral HSDS 3.0",
        "resources": [_resource(table, rows) for table in rows],
    }
    return {"datapackage.json": json.dumps(described, ensure_ascii=False, indent=1), **found}


def _gather(table: str, shown: Mapping[str, Any], rows: Rows) -> None:
    """Put an object and all that is inside it into the rows of its table and of theirs."""
    inside = within(table)
    known = {field.name for field in columns(table)}
    own = rows.setdefault(table, {}).setdefault(shown["id"], {})
    own |= {name: value for name, value in shown.items() if name in known}
    for name in inside.keys() & shown.keys():
        held = shown[name] if isinstance(shown[name], list) else [shown[name]]
        for one in held:
            _gather(inside[name], one, rows)


def _used(table: str, rows: Rows) -> list[Field]:
    """Return the columns that something is said in, and those that there must be."""
    said = {name for row in rows[table].values() for name in row}
    return [field for field in columns(table) if field.required or field.name in said]


def _table(table: str, rows: Rows) -> Table:
    names = tuple(field.name for field in _used(table, rows))
    return Table(table, names, tuple(tuple(_cell(row.get(name, "")) for name in names) for row in rows[table].values()))


def _cell(value: Any) -> str:
    """Return a value as a cell; numbers without an exponent, which spreadsheets and the guard of cells misread."""
    return f"{value:.7f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)


def _resource(table: str, rows: Rows) -> dict[str, Any]:
    used = _used(table, rows)
    ties = [field.name for field in used if field.name.endswith("_id") and field.name.removesuffix("_id") in rows]
    return {
        "profile": "tabular-data-resource",
        "name": table,
        "path": f"{table}.csv",
        "encoding": "utf-8",
        "schema": {
            "fields": [_described(field) for field in used],
            "primaryKey": "id",
            "foreignKeys": [
                {"fields": tie, "reference": {"resource": tie.removesuffix("_id"), "fields": "id"}} for tie in ties
            ],
        },
    }


def _described(field: Field) -> dict[str, Any]:
    limits: dict[str, Any] = {"unique": True} if field.name == "id" else {}
    limits |= {"required": True} if field.required and field.name not in MISSING_IN_CAMPS else {}
    limits |= {"enum": list(field.values)} if field.values else {}
    limits |= {"pattern": CLOCK} if field.format == "clock" else {}
    usual = {"type": field.type, **({"format": field.format} if field.format in ("uuid", "email", "uri") else {})}
    return {"name": field.name, **TYPES.get(field.format, usual), **({"constraints": limits} if limits else {})}
