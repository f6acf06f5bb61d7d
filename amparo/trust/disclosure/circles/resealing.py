"""A fresh key for a compartment: everything sealed in it is opened, and sealed again for those it is for now."""

from collections.abc import Collection
from uuid import UUID

from amparo.trust.disclosure.circles import contents
from amparo.trust.disclosure.circles.readers import recipients_of
from amparo.trust.vault import datakeys, sealing
from amparo.trust.vault.keyring import Keyring
from amparo.trust.vault.recipients import Recipient


def seal_again(
    holder: UUID, part: str, blobs: list[contents.Blob], wanted: list[Recipient] | None, keys: Keyring | None
) -> None:
    """Seal `blobs`, which are all of a compartment, under a fresh key for `wanted` (None: the server)."""
    opened = [sealing.unseal_bytes(blob.place, blob.sealed, keys) for blob in blobs]
    data = datakeys.renew(holder, part, wanted)
    for blob, plain in zip(blobs, opened, strict=True):
        blob.keep(sealing.seal_under(data, blob.place, plain))


def take_in(packet: UUID, part: str, users: Collection[UUID], keys: Keyring | None) -> None:
    """Seal again, to `users` and escrow alone, what went with a transfer before its case became restricted."""
    wanted = list(recipients_of(users).values())
    seal_again(packet, part, list(contents.under(packet, part)), wanted, keys)
