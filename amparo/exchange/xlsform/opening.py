"""Opens one file from outside inside the limited process: workbook or XForm → tables, XForm, complaints as plain values."""

import zipfile
from contextlib import redirect_stdout
from io import BytesIO, StringIO
from typing import Any

from openpyxl.xml.constants import ARC_STYLE
from pyxform.xls2json_backends import xls_to_dict, xlsx_to_dict

from amparo.exchange.xlsform.guarding import RefusedFileError
from amparo.exchange.xlsform.recognising import LOCKED, Kind, admit
from amparo.exchange.xlsform.words import in_plain_words
from amparo.foundation.forms import Complaint, FormError, Tables, compile_xform, read_markdown
from amparo.foundation.forms.making.converting import to_xform
from amparo.foundation.forms.making.tables import from_workbook, own_columns, with_rows, without_own_columns

BROKEN = Complaint(
    "",
    0,
    "A part of the workbook is broken. Open it in Excel or LibreOffice and save it again as “Excel workbook (.xlsx)”; "
    "the form itself is not lost.",
)
WITHOUT_STYLES = (
    "The part of the workbook that describes colours and fonts is damaged and was left out; all sheets and rows were read. "
    "A cell that was set as a date or a time can stand there as a number: look at those."
)


def opened(data: bytes, name: str = "form") -> dict[str, Any]:
    """Read a file and try to compile it; `name` counts when the form gives itself none.

    The answer has `complaints` and `warnings`, and `tables` and `xform` as far as they came.
    """
    answer: dict[str, Any] = {"complaints": [], "warnings": []}
    try:
        kind = admit(data)
        if kind is Kind.XFORM:
            compile_xform(data)
            answer["xform"] = data.decode("utf-8", "replace")
        else:
            _compile(data, kind, name, answer)
    except RefusedFileError as problem:
        answer["complaints"] = [["", 0, str(problem)]]
    except FormError as problem:
        tables: Tables | None = answer.get("tables")
        placed = with_rows(problem, tables["survey"]) if tables else problem
        plain = dict.fromkeys(in_plain_words(complaint, tables) for complaint in placed.complaints)
        answer["complaints"] = [[c.sheet, c.row, c.sentence] for c in plain]
    return answer


def _compile(data: bytes, kind: Kind, name: str, answer: dict[str, Any]) -> None:
    """Put tables, warnings and XForm into the answer as far as they come."""
    tables, answer["warnings"] = read_tables(data, kind)
    answer["tables"] = tables
    xform, advice = to_xform(without_own_columns(tables), name)
    answer["warnings"] += advice
    compile_xform(xform.encode(), meta=own_columns(tables["survey"]))
    answer["xform"] = xform


def read_tables(data: bytes, kind: Kind) -> tuple[Tables, list[str]]:
    """Read the sheets of an admitted workbook or Markdown table, and say what was left out to read them.

    Raises RefusedFileError and FormError.
    """
    if kind is Kind.MARKDOWN:
        return read_markdown(data.decode("utf-8", "replace")), []
    try:
        return _sheets(data, kind), []
    except (FormError, MemoryError):
        raise
    except Exception as problem:  # the readers raise whatever their parts raise on a broken workbook
        if "encrypted" in str(problem):
            raise RefusedFileError(LOCKED) from problem
        if kind is Kind.WORKBOOK:
            return _sheets_alone(data), [WITHOUT_STYLES]
        raise FormError(BROKEN) from problem


def _sheets(data: bytes, kind: Kind) -> Tables:
    read = xls_to_dict if kind is Kind.OLD_WORKBOOK else xlsx_to_dict
    with redirect_stdout(StringIO()):  # xlrd prints what it notices; our answer goes out there
        return from_workbook(read(BytesIO(data)))


def _sheets_alone(data: bytes) -> Tables:
    """Read a workbook that cannot be read as if it had no styles: when that helps, only those are damaged."""
    plain = BytesIO()
    try:
        with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(plain, "w") as new:
            for part in old.infolist():
                if part.filename != ARC_STYLE:
                    new.writestr(part.filename, old.read(part))
        return _sheets(plain.getvalue(), Kind.WORKBOOK)
    except (FormError, MemoryError):
        raise
    except Exception as problem:
        raise FormError(BROKEN) from problem
