"""Alma and her supervisor at work, with their keys open: what is sealed to people is theirs to write and to read again.

Keys are made with the beginning of every round and carried by the parent, as a browser carries its session. After the very
first start was killed there are other people, and no keys: nothing is restricted then.
"""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from amparo.trust.accounts.models import User
from amparo.trust.disclosure.access import Access, access_for
from amparo.trust.vault.keyring import Keyring
from tests.cast import Cast

_open: dict[UUID, Keyring] = {}


def told(cast: Cast) -> dict[str, Any]:
    """Return the keys of a cast as one line of a child."""
    return {"keys": {str(keys.user): keys.private.hex() for keys in cast.keys.values()}}


def remember(said: Iterable[dict[str, Any]]) -> None:
    """Open for all that follows the keys that a child told."""
    for line in said:
        _open.update(
            {UUID(user): Keyring(UUID(user), bytes.fromhex(key)) for user, key in line.get("keys", {}).items()}
        )


def access(name: str) -> Access:
    """Return the access of one of the staff."""
    user = User.objects.get(username=name)
    return access_for(user, keys=_open.get(user.pk))
