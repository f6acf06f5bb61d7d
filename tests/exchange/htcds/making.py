"""Cases that fill every field of the standard, made from its own tables; and IOM's files, where they are at hand."""

import warnings
from io import BytesIO
from typing import Any

from openpyxl import load_workbook

from amparo.exchange.htcds import Record, standard
from amparo.exchange.htcds.standard import Field
from tests.real_forms import SHARED

IOM = SHARED / "domain" / "htcds_v2"
TEMPLATES = ("HTCDS_Excel_Spreadsheet_v2.0.xlsx", "HTCDS_Excel_single_select_validation_v2.0.xlsx")


def value(field: Field, number: int = 0) -> tuple[str, ...]:
    """Give a value that the field allows: another for another number, several codes where it allows several."""
    if field.reference == "country":
        found = (("SYR", "ERI"), ("COL",), ("PHL",))[number % 3]
        return found if field.kind == "many" else found[:1]
    if field.codes:
        codes = list(field.codes)
        first = codes[number % len(codes)]
        return tuple(dict.fromkeys((first, codes[-1]))) if field.kind == "many" else (first,)
    if field.reference == "phone":
        return (f"+49151000{number:04d}",)
    if field.reference == "language":
        return (("ara", "spa", "tir")[number % 3],)
    by_kind = {
        "date": f"2026-0{number % 9 + 1}-17", "yes_no": ("TRUE", "FALSE")[number % 2],
        "number": f"{number}.5" if field.reference else str(number + 12),
    }  # fmt: skip
    return (by_kind.get(field.kind, f"{field.label} {number}; with a comma, a semicolon and =1+1"),)


def full(number: int = 0) -> Record:
    """Give a case in which every field holds something, and every table of many rows has two."""
    once = {name: value(one, number) for name, one in standard.fields().items() if one.table not in standard.MANY}
    rows = {
        table: tuple(
            {name: value(one, row) for name, one in standard.fields().items() if one.table == table}
            for row in (number, number + 1)
        )
        for table in standard.MANY
    }
    return Record(once, rows, {"Case number of the partner": f"X-{number}"})


def workbook(data: bytes) -> Any:
    """Open a workbook without the notice that it has drop-down lists."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return load_workbook(BytesIO(data))
