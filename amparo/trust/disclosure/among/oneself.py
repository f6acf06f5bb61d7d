"""Words that somebody keeps for themselves, and a copy of them for one person whom they choose.

They are sealed to a public key at once and not through grants: a table of grants would say whose they are. No row says
it either; rows are found by a mark that only this installation can make out of a name.
"""

import json
from typing import Any
from uuid import UUID

from amparo.foundation.errors import Refusal
from amparo.trust.disclosure.access import Access
from amparo.trust.vault import fingerprints, pairs, recipients, sealing, suites

Said = dict[str, Any]
SIZES = tuple(4096 * 4**step for step in range(4))
"""What is sealed is filled up to one of these lengths, so that its length tells little."""


def mark(user: UUID, purpose: str) -> str:
    """Return the mark by which rows of somebody are found; without the server's key nobody can tell whose it is."""
    return fingerprints.fingerprints("words to oneself", [f"{purpose}|{user}"])[0].hex()


def seal(to: UUID, purpose: str, said: Said) -> bytes:
    """Return `said` sealed for one person alone; raise Refusal "among.no_key" when they have no key pair yet."""
    known = recipients.users([to]).get(to)
    if known is None:
        raise Refusal("among.no_key")
    plain = sealing.plain_of(said)
    size = next((size for size in SIZES if len(plain) <= size), None)
    if size is None:
        raise Refusal("among.too_long")
    return pairs.seal_to(known.public, plain.ljust(size), _place(to, purpose))


def opened(by: Access, purpose: str, blob: bytes | memoryview) -> Said | None:
    """Return what was sealed for `by`; None where the key of this session does not open it."""
    if by.keys is None:
        return None
    try:
        said: Said = json.loads(pairs.open_with(by.keys.private, blob, _place(by.id, purpose)))
    except suites.Unreadable:
        return None
    return said


def _place(user: UUID, purpose: str) -> bytes:
    return f"words to oneself|{purpose}|{user}".encode()
