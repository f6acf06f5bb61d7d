"""Conditions of indicators, written as forms write theirs, worked out for all rows at once.

The same text and the same reading as in forms (foundation/expressions); only a part of the language: columns, texts,
numbers, comparisons, `and`, `or`, `not()`, `+` and `-` between days and numbers, and `div` by a number that stands there. A
day that is not known is not a number: nothing is before or after it. What is not of this part is refused when an indicator
is read, never later.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from amparo.foundation.counting.columns import Array, Kind
from amparo.foundation.expressions.parsing import parse
from amparo.foundation.expressions.tree import Binary, Call, Expr, ExpressionError, Literal, Number, Path

_NAMED = re.compile(r"\$\{\s*(\w+)\s*\}")
_COMPARED: Mapping[str, Callable[[Any, Any], Any]] = {
    "=": np.equal, "!=": np.not_equal, "<": np.less, "<=": np.less_equal, ">": np.greater, ">=": np.greater_equal,
}  # fmt: skip
_REVERSED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "=": "=", "!=": "!="}
NUMBERS = (Kind.DAY, Kind.NUMBER, Kind.FEW)


@dataclass(frozen=True)
class Rows:
    """What a condition is worked out on: the kind and the array of each column, the numbers of texts, and parameters."""

    kinds: Mapping[str, Kind]
    column: Callable[[str], Array]
    code: Callable[[str, str], int]
    parameters: Mapping[str, float]
    many: int


@lru_cache(maxsize=256)
def _parsed(text: str) -> Expr:
    return parse(_NAMED.sub(r"\1", text))


def condition(text: str, rows: Rows) -> Array:
    """Return for every row whether the condition holds; raise ExpressionError for what cannot be said in one."""
    return _truth(_parsed(text), rows) if text else np.ones(rows.many, dtype=bool)


def number(text: str, rows: Rows) -> Array:
    """Return for every row the number that an expression gives, NaN where it is not known."""
    return _number(_parsed(text), rows)


def _truth(tree: Expr, rows: Rows) -> Array:
    match tree:
        case Binary("and", left, right):
            return _truth(left, rows) & _truth(right, rows)
        case Binary("or", left, right):
            return _truth(left, rows) | _truth(right, rows)
        case Call("not", (inner,)):
            return ~_truth(inner, rows)
        case Binary(op, left, right) if op in _COMPARED:
            return _comparison(op, left, right, rows)
    raise ExpressionError("an indicator's condition compares columns, joined by and, or, not()")


def _comparison(op: str, left: Expr, right: Expr, rows: Rows) -> Array:
    if isinstance(left, Literal):
        return _comparison(_REVERSED[op], right, left, rows)
    if isinstance(right, Literal):
        return _with_text(op, left, right.value, rows)
    if op in ("=", "!=") and (_speaks_of_days(left, rows) or _speaks_of_days(right, rows)):
        raise ExpressionError("days are compared by <, <=, > and >=, and with '' by = and !=")
    with np.errstate(invalid="ignore"):
        return np.broadcast_to(_COMPARED[op](_number(left, rows), _number(right, rows)), (rows.many,))


def _with_text(op: str, left: Expr, text: str, rows: Rows) -> Array:
    name = _name(left)
    if op not in ("=", "!=") or name is None or name not in rows.kinds:
        raise ExpressionError(f"a column is compared with the text '{text}' by = or != only")
    if rows.kinds[name] in NUMBERS and text:
        raise ExpressionError(f"{name} holds days or numbers; it is never '{text}'")
    wanted = 0 if text == "" else rows.code(name, text)
    found: Array = rows.column(name) == wanted
    return found if op == "=" else ~found


def _number(tree: Expr, rows: Rows) -> Array:
    match tree:
        case Number(value):
            return np.float64(value)  # type: ignore[return-value]
        case Binary("+", left, right):
            return _number(left, rows) + _number(right, rows)
        case Binary("-", left, right):
            return _number(left, rows) - _number(right, rows)
        case Binary("div", left, Number(value)) if float(value):
            return _number(left, rows) / float(value)
    name = _name(tree) or ""
    if name in rows.parameters:
        return np.float64(rows.parameters[name])  # type: ignore[return-value]
    if rows.kinds.get(name) not in NUMBERS:
        raise ExpressionError(f"{name or 'this'} is no day and no number")
    found = rows.column(name).astype(np.float64)
    return np.where(found == 0, np.nan, found) if rows.kinds[name] is Kind.DAY else found


def _speaks_of_days(tree: Expr, rows: Rows) -> bool:
    match tree:
        case Binary(_, left, right):
            return _speaks_of_days(left, rows) or _speaks_of_days(right, rows)
    return rows.kinds.get(_name(tree) or "") is Kind.DAY


def _name(tree: Expr) -> str | None:
    match tree:
        case Path(absolute=False, steps=(step,), base=None) if step.axis == "child" and not step.predicates:
            return step.test
    return None
