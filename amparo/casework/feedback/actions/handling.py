"""Take a report into one's hands, give it to another of its readers, note something, open a receipt again."""

from uuid import UUID

from amparo.casework.feedback import circle
from amparo.casework.feedback.actions.acting import Doing, act, words
from amparo.casework.feedback.kinds import OPEN, EntryKind, State
from amparo.casework.feedback.models import Entry
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.trust.disclosure.access import Access


def take(*, by: Access, report: UUID) -> None:
    """Be the one who answers; the person sees that somebody has read it."""
    with act(by, report, "feedback.taken") as doing:
        doing.need(*OPEN)
        _hand(doing, by.id)


def assign(*, by: Access, report: UUID, to: UUID) -> None:
    """Let another reader of the report be the one who answers.

    What is asked of a service is handed to a case worker, who reads it from then on; who had it before reads it no more.
    """
    with act(by, report, "feedback.assigned") as doing:
        doing.need(*OPEN)
        if to not in circle.may_get(doing.row, circle.concerned(by, doing.row)):
            raise Refusal("feedback.no_reader", field="to")
        _hand(doing, to)


def _hand(doing: Doing, to: UUID) -> None:
    """Give the report to `to`; an appeal goes to somebody who has not answered it."""
    if doing.row.state == State.APPEALED and to in answered_by(doing):
        raise Refusal("feedback.another_answers", field="to")
    if doing.row.state == State.RECEIVED:
        doing.change(state=State.ACKNOWLEDGED, acknowledged_at=clock.now())
    doing.change(handler=to)


def answered_by(doing: Doing) -> set[UUID]:
    """Return who answered the report before."""
    rows = Entry.rows.filter(report=doing.row, kind=EntryKind.ANSWER)
    return {user for user in rows.values_list("by", flat=True) if user}


def note(*, by: Access, report: UUID, text: str, key: UUID | None = None) -> None:
    """Write something for the readers of the report; the person never sees it."""
    with act(by, report, "feedback.noted") as doing:
        if not doing.was_sent(key):
            doing.write(EntryKind.NOTE, {"words": words(text, "text")}, key)


def unlock(*, by: Access, report: UUID) -> None:
    """Let a receipt be tried again after too many wrong codes, because the person called."""
    with act(by, report, "feedback.unlocked") as doing:
        doing.change(wrong=0, wait_until=None, locked_at=None)
