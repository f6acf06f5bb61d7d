"""Come back with receipt and PIN: see how far it is, read the answers, add something, appeal. Guessing is hopeless.

Whoever comes back is never shown what they told us: a receipt that was found, or taken, says nothing of it.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from amparo.casework.feedback import intake, limits
from amparo.casework.feedback.kinds import MAY_APPEAL, OPEN, EntryKind, State
from amparo.casework.feedback.models import Entry, Reader, Report
from amparo.foundation import clock, ids
from amparo.foundation.errors import Refusal
from amparo.foundation.ids import receipts as numbers
from amparo.trust.accounts import report_lock
from amparo.trust.letters import guessing, parcels, receipts
from amparo.trust.letters.parcels import Said
from amparo.trust.letters.receipts import Keyring

SHOWN = (
    "state", "sensitive", "language", "received_at", "acknowledge_by", "answer_by", "acknowledged_at", "answered_at",
    "service",
)  # fmt: skip
"""What the public process reads of a report beside what its receipt opens."""
DOOR = guessing.Door(Report.rows.all, SHOWN, "feedback.wrong_code", "feedback.wait", "feedback.locked")


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
    row, keys = guessing.enter(DOOR, receipt, code)
    return Reporter(row, keys)


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


def may_withdraw(reporter: Reporter) -> bool:
    """Return whether the person may take back what they asked of a service, and has not just done so."""
    if reporter.row.service is None or reporter.row.state not in (*OPEN, State.ANSWERED):
        return False
    with transaction.atomic(), report_lock.taking_in([reporter.row.pk]):
        back = Entry.rows.filter(report=reporter.row.pk, kind=EntryKind.WITHDRAWN)
        return not back.values("pk").exists()


def withdraw(reporter: Reporter, words: str = "", sending: UUID | None = None) -> None:
    """Take back what the person asked of a service; they may say why."""
    if not may_withdraw(reporter):
        raise Refusal("asking.no_way_back")
    _keep(reporter, words, EntryKind.WITHDRAWN, sending)


def _keep(reporter: Reporter, words: str, kind: EntryKind, sending: UUID | None) -> None:
    """Seal words to who may read the report now; `sending` is of the form, which is kept once."""
    if not words.strip() and kind is not EntryKind.WITHDRAWN:
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
