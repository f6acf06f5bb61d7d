"""Reads the tables of a data package of HSDS 3.0 that somebody else made, and says by table, row and column what is wrong."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import StringIO
from uuid import UUID

from amparo.exchange.hsds.tables import Field, columns, objects
from amparo.exchange.xlsform.exporting import unguarded

Row = dict[str, str]
Rows = dict[str, dict[str, Row]]
NEEDED = ("organization", "service")
MAY_MISS = frozenset({"postal_code", "state_province", "description", "city", "country", "address_1"})
"""What HSDS asks for and no listing here needs."""


@dataclass(frozen=True)
class Complaint:
    """What is wrong with a cell; rows count from 1, which is the head."""

    table: str
    row: int
    column: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.table}.csv, row {self.row}, column {self.column}: {self.sentence}"


def tables(files: Mapping[str, str]) -> tuple[Rows, list[Complaint]]:
    """Return table → id → row of the CSV files of a package (name → text), and what is wrong with them.

    Tables and columns that HSDS 3.0 does not have are passed over. A row keeps the number of its line under `row`.
    """
    found: Rows = {}
    complaints = [Complaint(name, 1, "id", "there is no such table") for name in NEEDED if f"{name}.csv" not in files]
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
            yield Complaint(table, number, "id", f"{row['id']} stands twice")
        into[row["id"].lower()] = {**row, "row": str(number)}


def _wrong(table: str, number: int, row: Row, known: Iterable[Field]) -> Iterator[Complaint]:
    for field in known:
        value = row[field.name]
        if not value:
            if field.required and field.name not in MAY_MISS:
                yield Complaint(table, number, field.name, "this is missing")
        elif field.format == "uuid" and not _is(UUID, value):
            yield Complaint(table, number, field.name, f"'{value}' is no UUID")
        elif field.type == "number" and not _is(float, value):
            yield Complaint(table, number, field.name, f"'{value}' is no number")
        elif field.values and value not in field.values:
            yield Complaint(table, number, field.name, f"'{value}' is none of {', '.join(field.values)}")


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
                    yield Complaint(table, int(row["row"]), name, f"there is no such {other}: {row[name]}")
    for row in found.get("service", {}).values():
        if not row["organization_id"]:
            yield Complaint("service", int(row["row"]), "organization_id", "this is missing")
