"""Answer the person: what was done, what was not possible, and why. Sealed so that their receipt alone opens it."""

from typing import Any
from uuid import UUID

from amparo.casework.feedback.actions.acting import Doing, act, words
from amparo.casework.feedback.actions.handling import answered_by
from amparo.casework.feedback.kinds import OPEN, EntryKind, State
from amparo.casework.feedback.models import Entry
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.trust.disclosure.access import Access
from amparo.trust.letters import receipts


def answer(
    *,
    by: Access,
    report: UUID,
    done: str,
    not_possible: str = "",
    why: str = "",
    final: bool = True,
    key: UUID | None = None,
) -> None:
    """Answer the person; with `final` False it is a word on the way, and the clock runs on.

    Raises Refusal "feedback.why_missing" when something was not possible and nobody says why, "feedback.another_answers"
    when an appeal is answered by who answered before.
    """
    said = _said(done, not_possible, why)
    with act(by, report, "feedback.answered" if final else "feedback.told_on_the_way") as doing:
        if doing.was_sent(key):
            return
        doing.need(*OPEN, State.ANSWERED)
        if doing.row.state == State.APPEALED and by.id in answered_by(doing):
            raise Refusal("feedback.another_answers")
        tell(doing, {**said, "final": final}, key, EntryKind.ANSWER if final else EntryKind.ON_THE_WAY)
        if final:
            answered(doing)


def _said(done: str, not_possible: str, why: str) -> dict[str, Any]:
    if not_possible.strip() and not why.strip():
        raise Refusal("feedback.why_missing", field="why")
    more = {name: words(text, name) for name, text in (("not_possible", not_possible), ("why", why)) if text.strip()}
    return {"done": words(done, "done", "feedback.answer_missing"), **more}


def answered(doing: Doing) -> None:
    """Say in the clear that the person was answered, by whom and when."""
    now = clock.now()
    first = doing.row.acknowledged_at or now
    doing.change(state=State.ANSWERED, answered_at=now, handler=doing.by.id, acknowledged_at=first)


def tell(doing: Doing, said: dict[str, Any], key: UUID | None, kind: EntryKind, **more: Any) -> None:
    """Keep an answer twice: sealed to the readers, with what is for them alone, and so that the receipt opens it."""
    entry = doing.write(kind, {**said, **more}, key)
    told = receipts.seal_to(doing.row.pk, doing.row.public, entry.pk, said)
    Entry.rows.filter(pk=entry.pk).update(told=told)


def close(*, by: Access, report: UUID) -> None:
    """Close a report that was answered; the person can still appeal."""
    with act(by, report, "feedback.closed") as doing:
        doing.need(State.ANSWERED)
        doing.change(state=State.CLOSED, closed_at=clock.now())
