"""A little patience while very many write at once: a ticket that is good after some seconds, once, and without a script.

A flood of posts costs its sender seconds for each; a person waits one time and loses nothing that was typed.
"""

from datetime import timedelta

from django.core import signing

from amparo.casework.feedback import limits
from amparo.foundation import clock, ids

WAIT = timedelta(seconds=4)
SALT = "a little patience"


def ticket() -> str:
    """Return a fresh ticket, signed with the key of the public process."""
    return signing.dumps({"id": str(ids.new()), "at": clock.now().timestamp()}, salt=SALT)


def may_send(sent: str, bucket: str = limits.TELL) -> bool:
    """Return whether something may be kept now: there is room for everybody, or a ticket that has waited is used up."""
    return limits.take(bucket) or _is_good(sent)


def _is_good(sent: str) -> bool:
    try:
        told = signing.loads(sent, salt=SALT)
        number, waited = ids.parse(told["id"]), clock.now().timestamp() - float(told["at"])
    except (signing.BadSignature, KeyError, TypeError, ValueError):
        return False
    in_time = WAIT.total_seconds() <= waited <= limits.TICKET_LASTS.total_seconds()
    return number is not None and in_time and limits.spend(number)
