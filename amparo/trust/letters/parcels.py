"""Parcels: one thing that was said or written, with a data key of its own that is wrapped to public keys and forgotten."""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Compartment
from amparo.trust.rows.inserting import insert
from amparo.trust.vault import recipients as vault
from amparo.trust.vault import sealing, suites
from amparo.trust.vault.datakeys import DataKey
from amparo.trust.vault.models import Grant, PublicKey, RecipientKind
from amparo.trust.vault.recipients import Recipient

__all__ = ["PART", "Recipient", "Said", "place", "recipients", "seal"]

PART = Compartment.FEEDBACK
Said = dict[str, Any]


def recipients(keys: Collection[UUID]) -> list[Recipient]:
    """Return the public keys with these ids that are in use."""
    rows = PublicKey.objects.filter(pk__in=keys, retired_at=None).order_by("pk")
    return [
        Recipient(RecipientKind(kind), owner, key, bytes(public))
        for kind, owner, key, public in rows.values_list("kind", "owner", "pk", "key")
    ]


def of_users(users: Collection[UUID]) -> list[Recipient]:
    """Return the public keys of members of staff, and of escrow."""
    return [*vault.users(users).values(), *vault.escrow()]


def seal(parcel: UUID, to: Sequence[Recipient], said: Said, part: Compartment = PART) -> bytes:
    """Return `said` sealed to public keys; whoever seals keeps no key of it.

    Raises Refusal "feedback.nobody" when nobody could ever open it.
    """
    if not to:
        raise Refusal("feedback.nobody")
    data = DataKey(suites.new_key())
    # Not by the ORM, which would ask for the number of each new row: the public process may add grants and read none.
    insert(Grant, [vault.wrap(each, data.key, parcel, part, data.version) for each in to])
    return sealing.seal_under(data, place(parcel, part), sealing.plain_of(said))


def place(parcel: UUID, part: Compartment = PART) -> sealing.Place:
    """Return what a parcel is bound to."""
    return sealing.Place(parcel, part, parcel, 1)
