"""How things stand with the escrow: is there one, who holds it, does it reach every restricted record, was it tried?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from amparo.trust.escrow import ceremony
from amparo.trust.escrow.models import Escrow
from amparo.trust.vault.models import Grant, PublicKey, RecipientKind


@dataclass(frozen=True)
class Standing:
    """The escrow in use: its key, who holds the shares, since when, and when two of them were last tried."""

    key: UUID
    public: bytes
    holders: tuple[str, ...]
    installed_at: datetime
    drilled_at: datetime | None

    @property
    def fingerprint(self) -> str:
        """Return the letters that stand on every share sheet of this key."""
        return ceremony.fingerprint(self.public)

    @property
    def tried_at(self) -> datetime:
        """Return when the shares were last seen to work: at the last drill, or at the ceremony."""
        return self.drilled_at or self.installed_at


def standing() -> Standing | None:
    """Return the escrow in use; None where none is installed."""
    row = Escrow.objects.select_related("key").filter(key__retired_at=None).first()
    if row is None:
        return None
    return Standing(row.pk, bytes(row.key.key), tuple(row.holders), row.key.made_at, row.drilled_at)


def reached() -> int:
    """Return how many data keys two holders can open."""
    return _of_escrow().count()


def unreached() -> int:
    """Return how many data keys are wrapped for people alone: nobody but these people can ever open them.

    Only what was sealed before there was an escrow, or while it was away, is among them.
    """
    same = {name: OuterRef(name) for name in ("holder", "compartment", "key_version")}
    alone = Grant.objects.filter(recipient_kind=RecipientKind.USER)
    alone = alone.exclude(Exists(_of_escrow().filter(**same))).exclude(Exists(_of_server().filter(**same)))
    return alone.values("holder", "compartment", "key_version").distinct().count()


def grants_of(holders: Iterable[UUID]) -> QuerySet[Grant]:
    """Return the grants by which the escrow opens `holders` (people, cases)."""
    return _of_escrow().filter(holder__in=list(holders)).order_by("holder", "compartment", "key_version")


def _of_escrow() -> QuerySet[Grant]:
    """Return the grants to the key in use; those to a key that was given up open nothing that anybody holds."""
    used = PublicKey.objects.filter(kind=RecipientKind.ESCROW, retired_at=None)
    return Grant.objects.filter(recipient_kind=RecipientKind.ESCROW, public_key__in=used.values("pk"))


def _of_server() -> QuerySet[Grant]:
    return Grant.objects.filter(recipient_kind=RecipientKind.SERVER)
