"""The data keys of compartments: made on first use, found through grants of the server or of people, changed when one leaves."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.db.models import QuerySet

from amparo.trust.rows.inserting import insert
from amparo.trust.rows.standing import MOST, standing
from amparo.trust.vault import destroying, recipients, suites
from amparo.trust.vault.keyring import Keyring
from amparo.trust.vault.models import Grant, RecipientKind
from amparo.trust.vault.recipients import Recipient

Where = tuple[UUID, str]
"""A holder and one of its compartments."""


@dataclass(frozen=True, repr=False)
class DataKey:
    """The key of one compartment, and its version: what is sealed under it is bound to that."""

    key: bytes
    version: int = 1


@lru_cache(maxsize=8)
def _wrapping_key(master: bytes) -> bytes:
    return suites.derive(master, "wrap data keys for the server")


def wrapping_key() -> bytes:
    """Return the key under which data keys are wrapped for the server."""
    return _wrapping_key(settings.AMPARO_VAULT_KEY)


def server_place(holder: UUID, compartment: str, version: int) -> bytes:
    """Return what a data key wrapped for the server is bound to."""
    return f"grant|{holder}|{compartment}|{version}|server".encode()


def for_server(holder: UUID, compartment: str, data: DataKey) -> Grant:
    """Return the unsaved grant by which the server opens a data key."""
    wrapped = suites.seal(wrapping_key(), data.key, server_place(holder, compartment, data.version))
    return Grant(
        holder=holder,
        compartment=compartment,
        key_version=data.version,
        recipient_kind=RecipientKind.SERVER,
        wrapped=wrapped,
        reason="created",
    )


def found(wanted: Collection[Where], keys: Keyring | None = None) -> dict[Where, DataKey]:
    """Return the data keys that the server, or else the holder of `keys`, can open; the others are absent."""
    known: dict[Where, DataKey] = {}
    holders, parts = sorted({holder for holder, _ in wanted}), sorted({part for _, part in wanted})
    for start in range(0, len(holders), MOST):
        some = holders[start : start + MOST]
        for row in recipients.of_person(some, parts, keys.user) if keys else recipients.of_server(some, parts):
            if (where := (row[0], row[1])) in wanted and row[5] and where not in known:
                key = _opened(row, keys)
                if key is not None:
                    known[where] = DataKey(key, row[2])
    return known


def _opened(row: recipients.Row, keys: Keyring | None) -> bytes | None:
    holder, compartment, version, kind, public_key, wrapped = row
    if kind == RecipientKind.SERVER:
        return suites.unseal(wrapping_key(), wrapped, server_place(holder, compartment, version))
    try:
        place = recipients.bound(holder, compartment, version, kind, public_key)
        return keys.opener.open(wrapped, place) if keys else None
    except suites.Unreadable:  # wrapped to an earlier key pair of the same person
        return None


def made(holder: UUID, compartment: str, keys: Keyring | None = None) -> DataKey:
    """Return the data key of a compartment, made for the server on first use.

    Raise NoKey for a holder that is sealed to people whom `keys` are not of: never is a key made for the server then.
    """
    _keep_from_change(holder)
    known = found({(holder, compartment)}, keys).get((holder, compartment))
    if known:
        return known
    if sealed_to_people(holder):
        raise suites.NoKey("sealed to others")
    new = DataKey(suites.new_key())
    insert(Grant, [for_server(holder, compartment, new)])
    return new


def _keep_from_change(holder: UUID) -> None:
    """Let no change of keys come between finding a key and keeping what is sealed under it; others may seal meanwhile."""
    if connection.vendor == "postgresql" and connection.in_atomic_block:  # SQLite has one writer at a time
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM vault_grant WHERE holder = %s FOR SHARE", [holder])


def sealed_to_people(holder: UUID) -> bool:
    """Return whether the server is no recipient of this holder's keys."""
    return bool(shut_to_server([holder]))


def shut_to_server(holders: Collection[UUID]) -> set[UUID]:
    """Return those of `holders` that are sealed to people."""
    every = sorted(holders)
    return {shut for start in range(0, len(every), MOST) for shut in _shut(every[start : start + MOST])}


@standing
def _shut(holders: list[UUID]) -> QuerySet[Grant, UUID]:
    people = Grant.objects.exclude(recipient_kind=RecipientKind.SERVER).filter(holder__in=holders)
    return people.order_by().values_list("holder", flat=True).distinct()


def renew(holder: UUID, compartment: str, wanted: Sequence[Recipient] | None) -> DataKey:
    """Make a fresh data key for `wanted` (None: for the server) and destroy every earlier grant; return the new key.

    What was sealed under the earlier key must be opened before and sealed again in the same transaction.
    """
    earlier = Grant.objects.filter(holder=holder, compartment=compartment)
    version = max(earlier.values_list("key_version", flat=True), default=0) + 1
    destroying.delete(earlier)
    new = DataKey(suites.new_key(), version)
    add(holder, compartment, new, wanted)
    return new


def add(holder: UUID, compartment: str, data: DataKey, wanted: Sequence[Recipient] | None) -> None:
    """Wrap a data key for more recipients (None: for the server)."""
    if wanted is None:
        insert(Grant, [for_server(holder, compartment, data)])
        return
    Grant.objects.bulk_create(recipients.wrap(each, data.key, holder, compartment, data.version) for each in wanted)
