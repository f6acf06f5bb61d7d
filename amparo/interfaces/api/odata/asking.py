"""What of a table is asked for: columns, a condition, how many, from where, in which order; read strictly."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from django.http import HttpRequest

from amparo.exchange.odata import KEY, Entity, NotOffered, Row, Unreadable, condition, demanded
from amparo.interfaces.api.odata.answering import Problem

KNOWN = ("$select", "$filter", "$orderby", "$top", "$skip", "$count", "$skiptoken", "$format")
CARRIED = ("$select", "$filter", "$orderby", "$format")
"""What goes on from page to page as it was said."""
OTHERS = ("$expand", "$search", "$apply", "$compute", "$levels", "$index", "$deltatoken", "$schemaversion", "$id")
Found = TypeVar("Found")
MOST = 1_000_000
PAGE, LARGEST = 1000, 5000
"""Rows of a page, and the most that somebody can ask for with Prefer: odata.maxpagesize."""


@dataclass(frozen=True)
class Asked:
    """What is asked of a table; `rest` rows may still come (None: all), and `said` goes on to the next page."""

    columns: tuple[str, ...]
    condition: Callable[[Row], bool]
    values: Mapping[str, str]
    backward: bool
    rest: int | None
    skip: int
    counted: bool
    mark: str
    size: int
    said: Mapping[str, str]


def asked(request: HttpRequest, table: Entity) -> Asked:
    """Return what is asked of a table. Raises Problem with the part that cannot be read or is not offered."""
    told = _told(request)
    rest = _number(told, "$top")
    return Asked(
        columns=_part("$select", lambda: _columns(told.get("$select", ""), table)),
        condition=_part("$filter", lambda: condition(told["$filter"], table) if "$filter" in told else _always),
        values=demanded(told["$filter"]) if "$filter" in told else {},
        backward=_part("$orderby", lambda: _backward(told.get("$orderby", ""), table)),
        rest=rest,
        skip=_number(told, "$skip") or 0,
        counted=_part("$count", lambda: _truth(told.get("$count", "false"))),
        mark=told.get("$skiptoken", ""),
        size=_size(request),
        said={name: told[name] for name in CARRIED if name in told},
    )


def _told(request: HttpRequest) -> dict[str, str]:
    """Return the parts of the question that OData knows; what is empty is not said, what others may mean is let be."""
    found: dict[str, str] = {}
    for name, values in request.GET.lists():
        if not name.startswith("$") or (name == "$wkt" and values == ["false"]):
            continue
        if name in OTHERS:
            if any(values):
                raise Problem("feeds.not_offered", name)
        elif name not in KNOWN or len(values) > 1:
            raise Problem("feeds.unreadable", name if name in KNOWN else "")
        elif values[0].strip():
            found[name] = values[0].strip()
    _part("$format", lambda: _format(found.get("$format", "json")))
    return found


def _part(name: str, read: Callable[[], Found]) -> Found:
    try:
        return read()
    except Unreadable:
        raise Problem("feeds.unreadable", name) from None
    except NotOffered:
        raise Problem("feeds.not_offered", name) from None


def _format(told: str) -> None:
    if not re.fullmatch(r"(json|application/json(;[\w.=; -]*)?)", told.lower()):
        raise NotOffered


def _columns(told: str, table: Entity) -> tuple[str, ...]:
    """Return the chosen columns in the order of the table; the key is always among them, without it pages would not hold."""
    wanted = {name.strip() for name in told.split(",")} if told and told != "*" else set(table.by_name)
    if "*" in wanted or not wanted <= set(table.by_name):
        raise Unreadable
    return tuple(name for name in table.by_name if name in wanted)


def _backward(told: str, table: Entity) -> bool:
    """Return whether rows come in the opposite order; they are ordered by their key alone, which makes pages cheap."""
    first, _comma, _others = told.partition(",")
    name, _space, how = first.strip().partition(" ")
    if not told:
        return False
    if name not in table.by_name or how.strip().lower() not in ("", "asc", "desc"):
        raise Unreadable
    if name != KEY:
        raise NotOffered
    return how.strip().lower() == "desc"


def _truth(told: str) -> bool:
    if told.lower() not in ("true", "false"):
        raise Unreadable
    return told.lower() == "true"


def _number(told: Mapping[str, str], name: str) -> int | None:
    text = told.get(name)
    if text is None:
        return None
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise Problem("feeds.unreadable", name)
    return min(int(text), MOST)


def _size(request: HttpRequest) -> int:
    """Return how many rows a page may have: as the client prefers, within limits."""
    found = re.search(r"(?:odata\.)?maxpagesize\s*=\s*(\d{1,6})", request.headers.get("Prefer", ""))
    return min(max(int(found[1]), 1), LARGEST) if found else PAGE


def _always(_row: Row) -> bool:
    return True
