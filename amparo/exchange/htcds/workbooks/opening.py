"""The parent's side of opening a file of cases: what it may be, how large, and which process reads it."""

import csv
import json
from collections.abc import Mapping
from io import StringIO

from amparo.exchange import confinement
from amparo.exchange.htcds.remarks import NotOpenedError
from amparo.exchange.xlsform.guarding import LARGEST_FILE, RefusedFileError, guard_text
from amparo.exchange.xlsform.recognising import LOCKED, Kind, admit

LIMITS = confinement.Limits(cpu_seconds=20, wall_seconds=40, memory_bytes=512 * 1024 * 1024, answer_bytes=30_000_000)
MOST_ROWS, MOST_COLUMNS, MOST_CELLS = 5_000, 400, 500_000
FORMULA = "\N{SYMBOL FOR NULL}"
"""Stands where a cell holds a formula: what it would show depends on a spreadsheet we do not run."""
_SEPARATORS = ",;\t"

Sheets = Mapping[str, list[list[str]]]


def opened(data: bytes) -> Sheets:
    """Return the sheets of a workbook (.xlsx), or the one of a CSV file, as text.

    Raises NotOpenedError with a code of the catalogue: a stranger's bytes are looked at before anything is unpacked.
    """
    if not data.strip():
        raise NotOpenedError("htcds.empty")
    if len(data) > LARGEST_FILE:
        raise NotOpenedError("htcds.too_large")
    if _is_text(data):
        return {"CSV": _table(data)}
    _check_workbook(data)
    try:
        found: dict[str, list[list[str]]] = json.loads(
            confinement.run("amparo.exchange.htcds.workbooks.child", data, LIMITS)
        )
    except (confinement.GaveUpError, ValueError) as problem:
        raise NotOpenedError("htcds.too_heavy") from problem
    return found


def _is_text(data: bytes) -> bool:
    other = data.startswith((b"PK", b"\xd0\xcf")) or data.lstrip().startswith((b"<", b"|", b"%"))
    return not other and any(separator.encode() in data[:4_096] for separator in _SEPARATORS)


def _check_workbook(data: bytes) -> None:
    try:
        kind = admit(data)
    except RefusedFileError as problem:
        zipped = "htcds.damaged" if data.startswith(b"PK") else "htcds.other_file"
        raise NotOpenedError("htcds.locked" if str(problem) == LOCKED else zipped) from problem
    if kind is not Kind.WORKBOOK:
        raise NotOpenedError("htcds.other_file")


def _table(data: bytes) -> list[list[str]]:
    try:
        guard_text(data)
        text = data.decode("utf-8-sig")
        rows = list(csv.reader(StringIO(text, newline=""), delimiter=_separator(text)))
    except RefusedFileError as problem:
        raise NotOpenedError("htcds.other_file") from problem
    except UnicodeDecodeError as problem:
        raise NotOpenedError("htcds.not_utf8") from problem
    except csv.Error as problem:
        raise NotOpenedError("htcds.damaged") from problem
    if len(rows) > MOST_ROWS or any(len(row) > MOST_COLUMNS for row in rows):
        raise NotOpenedError("htcds.too_heavy")
    return rows


def _separator(text: str) -> str:
    """Return what stands between the cells: programs for surveys write semicolons, spreadsheets what their country has."""
    first = text.lstrip().partition("\n")[0]
    return max(_SEPARATORS, key=first.count)
