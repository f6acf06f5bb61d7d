"""What happened in one case as rows that can be counted: codes, days and small numbers."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from amparo.analysis.indicators.counting.reaching import reached, referral
from amparo.casework.cases import counted as cases
from amparo.casework.consent import counting as consent
from amparo.casework.referrals.queries import counting as referrals
from amparo.foundation import clock
from amparo.practice.counted import CLOCK, FOLLOW_UP, PLAN, REFERRAL, REVIEW, SURVEY, WORK

Said = Callable[[Mapping[str, Any]], str]
LASTED = ((30, "up_to_1_month"), (91, "up_to_3_months"), (182, "up_to_6_months"))
LONGER = "over_6_months"


def rows_of(
    one: cases.Standing,
    told: Mapping[UUID, Mapping[str, Any]],
    sent: Sequence[referrals.Course],
    kinds: Mapping[UUID, str],
) -> dict[str, list[dict[str, Any]]]:
    """Return what happened in a case as it is counted: unit → rows."""
    return {
        WORK: [
            _work(span, told) | reached(span, one.clocks, sent) | _within(span, one, told, sent) for span in one.spans
        ],
        CLOCK: [_clock(each) for each in one.clocks],
        **_talks(one, told),
        REFERRAL: [referral(each) | {"service_kind": kinds.get(each.service, "")} for each in sent],
        SURVEY: _surveyed(one, told),
    }


def consents(ended: Sequence[tuple[UUID, date]], told: Mapping[UUID, Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return the consents that a person took back, but for the one to be counted: when, and what each was for."""
    return [
        {"withdrawn": on, "consent_purpose": purpose}
        for key, on in ended
        if key in told and (purpose := consent.purpose(told[key]))
    ]


def _surveyed(one: cases.Standing, told: Mapping[UUID, Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return the first and the last survey of reintegration as one row, none where there is neither."""
    found = cases.surveys((told[each.entry] for each in one.surveys if each.entry in told), clock.today())
    first = next((each for each in found if each.round == cases.FIRST), None)
    last = next((each for each in reversed(found) if each.round == cases.LAST), None)
    if first is None and last is None:
        return []
    before, after = (each.score if each else None for each in (first, last))
    scored = "both" if None not in (before, after) else "last" if after is not None else ""
    days = {"began": first.day if first else None, "surveyed": last.day if last else None}
    return [{**days, "scored": scored, "before": before, "after": after}]


def _talks(one: cases.Standing, told: Mapping[UUID, Mapping[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """Return plans, follow-ups at which the person said how it was at a service, and reviews."""

    def rows(forms: Sequence[cases.Written], day: str, name: str, said: Said) -> list[dict[str, Any]]:
        return [{day: each.on, name: said(told[each.entry])} for each in forms if each.entry in told]

    visits = [{"done": each.on, **cases.of_services(told[each.entry])} for each in one.follow_ups if each.entry in told]
    return {
        PLAN: rows(one.plans, "made", "agreed", cases.agreed_with_plan),
        FOLLOW_UP: [row for row in visits if not {"yes", "no"}.isdisjoint(row.values())],
        REVIEW: rows(one.reviews, "held", "satisfied", cases.satisfied),
    }


def _work(span: cases.Span, told: Mapping[UUID, Mapping[str, Any]]) -> dict[str, Any]:
    row: dict[str, Any] = {"started": span.start.date(), "again": "yes" if span.again else "no"}
    if span.end is None:
        return row
    row |= {"ended": span.end.date(), "lasted": lasted((span.end.date() - span.start.date()).days)}
    if span.closure and span.closure in told:
        how = cases.ended(told[span.closure])
        row |= {"closure_reason": how.reason, "goals": how.goals, "goals_met": how.goals_met, "feeling": how.feeling}
    return row


def _within(
    span: cases.Span,
    one: cases.Standing,
    told: Mapping[UUID, Mapping[str, Any]],
    sent: Sequence[referrals.Course],
) -> dict[str, int]:
    """Return how many referrals were sent and follow-ups made in one time of work, its first and last day with it."""
    first, last = span.start.date(), span.end.date() if span.end else date.max
    return {
        "referrals": sum(first <= each.sent.date() <= last for each in sent),
        "follow_ups": sum(
            first <= each.on <= last and each.entry in told and cases.reached(told[each.entry])
            for each in one.follow_ups
        ),
    }


def lasted(days: int) -> str:
    """Return how long work on a case took, in bands.

    >>> lasted(30), lasted(31), lasted(400)
    ('up_to_1_month', 'up_to_3_months', 'over_6_months')
    """
    return next((name for most, name in LASTED if days <= most), LONGER)


def _clock(each: Any) -> dict[str, Any]:
    return {
        "step": each.step, "due": each.due_at.date(),
        "in_time": "" if each.met_at is None else "yes" if each.met_at <= each.due_at else "no",
    }  # fmt: skip
