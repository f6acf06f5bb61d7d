"""Open a sealed page with link and code. The public process does this: without both it opens nothing.

Each showing is written down before anything is opened.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import NoReturn
from uuid import UUID

from django.db import transaction

from amparo.casework.feedback import limits, rules
from amparo.casework.outside import course
from amparo.casework.outside.models import Answer, SealedPage, Sheet
from amparo.foundation import clock, ids
from amparo.foundation.errors import Refusal
from amparo.foundation.ids import receipts as numbers
from amparo.trust.accounts import report_lock
from amparo.trust.letters import receipts
from amparo.trust.letters.parcels import Said
from amparo.trust.letters.receipts import Keyring

NOBODYS = UUID(int=0)
SHOWN = (
    "id", "state", "urgency", "sent_at", "expires_at", "ended_at", "finder", "salt", "verifier", "shut", "public", "wrong",
    "wait_until", "locked_at",
)  # fmt: skip
"""What the public process reads of a page."""


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
    finder = receipts.finder(token)
    row = _found(finder)
    kept = receipts.Kept(row.finder, row.salt, row.verifier, bytes(row.shut), bytes(row.public)) if row else None
    keys = receipts.opened(row.pk if row else NOBODYS, kept, token, told)  # slow: while nothing is locked
    if row is None:
        raise Refusal("outside.wrong_code", field="code")
    return Reader(_judged(finder, right=True), keys) if keys else _turn_away(finder)


def _found(finder: str) -> SealedPage | None:
    """Return the page of a link that is open now: it has not ended, it was not declined, its time is not over."""
    with transaction.atomic(), report_lock.coming_back(finder):
        open_now = SealedPage.rows.only(*SHOWN).filter(finder=finder, ended_at=None, expires_at__gt=clock.now())
        row: SealedPage | None = open_now.first()
        return row if row is not None and course.opens(state_of(row)) else None


def _turn_away(finder: str) -> NoReturn:
    """Count a wrong code, and say no more of it than of a page that is not there."""
    _judged(finder, right=False)
    raise Refusal("outside.wrong_code", field="code")


def _judged(finder: str, *, right: bool) -> SealedPage:
    """Return the page of a right code that may be tried now; count a wrong one. Tries at the same moment count one by one."""
    with transaction.atomic(), report_lock.coming_back(finder):
        row: SealedPage | None = SealedPage.rows.only(*SHOWN).select_for_update().filter(finder=finder).first()
        if row is None or row.ended_at:
            raise Refusal("outside.wrong_code", field="code")
        held_up = rules.held_up(row, clock.now())
        if not held_up:
            counted = {"wrong": 0, "wait_until": None} if right else rules.after_wrong(row, clock.now())
            SealedPage.rows.filter(pk=row.pk).update(**counted)
    if held_up:
        raise Refusal(f"outside.{held_up}")
    return row


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
