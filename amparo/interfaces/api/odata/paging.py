"""Pages of a table: where one ends is kept in a signed mark, so that the next one begins there and nothing is read twice.

A mark holds for one token, one table and one question, and for an hour; with it the pull goes on that was logged with its
first page. A page ends when it is full or when it has taken long enough, so that no other caller waits for it.
"""

import hashlib
import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.core import signing

from amparo.analysis.feeds.sources import Place, Reader, Source, walk
from amparo.exchange.odata import Row
from amparo.interfaces.api.odata.answering import Problem
from amparo.interfaces.api.odata.asking import Asked

SALT = "amparo.feed.page"
LASTS = 3600
LONG = 2.0
"""Seconds of work after which a page ends although more rows would fit; it has one row at least."""


@dataclass(frozen=True)
class Page:
    """Some rows, and the mark of the page after them, "" when there is none."""

    rows: list[Row]
    mark: str


def page(source: Source, reader: Reader, asked: Asked, after: Place | None, token: UUID) -> Page:
    """Return the next page of what is asked for."""
    found, last, skip, began = list[Row](), after, asked.skip, time.thread_time()
    most = asked.size if asked.rest is None else min(asked.size, asked.rest)
    for place, row in _wanted(source, reader, asked, after):
        if len(found) >= most or (found and time.thread_time() - began > LONG):
            rest = None if asked.rest is None else asked.rest - len(found)
            return Page(found, "" if rest == 0 or last is None else mark(token, source.name, asked, last, rest))
        last = place
        if skip:
            skip -= 1
        else:
            found.append(row)
    return Page(found, "")


def count(source: Source, reader: Reader, asked: Asked) -> int:
    """Return how many rows the condition holds for, whatever part of them is asked for."""
    return sum(1 for _ in _wanted(source, reader, asked, None))


def _wanted(source: Source, reader: Reader, asked: Asked, after: Place | None) -> Iterator[tuple[Place, Row]]:
    rows = walk(source, reader, after, backward=asked.backward, values=asked.values)
    return ((place, row) for place, row in rows if asked.condition(row))


def mark(token: UUID, table: str, asked: Asked, place: Place, rest: int | None) -> str:
    """Return the mark of the page after a place."""
    return signing.dumps([str(token), table, _question(asked), *place, rest], salt=SALT, compress=True)


def opened(token: UUID, table: str, asked: Asked) -> tuple[Place, int | None]:
    """Return where a page begins and how many rows may still come. Raises Problem for an old mark, or one of another question."""
    try:
        whose, of, question, block, row, rest = signing.loads(asked.mark, salt=SALT, max_age=LASTS)
    except (signing.BadSignature, ValueError):
        raise Problem("feeds.unreadable", "$skiptoken") from None
    if (whose, of, question) != (str(token), table, _question(asked)):
        raise Problem("feeds.unreadable", "$skiptoken")
    return Place(block, row), rest


def _question(asked: Asked) -> str:
    return hashlib.sha256(json.dumps(sorted(asked.said.items())).encode()).hexdigest()[:16]
