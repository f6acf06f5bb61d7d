"""Codes that stand for a survivor or an incident and mean nothing: who does not hold the secret learns nothing from them."""

import hashlib
import hmac
import re
import uuid

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LETTERS = 10
_SHORTEST_SECRET = 16
_OFFICE = re.compile(r"[A-Z]{1,4}[0-9]{1,6}")


class CodeError(ValueError):
    """A code could say who somebody is, or a secret is too short to hide it."""


def meaningless(secret: bytes, kind: str, identifier: uuid.UUID) -> str:
    """Return the code of a survivor or incident: the same in every file, and not that of the case on any screen.

    Keyed with a secret that never leaves the vault, so that nobody who knows a case can work out its code, or the other
    way round. `kind` keeps codes of incidents apart from those of survivors. Raises CodeError for a short secret.

    >>> meaningless(bytes(32), "survivor", uuid.UUID(int=0))
    'QNZP2NHZ3M'
    """
    if len(secret) < _SHORTEST_SECRET:
        raise CodeError("the secret is too short to hide anything")
    digest = hmac.digest(secret, f"gbvims {kind} ".encode() + identifier.bytes, hashlib.sha256)
    return "".join(_ALPHABET[byte & 31] for byte in digest[:_LETTERS])


def is_meaningless(text: str) -> bool:
    """Say whether a text has the form of a code made here."""
    return len(text) == _LETTERS and all(letter in _ALPHABET for letter in text)


def is_assigned(text: str) -> bool:
    """Say whether a text has the form of a code of a case worker or an agency: up to four letters, then figures."""
    return bool(_OFFICE.fullmatch(text))
