"""What came back from outside: who works on the case reads it, and hands its keys to colleagues on the case."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from amparo.casework.outside import course, handing
from amparo.casework.referrals.models import Referral
from amparo.foundation.policy import Facts
from amparo.trust.accounts import second_lock
from amparo.trust.disclosure import circles
from amparo.trust.disclosure.access import Access


@dataclass(frozen=True)
class Outside:
    """A referral that went outside: its page as it stands, when it was opened, and what came back."""

    page_until: datetime | None
    locked: bool
    opened: list[datetime]
    said: list[dict[str, str]]
    waiting: bool


def outside(access: Access, row: Referral, facts: Facts) -> Outside:
    """Return how it stands outside; words only as far as the keys of `access` open them. The caller has asked the policy."""
    if access.keys:
        with transaction.atomic(), second_lock.acting_on(row.pk):
            handing.settle(row.pk, circles.packet_readers(facts), access.keys)
    page, told = handing.open_page(row.pk), handing.answers(row.pk, access.keys)
    return Outside(
        page_until=page.expires_at if page else None,
        locked=bool(page and page.locked_at),
        opened=[one.row.at for one in told if one.row.kind == course.OPENED],
        said=[{**one.said, "by": "", "at": one.row.at.isoformat()} for one in told if one.said],
        waiting=any(one.row.taken_at is None and one.row.kind != course.OPENED for one in told),
    )
