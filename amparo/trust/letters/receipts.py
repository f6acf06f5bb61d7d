"""Receipts: what opens the answers to somebody who told us something and did not say who they are.

With each report a key pair is made. Answers are sealed to its public half; the private half is shut under receipt and PIN,
which are shown once and kept nowhere. A report is found by a slow hash of its receipt, so that a stolen database tells
nobody's receipt: without it not even the PIN can be guessed.
"""

import hmac
import json
import secrets
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from amparo.foundation.ids import receipts
from amparo.trust.vault import keyring, pairs, sealing
from amparo.trust.vault.keyring import Cost, Keyring, Lock

__all__ = ["Kept", "Keyring", "Receipt", "finder", "issue", "opened", "read", "seal_to"]

COST = Cost(memory=19 * 1024, passes=2, lanes=1)
"""OWASP's least cost of Argon2id; it is paid twice for each try, right or wrong."""
STEP = 256
Said = dict[str, Any]


@dataclass(frozen=True, repr=False)
class Receipt:
    """What the person takes along."""

    number: str
    pin: str


@dataclass(frozen=True)
class Kept:
    """What the report keeps of its receipt: none of it says the receipt or the PIN."""

    finder: str
    salt: str
    verifier: str = field(repr=False)
    shut: bytes = field(repr=False)
    public: bytes = field(repr=False)


def issue(report: UUID, receipt: Receipt | None = None) -> tuple[Receipt, Kept]:
    """Return a fresh receipt for a report (or take the two secrets of `receipt` for one), and what is kept of it."""
    receipt, salt = receipt or Receipt(receipts.new_number(), receipts.new_pin()), secrets.token_hex(16)
    keys, public = keyring.new(report)
    root = _root(receipt.number, receipt.pin, salt)
    shut = keyring.shut(keys, root, Lock.RECEIPT)
    return receipt, Kept(finder(receipt.number), salt, keyring.verifier(root).hex(), shut, public)


def finder(number: str) -> str:
    """Return by what the report with this receipt is found: slow to compute, so that nobody counts through all receipts."""
    return keyring.verifier(keyring.stretched(number, b"amparo find a report", COST)).hex()


def opened(report: UUID, kept: Kept | None, number: str, pin: str) -> Keyring | None:
    """Return the private key that receipt and PIN open; None when they are wrong.

    Without a report (`kept` is None) it takes as long, so that time does not tell which receipts there are.
    """
    root = _root(number, pin, kept.salt if kept else "0" * 32)
    if kept is None or not hmac.compare_digest(keyring.verifier(root).hex(), kept.verifier):
        return None
    return keyring.opened(report, kept.shut, root, Lock.RECEIPT)


def seal_to(report: UUID, public: bytes | memoryview, message: UUID, said: Said, step: int = STEP) -> bytes:
    """Return a message to the person sealed so that receipt and PIN alone open it; its size tells of whole `step`s only."""
    plain = sealing.plain_of(said)
    return pairs.seal_to(bytes(public), plain.ljust(-(-len(plain) // step) * step), _place(report, message))


def read(keys: Keyring, message: UUID, blob: bytes | memoryview) -> Said:
    """Return a message to the person; raise Unreadable where it is another report's."""
    said: Said = json.loads(pairs.open_with(keys.private, bytes(blob), _place(keys.user, message)))
    return said


def _root(number: str, pin: str, salt: str) -> bytes:
    return keyring.stretched(f"{number} {pin}", salt.encode(), COST)


def _place(report: UUID, message: UUID) -> bytes:
    return f"message to the person|{report}|{message}".encode()
