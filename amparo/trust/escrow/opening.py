"""Hand data keys from the escrow to one person: two holders are there, and the room above has decided that it may be."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.trust.escrow import queries
from amparo.trust.vault import recipients
from amparo.trust.vault.models import Grant, RecipientKind
from amparo.trust.vault.pairs import Pair
from amparo.trust.vault.recipients import Recipient
from amparo.trust.vault.suites import Unreadable

Readable = Callable[[str], bool]
"""Says of a compartment of one holder (person, case) whether the policy lets that member of staff read it."""


def recipient(user: UUID) -> Recipient:
    """Return the key of a member of staff; raise Refusal "escrow.worker_without_key" where there is none."""
    found = recipients.users([user]).get(user)
    if found is None:
        raise Refusal("escrow.worker_without_key", field="user")
    return found


def hand_over(pair: Pair, user: UUID, holders: Mapping[UUID, Readable], *, reason: str, until: datetime | None) -> int:
    """Wrap for `user` the data keys of `holders` that may be read, until a moment (None: for good); return how many.

    Called inside the transaction of the act, which logs it first. Raises Refusal "escrow.nothing_to_open" when the escrow
    holds none of these keys, and "escrow.grant_damaged" when one does not open: then nothing is handed over.
    """
    to = recipient(user)
    asked = [row for row in queries.grants_of(holders) if holders[row.holder](row.compartment)]
    if not asked:
        raise Refusal("escrow.nothing_to_open")
    for row in asked:
        _hand_over(row, pair, to, reason, until)
    return len(asked)


def _hand_over(row: Grant, pair: Pair, to: Recipient, reason: str, until: datetime | None) -> None:
    new = recipients.wrap(to, unwrapped(row, pair.private), row.holder, row.compartment, row.key_version)
    same: dict[str, Any] = {
        "holder": row.holder,
        "compartment": row.compartment,
        "key_version": row.key_version,
        "recipient_kind": RecipientKind.USER,
        "recipient": to.id,
    }
    known = Grant.objects.filter(**same).first()
    if known and known.public_key == to.key and known.wrapped and _lasts(known, until):
        return
    told = {"public_key": new.public_key, "wrapped": new.wrapped, "reason": reason, "expires_at": until}
    Grant.objects.update_or_create(**same, defaults={**told, "granted_at": clock.now()})


def _lasts(known: Grant, until: datetime | None) -> bool:
    return known.expires_at is None or (until is not None and known.expires_at >= until)


def unwrapped(grant: Grant, private: bytes) -> bytes:
    """Return the data key of a grant to the escrow; raise Refusal "escrow.grant_damaged" when it does not open."""
    try:
        return recipients.unwrap(grant, private)
    except Unreadable:
        raise Refusal("escrow.grant_damaged") from None
