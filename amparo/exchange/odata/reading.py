"""How a condition is read as OData writes it: by a kept library, after what clients write that it does not know."""

import re
from collections.abc import Mapping
from typing import Any

from odata_query import ast
from odata_query.exceptions import ODataException
from odata_query.grammar import ODataLexer, ODataParser

LONGEST = 2000
"""Letters in a condition."""
_TEXT = r"'(?:[^']|'')*'"
_ENUM = re.compile(rf"({_TEXT})|\bAmparo\.\w+(?=')")
_ONE = re.compile(rf"(\bin\s*\(\s*(?:{_TEXT}|[^\s',()]+))\s*\)|({_TEXT})", re.IGNORECASE)
"""A list of one value, which the library reads as a value in brackets."""


class Unreadable(ValueError):
    """What was asked for cannot be read."""


class NotOffered(ValueError):
    """What was asked for is OData, but is not offered here."""


def demanded(text: str) -> Mapping[str, str]:
    """Return column → the text or day that every row has for which a condition holds; of a condition that can be read.

    >>> dict(demanded("Span eq 'month' and (PeriodFirst eq 2027-03-01 and Part gt 5)"))
    {'Span': 'month', 'PeriodFirst': '2027-03-01'}
    """
    waiting, found = [parsed(text)], dict[str, str]()
    while waiting:
        match waiting.pop():
            case ast.BoolOp(op=ast.And(), left=left, right=right):
                waiting += [right, left]
            case ast.Compare(
                comparator=ast.Eq(), left=ast.Identifier() as column, right=ast.String() | ast.Date() as value
            ):
                found.setdefault(named(column), str(value.val))
    return found


def _told(text: str) -> str:
    """Return a condition as the library reads it: without names of enumerations, and lists of one as lists."""
    return _ONE.sub(lambda found: found[2] or f"{found[1]},)", _ENUM.sub(lambda found: found[1] or "", text))


def parsed(text: str) -> Any:
    """Return the tree of a condition. Raises Unreadable, which says nothing of what was sent."""
    if len(text) > LONGEST or "\x00" in text:
        raise Unreadable("too long")
    try:
        found = ODataParser().parse(ODataLexer().tokenize(_told(text)))
    except ODataException as problem:
        raise Unreadable("not OData") from problem
    if found is None:
        raise Unreadable("nothing")
    return found


def named(node: ast.Identifier) -> str:
    """Return a name with what stands before it."""
    return ".".join((*node.namespace, node.name))
