"""Seal and open records, many at a time, with the data keys that the server or the keys of whoever works can open."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.conf import settings

from amparo.trust.vault import datakeys, fingerprints, suites
from amparo.trust.vault.datakeys import DataKey
from amparo.trust.vault.keyring import Keyring
from amparo.trust.vault.models import Grant
from amparo.trust.vault.recipients import Recipient, wrap

Content = dict[str, Any]


@dataclass(frozen=True)
class Place:
    """Where a sealed record belongs; a blob opens nowhere else. `number` is the version, from 1."""

    holder: UUID
    compartment: str
    record: UUID
    number: int

    def __post_init__(self) -> None:
        """Take the name on the disk, whichever of the two was given."""
        object.__setattr__(self, "compartment", fingerprints.kept_as(self.compartment))

    def bound(self, key_version: int = 1) -> bytes:
        """Return the bytes that the seal is bound to."""
        return f"amparo|{self.holder}|{self.compartment}|{self.record}|{self.number}|{key_version}".encode()


def seal(place: Place, content: Content, keys: Keyring | None = None) -> bytes:
    """Return `content` (JSON-able) sealed for `place`, making the compartment's data key on first use."""
    return seal_bytes(place, plain_of(content), keys)


def plain_of(content: Content) -> bytes:
    """Return the bytes that are sealed for `content`."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def seal_bytes(place: Place, plain: bytes, keys: Keyring | None = None) -> bytes:
    """Return the bytes of a file sealed for `place`; `keys` are of whoever works, for holders sealed to people."""
    return seal_under(datakeys.made(place.holder, place.compartment, keys), place, plain)


def seal_under(data: DataKey, place: Place, plain: bytes) -> bytes:
    """Return bytes sealed for `place` under a data key that the caller holds."""
    return suites.seal(data.key, plain, place.bound(data.version))


def open_under(data: DataKey | None, place: Place, blob: suites.Blob) -> bytes:
    """Return bytes sealed for `place`, opened with a data key that the caller holds; raise NoKey where there is none."""
    return suites.unseal(data.key if data else None, blob, place.bound(data.version if data else 1))


class NewHolders:
    """Seals many records of holders that do not exist yet, without looking for their keys; for bulk loading.

    Keys live as long as this object; `grants` are saved by the caller before the blobs are.
    """

    def __init__(self) -> None:
        self._keys: dict[datakeys.Where, bytes] = {}

    def seal(self, place: Place, content: Content) -> bytes:
        """Return `content` sealed for `place`."""
        where = (place.holder, place.compartment)
        if where not in self._keys:
            self._keys[where] = suites.new_key()
        return seal_under(DataKey(self._keys[where]), place, plain_of(content))

    def compartments(self, holder: UUID) -> list[str]:
        """Return the compartments of `holder` in which something was sealed."""
        return [compartment for known, compartment in self._keys if known == holder]

    def saved(self, people: Mapping[datakeys.Where, Sequence[Recipient]]) -> None:
        """Write the grants, for `people` where they are named and else for the server, and forget the keys."""
        grants: list[Grant] = []
        for (holder, compartment), key in self._keys.items():
            if (holder, compartment) in people:
                grants += [wrap(each, key, holder, compartment, 1) for each in people[holder, compartment]]
            else:
                grants.append(datakeys.for_server(holder, compartment, DataKey(key)))
        Grant.objects.bulk_create(grants, batch_size=500)
        self._keys.clear()


def unseal(place: Place, blob: suites.Blob, keys: Keyring | None = None) -> Content:
    """Return the content sealed for `place`; raise suites.Unreadable when it does not belong there."""
    content: Content = json.loads(unseal_bytes(place, blob, keys))
    return content


def unseal_bytes(place: Place, blob: suites.Blob, keys: Keyring | None = None) -> bytes:
    """Return the bytes sealed for `place`; raise suites.Unreadable when they do not belong there."""
    where = (place.holder, place.compartment)
    return open_under(datakeys.found({where}, keys).get(where), place, blob)


def unseal_many(blobs: Iterable[tuple[Place, suites.Blob]], keys: Keyring | None = None) -> Mapping[UUID, Content]:
    """Return record id → content for many sealed records; raise suites.Unreadable when one of them has no grant left.

    What is sealed to people, and not to the holder of `keys`, is left out instead.
    """
    pairs = list(blobs)
    wanted = {(place.holder, place.compartment) for place, _ in pairs}
    known = datakeys.found(wanted, keys)
    missing = {holder for holder, _ in wanted - known.keys()}
    shut = datakeys.shut_to_server(missing) if missing else set()
    return {
        place.record: json.loads(open_under(known.get((place.holder, place.compartment)), place, blob))
        for place, blob in pairs
        if (place.holder, place.compartment) in known or place.holder not in shut
    }


@lru_cache(maxsize=8)
def _local_key(master: bytes, purpose: str) -> bytes:
    return suites.derive(master, purpose)


def seal_local(purpose: str, plain: bytes) -> bytes:
    """Return `plain` sealed under the server's own key for a file of the server itself, such as the index snapshot."""
    return suites.seal(_local_key(settings.AMPARO_VAULT_KEY, purpose), plain, purpose.encode())


def open_local(purpose: str, blob: suites.Blob) -> bytes:
    """Return what `seal_local` was given for the same purpose; raise suites.Unreadable otherwise."""
    return suites.unseal(_local_key(settings.AMPARO_VAULT_KEY, purpose), blob, purpose.encode())
