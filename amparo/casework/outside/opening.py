"""Open a sealed page with link and code. The public process does this: without both it opens nothing.

Each showing is written down before anything is opened.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from amparo.casework.feedback import limits
from amparo.casework.outside import course
from amparo.casework.outside.models import Answer, SealedPage, Sheet
from amparo.foundation import clock, ids
from amparo.foundation.errors import Refusal
from amparo.foundation.ids import receipts as numbers
from amparo.trust.accounts import report_lock
from amparo.trust.letters import guessing, receipts
from amparo.trust.letters.parcels import Said
from amparo.trust.letters.receipts import Keyring

SHOWN = ("state", "urgency", "sent_at", "expires_at", "ended_at")
"""What the public process reads of a page beside what its link and code open."""


def _open_now() -> QuerySet[SealedPage]:
    """Return the pages that have not ended and whose time is not over."""
    rows: QuerySet[SealedPage] = SealedPage.rows.filter(ended_at=None, expires_at__gt=clock.now())
    return rows


DOOR = guessing.Door(_open_now, SHOWN, "outside.wrong_code", "outside.wait", "outside.locked")


@dataclass(frozen=True, repr=False)
class Reader:
    """Somebody who came with link and code: the page as it stands, and the key that opens it."""

    row: SealedPage
    keys: Keyring


@dataclass(frozen=True)
class Opened:
    """One thing on a page, opened."""

    at: datetime
    said: Said


def enter(*, token: str, code: str) -> Reader:
    """Return the page of a link; one answer, after one time, for a wrong code and for a page that ended or never was.

    Raises Refusal "outside.mistyped" for what cannot be a code, "outside.busy" when too many codes are tried by everybody,
    "outside.wrong_code", "outside.wait" after several wrong ones, "outside.locked" after too many.
    """
    told = numbers.code(code)
    if told is None:
        raise Refusal("outside.mistyped", field="code")
    if not limits.take(limits.OPEN):
        raise Refusal("outside.busy")
    row, keys = guessing.enter(DOOR, token, told)
    with transaction.atomic(), report_lock.coming_back(row.finder):
        if not course.opens(state_of(row)):
            raise Refusal("outside.wrong_code", field="code")
    return Reader(row, keys)


def show(reader: Reader) -> list[Opened]:
    """Return what is on a page, oldest first; that it is shown is written down before."""
    page = reader.row
    with transaction.atomic(), report_lock.coming_back(page.finder):
        add(page, ids.new(), course.OPENED)
        rows = list(Sheet.rows.filter(page=page.pk).order_by("number").values_list("pk", "at", "sealed"))
    return [Opened(at, receipts.read(reader.keys, key, blob)) for key, at, blob in rows]


def state(reader: Reader) -> str:
    """Return where the referral stands for who reads the page: their last step counts before the house has taken it in."""
    with transaction.atomic(), report_lock.coming_back(reader.row.finder):
        return state_of(reader.row)


def state_of(page: SealedPage) -> str:
    """Return where a page stands with what was done on it and is not taken in yet."""
    waiting = Answer.rows.filter(page=page.pk, taken_at=None).order_by("number").values_list("kind", flat=True)
    here = page.state
    for kind in waiting:
        here = kind if kind in course.offered(here) else here
    return here


def add(page: SealedPage, entry: UUID, kind: str, sealed: bytes = b"") -> None:
    """Add one thing that is done on a page; what is done at the same moment is added one by one."""
    SealedPage.rows.select_for_update().filter(pk=page.pk).values_list("pk").first()
    number = Answer.rows.filter(page=page.pk).values("pk").count() + 1
    new = Answer(pk=entry, page_id=page.pk, number=number, kind=kind, at=clock.now(), sealed=sealed)
    new.save(force_insert=True)
