"""A little patience while very many write at once: a ticket that is good after some seconds, once, and without a script.

A flood of posts costs its sender seconds for each. A person loses nothing that was typed, and mostly waits for nothing: the
ticket stands in the form from the beginning, and a browser with a script does a small sum instead of waiting.
"""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core import signing

from amparo.casework.feedback import limits
from amparo.foundation import clock, ids
from amparo.interfaces.portal.feedback import puzzle

WAIT = timedelta(seconds=4)
SALT = "a little patience"


def asked(sent: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Return what a page needs: a ticket, the one that came with the form or a fresh one, and how hard the sum of it is."""
    kept = str(sent.get("ticket", "")) if sent else ""
    return {"ticket": kept or _ticket(), "puzzle": settings.AMPARO_PUZZLE}  # type: ignore[misc]  # of the public process


def _ticket() -> str:
    """Return a fresh ticket, signed with the key of the public process; how hard its sum is stands in it."""
    told = {"id": str(ids.new()), "at": clock.now().timestamp(), "bits": settings.AMPARO_PUZZLE}  # type: ignore[misc]
    return signing.dumps(told, salt=SALT)


def may_send(sent: Mapping[str, Any], bucket: str = limits.TELL) -> bool:
    """Return whether a form may be kept now: there is room for everybody, or its ticket is good and used up by this."""
    return limits.take(bucket) or _is_good(str(sent.get("ticket", "")), str(sent.get("solved", "")))


def _is_good(ticket: str, solved: str) -> bool:
    try:
        told = signing.loads(ticket, salt=SALT)
        number, waited = ids.parse(told["id"]), clock.now().timestamp() - float(told["at"])
        bits = int(told["bits"])
    except (signing.BadSignature, KeyError, TypeError, ValueError):
        return False
    in_time = 0 <= waited <= limits.TICKET_LASTS.total_seconds()
    worked = waited >= WAIT.total_seconds() or puzzle.is_solved(ticket, solved, bits)
    return number is not None and in_time and worked and limits.spend(number)
