"""Seal and open records, many at a time: data keys are made on first use and found through the server's grants."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.conf import settings

from amparo.trust.vault import suites
from amparo.trust.vault.models import Grant, RecipientKind

Content = dict[str, Any]


@dataclass(frozen=True)
class Place:
    """Where a sealed record belongs; a blob opens nowhere else. `number` is the version, from 1."""

    holder: UUID
    compartment: str
    record: UUID
    number: int

    def bound(self, key_version: int = 1) -> bytes:
        """Return the bytes that the seal is bound to."""
        return f"amparo|{self.holder}|{self.compartment}|{self.record}|{self.number}|{key_version}".encode()


@lru_cache(maxsize=8)
def _local_key(master: bytes, purpose: str) -> bytes:
    return suites.derive(master, purpose)


def wrapping_key() -> bytes:
    """Return the key under which data keys are wrapped for the server."""
    return _local_key(settings.AMPARO_VAULT_KEY, "wrap data keys for the server")


def wrap_place(holder: UUID, compartment: str) -> bytes:
    """Return what a wrapped data key is bound to."""
    return f"grant|{holder}|{compartment}|1|server".encode()


def _data_keys(wanted: set[tuple[UUID, str]]) -> dict[tuple[UUID, str], bytes]:
    found: dict[tuple[UUID, str], bytes] = {}
    holders = sorted({holder for holder, _ in wanted})
    for start in range(0, len(holders), 400):
        rows = Grant.objects.filter(
            holder__in=holders[start : start + 400], recipient_kind=RecipientKind.SERVER, recipient=None, key_version=1
        ).values_list("holder", "compartment", "wrapped")
        for holder, compartment, wrapped in rows:
            if (holder, compartment) in wanted:
                found[holder, compartment] = suites.unseal(wrapping_key(), wrapped, wrap_place(holder, compartment))
    return found


def _data_key_made(holder: UUID, compartment: str) -> bytes:
    known = _data_keys({(holder, compartment)}).get((holder, compartment))
    if known:
        return known
    key = suites.new_key()
    _grant(holder, compartment, key).save(force_insert=True)
    return key


def _grant(holder: UUID, compartment: str, key: bytes) -> Grant:
    wrapped = suites.seal(wrapping_key(), key, wrap_place(holder, compartment))
    return Grant(
        holder=holder, compartment=compartment, recipient_kind=RecipientKind.SERVER, wrapped=wrapped, reason="created"
    )


def seal(place: Place, content: Content) -> bytes:
    """Return `content` (JSON-able) sealed for `place`, making the compartment's data key on first use."""
    return seal_bytes(place, plain_of(content))


def plain_of(content: Content) -> bytes:
    """Return the bytes that are sealed for `content`."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def seal_bytes(place: Place, plain: bytes) -> bytes:
    """Return the bytes of a file sealed for `place`."""
    return suites.seal(_data_key_made(place.holder, place.compartment), plain, place.bound())


class NewHolders:
    """Seals many records of holders that do not exist yet, without looking for their keys; for bulk loading.

    Keys live as long as this object; `grants` are saved by the caller before the blobs are.
    """

    def __init__(self) -> None:
        self._keys: dict[tuple[UUID, str], bytes] = {}
        self.grants: list[Grant] = []

    def seal(self, place: Place, content: Content) -> bytes:
        """Return `content` sealed for `place`."""
        known = self._keys.get((place.holder, place.compartment))
        key = known or self._made(place.holder, place.compartment)
        return suites.seal(key, plain_of(content), place.bound())

    def _made(self, holder: UUID, compartment: str) -> bytes:
        key = self._keys[holder, compartment] = suites.new_key()
        self.grants.append(_grant(holder, compartment, key))
        return key

    def saved(self) -> None:
        """Write the grants and forget the keys of this batch."""
        Grant.objects.bulk_create(self.grants, batch_size=500)
        self.grants.clear()
        self._keys.clear()


def unseal(place: Place, blob: suites.Blob) -> Content:
    """Return the content sealed for `place`; raise suites.Unreadable when it does not belong there."""
    content: Content = json.loads(unseal_bytes(place, blob))
    return content


def unseal_bytes(place: Place, blob: suites.Blob) -> bytes:
    """Return the bytes sealed for `place`; raise suites.Unreadable when they do not belong there."""
    key = _data_keys({(place.holder, place.compartment)}).get((place.holder, place.compartment))
    return suites.unseal(key, blob, place.bound())


def unseal_many(blobs: Iterable[tuple[Place, suites.Blob]]) -> Mapping[UUID, Content]:
    """Return record id → content for many sealed records; raise suites.Unreadable when one of them has no grant left."""
    pairs = list(blobs)
    keys = _data_keys({(place.holder, place.compartment) for place, _ in pairs})
    return {
        place.record: json.loads(suites.unseal(keys.get((place.holder, place.compartment)), blob, place.bound()))
        for place, blob in pairs
    }


def seal_local(purpose: str, plain: bytes) -> bytes:
    """Return `plain` sealed under the server's own key for a file of the server itself, such as the index snapshot."""
    return suites.seal(_local_key(settings.AMPARO_VAULT_KEY, purpose), plain, purpose.encode())


def open_local(purpose: str, blob: suites.Blob) -> bytes:
    """Return what `seal_local` was given for the same purpose; raise suites.Unreadable otherwise."""
    return suites.unseal(_local_key(settings.AMPARO_VAULT_KEY, purpose), blob, purpose.encode())
