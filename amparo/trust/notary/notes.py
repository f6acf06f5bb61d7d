"""The text formats of C2SP: signed-note, tlog-checkpoint and tlog-cosignature. Only their parts that Amparo writes.

A checkpoint is three lines (origin, size, root), a blank line, and signature lines. Sources: c2sp.org/signed-note@v1.0.0,
c2sp.org/tlog-checkpoint@v1.0.0, c2sp.org/tlog-cosignature.
"""

import base64
import binascii
import hashlib
from dataclasses import dataclass
from typing import NamedTuple

LOG_ED25519, COSIGNED_ED25519, COSIGNED_MLDSA44 = 0x01, 0x04, 0x06
SIGNATURE_MARK = "— "
LABEL = b"subtree/v1\n\x00"
MOST = 64
"""Signature lines that are read of one note; a checkpoint has two, and two more for each witness."""


class Unproven(Exception):
    """A note or key that proves nothing; the sentence says why."""


@dataclass(frozen=True)
class Body:
    """What is signed: the log's name, how many leaves it had, and the root of their tree."""

    origin: str
    size: int
    root: bytes

    def text(self) -> str:
        """Return the three lines of the checkpoint."""
        return f"{self.origin}\n{self.size}\n{base64.b64encode(self.root).decode()}\n"

    @classmethod
    def read(cls, text: str) -> "Body":
        """Return the body that `text` says; raise Unproven when one character stands differently than `text()` writes it."""
        origin, size, root, *rest = [*text.split("\n"), "", "", ""]
        try:
            body = cls(origin, int(size), base64.b64decode(root, validate=True))
        except (ValueError, binascii.Error):
            raise Unproven("it is not a checkpoint: origin, size and root are expected") from None
        if body.text() != text or len(body.root) != 32 or not origin or any(rest):
            raise Unproven("it is not a checkpoint: origin, size and root are expected")
        return body


@dataclass(frozen=True)
class Key:
    """A public key with the name of its holder and the kind of signature it makes."""

    name: str
    kind: int
    public: bytes

    @property
    def id(self) -> bytes:
        """Return the four bytes by which signature lines name the key."""
        return hashlib.sha256(self.name.encode() + b"\n" + bytes([self.kind]) + self.public).digest()[:4]

    def text(self) -> str:
        """Return the key as one line, a "vkey" of signed-note."""
        return f"{self.name}+{self.id.hex()}+{base64.b64encode(bytes([self.kind]) + self.public).decode()}"

    @classmethod
    def read(cls, text: str) -> "Key":
        """Return the key that a line says; raise Unproven when it is none or was changed."""
        try:
            name, _id, encoded = text.split("+", 2)
            kind, *public = base64.b64decode(encoded, validate=True)
        except (ValueError, binascii.Error):
            raise Unproven("a line of the key file is not a key") from None
        key = cls(name, kind, bytes(public))
        if key.text() != text or kind not in {LOG_ED25519, COSIGNED_ED25519, COSIGNED_MLDSA44}:
            raise Unproven("a line of the key file is not a key, or was changed")
        return key


def read_keys(text: str) -> list[Key]:
    """Return the keys of a key file: one a line; blank lines and lines that begin with # are for people."""
    lines = [line.strip() for line in text.splitlines()]
    return [Key.read(line) for line in lines if line and not line.startswith("#")]


class Signature(NamedTuple):
    """One signature line: who signed, with which key, and the signature."""

    name: str
    key_id: bytes
    value: bytes

    def line(self) -> str:
        """Return the line of the note."""
        return f"{SIGNATURE_MARK}{self.name} {base64.b64encode(self.key_id + self.value).decode()}\n"


def split(note: str) -> tuple[Body, list[Signature]]:
    """Return body and signatures of a signed checkpoint; raise Unproven when it has not this form."""
    text, blank, rest = note.partition("\n\n")
    *lines, end = rest.split("\n")
    if not blank or end or not 0 < len(lines) <= MOST:
        raise Unproven("it carries no signatures")
    return Body.read(text + "\n"), [_signature(line) for line in lines]


def _signature(line: str) -> Signature:
    mark, _, rest = line.partition(" ")
    name, _, encoded = rest.partition(" ")
    try:
        value = base64.b64decode(encoded, validate=True)
    except (ValueError, binascii.Error):
        value = b""
    if mark != SIGNATURE_MARK.strip() or not name or len(value) <= 4:
        raise Unproven("a signature line is damaged")
    return Signature(name, value[:4], value[4:])


def message(key: Key, body: Body, seconds: int) -> bytes:
    """Return the bytes that `key` signs for `body` at POSIX time `seconds`."""
    if key.kind == LOG_ED25519:
        return body.text().encode()
    if key.kind == COSIGNED_ED25519:
        return f"cosignature/v1\ntime {seconds}\n{body.text()}".encode()
    name, origin = key.name.encode(), body.origin.encode()
    sized = bytes([len(name)]) + name + seconds.to_bytes(8, "big") + bytes([len(origin)]) + origin
    return LABEL + sized + (0).to_bytes(8, "big") + body.size.to_bytes(8, "big") + body.root
