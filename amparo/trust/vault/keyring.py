"""The private key of a member of staff: shut under passphrase, recovery sheet or session secret, open only while she works.

One run of Argon2id over the passphrase gives a root; what the database keeps to check the passphrase and the key that
shuts the private half are two outputs of HKDF, and neither tells the other.
"""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from uuid import UUID

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from amparo.trust.vault import pairs, suites

ROOT = 32


class Lock(StrEnum):
    """What a private key is shut under."""

    PASSPHRASE = "passphrase"  # noqa: S105 (the name of a lock)  # nosec B105
    SHEET = "recovery sheet"
    SESSION = "session"
    RECEIPT = "receipt"


@dataclass(frozen=True, repr=False)
class Keyring:
    """An open private key and whose it is; lives as long as one request, and shows in no repr."""

    user: UUID
    private: bytes

    @cached_property
    def opener(self) -> pairs.Opener:
        """Return what opens with this key, made ready once: many data keys are opened for one page."""
        return pairs.Opener(self.private)

    def __repr__(self) -> str:
        return "Keyring(…)"


@dataclass(frozen=True)
class Cost:
    """What one guess costs: memory in KiB, passes over it, and lanes (RFC 9106)."""

    memory: int = 64 * 1024
    passes: int = 3
    lanes: int = 4


def stretched(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    """Return the root of a passphrase: 32 bytes that only somebody who knows it can compute, and slowly."""
    work = Argon2id(salt=salt, length=ROOT, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory)
    return work.derive(passphrase.encode())


def verifier(root: bytes) -> bytes:
    """Return what may be kept of a root, to tell the right passphrase from a wrong one."""
    return suites.derive(root, "tell the right passphrase")


def new(user: UUID) -> tuple[Keyring, bytes]:
    """Return a fresh private key for `user`, and its public half."""
    pair = pairs.new_pair()
    return Keyring(user, pair.private), pair.public


def shut(keyring: Keyring, secret: bytes, lock: Lock) -> bytes:
    """Return the private key shut under a secret: a root, the letters of a recovery sheet, or a session's secret."""
    return suites.seal(_key(secret, lock), keyring.private, _place(keyring.user, lock))


def opened(user: UUID, blob: suites.Blob, secret: bytes, lock: Lock) -> Keyring:
    """Return the private key of `user` shut in `blob`; raise Unreadable when the secret is another one."""
    return Keyring(user, suites.unseal(_key(secret, lock), blob, _place(user, lock)))


@dataclass(frozen=True)
class Kept:
    """What the server keeps of a session's key: the shut private key, and the hash of the secret in the cookie."""

    blob: bytes
    secret_hash: str


def for_session(keyring: Keyring) -> tuple[str, Kept]:
    """Return a fresh secret for the cookie, and what the server keeps beside the session: neither opens without the other."""
    secret = secrets.token_urlsafe(ROOT)
    return secret, Kept(shut(keyring, secret.encode(), Lock.SESSION), _hash(secret))


def of_session(user: UUID, secret: str, kept: Kept) -> Keyring | None:
    """Return the private key of a session, None where the cookie's secret is not the one it was shut under."""
    if not hmac.compare_digest(_hash(secret), kept.secret_hash):
        return None
    try:
        return opened(user, kept.blob, secret.encode(), Lock.SESSION)
    except suites.Unreadable:
        return None


def _key(secret: bytes, lock: Lock) -> bytes:
    return suites.derive(secret, f"private key under {lock}")


def _place(user: UUID, lock: Lock) -> bytes:
    return f"private key|{user}|{lock}".encode()


def _hash(secret: str) -> str:
    """A plain hash is enough: the secret has 256 bits of chance."""
    return hashlib.sha256(secret.encode()).hexdigest()
