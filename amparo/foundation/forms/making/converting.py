"""Calls pyxform, the field's own compiler, and reads what it complains about."""

import re
import warnings as python_warnings
from typing import Any

from amparo.foundation.forms.making.tables import Tables, headers
from amparo.foundation.forms.wording import Complaint, FormError

_ROW = re.compile(r"\[row : (\d+)\]\s*")
_SHEET = re.compile(r"[Oo]n the '(\w+)' sheet,?\s*")


def to_xform(tables: Tables, name: str = "data") -> tuple[str, list[str]]:
    """Compile tables to XForm XML with pyxform; give also its warnings.

    `name` is the form's id and title when its settings give none. Raises FormError with sheet and row.
    """
    # A quarter of what a command needs to start, and most commands compile no form.
    from pyxform.errors import PyXFormError
    from pyxform.xls2xform import convert

    book: dict[str, Any] = {"sheet_names": list(tables), "fallback_form_name": name}
    for name, rows in tables.items():
        book[name], book[f"{name}_header"] = rows, headers(rows)
    settings = (tables.get("settings") or [{}])[0]
    try:
        with python_warnings.catch_warnings():
            python_warnings.simplefilter("ignore")
            result = convert(book, form_name=settings.get("name") or "data")
    except PyXFormError as problem:
        raise FormError(*complaints(str(problem))) from problem
    except (KeyError, TypeError, AttributeError, ValueError, IndexError, RecursionError) as problem:
        raise FormError(Complaint("survey", 0, f"The form compiler stopped: {problem}")) from problem
    return str(result.xform), list(result.warnings)


def complaints(text: str) -> list[Complaint]:
    """Turn pyxform's complaints into sheet, row and sentence; one complaint for each row it names."""
    found = []
    pieces = re.split(r"(?=\[row : \d+\])", text)
    for piece in (p.strip() for p in pieces if p.strip()):
        row, sheet = _ROW.search(piece), _SHEET.search(piece)
        sentence = _SHEET.sub("", _ROW.sub("", piece)).split(" Learn more:")[0].strip()
        found.append(Complaint(sheet.group(1) if sheet else "survey" if row else "", int(row.group(1)) if row else 0,
                               sentence[:1].upper() + sentence[1:]))  # fmt: skip
    return found
