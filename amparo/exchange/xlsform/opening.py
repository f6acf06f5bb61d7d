"""Opens one file from outside inside the limited process: workbook or XForm → tables, XForm, complaints as plain values."""

from contextlib import redirect_stdout
from io import BytesIO, StringIO
from typing import Any

from pyxform.xls2json_backends import xls_to_dict, xlsx_to_dict

from amparo.exchange.xlsform.guarding import RefusedFileError
from amparo.exchange.xlsform.recognising import LOCKED, Kind, admit
from amparo.exchange.xlsform.words import in_plain_words
from amparo.foundation.forms import Complaint, FormError, Tables, compile_xform, read_markdown
from amparo.foundation.forms.making.converting import to_xform
from amparo.foundation.forms.making.tables import from_workbook, own_columns, with_rows, without_own_columns


def opened(data: bytes, name: str = "form") -> dict[str, Any]:
    """Read a file and try to compile it; `name` counts when the form gives itself none.

    The answer has `complaints`, and `tables` and `xform` as far as they came.
    """
    answer: dict[str, Any] = {"complaints": []}
    tables: Tables | None = None
    try:
        kind = admit(data)
        if kind is Kind.XFORM:
            compile_xform(data)
            answer["xform"] = data.decode("utf-8", "replace")
            return answer
        tables = answer["tables"] = read_tables(data, kind)
        xform, answer["warnings"] = to_xform(without_own_columns(tables), name)
        compile_xform(xform.encode(), meta=own_columns(tables["survey"]))
        answer["xform"] = xform
    except RefusedFileError as problem:
        answer["complaints"] = [["", 0, str(problem)]]
    except FormError as problem:
        placed = with_rows(problem, tables["survey"]) if tables else problem
        plain = dict.fromkeys(in_plain_words(complaint, tables) for complaint in placed.complaints)
        answer["complaints"] = [[c.sheet, c.row, c.sentence] for c in plain]
    return answer


def read_tables(data: bytes, kind: Kind) -> Tables:
    """Read the sheets of an admitted workbook or Markdown table. Raises RefusedFileError and FormError."""
    if kind is Kind.MARKDOWN:
        return read_markdown(data.decode("utf-8", "replace"))
    read = xls_to_dict if kind is Kind.OLD_WORKBOOK else xlsx_to_dict
    try:
        with redirect_stdout(StringIO()):  # xlrd prints what it notices; our answer goes out there
            return from_workbook(read(BytesIO(data)))
    except (FormError, MemoryError):
        raise
    except Exception as problem:  # the readers raise whatever their parts raise on a broken workbook
        if "encrypted" in str(problem):
            raise RefusedFileError(LOCKED) from problem
        raise FormError(_broken(str(problem))) from problem


def _broken(problem: str) -> Complaint:
    mend = "Open it in Excel or LibreOffice and save it again as “Excel workbook (.xlsx)”; the form itself is not lost."
    if "stylesheet" in problem:
        return Complaint("styles", 0, f"The part of the workbook that describes colours and fonts is broken. {mend}")
    return Complaint("", 0, f"A part of the workbook is broken. {mend}")
