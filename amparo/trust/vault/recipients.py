"""Who a data key is wrapped to when the server is no recipient: people by their key pairs, and escrow where it is installed.

A recipient is a row of `PublicKey`. Whoever keeps the private half (a member of staff, the holders of the escrow's parts)
installs the public one here and opens grants with `unwrap`; this module never sees a private key that it keeps.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from amparo.foundation import clock
from amparo.trust.rows.standing import standing
from amparo.trust.vault import pairs, suites
from amparo.trust.vault.models import Grant, PublicKey, RecipientKind

Row = tuple[UUID, str, int, str, UUID | None, suites.Blob]
"""Holder, compartment, version of the key, kind of the recipient, its public key, and the wrapped key."""


@dataclass(frozen=True)
class Recipient:
    """One who can open: kind, whose key it is (None for escrow), the key's id and the public key itself."""

    kind: RecipientKind
    id: UUID | None
    key: UUID
    public: bytes


def install(kind: RecipientKind, owner: UUID | None, public: bytes) -> Recipient:
    """Put a public key to use from now on; an earlier one of the same owner is retired and wrapped to no more."""
    _in_use(Q(kind=kind, owner=owner)).update(retired_at=clock.now())
    return _recipient(PublicKey.objects.create(kind=kind, owner=owner, key=public))


def users(wanted: Iterable[UUID]) -> dict[UUID, Recipient]:
    """Return user → recipient for those of `wanted` who have a key pair."""
    rows = _in_use(Q(kind=RecipientKind.USER, owner__in=set(wanted)))
    return {row.owner: _recipient(row) for row in rows if row.owner}


def escrow() -> list[Recipient]:
    """Return the escrow key in use, to which every key of a restricted record is wrapped; empty where none is installed."""
    return [_recipient(row) for row in _in_use(Q(kind=RecipientKind.ESCROW))]


def wrap(recipient: Recipient, key: bytes, holder: UUID, compartment: str, version: int) -> Grant:
    """Return the unsaved grant by which `recipient` opens a data key."""
    grant = Grant(
        holder=holder,
        compartment=compartment,
        key_version=version,
        recipient_kind=recipient.kind,
        recipient=recipient.id,
        public_key=recipient.key,
    )
    grant.wrapped = pairs.seal_to(recipient.public, key, place(grant))
    return grant


def unwrap(grant: Grant, private: bytes) -> bytes:
    """Return the data key of a grant, opened with its recipient's private key; raise Unreadable where it does not fit."""
    return pairs.open_with(private, grant.wrapped, place(grant))


def place(grant: Grant) -> bytes:
    """Return what a grant to a person or to escrow is bound to: it opens for no other record, part, version or recipient."""
    return bound(grant.holder, grant.compartment, grant.key_version, grant.recipient_kind, grant.public_key)


def bound(holder: UUID, compartment: str, version: int, kind: str, public_key: UUID | None) -> bytes:
    """Return `place` of a grant that is told by its columns."""
    return "|".join(["grant", str(holder), compartment, str(version), kind, str(public_key)]).encode()


# Without "recipient is empty", which would let SQLite begin with every grant the server has.
_SERVER = Q(recipient_kind=RecipientKind.SERVER)


@standing
def of_server(holders: list[UUID], parts: list[str]) -> QuerySet[Grant, Row]:
    """Return the grants by which the server opens some parts of some holders."""
    return _rows(_SERVER, holders, parts)


@standing
def of_person(holders: list[UUID], parts: list[str], user: UUID) -> QuerySet[Grant, Row]:
    """Return the grants by which the server or a member of staff opens some parts of some holders."""
    return _rows(_SERVER | Q(recipient_kind=RecipientKind.USER, recipient=user), holders, parts)


def _rows(whose: Q, holders: list[UUID], parts: list[str]) -> QuerySet[Grant, Row]:
    found = Grant.objects.filter(whose, holder__in=holders, compartment__in=parts)
    return found.values_list("holder", "compartment", "key_version", "recipient_kind", "public_key", "wrapped")


def _in_use(which: Q) -> QuerySet[PublicKey]:
    return PublicKey.objects.filter(which, retired_at=None)


def _recipient(row: PublicKey) -> Recipient:
    return Recipient(RecipientKind(row.kind), row.owner, row.pk, bytes(row.key))
