"""The end of a record: a last version that holds nothing, so that everything built from versions lets go of it."""

from collections.abc import Sequence
from uuid import UUID

from amparo.trust.history.actions import append
from amparo.trust.history.models import Version
from amparo.trust.history.queries import latest_for_change


def end(records: Sequence[UUID], by: UUID) -> None:
    """Append an empty version to each of `records` that has one; versions before it stay, sealed as they are."""
    for record in records:
        last = latest_for_change(record)
        if last is not None:
            append(record=record, holder=last.holder, kind=last.kind, compartment=last.compartment,
                   number=last.number + 1, based_on=last.number, sealed=b"", open_conflicts=0, by=by,
                   idempotency_key=None)  # fmt: skip


def count(holders: Sequence[UUID]) -> tuple[int, int]:
    """Return how many records of `holders` there are, and how many versions of them that hold something."""
    rows = Version.objects.filter(holder__in=list(holders)).exclude(sealed=b"")
    return rows.values("record").distinct().count(), rows.count()


def written_since(holders: Sequence[UUID], compartments: Sequence[str], seq_after: int) -> bool:
    """Return whether something was written for `holders` in `compartments` after sequence number `seq_after`."""
    rows = Version.objects.filter(holder__in=list(holders), compartment__in=list(compartments), seq__gt=seq_after)
    return rows.exists()
