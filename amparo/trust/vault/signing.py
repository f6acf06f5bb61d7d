"""Signatures of the log: Ed25519 and ML-DSA-44 side by side, so that a forger has to break both. The young API stays here."""

from enum import Enum
from functools import lru_cache

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PrivateKey, MLDSA44PublicKey
from django.conf import settings

from amparo.trust.vault import suites


class Scheme(Enum):
    """A way of signing: the elliptic curve of RFC 8032, and the lattice of FIPS 204 that outlives quantum computers."""

    ED25519 = "Ed25519"
    MLDSA44 = "ML-DSA-44"


Private = Ed25519PrivateKey | MLDSA44PrivateKey


@lru_cache(maxsize=8)
def _private(master: bytes, scheme: Scheme) -> Private:
    seed = suites.derive(master, f"sign the log of acts with {scheme.value}")
    if scheme is Scheme.ED25519:
        return Ed25519PrivateKey.from_private_bytes(seed)
    return MLDSA44PrivateKey.from_seed_bytes(seed)


def public(scheme: Scheme) -> bytes:
    """Return this installation's public key (32 or 1,312 bytes)."""
    return _private(settings.AMPARO_LOG_KEY, scheme).public_key().public_bytes_raw()


def sign(scheme: Scheme, message: bytes) -> bytes:
    """Return this installation's signature of `message` (64 or 2,420 bytes)."""
    return _private(settings.AMPARO_LOG_KEY, scheme).sign(message)


def verifies(scheme: Scheme, key: bytes, signature: bytes, message: bytes) -> bool:
    """Return whether `signature` is one of `message` by the holder of public `key`."""
    kind = Ed25519PublicKey if scheme is Scheme.ED25519 else MLDSA44PublicKey
    try:
        kind.from_public_bytes(key).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True
