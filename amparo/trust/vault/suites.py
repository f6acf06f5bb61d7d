"""Sealing of bytes: AES-256-GCM under a suite number, padded so that a blob's length says little."""

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

SUITE_AES256GCM = 1
NONCE = 12
STEP = 256


Blob = bytes | memoryview  # what the databases give back for a binary column


class Unreadable(Exception):
    """A blob that was changed, moved to another place, or sealed under another key."""


class NoKey(Unreadable):
    """A blob whose key is not at hand: its grant is gone, or it is sealed to others."""


def new_key() -> bytes:
    """Return a fresh random 256-bit key."""
    return AESGCM.generate_key(bit_length=256)


def derive(master: bytes, purpose: str) -> bytes:
    """Return the 256-bit key of `master` for one `purpose` (HKDF-SHA-256, RFC 5869)."""
    return HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=purpose.encode()).derive(master)


def seal(key: bytes, plain: bytes, place: bytes, *, nonce: bytes | None = None) -> bytes:
    """Return `plain` sealed under `key` and bound to `place`; `nonce` is given only by known-answer tests."""
    nonce = nonce or os.urandom(NONCE)
    body = len(plain).to_bytes(4, "big") + plain
    body += bytes(-len(body) % STEP)
    return bytes([SUITE_AES256GCM]) + nonce + AESGCM(key).encrypt(nonce, body, bytes([SUITE_AES256GCM]) + place)


def unseal(key: bytes | None, blob: Blob, place: bytes) -> bytes:
    """Return what `seal` was given; raise Unreadable when the key is gone, or key, place or a bit of the blob differs."""
    if key is None:
        raise NoKey("no grant")
    blob = bytes(blob)
    if len(blob) <= 1 + NONCE or blob[0] != SUITE_AES256GCM:
        raise Unreadable("unknown suite")
    try:
        body = AESGCM(key).decrypt(blob[1 : 1 + NONCE], blob[1 + NONCE :], blob[:1] + place)
    except InvalidTag:
        raise Unreadable("does not open here") from None
    length = int.from_bytes(body[:4], "big")
    return body[4 : 4 + length]
