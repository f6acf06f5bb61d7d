"""Listings as a tabular data package of HSDS 3.0: one CSV file for each object, and datapackage.json that describes them.

Every table of HSDS is there with every column, in its order, the empty ones too: so the package holds to the description that
Open Referral publishes as it is, and to its own.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from amparo.exchange.hsds import shaping
from amparo.exchange.hsds.records import Organization, Service
from amparo.exchange.hsds.tables import Field, columns, exchanged, file_of, within
from amparo.exchange.xlsform.exporting import Table, write_csv

NONE = "n/a"
"""What stands in a cell that HSDS asks for and many places have nothing for, such as a postal code; in JSON it is empty."""
Rows = dict[str, dict[str, dict[str, Any]]]
TYPES = {"date": {"type": "date"}, "date-time": {"type": "datetime", "format": "any"}, "clock": {"type": "time"}}


def package(organizations: Iterable[Organization], services: Iterable[Service]) -> dict[str, str]:
    """Return the files of a package by name. What is in it twice, such as a term, has one row."""
    rows: Rows = {table: {} for table in exchanged()}
    for each in organizations:
        _gather("organization", shaping.organization(each), rows)
    for one in services:
        _gather("service", shaping.service(one), rows)
    found = {file_of(table): write_csv(_table(table, rows[table])) for table in rows}
    described = {
        "profile": "tabular-data-package",
        "name": "hsds",
        "title": "Directory of services, Open Referral HSDS 3.0",
        "resources": [_resource(table) for table in rows],
    }
    return {"datapackage.json": json.dumps(described, ensure_ascii=False, indent=1), **found}


def _gather(table: str, shown: Mapping[str, Any], rows: Rows) -> None:
    """Put an object and all that is inside it into the rows of its table and of theirs."""
    inside = within(table)
    own = rows[table].setdefault(shown["id"], {})
    own |= {field.name: shown[field.name] for field in _columns(table) if field.name in shown}
    for name in inside.keys() & shown.keys():
        held = shown[name] if isinstance(shown[name], list) else [shown[name]]
        for one in held:
            _gather(inside[name], one, rows)


def _columns(table: str) -> list[Field]:
    return [field for field in columns(table) if not field.ours]


def _table(table: str, rows: dict[str, dict[str, Any]]) -> Table:
    used = _columns(table)
    cells = tuple(tuple(_cell(row.get(field.name, ""), field) for field in used) for row in rows.values())
    return Table(table, tuple(field.name for field in used), cells)


def _cell(value: Any, field: Field) -> str:
    """Return a value as a cell: times with seconds, which tables have and the API has not; numbers without an exponent, which
    spreadsheets and the guard of cells misread.
    """
    if value and field.format == "clock":
        return f"{value[:5]}:00{value[5:]}"
    if isinstance(value, float):
        return f"{value:.7f}".rstrip("0").rstrip(".")
    return str(value) or (NONE if field.in_tables else "")


def _resource(table: str) -> dict[str, Any]:
    used = _columns(table)
    ties = [
        field.name for field in used if field.name.removesuffix("_id") in exchanged() and field.name.endswith("_id")
    ]
    return {
        "profile": "tabular-data-resource",
        "name": table,
        "path": file_of(table),
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
    limits |= {"required": True} if field.in_tables else {}
    limits |= {"enum": list(field.values)} if field.values else {}
    usual = {"type": field.type, **({"format": field.format} if field.format in ("uuid", "email", "uri") else {})}
    return {"name": field.name, **TYPES.get(field.format, usual), **({"constraints": limits} if limits else {})}
