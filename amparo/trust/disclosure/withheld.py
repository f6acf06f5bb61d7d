"""The details of acts: sealed under a key of their holder, so that erasing a holder and keeping the log agree.

The log keeps H(salt ‖ details). Salt and details open only while the holder's key does, and only to whoever may read the
part of the file that the act was about.
"""

import secrets
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from amparo.foundation import ids
from amparo.foundation.policy import Action, Compartment, Facts
from amparo.trust.audit import actions as audit
from amparo.trust.audit import queries as log
from amparo.trust.audit.formats import digest
from amparo.trust.audit.models import Leaf, Withheld
from amparo.trust.disclosure import gate
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.circles.contents import NO_VERSION
from amparo.trust.vault import sealing
from amparo.trust.vault.fingerprints import known_as
from amparo.trust.vault.keyring import Keyring
from amparo.trust.vault.suites import Unreadable

SALT = 32


def seal(holder: UUID, compartment: Compartment, detail: dict[str, Any], keys: Keyring | None) -> audit.Sealed | None:
    """Return `detail` sealed for the holder's `compartment`; None when there is nothing to withhold."""
    if not detail:
        return None
    salt, key = secrets.token_bytes(SALT), ids.new()
    where = sealing.Place(holder, compartment, key, NO_VERSION)
    blob = sealing.seal(where, {"salt": salt.hex(), "detail": detail}, keys)
    return audit.Sealed(digest(salt, detail), key, where.compartment, blob)


def details(by: Access, facts: Facts, leaves: Sequence[Leaf]) -> dict[int, dict[str, Any] | None]:
    """Return leaf index → details of those `leaves` of one holder whose part of the file `by` may read.

    None stands for details that cannot be read any more, because their key was destroyed or they were changed. Written
    to the log as one opening of the history.
    """
    own = [leaf for leaf in leaves if leaf.holder == facts.record]
    sealed = log.withheld_of(own)
    rows = {leaf.index: (leaf, sealed[leaf.index]) for leaf in own if leaf.index in sealed}
    readable = {
        index: pair
        for index, pair in rows.items()
        if gate.allowed(by, Action.READ, facts, known_as(pair[1].compartment)).allowed
    }
    if readable:
        audit.append([audit.Entry(by.id, by.role, "history.opened", holder=facts.record, record=facts.record)])
    return {index: _opened(leaf, row, by.keys) for index, (leaf, row) in readable.items()}


def _opened(leaf: Leaf, row: Withheld, keys: Keyring | None) -> dict[str, Any] | None:
    where = sealing.Place(leaf.holder or row.id, row.compartment, row.id, NO_VERSION)
    try:
        kept = sealing.unseal(where, row.sealed, keys)
    except Unreadable:
        return None
    detail: dict[str, Any] = kept["detail"]
    return detail if digest(bytes.fromhex(kept["salt"]), detail) == bytes(leaf.withheld) else None
