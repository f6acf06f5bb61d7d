"""Indicators reckoned once more, from the rows and sealed records themselves: no facets, no conditions, no arrays."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

from amparo.analysis.indicators.periods import Period
from amparo.casework.cases.models import Case, Deadline, Entry
from amparo.casework.consent.models import Consent
from amparo.casework.referrals.models import Referral, Step
from amparo.trust.history import queries as versions
from amparo.trust.projections import source

Work = tuple[date, date | None, bool, dict[str, Any]]
IN_TIME = (("first_response", "first_action"), ("assessment",) * 2, ("plan",) * 2, ("follow_up",) * 2)


def second_way(counted: list[Case], period: Period, today: date) -> Iterator[tuple[str, int, int | None]]:
    """Reckon every indicator once more, from the rows themselves."""
    inside = lambda day: day is not None and period.first <= day <= period.last  # noqa: E731
    work = [span for case in counted for span in work_of(case)]
    yield "cases_new", sum(inside(start) and not again for start, _, again, _ in work), None
    yield "cases_reopened", sum(inside(start) and again for start, _, again, _ in work), None
    yield "cases_active", sum(s <= period.last and (e is None or e > period.last) for s, e, _, _ in work), None
    closed = [said for _, end, _, said in work if inside(end)]
    yield "cases_closed", len(closed), None
    goals = [[v for k, v in said.items() if k.endswith("/final_outcome")] for said in closed]
    yield "goals_all_met", sum(set(g) == {"met"} for g in goals if g), sum(bool(g) for g in goals)
    reasons = [said["answer:reason/closure_reason"] for said in closed]
    yield "closed_goals_met", reasons.count("goals_met"), len(reasons)
    for name, step in IN_TIME:
        due = [c for c in Deadline.objects.filter(case__in=counted, step=step) if inside(c.due_at.date())]
        due = [c for c in due if c.met_at or c.due_at.date() < today]
        yield f"{name}_in_time", sum(bool(c.met_at and c.met_at <= c.due_at) for c in due), len(due)
    plans = [
        e
        for e in Entry.rows.filter(
            case__in=counted, step="plan", kind="form", status__in=("complete", "waiting", "approved")
        )
        if inside(e.on)
    ]
    yield "plans_agreed", sum(said_in(e.pk)["answer:agreement/plan_agreed"] == "yes" for e in plans), len(plans)
    yield from second_way_of_referrals(counted, inside, today)


def second_way_of_referrals(counted: list[Case], inside: Any, today: date) -> Iterator[tuple[str, int, int | None]]:
    rows = list(Referral.rows.filter(case__in=counted))
    reached = {row.pk: {s.state: s.at.date() for s in Step.rows.filter(referral=row)} for row in rows}
    received = {row.pk: reached[row.pk].get("completed") or reached[row.pk].get("partly") for row in rows}
    yield "people_assisted", len({row.case.person_id for row in rows if inside(received[row.pk])}), None
    sent = [row for row in rows if inside(row.sent_at.date())]
    yield "referrals_sent", len(sent), None
    old = [row for row in sent if (today - row.sent_at.date()).days >= 30]
    yield "referrals_completed", sum(received[row.pk] is not None for row in old), len(old)
    answers = [s for row in rows for s, day in reached[row.pk].items() if s in ("accepted", "declined") and inside(day)]
    yield "referrals_accepted", answers.count("accepted"), len(answers)
    heard = [(row.sent_at.date(), reached[row.pk].get("feedback_received")) for row in sent]
    heard = [(day, told) for day, told in heard if (today - day).days > 14]
    yield "referral_feedback_in_time", sum(bool(t) and (t - day).days <= 14 for day, t in heard), len(heard)


def agreed(case: Case, today: date) -> bool:
    """Return whether the person agreed to statistics with their own agency, and it holds; the newest word counts."""
    said = [
        (each, said_in(each.pk)) for each in Consent.rows.filter(person=case.person_id).order_by("decided_at", "pk")
    ]
    words = [
        (each.status, each.until)
        for each, fields in said
        if fields["purpose"] == "statistics" and "facets" in fields["data_groups"]
    ]
    words = [(status, until) for status, until in words if status in ("given", "refused")]
    return bool(words) and words[-1][0] == "given" and (words[-1][1] is None or words[-1][1] >= today)


def work_of(case: Case) -> Iterator[Work]:
    """Yield start, end, whether again, and what the closure says, of each time of work, as forms and supervisors' words tell."""
    closures = Entry.rows.filter(case=case, step="closure", kind="form", status="approved")
    told = [(each.decided_at, "end", each.pk) for each in closures]
    notes = Entry.rows.filter(case=case, kind="supervision")
    told += [(each.created_at, "again", each.pk) for each in notes if said_in(each.pk).get("about") == "reopened"]
    start, again, going = case.opened_at, False, True
    for moment, what, record in sorted(told):
        if what == "end" and going:
            yield start.date(), moment.date(), again, said_in(record)
            going = False
        elif what == "again":
            start, again, going = moment, True, True
    if going:
        yield start.date(), None, again, {}


def said_in(record: UUID) -> dict[str, Any]:
    opened, broken = source.opened([versions.latest(record)])
    assert not broken
    return dict(opened[record]["fields"])
