"""The bytes that are hashed for a leaf, by its format: a leaf is proven by the rules of the day on which it was written.

Format 1 hashed its details as they stood. Since format 2 the details about a person or case are sealed elsewhere, and the
leaf holds only H(salt ‖ details): when the keys are destroyed the log stays whole, and the details are gone.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

as_json = json.JSONEncoder(separators=(",", ":"), sort_keys=True).encode
"""JSON with sorted keys and nothing between; one encoder, because a list of cases writes forty leaves."""

CURRENT = 2
FIELDS = ("actor", "role", "act", "holder", "record", "compartment", "outcome", "detail")


class UnknownFormat(ValueError):
    """A leaf whose format this version does not know, or that holds what its format has no place for."""


def digest(salt: bytes, detail: Mapping[str, Any]) -> bytes:
    """Return H(salt ‖ details), which a leaf keeps in place of details that are sealed."""
    return hashlib.sha256(salt + as_json(detail).encode()).digest()


def canonical(index: int, at: datetime, columns: Mapping[str, Any]) -> bytes:
    """Return the bytes that are hashed for one leaf: JSON with sorted keys, times in UTC to the microsecond."""
    return as_json(said(index, at, columns)).encode()


def said(index: int, at: datetime, columns: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a leaf says, by its format; raise UnknownFormat for a column that it would leave unproven."""
    texts = {name: "" if columns[name] is None else str(columns[name]) for name in FIELDS}
    moment = at.astimezone(UTC).isoformat(timespec="microseconds")
    form, withheld = columns["form"], bytes(columns["withheld"])
    if form == 1 and not withheld:
        return {"index": index, "at": moment, **texts}
    if form == CURRENT:
        return {"index": index, "at": moment, **texts, "form": form, "withheld": withheld.hex()}
    raise UnknownFormat(f"leaf {index} is in a format that this version does not know")
