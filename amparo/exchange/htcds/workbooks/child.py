"""The process that opens a workbook from outside: bytes in, sheets of text out as JSON, and then it is gone."""

import json
import sys
import warnings
from datetime import date, datetime
from io import BytesIO

from amparo.exchange import confinement
from amparo.exchange.htcds.workbooks.opening import FORMULA, LIMITS, MOST_CELLS, MOST_COLUMNS, MOST_ROWS


def main() -> None:
    """Read the workbook and write its sheets: title → rows of text."""
    confinement.keep_to(LIMITS)
    warnings.simplefilter("ignore")
    sys.stdout.write(json.dumps(sheets(sys.stdin.buffer.read())))


def sheets(data: bytes) -> dict[str, list[list[str]]]:
    """Return what the sheets of a workbook hold, trailing emptiness left out."""
    from openpyxl import load_workbook

    book = load_workbook(BytesIO(data), read_only=True)
    found: dict[str, list[list[str]]] = {}
    left = MOST_CELLS
    for sheet in book.worksheets:
        rows: list[list[str]] = []
        for cells in sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS):
            rows.append(_without_tail([FORMULA if cell.data_type == "f" else _text(cell.value) for cell in cells]))
            left -= len(rows[-1])
            if left < 0:
                raise MemoryError
        while rows and not rows[-1]:
            rows.pop()
        found[sheet.title] = rows
    return found


def _without_tail(row: list[str]) -> list[str]:
    while row and not row[-1]:
        row.pop()
    return row


def _text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, datetime):
        return cell.date().isoformat() if not (cell.hour or cell.minute or cell.second) else cell.isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return f"{cell:.0f}"
    return str(cell)


if __name__ == "__main__":
    main()
