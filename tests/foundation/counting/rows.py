"""Random rows and random conditions on them, and the same row as a form's engine sees it."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import numpy as np
from hypothesis import strategies as st
from lxml import etree

from amparo.foundation.counting import EPOCH, Codes, Kind, Rows, kept
from amparo.foundation.expressions import Setting, compile_expression

COLUMNS = {
    "sex": Kind.CODE,
    "age": Kind.CODE,
    "met": Kind.DAY,
    "due": Kind.DAY,
    "goals": Kind.NUMBER,
    "goals_met": Kind.NUMBER,
}
TEXTS = ("female", "male", "adult", "")
FIRST = date(2027, 3, 1)
TODAY = date(2027, 3, 31)


def rows() -> st.SearchStrategy[dict[str, Any]]:
    """Return rows with and without what can be missing; a number is never missing."""
    day = st.none() | st.integers(0, 40).map(lambda days: FIRST + timedelta(days=days))
    code, many = st.sampled_from(TEXTS), st.integers(0, 3)
    return st.fixed_dictionaries({"sex": code, "age": code, "met": day, "due": day, "goals": many, "goals_met": many})


def conditions() -> st.SearchStrategy[str]:
    """Return conditions of the part of the language that indicators have."""
    text = st.builds(
        "${{{}}} {} '{}'".format, st.sampled_from(("sex", "age")), st.sampled_from(("=", "!=")), st.sampled_from(TEXTS)
    )
    empty = st.builds("${{{}}} {} ''".format, st.sampled_from(("met", "due")), st.sampled_from(("=", "!=")))
    order = ("<", "<=", ">", ">=")
    sign, same = st.sampled_from(order), st.sampled_from((*order, "=", "!="))
    days = st.sampled_from(("${met}", "${due}", "${today}", "${due} + 3", "${today} - 14"))
    numbers = st.sampled_from(("${goals}", "${goals_met}", "(${goals} - ${goals_met}) div 2", "0", "1", "2"))
    single = (
        text
        | empty
        | st.builds("{} {} {}".format, days, sign, days)
        | st.builds("{} {} {}".format, numbers, same, numbers)
    )
    return st.recursive(
        single,
        lambda inner: (
            st.builds("({} and {})".format, inner, inner)
            | st.builds("({} or {})".format, inner, inner)
            | st.builds("not({})".format, inner)
        ),
        max_leaves=6,
    )


def kept_rows(drawn: Sequence[Mapping[str, Any]]) -> Rows:
    """Return rows as they are kept to be counted."""
    codes = Codes()
    told = {name: [kept(kind, name, row.get(name), codes) for row in drawn] for name, kind in COLUMNS.items()}
    arrays = {name: np.array(numbers, dtype=np.uint16) for name, numbers in told.items()}
    return Rows(COLUMNS, arrays.__getitem__, codes.found, {"today": float((TODAY - EPOCH).days)}, len(drawn))


TYPES = {
    **{(name,): "date" for name in ("met", "due", "today")},
    **{(name,): "int" for name in ("goals", "goals_met")},
}


def as_node(row: Mapping[str, Any], text: str) -> bool:
    """Return what the engine of forms makes of a condition on one row."""
    root = etree.Element("data")
    for name, value in {**row, "today": TODAY}.items():
        written = value.isoformat() if isinstance(value, date) else "" if value is None else str(value)
        etree.SubElement(root, name).text = written
    for name in (*row, "today"):
        text = text.replace(f"${{{name}}}", f"/data/{name}")
    setting = Setting(types=TYPES)
    return bool(compile_expression(text, setting, "truth")(root))
