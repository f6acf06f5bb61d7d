"""Come back with receipt and PIN: see how far it is, read the answers, add something, appeal. Guessing is hopeless.

Whoever comes back is never shown what they told us: a receipt that was found, or taken, says nothing of it.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import NoReturn
from uuid import UUID

from django.db import transaction

from amparo.casework.feedback import intake, limits, rules
from amparo.casework.feedback.kinds import MAY_APPEAL, EntryKind
from amparo.casework.feedback.models import Entry, Reader, Report
from amparo.foundation import clock, ids
from amparo.foundation.errors import Refusal
from amparo.foundation.ids import receipts as numbers
from amparo.trust.accounts import report_lock
from amparo.trust.letters import parcels, receipts
from amparo.trust.letters.parcels import Said
from amparo.trust.letters.receipts import Keyring

NOBODYS = UUID(int=0)
SHOWN = (
    "id", "state", "sensitive", "language", "received_at", "acknowledge_by", "answer_by", "acknowledged_at",
    "answered_at", "finder", "salt", "verifier", "shut", "public", "wrong", "wait_until", "locked_at",
)  # fmt: skip
"""What the public process reads of a report."""


@dataclass(frozen=True, repr=False)
class Reporter:
    """Somebody who came back with receipt and PIN: their report as it stands, and the key that opens its answers."""

    row: Report
    keys: Keyring


@dataclass(frozen=True)
class Message:
    """An answer to the person."""

    at: datetime
    said: Said


def enter(*, number: str, pin: str) -> Reporter:
    """Return the report of a receipt; one answer, after one time, for a receipt that is wrong and for a wrong PIN.

    Raises Refusal "feedback.mistyped" for what cannot be a receipt, "feedback.busy" when too many codes are tried by
    everybody, "feedback.wrong_code", "feedback.wait" after several wrong ones, "feedback.locked" after too many.
    """
    receipt, code = numbers.number(number), numbers.pin(pin)
    if receipt is None:
        raise Refusal("feedback.mistyped", field="number")
    if code is None:
        raise Refusal("feedback.mistyped_pin", field="pin")
    if not limits.take(limits.TRY):
        raise Refusal("feedback.busy")
    finder = receipts.finder(receipt)
    with transaction.atomic(), report_lock.coming_back(finder):
        row = Report.rows.only(*SHOWN).filter(finder=finder).first()
    kept = receipts.Kept(row.finder, row.salt, row.verifier, bytes(row.shut), bytes(row.public)) if row else None
    keys = receipts.opened(row.pk if row else NOBODYS, kept, receipt, code)  # slow: while nothing is locked
    if row is None:
        raise Refusal("feedback.wrong_code")
    return Reporter(_judged(finder, right=keys is not None), keys) if keys else _turn_away(finder)


def _turn_away(finder: str) -> NoReturn:
    """Count a wrong PIN, and say no more of it than of a receipt that is not there."""
    _judged(finder, right=False)
    raise Refusal("feedback.wrong_code")


def _judged(finder: str, *, right: bool) -> Report:
    """Return the report of a right PIN that may be tried now; count a wrong one. Tries at the same moment count one by one."""
    with transaction.atomic(), report_lock.coming_back(finder):
        row: Report = Report.rows.only(*SHOWN).select_for_update().get(finder=finder)
        held_up = rules.held_up(row, clock.now())
        if right and not held_up:
            Report.rows.filter(pk=row.pk).update(wrong=0, wait_until=None)
        elif not held_up:
            Report.rows.filter(pk=row.pk).update(**rules.after_wrong(row, clock.now()))
    if held_up:
        raise Refusal(f"feedback.{held_up}")
    return row


def messages(reporter: Reporter) -> list[Message]:
    """Return the answers to the person, oldest first."""
    with transaction.atomic(), report_lock.taking_in([reporter.row.pk]):
        told = Entry.rows.filter(report=reporter.row.pk).exclude(told=b"").order_by("number")
        rows = list(told.values_list("pk", "at", "told"))
    return [Message(at, receipts.read(reporter.keys, key, blob)) for key, at, blob in rows]


def may_appeal(reporter: Reporter) -> bool:
    """Return whether the person may ask that somebody else looks at it again, and has not just done so."""
    with transaction.atomic(), report_lock.taking_in([reporter.row.pk]):
        asked = Entry.rows.filter(report=reporter.row.pk, kind=EntryKind.APPEAL, admitted_at=None)
        return reporter.row.state in MAY_APPEAL and not asked.values("pk").exists()


def add(reporter: Reporter, words: str, sending: UUID | None = None) -> None:
    """Keep more words of the person; raise Refusal "feedback.words_missing", "feedback.too_long"."""
    _keep(reporter, words, EntryKind.ADDED, sending)


def appeal(reporter: Reporter, words: str, sending: UUID | None = None) -> None:
    """Let somebody else look at it again, because the person is not content with what was done."""
    if not may_appeal(reporter):
        raise Refusal("feedback.no_appeal_yet")
    _keep(reporter, words, EntryKind.APPEAL, sending)


def _keep(reporter: Reporter, words: str, kind: EntryKind, sending: UUID | None) -> None:
    """Seal words to who may read the report now; `sending` is of the form, which is kept once."""
    if not words.strip():
        raise Refusal("feedback.words_missing", field="words")
    if len(words) > intake.LONGEST:
        raise Refusal("feedback.too_long", field="words")
    report, entry = reporter.row.pk, sending or ids.new()
    with transaction.atomic(), report_lock.taking_in([report, entry]):
        Report.rows.select_for_update().filter(pk=report).values_list("pk").first()
        entries = Entry.rows.filter(report=report)
        if entries.filter(pk=entry).values("pk").exists():
            return
        readers = Reader.rows.filter(report=report, until=None).values_list("reader", flat=True)
        sealed = parcels.seal(entry, parcels.of_users(set(readers)), {"words": words.strip()})
        number = entries.values("pk").count() + 1
        new = Entry(pk=entry, report_id=report, number=number, kind=kind, at=clock.now(), sealed=sealed)
        new.save(force_insert=True)
        Report.rows.filter(pk=report).update(arrived=True)
