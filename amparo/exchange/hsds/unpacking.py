"""Reads the tables of a data package of HSDS 3.0 that somebody else made, and says by table, row and column what is wrong."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from io import StringIO
from uuid import UUID

from amparo.exchange.complaints import Complaint
from amparo.exchange.hsds.tables import Field, columns, objects
from amparo.exchange.xlsform.exporting import unguarded

Row = dict[str, str]
Rows = dict[str, dict[str, Row]]
NEEDED = ("organization", "service")
MAY_MISS = frozenset({"postal_code", "state_province", "description", "city", "country", "address_1"})
"""What HSDS asks for and no listing here needs."""


def tables(files: Mapping[str, str]) -> tuple[Rows, list[Complaint]]:
    """Return table → id → row of the CSV files of a package (name → text), and what is wrong with them.

    Tables and columns that HSDS 3.0 does not have are passed over. A row keeps the number of its line under `row`.
    """
    found: Rows = {}
    complaints = [Complaint(1, "id", "there is no such table", name) for name in NEEDED if f"{name}.csv" not in files]
    for table in objects():
        if f"{table}.csv" in files:
            found[table] = {}
            complaints += _read(table, files[f"{table}.csv"], found[table])
    return found, complaints or list(_loose(found))


def _read(table: str, text: str, into: dict[str, Row]) -> Iterator[Complaint]:
    known = columns(table)
    for number, cells in enumerate(csv.DictReader(StringIO(text.removeprefix("\ufeff"))), 2):
        row = {field.name: unguarded((cells.get(field.name) or "").strip()) for field in known}
        wrong = list(_wrong(table, number, row, known))
        yield from wrong
        if not wrong and row["id"].lower() in into:
            yield Complaint(number, "id", f"{row['id']} stands twice", table)
        into[row["id"].lower()] = {**row, "row": str(number)}


def _wrong(table: str, number: int, row: Row, known: Iterable[Field]) -> Iterator[Complaint]:
    for field in known:
        value = row[field.name]
        if not value:
            if field.required and field.name not in MAY_MISS:
                yield Complaint(number, field.name, "this is missing", table)
        elif field.format == "uuid" and not _is(UUID, value):
            yield Complaint(number, field.name, f"'{value}' is no UUID", table)
        elif field.type == "number" and not _is(float, value):
            yield Complaint(number, field.name, f"'{value}' is no number", table)
        elif field.values and value not in field.values:
            yield Complaint(number, field.name, f"'{value}' is none of {', '.join(field.values)}", table)


def _is(kind: type, value: str) -> bool:
    try:
        kind(value)
    except ValueError:
        return False
    return True


def _loose(found: Rows) -> Iterator[Complaint]:
    """Yield the rows that belong to something which is not in the package."""
    for table, rows in found.items():
        ties = {field.name: field.name.removesuffix("_id") for field in columns(table) if field.name.endswith("_id")}
        for name, other in ties.items():
            for row in rows.values():
                if row[name] and other in found and row[name].lower() not in found[other]:
                    yield Complaint(int(row["row"]), name, f"there is no such {other}: {row[name]}", table)
    for row in found.get("service", {}).values():
        if not row["organization_id"]:
            yield Complaint(int(row["row"]), "organization_id", "this is missing", "service")
