"""Reads of notices: one's own, as far as one may still know what they are about."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from amparo.casework.notices import subjects
from amparo.casework.notices.models import Notice
from amparo.trust.disclosure.access import Access

SHOWN = 100


@dataclass(frozen=True)
class NoticeView:
    """One notice: its kind, the record it is about and that record's code, when it came, whether it was read."""

    kind: str
    record: UUID
    code: str
    at: datetime
    read: bool


def notices(access: Access) -> list[NoticeView]:
    """Return the newest notices of `access`, newest first."""
    return _views(access, list(Notice.objects.filter(user=access.id).order_by("-at", "pk")[:SHOWN]))


def unread(access: Access) -> int:
    """Return how many notices `access` has not read, of those that show."""
    rows = Notice.objects.filter(user=access.id, read_at=None).order_by("-at", "pk")
    return len(_views(access, list(rows[:SHOWN])))


def _views(access: Access, rows: Sequence[Notice]) -> list[NoticeView]:
    asked: dict[str, list[UUID]] = {}
    for row in rows:
        asked.setdefault(row.kind, []).append(row.record)
    known = {kind: subjects.known(access, kind, records) for kind, records in asked.items()}
    return [
        NoticeView(row.kind, row.record, known[row.kind][row.record], row.at, row.read_at is not None)
        for row in rows
        if row.record in known[row.kind]
    ]
