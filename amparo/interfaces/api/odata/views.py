"""Answers of the feed: which tables there are, how they are described, their rows in pages, one row, and how many."""

import re
from dataclasses import replace
from typing import Any
from urllib.parse import quote, urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from amparo.analysis.feeds import actions
from amparo.analysis.feeds.queries import Calling
from amparo.analysis.feeds.sources import Place, Source, walk
from amparo.exchange.odata import KEY, Row, described, written
from amparo.interfaces.api.odata import paging
from amparo.interfaces.api.odata.answering import Problem, fed, shown
from amparo.interfaces.api.odata.asking import Asked, asked
from amparo.trust.accounts import second_lock
from amparo.trust.disclosure.gate import NOT_THERE

_ADDRESS = re.compile(r"(\w{1,60})(?:\((?:Id=)?'((?:[^']|'')*)'\))?(/\$count)?/?", re.DOTALL)


@fed
def service(request: HttpRequest, caller: Calling) -> HttpResponse:
    """List the tables that the token gives."""
    tables = [{"name": one.name, "kind": "EntitySet", "url": one.name} for one in caller.tables]
    return shown({"@odata.context": _top(request) + "$metadata", "value": tables})


@fed
def metadata(request: HttpRequest, caller: Calling) -> HttpResponse:
    """Describe the tables that the token gives."""
    return HttpResponse(described(one.entity() for one in caller.tables), content_type="application/xml")


@fed
def table(request: HttpRequest, caller: Calling, address: str) -> HttpResponse:
    """Answer with rows of a table, with one row, or with how many there are.

    A pull is written down before a row of it is read, once: its next pages come with a mark that was signed for them.
    """
    found = _ADDRESS.fullmatch(address)
    if found is None or (found[2] is not None and found[3]):
        raise Problem(NOT_THERE)
    name, row, counting = found[1], found[2], bool(found[3])
    source = next((one for one in caller.tables if one.name == name), None) or actions.pull(caller, name)
    wanted, after = asked(request, source.entity()), None
    if wanted.mark and row is None and not counting:
        after, rest = paging.opened(caller.row.pk, source.name, wanted)
        wanted = replace(wanted, rest=rest, skip=0, counted=False)
    else:
        actions.pull(caller, name)
    with second_lock.standing(caller.reader.access.actor):
        if row is not None:
            return _one(request, caller, source, wanted, row.replace("''", "'"))
        if counting:
            return HttpResponse(
                str(paging.count(source, caller.reader, wanted)), content_type="text/plain; charset=utf-8"
            )
        return _rows(request, caller, source, wanted, after)


def _rows(request: HttpRequest, caller: Calling, source: Source, wanted: Asked, after: Place | None) -> HttpResponse:
    page = paging.page(source, caller.reader, wanted, after, caller.row.pk)
    body: dict[str, Any] = {"@odata.context": _context(request, source, wanted)}
    if wanted.counted:
        body["@odata.count"] = paging.count(source, caller.reader, wanted)
    body["value"] = [_written(row, wanted) for row in page.rows]
    if page.mark:
        said = urlencode({**wanted.said, "$skiptoken": page.mark}, quote_via=quote, safe="$")
        body["@odata.nextLink"] = f"{_top(request)}{source.name}?{said}"
    return shown(body)


def _one(request: HttpRequest, caller: Calling, source: Source, wanted: Asked, key: str) -> HttpResponse:
    blocks = [one for one in source.blocks(caller.reader) if one in ("", key) or key.startswith(f"{one}.")]
    alone = replace(source, blocks=lambda _reader: blocks)
    row = next((row for _place, row in walk(alone, caller.reader) if row[KEY] == key), None)
    if row is None:
        raise Problem(NOT_THERE)
    return shown({"@odata.context": _context(request, source, wanted) + "/$entity", **_written(row, wanted)})


def _written(row: Row, wanted: Asked) -> dict[str, Any]:
    return {name: written(row[name]) for name in wanted.columns}


def _context(request: HttpRequest, source: Source, wanted: Asked) -> str:
    chosen = f"({','.join(wanted.columns)})" if "$select" in wanted.said else ""
    return f"{_top(request)}$metadata#{source.name}{chosen}"


def _top(request: HttpRequest) -> str:
    return request.build_absolute_uri(reverse("odata"))
