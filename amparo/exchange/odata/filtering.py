"""Conditions on rows as OData writes them ($filter), read by a kept library and made functions of one row.

The library reads far more than is offered. Of its tree only what stands below becomes a function: comparisons of named
columns with values and with each other, and, or, not, in, and a few functions of texts and days. Everything else is
refused, so that nothing that was not thought of reaches a row; nothing reaches a database at all.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime, time
from operator import eq, ge, gt, le, lt, ne
from typing import Any

from odata_query import ast

from amparo.exchange.odata.reading import NotOffered, Unreadable, named, parsed
from amparo.exchange.odata.shapes import Entity, Kind, Row, Value

DEEPEST = 120
"""How deep a condition may be nested."""
Read = Callable[[Row], Any]
Typed = tuple[Kind | None, Read]
"""A part of a condition: its type, None for one that is empty, and how it is had of a row."""
_COMPARING: dict[type, Callable[[Any, Any], bool]] = {
    ast.Eq: eq, ast.NotEq: ne, ast.Lt: lt, ast.LtE: le, ast.Gt: gt, ast.GtE: ge,
}  # fmt: skip
_LITERALS: dict[type, Kind] = {
    ast.String: Kind.TEXT, ast.GUID: Kind.TEXT, ast.Integer: Kind.NUMBER, ast.Float: Kind.NUMBER, ast.Boolean: Kind.TRUTH,
    ast.Date: Kind.DAY, ast.DateTime: Kind.MOMENT,
}  # fmt: skip
_OF_TEXT: dict[str, tuple[Kind, Callable[[Any], Any]]] = {
    "tolower": (Kind.TEXT, str.lower), "toupper": (Kind.TEXT, str.upper), "trim": (Kind.TEXT, str.strip),
    "length": (Kind.NUMBER, len),
}  # fmt: skip
_OF_TWO: dict[str, Callable[[Any, Any], bool]] = {
    "contains": lambda text, part: part in text, "startswith": str.startswith, "endswith": str.endswith,
}  # fmt: skip
_OF_DAY = ("year", "month", "day")


def condition(text: str, table: Entity) -> Callable[[Row], bool]:
    """Return a condition on rows of a table. Raises Unreadable or NotOffered, which say nothing of what was sent."""
    kind, read = _made(parsed(text), table, 0)
    if kind is not Kind.TRUTH:
        raise Unreadable("no condition")
    return lambda row: read(row) is True


def _made(node: Any, table: Entity, depth: int) -> Typed:
    if depth > DEEPEST:
        raise Unreadable("too deep")
    match node:
        case ast.Identifier():
            return _column(node, table)
        case ast.Null():
            return None, lambda row: None
        case ast.Compare():
            return (_among if isinstance(node.comparator, ast.In) else _compared)(node, table, depth + 1)
        case ast.BoolOp():
            return _joined(node, table, depth + 1)
        case ast.UnaryOp():
            return _turned(node, table, depth + 1)
        case ast.Call():
            return _called(node, table, depth + 1)
    if type(node) in _LITERALS:
        return _literal(node)
    raise NotOffered("this part of a condition")


def _column(node: ast.Identifier, table: Entity) -> Typed:
    found = table.by_name.get(named(node))
    if found is None:
        raise Unreadable("no such column")
    name, kind = found.name, Kind.NUMBER if found.kind is Kind.WHOLE else found.kind
    return kind, lambda row: row[name]


def _literal(node: Any) -> Typed:
    kind = _LITERALS[type(node)]
    try:
        value: Value = str(node.val) if kind is Kind.TEXT else node.py_val
    except (ValueError, OverflowError) as problem:
        raise Unreadable("no such value") from problem
    if isinstance(value, datetime):
        value = _in_utc(value)
    return kind, lambda row: value


def _in_utc(moment: datetime) -> datetime:
    with suppress(OverflowError):
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    raise Unreadable("no such moment")


def _alike(one: Typed, other: Typed) -> tuple[Read, Read]:
    """Return two parts that can be compared: of the same type, or a day as the moment in which it begins."""
    kinds = {one[0], other[0]} - {None}
    if len(kinds) <= 1:
        return one[1], other[1]
    if kinds == {Kind.DAY, Kind.MOMENT}:
        return _as_moment(one), _as_moment(other)
    raise Unreadable("two types")


def _as_moment(part: Typed) -> Read:
    kind, read = part
    if kind is not Kind.DAY:
        return read

    def moment(row: Row) -> datetime | None:
        day: date | None = read(row)
        return None if day is None else datetime.combine(day, time(), UTC)

    return moment


def _compared(node: ast.Compare, table: Entity, depth: int) -> Typed:
    left, right = _made(node.left, table, depth), _made(node.right, table, depth)
    one, other = _alike(left, right)
    how, same = _COMPARING[type(node.comparator)], type(node.comparator) in (ast.Eq, ast.NotEq)

    def holds(row: Row) -> bool:
        first, second = one(row), other(row)
        return bool(how(first, second)) if same or (first is not None and second is not None) else False

    return Kind.TRUTH, holds


def _among(node: ast.Compare, table: Entity, depth: int) -> Typed:
    listed = node.right.val if isinstance(node.right, ast.List) else [node.right]
    left = _made(node.left, table, depth)
    pairs = [_alike(left, _made(one, table, depth)) for one in listed]
    return Kind.TRUTH, lambda row: any(one(row) == other(row) for one, other in pairs)


def _joined(node: ast.BoolOp, table: Entity, depth: int) -> Typed:
    one, other = _truth(node.left, table, depth), _truth(node.right, table, depth)
    if isinstance(node.op, ast.And):
        return Kind.TRUTH, lambda row: one(row) is True and other(row) is True
    return Kind.TRUTH, lambda row: one(row) is True or other(row) is True


def _truth(node: Any, table: Entity, depth: int) -> Read:
    kind, read = _made(node, table, depth)
    if kind is not Kind.TRUTH:
        raise Unreadable("no condition")
    return read


def _turned(node: ast.UnaryOp, table: Entity, depth: int) -> Typed:
    if isinstance(node.op, ast.Not):
        read = _truth(node.operand, table, depth)
        return Kind.TRUTH, lambda row: read(row) is not True
    kind, number = _made(node.operand, table, depth)
    if kind is not Kind.NUMBER:
        raise Unreadable("no number")
    return kind, lambda row: None if number(row) is None else -number(row)


def _called(node: ast.Call, table: Entity, depth: int) -> Typed:
    name, parts = named(node.func).lower(), [_made(one, table, depth) for one in node.args]
    kinds = [kind for kind, _read in parts]
    if name in _OF_TWO and kinds == [Kind.TEXT, Kind.TEXT]:
        return Kind.TRUTH, _whole(_OF_TWO[name], [read for _kind, read in parts])
    if name in _OF_TEXT and kinds == [Kind.TEXT]:
        kind, how = _OF_TEXT[name]
        return kind, _whole(how, [parts[0][1]])
    if name in _OF_DAY and kinds in ([Kind.DAY], [Kind.MOMENT]):
        return Kind.NUMBER, _whole(lambda day: getattr(day, name), [parts[0][1]])
    if name in (*_OF_TWO, *_OF_TEXT, *_OF_DAY):
        raise Unreadable("not of this type")
    raise NotOffered("this function")


def _whole(how: Callable[..., Any], reads: list[Read]) -> Read:
    """Return a function of what is there; of what is empty it is empty."""

    def called(row: Row) -> Any:
        values = [read(row) for read in reads]
        return None if None in values else how(*values)

    return called
