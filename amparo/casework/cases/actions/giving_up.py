"""When a person's file is destroyed their cases end with it."""

from collections.abc import Sequence
from uuid import UUID

from amparo.casework.cases import clocks
from amparo.casework.cases.models import Case, CaseStatus, Entry, EntryKind, EntryStatus, Transfer, TransferStatus
from amparo.foundation import clock
from amparo.foundation.policy import Tier


def let_go(people: Sequence[UUID]) -> None:
    """Inside an act that destroys `people`: close their cases and leave them to nobody; no clock, task or offer remains."""
    theirs = Case.rows.filter(person__in=list(people))
    cases = list(theirs)
    for each in cases:
        clocks.stop_all(each)
    Entry.rows.filter(case__in=cases, kind=EntryKind.TASK, status=EntryStatus.TO_DO).update(
        status=EntryStatus.CANCELLED
    )
    offered = Transfer.rows.filter(case__in=cases, status=TransferStatus.OFFERED)
    offered.update(status=TransferStatus.TAKEN_BACK, decided_at=clock.now())
    theirs.filter(status=CaseStatus.OPEN).update(status=CaseStatus.CLOSED, closed_at=clock.now())
    theirs.update(owner=None, tier=Tier.RESTRICTED.value)
