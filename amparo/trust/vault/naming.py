"""Compartments whose very name would betray a person stand on the disk under names made with the server's key.

That a file has an area kept apart may be seen there, but not which; a dump of a table says `~8c1f…`, never `gbv`.
"""

from functools import lru_cache

from django.conf import settings

from amparo.foundation.policy import AREAS, Compartment
from amparo.trust.vault.fingerprints import fingerprints

MARK = "~"
LONG = 14


@lru_cache(maxsize=8)
def _names(master: bytes) -> dict[str, str]:
    hashed = fingerprints("name of a compartment", [part.value for part in AREAS])
    return {part.value: MARK + one.hex()[:LONG] for part, one in zip(AREAS, hashed, strict=True)}


def kept_as(part: str) -> str:
    """Return the name under which a compartment stands on the disk; one that is such a name already stays itself."""
    return _names(settings.AMPARO_VAULT_KEY).get(str(part), str(part))


def known_as(kept: str) -> Compartment:
    """Return the compartment of a name on the disk; raise ValueError where it is none of this installation."""
    for part, name in _names(settings.AMPARO_VAULT_KEY).items():
        if name == kept:
            return Compartment(part)
    return Compartment(kept)


def is_apart(kept: str) -> bool:
    """Return whether a name on the disk is that of a compartment that is not named there."""
    return kept.startswith(MARK)
