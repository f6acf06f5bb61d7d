"""What is about no case once more, from the rows themselves: nothing of the program's counting is used."""

from collections.abc import Iterator
from datetime import date
from statistics import fmean
from typing import Any

from amparo import practice
from amparo.analysis.indicators.periods import Period
from amparo.casework.feedback.models import Report
from amparo.casework.mainstreaming.models import Checklist, Measure, Sheet
from amparo.casework.partnership.models import Record, Version
from amparo.casework.referrals.models import Rating
from amparo.casework.rights.models import Request
from amparo.trust.accounts.models import Agency, Post
from tests.analysis.indicators.second_way import Inside, Said, count, share


def second_outside(agency: Agency, period: Period, today: date) -> Iterator[Said]:
    """Reckon every indicator about no case once more."""

    def inside(day: date | None) -> bool:
        return day is not None and period.first <= day <= period.last

    yield from _of_people(agency, inside, today)
    yield from _of_staff(agency, period)
    yield from _of_checklists(agency, inside, today)
    yield from _of_registers(agency, period, inside)


def _of_people(agency: Agency, inside: Inside, today: date) -> Iterator[Said]:
    reports = [
        one for one in Report.rows.filter(agency=agency)
        if not one.sensitive and one.service is None and one.state != "set_aside" and one.duplicate_of_id is None
        and inside(one.received_at.date())
    ]  # fmt: skip
    yield count("reports_received", len(reports))
    ripe = [one for one in reports if one.answered_at or one.answer_by.date() < today]
    yield share(
        "reports_answered_in_time", sum(bool(r.answered_at and r.answered_at <= r.answer_by) for r in ripe), len(ripe)
    )
    asked = [
        one for one in Request.rows.filter(person__agency=agency).select_related("person")
        if one.person.tier == "standard" and one.step != "withdrawn" and inside(one.asked_at.date())
    ]  # fmt: skip
    ripe = [one for one in asked if one.told_at or one.due_at.date() < today]
    yield share("data_requests_in_time", sum(bool(r.told_at and r.told_at <= r.due_at) for r in ripe), len(ripe))
    said = [one.rating for one in Rating.rows.all() if inside(one.month) and one.rating != "not_said"]
    yield share("services_rated_well", said.count("good") + said.count("very_good"), len(said))


def _of_staff(agency: Agency, period: Period) -> Iterator[Said]:
    held = [
        one.role for one in Post.objects.filter(user__agency=agency)
        if one.since.date() <= period.last and (one.until is None or one.until.date() > period.last)
    ]  # fmt: skip
    workers, supervisors = held.count("case_worker"), held.count("supervisor")
    yield "workers_per_supervisor", workers, supervisors, workers / supervisors if supervisors else None


def _of_checklists(agency: Agency, inside: Inside, today: date) -> Iterator[Said]:
    looked = [one for one in Checklist.objects.filter(site__agency=agency) if inside(one.on)]
    yield share("checklists_complete", sum(_complete(one) for one in looked), len(looked))
    due = [one for one in Measure.objects.filter(checklist__site__agency=agency) if inside(one.due_on)]
    due = [one for one in due if one.closed_on or one.due_on < today]
    yield share("measures_closed_in_time", sum(bool(m.closed_on and m.closed_on <= m.due_on) for m in due), len(due))


def _complete(checklist: Checklist) -> bool:
    stands: dict[str, str] = {}
    for sheet in Sheet.objects.filter(checklist=checklist).order_by("number"):
        stands.update(sheet.answers)
    form = practice.catalogue().form(checklist.form)
    items = [path for path, question in form.questions.items() if question.list_name == "mainstreaming_answer"]
    return all(stands.get(path) for path in items)


def _of_registers(agency: Agency, period: Period, inside: Inside) -> Iterator[Said]:
    trainings = [one for one in _records(agency, "training") if inside(_day(one, "training_on"))]
    yield count(
        "people_trained",
        sum(int(_of(one, f"training_{who}") or 0) for one in trainings for who in ("women", "men", "others")),
    )
    change = [
        _whole(_of(one, "training_after")) - _whole(_of(one, "training_before"))
        for one in trainings if int(_of(one, "training_tested") or 0) > 0
    ]  # fmt: skip
    yield "training_change", len(change), None, fmean(change) if change else None
    again = list(_repeated(agency, inside))
    yield share("capacity_better", again.count("better"), len(again))
    agreements = _records(agency, "agreement")
    yield count("agreements_in_force", sum(_in_force(one, period.last) for one in agreements))
    actions = _records(agency, "advocacy")
    yield count("advocacy_begun", sum(inside(_day(one, "advocacy_begun_on")) for one in actions))
    until = [one for one in actions if (_day(one, "advocacy_begun_on") or date.max) <= period.last]
    changed = [one for one in until if _of(one, "advocacy_outcome") in ("policy", "practice")]
    yield share("advocacy_with_change", len(changed), len(until))


def _records(agency: Agency, register: str) -> list[dict[str, Any]]:
    found = []
    for row in Record.objects.filter(agency=agency, register=register):
        newest = max(Version.objects.filter(record=row), key=lambda one: one.number)
        found.append({"organization": row.organization, **newest.answers})
    return found


def _of(said: dict[str, Any], name: str) -> str:
    return next((str(value) for path, value in said.items() if path.rpartition("/")[2] == name), "")


def _day(said: dict[str, Any], name: str) -> date | None:
    text = _of(said, name)
    return date.fromisoformat(text) if text else None


def _whole(text: str) -> int:
    """Return a percentage to the nearest whole one; a half goes up."""
    whole, _, rest = text.partition(".")
    return int(whole) + (rest[:1] >= "5" if rest else False)


def _repeated(agency: Agency, inside: Inside) -> Iterator[str]:
    dated = sorted(_records(agency, "capacity"), key=lambda one: _of(one, "capacity_on"))
    for place, one in enumerate(dated):
        earlier = [each for each in dated[:place] if each["organization"] == one["organization"]]
        if not earlier or not inside(_day(one, "capacity_on")):
            continue
        both = [
            (earlier[-1][path], level) for path, level in one.items()
            if path.startswith("capacity_levels/") and level in "01234" and earlier[-1].get(path, "x") in "01234"
        ]  # fmt: skip
        up, down = sum(then < now for then, now in both), sum(then > now for then, now in both)
        yield "better" if up > down else "worse" if down > up else "same"


def _in_force(said: dict[str, Any], day: date) -> bool:
    begins, until = _day(said, "agreement_from"), _day(said, "agreement_until")
    ended = _day(said, "agreement_ended_on") if _of(said, "agreement_ended") == "yes" else None
    return bool(begins and begins <= day and (not until or day <= until) and (not ended or day <= ended))
