"""Plain thought about feed tokens: the secret, how long one lasts, how often it may call, what an agreement has to allow."""

import hashlib
import secrets
from datetime import date, datetime, timedelta
from typing import Any

from amparo.analysis.indicators.actions import Recipient
from amparo.practice.numbers import limits

MARK = "amparo_feed_"
"""How a token begins: whoever finds one, and programs that look for lost secrets, know what it is."""
BYTES = 32
WITHIN = frozenset({Recipient.OWN_OFFICE, Recipient.OWN_AGENCY})
"""Recipients that are no organisation but our own; everybody is none at all: a feed is not public."""
RECIPIENTS = tuple(one for one in Recipient if one is not Recipient.EVERYBODY)
PURPOSE, GROUPS = "statistics", ("facets",)
"""What an agreement with the recipient has to allow for tables that are reckoned from cases."""
WINDOW = timedelta(minutes=1)
_UNITS = ("days", "calls")


def secret() -> str:
    """Return a new token."""
    return MARK + secrets.token_urlsafe(BYTES)


def salt() -> bytes:
    """Return chance with which pseudonyms are made that no other recipient has."""
    return secrets.token_bytes(BYTES)


def digest(token: str) -> str:
    """Return what is kept of a token: with so much chance in it nobody finds it from this."""
    return hashlib.sha256(token.encode()).hexdigest()


def kept_of(secret: str) -> dict[str, Any]:
    """Return what a token keeps of its secret, and the chance for its pseudonyms."""
    return {"digest": digest(secret), "salt": salt()}


def longest(day: date) -> int:
    """Return for how many days a token may be given."""
    return limits.limit("data_protection", "feeds", "token", day, _UNITS).amount


def calls_a_minute(day: date) -> int:
    """Return how many calls a token may make in a minute."""
    return limits.limit("data_protection", "feeds", "calls", day, _UNITS).amount


def counted(began: datetime | None, calls: int, now: datetime) -> tuple[datetime, int]:
    """Return the beginning of the minute that is under way, and how many calls it has with this one.

    >>> moment = datetime(2027, 3, 1, 8, 0)
    >>> counted(moment, 4, moment + timedelta(seconds=59))[1], counted(moment, 4, moment + timedelta(seconds=60))[1]
    (5, 1)
    """
    return (began, calls + 1) if began is not None and now - began < WINDOW else (now, 1)
