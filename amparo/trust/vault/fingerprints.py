"""Fingerprints under the server's own key: two texts can be told to be the same without either being kept.

Compartments whose very name would betray a person stand on the disk under names made so: that a file has an area kept apart
may be seen there, but not which; a dump of a table says `~8c1f…`, never `gbv`.
"""

import hashlib
from collections.abc import Iterable
from functools import lru_cache

from django.conf import settings

from amparo.foundation.policy import AREAS, Compartment
from amparo.trust.vault import suites

SIZE = 16
MARK = "~"
LONG = 14


@lru_cache(maxsize=8)
def _key(master: bytes, purpose: str) -> bytes:
    return suites.derive(master, f"fingerprint {purpose}")


def fingerprints(purpose: str, texts: Iterable[str]) -> list[bytes]:
    """Return the keyed hash (BLAKE2b) of each text; without the server's key nobody can guess a text from it."""
    key = _key(settings.AMPARO_VAULT_KEY, purpose)
    return [hashlib.blake2b(text.encode(), digest_size=SIZE, key=key).digest() for text in texts]


_AREAS = frozenset(part.value for part in AREAS)


@lru_cache(maxsize=8)
def _names(master: bytes) -> dict[str, str]:
    hashed = fingerprints("name of a compartment", [part.value for part in AREAS])
    return {part.value: MARK + one.hex()[:LONG] for part, one in zip(AREAS, hashed, strict=True)}


def kept_as(part: str) -> str:
    """Return the name under which a compartment stands on the disk; one that is such a name already stays itself.

    Only names of areas need the server's key, which the public process does not have and seals no area without.
    """
    named = str(part)
    return _names(settings.AMPARO_VAULT_KEY)[named] if named in _AREAS else named


def known_as(kept: str) -> Compartment:
    """Return the compartment of a name on the disk; raise ValueError where it is none of this installation."""
    for part, name in _names(settings.AMPARO_VAULT_KEY).items():
        if name == kept:
            return Compartment(part)
    return Compartment(kept)


def is_apart(kept: str) -> bool:
    """Return whether a name on the disk is that of a compartment that is not named there."""
    return kept.startswith(MARK)
