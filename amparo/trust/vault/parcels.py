"""Parcels: streams sealed with age for people who keep their private keys away from this machine.

This machine knows public keys only: what it has sealed it cannot open again. The format is age v1, so that the `age`
command opens a parcel where Amparo does not run.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

import pyrage
from pyrage import x25519

SECRET = "AGE-SECRET-KEY-"  # noqa: S105  # nosec B105
"""How a private key of age begins; the name of the format, not a key."""


class Unusable(Exception):
    """A key that is no age key."""


class NotForThisIdentity(Exception):
    """A parcel that was sealed for others."""


class Torn(Exception):
    """A parcel that was cut off or changed, or is none."""


class Target(Protocol):
    """What a stream is written to."""

    def write(self, data: bytes, /) -> Any:
        """Take the next bytes."""

    def flush(self) -> Any:
        """Let go of what is held back."""


class Source(Protocol):
    """What a stream is read from."""

    def read(self, size: int = -1, /) -> bytes:
        """Return at most `size` of the next bytes, none at the end."""


@dataclass(frozen=True)
class Identity:
    """A private key that opens parcels; it is never shown by accident."""

    secret: str = field(repr=False)

    @property
    def public(self) -> str:
        """Return the public key, to which parcels are sealed."""
        return str(_identity(self.secret).to_public())


def new_identity() -> Identity:
    """Return a fresh private key, known to this process alone."""
    return Identity(str(x25519.Identity.generate()))


def read_identities(text: str) -> list[Identity]:
    """Return the private keys in the text of an identity file; raise Unusable when there is none, or a damaged one."""
    lines = [line.strip() for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    found = [Identity(line) for line in lines]
    for each in found:
        _identity(each.secret)
    if not found:
        raise Unusable
    return found


def checked(recipients: Iterable[str]) -> list[str]:
    """Return the public keys `recipients`; raise Unusable with the place, from 1, of one that is no age key."""
    kept = list(recipients)
    for place, each in enumerate(kept, 1):
        try:
            x25519.Recipient.from_str(each)
        except pyrage.RecipientError:
            raise Unusable(str(place)) from None
    return kept


class _Flow:
    """Lets pyrage read from an iterator, and keeps the fault that pyrage would tell as its own."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces, self._rest = pieces, memoryview(b"")
        self.fault: BaseException | None = None

    def read(self, size: int = -1) -> bytes:
        try:
            while not self._rest:
                self._rest = memoryview(next(self._pieces))
        except StopIteration:
            return b""
        except BaseException as fault:
            self.fault = fault
            raise
        given, self._rest = self._rest[:size], self._rest[size:]
        return bytes(given)


def seal(pieces: Iterator[bytes], target: Target, recipients: Sequence[str]) -> None:
    """Write `pieces` to `target`, sealed for `recipients` (public keys); a fault of `pieces` is raised as it is."""
    flow = _Flow(pieces)
    try:
        pyrage.encrypt_io(flow, target, [x25519.Recipient.from_str(each) for each in recipients])
    except Exception:
        if flow.fault is not None:
            raise flow.fault from None
        raise


def unseal(source: Source, target: Target, identities: Sequence[Identity]) -> None:
    """Write what is sealed in `source` to `target`; what came before a torn place is written, and then Torn raised."""
    try:
        pyrage.decrypt_io(source, target, [_identity(each.secret) for each in identities])
    except pyrage.DecryptError as problem:
        raise (NotForThisIdentity if "No matching keys" in str(problem) else Torn) from None
    except OSError as problem:
        if problem.errno is not None:  # the disk or the pipe, not the parcel
            raise
        raise Torn from None


def _identity(secret: str) -> x25519.Identity:
    try:
        return x25519.Identity.from_str(secret)
    except pyrage.IdentityError:
        raise Unusable from None
