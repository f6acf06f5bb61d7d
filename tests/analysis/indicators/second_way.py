"""Every indicator once more, from the rows and sealed records themselves: no facets, no conditions, no arrays.

Each yields its name, how many (of a share: those who meet it), of how many (None where it is no share), and the number
itself. The words of the definitions stand here in plain Python, and nothing of the program's counting is used.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from statistics import fmean, median
from typing import Any
from uuid import UUID

from amparo.analysis.indicators.periods import Period
from amparo.casework.cases.models import Case, Deadline, Entry
from amparo.casework.consent.models import Consent
from amparo.casework.referrals.models import Referral, Step
from amparo.trust.history import queries as versions
from amparo.trust.projections import source

Work = tuple[date, date | None, bool, dict[str, Any], Case]
Said = tuple[str, int, int | None, float | None]
Inside = Callable[[date | None], bool]
IN_TIME = (("first_response", "first_action"), ("assessment",) * 2, ("plan",) * 2, ("follow_up",) * 2)
OF_SERVICES = {
    "treated_with_respect": "treated_well", "felt_safe_at_services": "felt_safe", "felt_informed_at_services": "felt_informed",
}  # fmt: skip
FINISHED = ("complete", "waiting", "approved")


def second_way(counted: list[Case], period: Period, today: date) -> Iterator[Said]:
    """Reckon every indicator of cases once more."""

    def inside(day: date | None) -> bool:
        return day is not None and period.first <= day <= period.last

    work = [span for case in counted for span in work_of(case)]
    yield from _of_work(work, period, inside)
    yield from _of_closures([span for span in work if inside(span[1])])
    yield from _of_clocks(counted, inside, today)
    yield from _of_talks(counted, inside)
    yield from _of_referrals(counted, inside, today)
    yield _of_consents({case.person_id for case in counted}, period)


def count(name: str, number: int) -> Said:
    return name, number, None, float(number)


def share(name: str, part: int, whole: int) -> Said:
    return name, part, whole, part / whole if whole else None


def _of_work(work: list[Work], period: Period, inside: Inside) -> Iterator[Said]:
    yield count("cases_new", sum(inside(start) and not again for start, _, again, _, _ in work))
    yield count("cases_reopened", sum(inside(start) and again for start, _, again, _, _ in work))
    active = [case for start, end, _, _, case in work if start <= period.last and (end is None or end > period.last)]
    yield count("cases_active", len(active))
    owners = Counter(case.owner_id for case in active if case.owner_id)
    yield "caseload", len(active), len(owners), len(active) / len(owners) if owners else None
    yield count("caseload_bands", len(owners))


def _of_closures(closed: list[Work]) -> Iterator[Said]:
    yield count("cases_closed", len(closed))
    goals = [[v for k, v in said.items() if k.endswith("/final_outcome")] for _, _, _, said, _ in closed]
    yield share("goals_all_met", sum(set(g) == {"met"} for g in goals if g), sum(bool(g) for g in goals))
    yield share("goals_met", sum(g.count("met") for g in goals), sum(len(g) for g in goals))
    reasons = [answer(said, "closure_reason") for _, _, _, said, _ in closed if answer(said, "closure_reason")]
    yield share("closed_goals_met", reasons.count("goals_met"), len(reasons))
    feelings = [answer(said, "closing_feeling") for _, _, _, said, _ in closed]
    told = [feeling for feeling in feelings if feeling and feeling != "declined"]
    yield share("ready_at_closure", told.count("satisfied") + told.count("ready"), len(told))
    days = [(end - start).days for start, end, _, _, _ in closed if end]
    yield "days_open", len(days), None, median(days) if days else None
    sent = [
        sum(start <= row.sent_at.date() <= end for row in sendings([case])) for start, end, _, _, case in closed if end
    ]
    yield "referrals_per_case", len(sent), None, fmean(sent) if sent else None
    met = [sum(start <= on <= end for on, said in talks([case], "follow_up") if reached(said)) for start, end, _, _, case in closed if end]  # fmt: skip  # noqa: E501
    yield "follow_ups_per_case", len(met), None, fmean(met) if met else None


def reached(said: dict[str, Any]) -> bool:
    return answer(said, "contact_result") in ("reached", "reached_other")


def _of_clocks(counted: list[Case], inside: Inside, today: date) -> Iterator[Said]:
    for name, step in IN_TIME:
        due = [c for c in Deadline.objects.filter(case__in=counted, step=step) if inside(c.due_at.date())]
        due = [c for c in due if c.met_at or c.due_at.date() < today]
        yield share(f"{name}_in_time", sum(bool(c.met_at and c.met_at <= c.due_at) for c in due), len(due))


def _of_talks(counted: list[Case], inside: Inside) -> Iterator[Said]:
    plans = [answer(said, "plan_agreed") for on, said in talks(counted, "plan") if inside(on)]
    yield share("plans_agreed", plans.count("yes"), len(plans))
    reviews = [
        [str(value) for path, value in said.items() if path.endswith("/review_satisfied")]
        for on, said in talks(counted, "review") if inside(on)
    ]  # fmt: skip
    told = [[view for view in said if view in ("satisfied", "partly", "not_satisfied")] for said in reviews]
    yield share(
        "satisfied_at_review", sum(set(views) == {"satisfied"} for views in told), sum(bool(views) for views in told)
    )
    yield share("asked_at_review", sum(bool(views) for views in told), len(reviews))
    for name, question in OF_SERVICES.items():
        heard = [answer(said, question) for on, said in talks(counted, "follow_up") if inside(on)]
        yield share(name, heard.count("yes"), heard.count("yes") + heard.count("no"))


def _of_referrals(counted: list[Case], inside: Inside, today: date) -> Iterator[Said]:
    rows = sendings(counted)
    reached = {
        row.pk: {s.state: s.at.date() for s in Step.rows.filter(referral=row).order_by("-number")} for row in rows
    }
    received = {row.pk: reached[row.pk].get("completed") or reached[row.pk].get("partly") for row in rows}
    yield count("people_assisted", len({whom(row.case) for row in rows if inside(received[row.pk])}))
    sent = [row for row in rows if inside(row.sent_at.date())]
    yield count("referrals_sent", len(sent))
    yield share("referrals_with_consent", sum(row.consent.confirmed_by is None for row in sent), len(sent))
    old = [row for row in sent if (today - row.sent_at.date()).days >= 30]
    yield share("referrals_completed", sum(received[row.pk] is not None for row in old), len(old))
    first = [(row, min(((day, s) for s, day in reached[row.pk].items() if s in ("accepted", "declined")), default=None)) for row in rows]  # fmt: skip  # noqa: E501
    answered = [(row, *said) for row, said in first if said and inside(said[0])]
    yield share("referrals_accepted", sum(state == "accepted" for _, _, state in answered), len(answered))
    days = [(day - row.sent_at.date()).days for row, day, _ in answered]
    yield "referral_answer_days", len(days), None, median(days) if days else None
    heard = [(row.sent_at.date(), reached[row.pk].get("feedback_received")) for row in sent]
    heard = [(day, told) for day, told in heard if (today - day).days > 14]
    yield share("referral_feedback_in_time", sum(bool(t) and (t - day).days <= 14 for day, t in heard), len(heard))


def _of_consents(people: set[UUID], period: Period) -> Said:
    ended = [row for row in Consent.rows.filter(person__in=people) if row.status == "withdrawn" and row.ended_at]
    said = {row.pk: said_in(row.pk) for row in ended}
    mine = [row for row in ended if said[row.pk]["purpose"] != "statistics" and said[row.pk]["basis"] == "consent"]
    days = [row.ended_at.date() for row in mine if row.ended_at]
    return count("consents_withdrawn", sum(period.first <= day <= period.last for day in days))


def whom(case: Case) -> UUID:
    """Return whom a case is about; of somebody who was registered twice the one that they are marked as."""
    return case.person.duplicate_of_id or case.person_id


def sendings(counted: list[Case]) -> list[Referral]:
    """Return the referrals that were sent to somebody."""
    rows = Referral.rows.filter(case__in=counted).exclude(kind="information_only")
    return list(rows.select_related("consent", "case__person"))


def talks(counted: list[Case], step: str) -> list[tuple[date, dict[str, Any]]]:
    """Return the finished forms of a step, each with its day."""
    rows = Entry.rows.filter(case__in=counted, step=step, kind="form", status__in=FINISHED)
    return [(row.on, said_in(row.pk)) for row in rows]


def answer(said: dict[str, Any], name: str) -> str:
    """Return the answer to a question by its name alone."""
    return next((str(value) for path, value in said.items() if path.rpartition("/")[2] == name), "")


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
            yield start.date(), moment.date(), again, said_in(record), case
            going = False
        elif what == "again":
            start, again, going = moment, True, True
    if going:
        yield start.date(), None, again, {}, case


def said_in(record: UUID) -> dict[str, Any]:
    opened, broken = source.opened([versions.latest(record)])
    assert not broken
    return dict(opened[record]["fields"])
