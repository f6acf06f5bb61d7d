"""How a gateway shows that a message is its own and of this moment: HMAC-SHA-256 of the time and the body."""

import hmac
import re
from datetime import datetime, timedelta

TIME, SIGNATURE = "X-Amparo-Time", "X-Amparo-Signature"
"""Headers: seconds since 1970, and 64 hexadecimal digits."""
APART = timedelta(minutes=5)
_SECONDS = re.compile(r"[0-9]{1,11}")


def signed(secret: bytes, time: str, body: bytes) -> str:
    """Return the signature of a body that is sent at `time`."""
    return hmac.new(secret, time.encode("utf-8", "replace") + b"." + body, "sha256").hexdigest()


def is_signed(secret: bytes, time: str, body: bytes, signature: str, now: datetime) -> bool:
    """Return whether a signature is right and no more than five minutes from now; it takes as long for a wrong one."""
    right = hmac.compare_digest(signed(secret, time, body).encode(), signature.encode("utf-8", "replace"))
    in_time = bool(_SECONDS.fullmatch(time)) and abs(int(time) - now.timestamp()) <= APART.total_seconds()
    return right and in_time
