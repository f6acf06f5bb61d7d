"""How a passphrase is kept: one run of Argon2id gives a root; the database keeps one output of HKDF of it, and never the root.

Another output shuts the owner's private key. Whoever has to open it listens while the passphrase is checked or set, so that
the slow run is made once; outside of `listening` no root outlives the check.
"""

import base64
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.contrib.auth.hashers import BasePasswordHasher
from django.utils.crypto import constant_time_compare

from amparo.trust.vault import keyring
from amparo.trust.vault.keyring import Cost

Roots = dict[str, bytes]
"""Salt → root, of the passphrases that were checked or set while somebody listened."""
_heard: ContextVar[Roots | None] = ContextVar("roots", default=None)


@contextmanager
def listening() -> Iterator[Roots]:
    """Collect the roots of passphrases that are checked or set inside."""
    roots: Roots = {}
    mark = _heard.set(roots)
    try:
        yield roots
    finally:
        _heard.reset(mark)


def salt_of(encoded: str) -> str:
    """Return the salt of a kept passphrase, "" for one that was kept in another way (an earlier release, none at all)."""
    parts = encoded.split("$")
    return parts[4] if parts[0] == Stretched.algorithm and len(parts) == 6 else ""


class Stretched(BasePasswordHasher):
    """Django's way of keeping passphrases, with Argon2id and HKDF from the vault."""

    algorithm = "amparo_argon2id"
    cost = Cost()

    def encode(self, password: str, salt: str) -> str:
        """Return what is kept of a passphrase."""
        if not salt or "$" in salt:
            raise ValueError("a salt has letters, and no dollar sign")
        return self._encoded(password, salt, self.cost)

    def _encoded(self, password: str, salt: str, cost: Cost) -> str:
        root = keyring.stretched(password, salt.encode(), cost)
        heard = _heard.get()
        if heard is not None:
            heard[salt] = root
        kept = base64.b64encode(keyring.verifier(root)).decode()
        return "$".join([self.algorithm, str(cost.memory), str(cost.passes), str(cost.lanes), salt, kept])

    def decode(self, encoded: str) -> dict[str, Any]:
        """Return the parts of what is kept."""
        algorithm, memory, passes, lanes, salt, kept = encoded.split("$")
        cost = Cost(int(memory), int(passes), int(lanes))
        return {"algorithm": algorithm, "cost": cost, "salt": salt, "hash": kept}

    def verify(self, password: str, encoded: str) -> bool:
        """Return whether this is the passphrase of which `encoded` was kept."""
        told = self.decode(encoded)
        return constant_time_compare(encoded, self._encoded(password, told["salt"], told["cost"]))

    def must_update(self, encoded: str) -> bool:
        """Return whether it was kept at another cost than today's."""
        return bool(self.decode(encoded)["cost"] != self.cost)

    def safe_summary(self, encoded: str) -> dict[Any, Any]:
        """Return what may be shown of it."""
        told = self.decode(encoded)
        return {"algorithm": told["algorithm"], "cost": told["cost"]}

    def harden_runtime(self, password: str, encoded: str) -> None:
        """Do nothing: an earlier cost is raised by `must_update` at the next sign-in."""
