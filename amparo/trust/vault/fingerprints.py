"""Fingerprints under the server's own key: two texts can be told to be the same without either being kept."""

import hashlib
from collections.abc import Iterable
from functools import lru_cache

from django.conf import settings

from amparo.trust.vault import suites

SIZE = 16


@lru_cache(maxsize=8)
def _key(master: bytes, purpose: str) -> bytes:
    return suites.derive(master, f"fingerprint {purpose}")


def fingerprints(purpose: str, texts: Iterable[str]) -> list[bytes]:
    """Return the keyed hash (BLAKE2b) of each text; without the server's key nobody can guess a text from it."""
    key = _key(settings.AMPARO_VAULT_KEY, purpose)
    return [hashlib.blake2b(text.encode(), digest_size=SIZE, key=key).digest() for text in texts]
