"""What becomes of what somebody asked of a service: it is taken on with a case, or declined with a reason."""

from uuid import UUID

from amparo import practice
from amparo.casework.feedback import circle
from amparo.casework.feedback.actions.acting import Doing, act, words
from amparo.casework.feedback.actions.answering import answered, tell
from amparo.casework.feedback.kinds import OPEN, EntryKind, Way
from amparo.foundation.errors import Refusal
from amparo.trust.disclosure.access import Access

REASONS = "decline_reason"


def take_on(*, by: Access, report: UUID, case: UUID, told: str, key: UUID | None = None) -> None:
    """Say that a case has come of what was asked of a service, and tell the person; readers alone see which case.

    `by` works on it from then on; raises Refusal "asking.nothing_here" for what asks nothing of a service.
    """
    said = {"done": words(told, "told", "feedback.answer_missing"), "final": True}
    with act(by, report, "feedback.taken_on") as doing:
        if doing.was_sent(key):
            return
        _need(doing)
        tell(doing, said, key, EntryKind.TAKEN_ON, case=str(case))
        answered(doing)


def decline(*, by: Access, report: UUID, reason: str, told: str, key: UUID | None = None) -> UUID | None:
    """Say that nobody can do what was asked of a service, with a code of why; return the service.

    None when the same form was sent before.
    """
    if reason not in practice.catalogue().lists[REASONS].by_code:
        raise Refusal("referrals.reason_missing", field="reason")
    said = {"done": words(told, "told", "feedback.answer_missing"), "final": True}
    with act(by, report, "feedback.declined") as doing:
        if doing.was_sent(key):
            return None
        _need(doing)
        tell(doing, said, key, EntryKind.DECLINED, reason=reason)
        answered(doing)
        service: UUID | None = doing.row.service
    return service


def _need(doing: Doing) -> None:
    doing.need(*OPEN)
    if circle.way(doing.row) is not Way.ASKED:
        raise Refusal("asking.nothing_here")
