"""Reads the tables of a data package of HSDS 3.0 that somebody else made, and says by table, row and column what is wrong."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from io import StringIO
from uuid import UUID

from amparo.exchange.complaints import Complaint
from amparo.exchange.hsds.packaging import NONE
from amparo.exchange.hsds.tables import Field, columns, exchanged, file_of
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
    found: Rows = {table: {} for table in exchanged() if file_of(table) in files}
    complaints = [_complaint(1, "id", "there is no such table", name) for name in NEEDED if name not in found]
    for table, rows in found.items():
        complaints += _read(table, files[file_of(table)], rows)
    return found, complaints or list(_loose(found))


def _complaint(row: int, column: str, sentence: str, table: str) -> Complaint:
    return Complaint(row, column, sentence, file_of(table).removesuffix(".csv"))


def _read(table: str, text: str, into: dict[str, Row]) -> Iterator[Complaint]:
    known = columns(table)
    for number, cells in enumerate(csv.DictReader(StringIO(text.removeprefix("\ufeff"))), 2):
        row = {field.name: _said(cells.get(field.name) or "", field) for field in known}
        wrong = list(_wrong(table, number, row, known))
        yield from wrong
        if not wrong and row["id"].lower() in into:
            yield _complaint(number, "id", f"{row['id']} stands twice", table)
        into[row["id"].lower()] = {**row, "row": str(number)}


def _said(cell: str, field: Field) -> str:
    text = unguarded(cell.strip()).strip()  # a guard stands before spaces, too
    return "" if text == NONE and field.in_tables else text


def _wrong(table: str, number: int, row: Row, known: Iterable[Field]) -> Iterator[Complaint]:
    for field in known:
        value = row[field.name]
        if not value:
            if field.required and field.name not in MAY_MISS:
                yield _complaint(number, field.name, "this is missing", table)
        elif field.format == "uuid" and not _is(UUID, value):
            yield _complaint(number, field.name, f"'{value}' is no UUID", table)
        elif field.type == "number" and not _is(float, value):
            yield _complaint(number, field.name, f"'{value}' is no number", table)
        elif field.values and value not in field.values:
            yield _complaint(number, field.name, f"'{value}' is none of {', '.join(field.values)}", table)


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
                    yield _complaint(int(row["row"]), name, f"there is no such {other}: {row[name]}", table)
    for row in found.get("service", {}).values():
        if not row["organization_id"]:
            yield _complaint(int(row["row"]), "organization_id", "this is missing", "service")
