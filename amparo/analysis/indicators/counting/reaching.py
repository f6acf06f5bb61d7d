"""When help reached a person: the first action, the first referral and the first service of a time of work; one referral."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from amparo.casework.cases import counted as cases
from amparo.casework.referrals.queries import counting as referrals


def reached(span: cases.Span, clocks: Sequence[Any], sent: Sequence[referrals.Course]) -> dict[str, Any]:
    """Return when the person was first answered, first referred to a service and first served in a time of work."""
    answers = [one.met_at for one in clocks if one.step == "first_action" and one.met_at and _within(span, one.met_at)]
    asked = [one for one in sent if _within(span, one.sent)]
    served = [day for one in asked if (day := _received(one)) is not None]
    return {
        "responded": min(answers).date() if answers else None,
        "referred": min(one.sent for one in asked).date() if asked else None,
        "served": min(served).date() if served else None,
    }


def _within(span: cases.Span, moment: datetime) -> bool:
    return span.start <= moment and (span.end is None or moment <= span.end)


def referral(each: referrals.Course) -> dict[str, Any]:
    """Return what is counted of one referral."""
    answered = [(each.reached[state], state) for state in referrals.ANSWERED if state in each.reached]
    at, answer = min(answered, default=(None, ""))
    received = _received(each)
    return {
        "urgency": each.urgency, "sent": each.sent.date(), "answered": at.date() if at else None, "answer": str(answer),
        "received": received.date() if received else None, "told": _day(each, "feedback_received"),
        "basis": "vital" if each.vital else "consent",
    }  # fmt: skip


def _received(each: referrals.Course) -> datetime | None:
    return min((each.reached[state] for state in referrals.RECEIVED if state in each.reached), default=None)


def _day(each: referrals.Course, state: str) -> date | None:
    return each.reached[state].date() if state in each.reached else None
