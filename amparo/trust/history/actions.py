"""Append versions; there is no other write of content. A seal may be renewed around the same content."""

from uuid import UUID

from amparo.trust.history.models import Version
from amparo.trust.rows.inserting import insert


def append(
    *,
    record: UUID,
    holder: UUID,
    kind: str,
    compartment: str,
    number: int,
    based_on: int,
    sealed: bytes,
    open_conflicts: int,
    by: UUID | None,
    idempotency_key: UUID | None,
) -> None:
    """Append one version; the database refuses a second row for the same record and number."""
    version = Version(
        record=record, holder=holder, kind=kind, compartment=compartment, number=number, based_on=based_on, sealed=sealed,
        open_conflicts=open_conflicts, changed_by=by, idempotency_key=idempotency_key,
    )  # fmt: skip
    insert(Version, [version])


def reseal(version: int, sealed: bytes) -> None:
    """Keep the same content of a version under a new seal, as part of a change of keys."""
    Version.objects.filter(pk=version).update(sealed=sealed)
