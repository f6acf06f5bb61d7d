"""Read versions, sealed as they are; the gate opens them."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from django.db.models import Exists, Max, OuterRef, QuerySet

from amparo.trust.history.models import Version
from amparo.trust.rows.standing import MOST, standing


def latest(record: UUID) -> Version | None:
    """Return the newest version of `record`, or None when there is none."""
    return next(iter(_latest(record)), None)


@standing
def _latest(record: UUID) -> QuerySet[Version]:
    return Version.objects.filter(record=record).order_by("-number")[:1]


def latest_for_change(record: UUID) -> Version | None:
    """Return the newest version of `record` and keep other writers away from it until the transaction ends.

    The first version is what they wait for: it is there for ever, while the newest one may be followed meanwhile.
    """
    first = Version.objects.select_for_update().filter(record=record, number=1).first()
    return latest(record) if first else None


def latest_of(records: Sequence[UUID]) -> dict[UUID, Version]:
    """Return record id → newest version for many records."""
    found: dict[UUID, Version] = {}
    for start in range(0, len(records), MOST):
        found |= {version.record: version for version in _newest(list(records[start : start + MOST]))}
    return found


@standing
def _newest(records: list[UUID]) -> QuerySet[Version]:
    newer = Version.objects.filter(record=OuterRef("record"), number__gt=OuterRef("number"))
    return Version.objects.filter(~Exists(newer), record__in=records)


def compartments_of(records: Sequence[UUID]) -> dict[UUID, str]:
    """Return record → the compartment it stands in on the disk, for those of `records` that have a version."""
    found = Version.objects.filter(record__in=list(records), number=1)
    return dict(found.values_list("record", "compartment"))


def numbered(record: UUID, number: int) -> Version | None:
    """Return version `number` of `record`, or None."""
    return Version.objects.filter(record=record, number=number).first()


def all_of(record: UUID) -> list[Version]:
    """Return every version of `record`, oldest first."""
    return list(Version.objects.filter(record=record).order_by("number"))


def authors(record: UUID) -> set[UUID]:
    """Return everybody who wrote a version of `record`."""
    found = Version.objects.filter(record=record, changed_by__isnull=False)
    return {who for who in found.values_list("changed_by", flat=True).distinct() if who}


def by_key(key: UUID) -> Version | None:
    """Return the version that was written under idempotency key `key`, or None."""
    return next(iter(_by_key(key)), None)


@standing
def _by_key(key: UUID) -> QuerySet[Version]:
    return Version.objects.filter(idempotency_key=key)


def after(seq: int, kinds: Sequence[str], limit: int) -> Iterator[Version]:
    """Yield up to `limit` versions of `kinds` written after sequence number `seq`, in order."""
    yield from Version.objects.filter(kind__in=kinds, seq__gt=seq).order_by("seq")[:limit]


def newest_seq() -> int:
    """Return the highest sequence number, 0 when nothing was written."""
    return Version.objects.aggregate(top=Max("seq"))["top"] or 0


def of_holder(holder: UUID, compartment: str) -> list[Version]:
    """Return every version of every record in a holder's compartment, oldest first."""
    return list(Version.objects.filter(holder=holder, compartment=compartment).order_by("seq"))
