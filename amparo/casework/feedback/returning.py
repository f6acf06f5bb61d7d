"""Come back with receipt and PIN: see how far it is, read the answers, add something, appeal. Guessing is hopeless.

Whoever comes back is never shown what they told us: a receipt that was found, or taken, says nothing of it.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import NoReturn

from django.db import transaction

from amparo.casework.feedback import circle, clocks, intake, limits, rules, telling
from amparo.casework.feedback.kinds import EntryKind, State
from amparo.casework.feedback.models import Entry, Report
from amparo.foundation import clock, ids
from amparo.foundation.errors import Refusal
from amparo.foundation.ids import receipts as numbers
from amparo.foundation.policy import Compartment, Role
from amparo.trust.accounts import report_lock
from amparo.trust.audit import actions as audit
from amparo.trust.audit.actions import one_act
from amparo.trust.disclosure.reporting import parcels, receipts
from amparo.trust.disclosure.reporting.parcels import Said
from amparo.trust.disclosure.reporting.receipts import Keyring

MAY_APPEAL = (State.ANSWERED, State.CLOSED, State.SET_ASIDE)


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
        row = Report.rows.filter(finder=finder).first()
    kept = receipts.Kept(row.finder, row.salt, row.verifier, bytes(row.shut), bytes(row.public)) if row else None
    keys = receipts.opened(row.pk if row else circle.NO_TEAM, kept, receipt, code)  # slow: while nothing is locked
    if row is None:
        raise Refusal("feedback.wrong_code")
    return Reporter(_judged(finder, right=keys is not None), keys) if keys else _turn_away(finder)


def _turn_away(finder: str) -> NoReturn:
    """Count a wrong PIN, and say no more of it than of a receipt that is not there."""
    _judged(finder, right=False)
    raise Refusal("feedback.wrong_code")


@one_act
def _judged(finder: str, *, right: bool) -> Report:
    """Return the report of a right PIN that may be tried now; count a wrong one. Tries at the same moment count one by one."""
    with report_lock.coming_back(finder):
        row: Report = Report.rows.select_for_update().get(finder=finder)
        if held_up := _held_up(row):
            raise Refusal(held_up)
        if right:
            Report.rows.filter(pk=row.pk).update(wrong=0, wait_until=None)
        else:
            _count(row)
    return row


def _held_up(row: Report) -> str:
    """Return why a receipt cannot be tried now, whatever the PIN is."""
    if row.locked_at:
        return "feedback.locked"
    return "feedback.wait" if row.wait_until and row.wait_until > clock.now() else ""


def _count(row: Report) -> None:
    wrong, now = row.wrong + 1, clock.now()
    delay = rules.delay_after(wrong)
    locked = now if delay is None else None
    Report.rows.filter(pk=row.pk).update(wrong=wrong, wait_until=now + delay if delay else None, locked_at=locked)


def messages(reporter: Reporter) -> list[Message]:
    """Return the answers to the person, oldest first."""
    with transaction.atomic(), report_lock.taking_in([reporter.row.pk]):
        rows = list(Entry.rows.filter(report=reporter.row).exclude(told=b"").order_by("number"))
    return [Message(row.at, receipts.read(reporter.keys, row.pk, row.told)) for row in rows]


def may_appeal(row: Report) -> bool:
    """Return whether the person may ask that somebody else looks at it again."""
    return row.state in MAY_APPEAL


def add(reporter: Reporter, words: str) -> None:
    """Keep more words of the person; raise Refusal "feedback.words_missing", "feedback.too_long"."""
    _keep(reporter, words, EntryKind.ADDED, telling.ADDED)


def appeal(reporter: Reporter, words: str) -> None:
    """Let somebody else look at it again, because the person is not content with what was done."""
    if not may_appeal(reporter.row):
        raise Refusal("feedback.no_appeal_yet")
    _keep(reporter, words, EntryKind.APPEAL, telling.APPEAL)


def _keep(reporter: Reporter, words: str, kind: EntryKind, notice: str) -> None:
    if not words.strip():
        raise Refusal("feedback.words_missing", field="words")
    if len(words) > intake.LONGEST:
        raise Refusal("feedback.too_long", field="words")
    report, entry = reporter.row.pk, ids.new()
    with transaction.atomic(), report_lock.taking_in([report, entry]):
        row = Report.rows.select_for_update().get(pk=report)
        readers = circle.reading(row)
        sealed = parcels.seal(entry, readers, {"words": words.strip()})
        number = circle.next_number(row)
        Entry.rows.create(pk=entry, report=row, number=number, kind=kind, at=clock.now(), sealed=sealed)
        if kind is EntryKind.APPEAL:
            _reopen(row)
        telling.changed(row, notice, readers)
        told = "feedback.appealed" if kind is EntryKind.APPEAL else "feedback.added_to"
        audit.append([audit.Entry(None, Role.PERSON, told, report, report, Compartment.FEEDBACK)])


def _reopen(row: Report) -> None:
    """Let the clock of an appeal run; who answered before answers this one no more."""
    by_when = clocks.due("answer_appeal", clock.now())
    Report.rows.filter(pk=row.pk).update(state=State.APPEALED, handler=None, closed_at=None, answer_by=by_when)
