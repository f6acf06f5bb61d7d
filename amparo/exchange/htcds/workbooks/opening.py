"""The parent's side of opening a file of cases: what it may be, how large, and which process reads it."""

import csv
import json
from collections.abc import Mapping
from io import StringIO

from amparo.exchange import confinement
from amparo.exchange.xlsform.guarding import LARGEST_FILE, RefusedFileError, guard_text
from amparo.exchange.xlsform.recognising import Kind, admit

LIMITS = confinement.Limits(cpu_seconds=20, wall_seconds=40, memory_bytes=512 * 1024 * 1024, answer_bytes=30_000_000)
MOST_ROWS, MOST_COLUMNS, MOST_CELLS = 5_000, 400, 500_000
FORMULA = "\N{SYMBOL FOR NULL}"
"""Stands where a cell holds a formula: what it would show depends on a spreadsheet we do not run."""
_NO_ANSWER = "The workbook could not be read within the limits of time and memory. Bring it in smaller parts."

Sheets = Mapping[str, list[list[str]]]


def opened(data: bytes) -> Sheets:
    """Return the sheets of a workbook (.xlsx), or the one of a CSV file, as text.

    Raises RefusedFileError with one plain sentence: a stranger's bytes are looked at before anything is unpacked.
    """
    if len(data) > LARGEST_FILE:
        raise RefusedFileError("The file is larger than 2 MB. Bring it in smaller parts.")
    if not data.startswith(b"PK") and b"," in data[:4_096] and not data.lstrip().startswith((b"<", b"|", b"%")):
        return {"CSV": _table(data)}
    if admit(data) is not Kind.WORKBOOK:
        raise RefusedFileError("This is not a table of cases. Bring an Excel workbook (.xlsx) or a CSV file.")
    try:
        found: dict[str, list[list[str]]] = json.loads(
            confinement.run("amparo.exchange.htcds.workbooks.child", data, LIMITS)
        )
    except (confinement.GaveUpError, ValueError) as problem:
        raise RefusedFileError(_NO_ANSWER) from problem
    return found


def _table(data: bytes) -> list[list[str]]:
    guard_text(data)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise RefusedFileError("The CSV file is not in UTF-8. Save it again as “CSV UTF-8”.") from problem
    try:
        rows = list(csv.reader(StringIO(text, newline="")))
    except csv.Error as problem:
        raise RefusedFileError("The CSV file is damaged: a cell has no end, or is far too long.") from problem
    if len(rows) > MOST_ROWS or any(len(row) > MOST_COLUMNS for row in rows):
        raise RefusedFileError(_NO_ANSWER)
    return rows
