"""The one connection that Amparo opens to a server that others rule: to two addresses that the settings name, over checked TLS.

`http.client` follows no redirect, keeps no cookie and reads no proxy out of the environment: what is asked goes where it
was told to go, or nowhere.
"""

import base64
import json
import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from http.client import HTTPException, HTTPResponse, HTTPSConnection
from threading import BoundedSemaphore
from typing import Any
from urllib.parse import quote_plus, urlencode, urlsplit

from django.conf import settings

from amparo.trust.staffing.provider.told import Provider

SECONDS = 5
"""For reaching the provider, and again for all that it answers."""
LARGEST = 64 * 1024
_free = BoundedSemaphore(max(1, settings.AMPARO_THREADS // 2))
"""A provider that hangs holds at most half of those who answer our pages."""


class Silent(Exception):
    """The provider did not answer, or not as a provider answers."""


@dataclass(frozen=True)
class Answer:
    """What the provider said, and when by its own clock."""

    status: int
    said: dict[str, Any]
    at: datetime | None


def published(provider: Provider) -> Answer:
    """Return the keys that the provider publishes now: asked each time, so that one taken back there is none here."""
    answer = _ask(provider, provider.keys)
    if answer.status != 200:
        raise Silent
    return answer


def redeemed(provider: Provider, told: Mapping[str, str]) -> Answer:
    """Hand in a code for a token, as the client that the settings name."""
    pair = f"{quote_plus(provider.client)}:{quote_plus(provider.secret)}"  # RFC 6749, 2.3.1
    named = f"Basic {base64.b64encode(pair.encode()).decode()}"
    answer = _ask(provider, provider.tokens, urlencode(told), {"Authorization": named})
    if answer.status not in (200, 400, 401, 403):
        raise Silent
    return answer


def _ask(provider: Provider, address: str, form: str = "", headers: Mapping[str, str] | None = None) -> Answer:
    if not _free.acquire(blocking=False):
        raise Silent
    try:
        return _answered(_connection(provider, address), address, form, {**(headers or {})})
    except (OSError, HTTPException, ValueError, RecursionError):
        raise Silent from None
    finally:
        _free.release()


def _connection(provider: Provider, address: str) -> HTTPSConnection:
    """Return a connection that trusts the authority that was named, else those of this machine."""
    parts = urlsplit(address)
    trusted = ssl.create_default_context(cafile=str(provider.authority) if provider.authority else None)
    return HTTPSConnection(parts.hostname or "", parts.port or 443, timeout=SECONDS, context=trusted)


def _answered(connection: HTTPSConnection, address: str, form: str, headers: dict[str, str]) -> Answer:
    parts = urlsplit(address)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    headers |= {"Accept": "application/json"}
    if form:
        headers |= {"Content-Type": "application/x-www-form-urlencoded"}
    try:
        connection.request("POST" if form else "GET", path, body=form or None, headers=headers)
        answer = connection.getresponse()
        said = json.loads(_read(answer))
        return Answer(answer.status, said if isinstance(said, dict) else {}, _clock(answer))
    finally:
        connection.close()


def _read(answer: HTTPResponse) -> bytes:
    """Return the whole answer; raise ValueError for one that is too long or does not end in time."""
    read, until = b"", time.monotonic() + SECONDS
    while part := answer.read1(LARGEST):
        read += part
        if len(read) > LARGEST or time.monotonic() > until:
            raise ValueError("too much, or too slow")
    return read


def _clock(answer: HTTPResponse) -> datetime | None:
    try:
        told = parsedate_to_datetime(answer.getheader("Date", ""))
    except ValueError:
        return None
    return told if told.tzinfo else None
