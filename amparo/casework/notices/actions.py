"""Changes of notices: tell somebody, and note that they read it."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from amparo.casework.notices.models import Notice
from amparo.foundation import clock
from amparo.trust.disclosure.access import Access


def tell(users: Iterable[UUID], kind: str, record: UUID, *, since: datetime | None = None) -> None:
    """Tell `users` of `record`, inside the act that is told about, which logs it.

    With `since`, whoever was told the same at or after that moment is not told again.
    """
    told: set[UUID] = set()
    if since is not None:
        before = Notice.objects.filter(kind=kind, record=record, at__gte=since)
        told = set(before.values_list("user_id", flat=True))
    now = clock.now()
    new = sorted(set(users) - told)
    Notice.objects.bulk_create([Notice(user_id=user, kind=kind, record=record, at=now) for user in new])


def mark_read(*, by: Access) -> None:
    """Note that `by` has read all that stands there now."""
    Notice.objects.filter(user=by.id, read_at=None).update(read_at=clock.now())
