"""Checks a form that someone brings: refused, explained, or ready to be filled."""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from amparo.exchange import confinement
from amparo.exchange.xlsform.guarding import LARGEST_FILE, RefusedFileError
from amparo.exchange.xlsform.recognising import admit
from amparo.foundation.forms import Complaint, Form, FormError, Tables, compile_xform
from amparo.foundation.forms.making.tables import own_columns

LIMITS = confinement.Limits(
    cpu_seconds=10, wall_seconds=20, memory_bytes=512 * 1024 * 1024, answer_bytes=30_000_000, file_bytes=30_000_000
)
"""A form holds nobody's words, and pyxform writes it to a file on its way."""


@dataclass(frozen=True)
class Report:
    """What became of a file: `problems` in plain words with sheet and row, or a `form`; `warnings` are advice."""

    problems: tuple[Complaint, ...]
    form: Form | None
    tables: Tables | None = None
    warnings: tuple[str, ...] = ()


def check(path: Path | str, *, area: str = "") -> Report:
    """Check a form file: an XLSForm workbook (.xlsx, .xls), an XForm (.xml) or our Markdown table.

    The file is guarded first and then opened in a process of its own with limits of time and memory. Never raises on
    what is in the file; raises OSError when it cannot be read. `area` makes the form's reference area/form@version.
    """
    path = Path(path)
    if path.stat().st_size > LARGEST_FILE:
        return Report((Complaint("", 0, "The file is larger than 2 MB. A form is much smaller."),), None)
    return check_bytes(path.read_bytes(), area=area, name=path.stem)


def check_bytes(data: bytes, *, area: str = "", name: str = "form") -> Report:
    """Check the bytes of a form file; `name` is that of the file and counts when the form gives itself none."""
    try:
        admit(data)
    except RefusedFileError as problem:
        return Report((Complaint("", 0, str(problem)),), None)
    answer = _in_a_child(data, _identifier(name))
    problems = tuple(Complaint(sheet, row, sentence) for sheet, row, sentence in answer["complaints"])
    tables, advice = answer.get("tables"), tuple(answer.get("warnings", ()))
    if problems or "xform" not in answer:
        return Report(problems, None, tables, advice)
    meta = own_columns(tables["survey"]) if tables else {}
    try:
        form = compile_xform(answer["xform"].encode() if tables else data, area=area, meta=meta)
    except FormError as problem:
        return Report(problem.complaints, None, tables, advice)
    return Report((), form, tables, advice)


def _identifier(name: str) -> str:
    kept = re.sub(r"[^A-Za-z0-9_.-]", "_", name)[:60]
    return kept if kept[:1].isalpha() else f"form_{kept}"


def _in_a_child(data: bytes, name: str) -> dict[str, Any]:
    try:
        answer: dict[str, Any] = json.loads(confinement.run("amparo.exchange.xlsform.child", data, LIMITS, name))
    except confinement.GaveUpError as problem:
        if problem.slow:
            return _gave_up("The form takes far longer to read than a form should. It is not opened.")
        return _gave_up("The form could not be read within the limits of time and memory for a form.")
    except ValueError:
        return _gave_up("The form could not be read within the limits of time and memory for a form.")
    return answer


def _gave_up(sentence: str) -> dict[str, Any]:
    return {"complaints": [["", 0, sentence]]}
