"""Where what is counted about no case comes from: the rows of each unit of one agency, as codes, days and numbers."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from amparo.casework.directory import counting as directory
from amparo.casework.feedback.queries import counting as feedback
from amparo.casework.mainstreaming import counting as mainstreaming
from amparo.casework.partnership import counting as partnership
from amparo.casework.partnership import rules
from amparo.casework.referrals.queries import counting as referrals
from amparo.casework.rights import counting as rights
from amparo.foundation.codelists import read_date
from amparo.practice import counted
from amparo.trust.accounts import actors, second_lock

Rows = list[dict[str, Any]]


def in_time(done: date | datetime | None, due: date | datetime) -> str:
    """Return whether something was done by when it was due; "" while it is not done."""
    return "" if done is None else "yes" if done <= due else "no"


def _reports(agency: UUID) -> Rows:
    with second_lock.for_the_figures():
        found = feedback.reports(agency)
    return [
        {
            "came": one.received.date(), "due": one.due.date(), "answered": one.answered.date() if one.answered else None,
            "in_time": in_time(one.answered, one.due), "feedback_kind": one.kind, "feedback_channel": one.channel,
        }
        for one in found
    ]  # fmt: skip


def _requests(agency: UUID) -> Rows:
    with second_lock.for_the_figures():
        found = rights.requests(agency)
    return [
        {
            "asked": one.asked.date(), "due": one.due.date(), "told": one.told.date() if one.told else None,
            "in_time": in_time(one.told, one.due),
        }
        for one in found
    ]  # fmt: skip


def _ratings(_agency: UUID) -> Rows:
    """Return how people found services; a rating belongs to no agency, and every one reads them together."""
    with second_lock.for_the_figures():
        found = referrals.ratings()
        kinds = directory.kinds_of({service for service, _rating, _month in found})
    return [
        {"month": month, "rating": rating, "service_kind": kinds.get(service, "")} for service, rating, month in found
    ]


def _staff(agency: UUID) -> Rows:
    return [
        {"role": one.role, "since": one.since, "until": one.until, "office": one.office} for one in actors.posts(agency)
    ]


def _checklists(agency: UUID) -> Rows:
    return [{"looked": one.on, "complete": "yes" if one.complete else "no"} for one in mainstreaming.checklists(agency)]


def _measures(agency: UUID) -> Rows:
    return [
        {"due": one.due, "closed": one.closed, "in_time": in_time(one.closed, one.due)}
        for one in mainstreaming.measures(agency)
    ]


def _training(agency: UUID) -> Rows:
    found = []
    for one in partnership.newest(agency, "training"):
        said = one.answers
        tested = _number(said.get("training_learning/training_tested"))
        found.append({
            "held": read_date(said.get("training/training_on", "")), "tested": tested,
            "before": _number(said.get("training_learning/training_before")),
            "after": _number(said.get("training_learning/training_after")),
        })  # fmt: skip
    return found


TOOK_PART = {"female": "training_women", "male": "training_men", "unknown": "training_others"}


def _trained(agency: UUID) -> Rows:
    return [
        {
            "held": read_date(one.answers.get("training/training_on", "")), "sex": sex,
            "people": _number(one.answers.get(f"training_people/{name}")),
        }
        for one in partnership.newest(agency, "training") for sex, name in TOOK_PART.items()
    ]  # fmt: skip


def _number(text: str | None) -> int:
    """Return a number as it was written, to the nearest whole one; a half goes up."""
    return int(float(text) + 0.5) if text else 0


def _capacity(agency: UUID) -> Rows:
    """Return each assessment that repeats one of the same organisation: whether more areas went up than down."""
    return list(_repeats(agency))


LEVELS = "capacity_levels/"


def _repeats(agency: UUID) -> Iterator[dict[str, Any]]:
    before: dict[UUID | None, Mapping[str, str]] = {}
    dated = [
        (one, read_date(one.answers.get("capacity/capacity_on", ""))) for one in partnership.newest(agency, "capacity")
    ]
    for one, on in sorted(((one, on) for one, on in dated if on), key=lambda pair: pair[1]):
        if one.organization in before:
            yield {"assessed": on, "change": change(before[one.organization], one.answers)}
        before[one.organization] = one.answers


def change(then: Mapping[str, str], now: Mapping[str, str]) -> str:
    """Return better or worse by what more areas did that have a level both times, same where as many went up as down."""
    areas = [path for path in now if path.startswith(LEVELS) and now[path].isdigit() and then.get(path, "").isdigit()]
    up = sum(int(now[path]) > int(then[path]) for path in areas) - sum(
        int(now[path]) < int(then[path]) for path in areas
    )
    return "better" if up > 0 else "worse" if up < 0 else "same"


def _agreements(agency: UUID) -> Rows:
    terms = [rules.terms(one.answers) for one in partnership.newest(agency, "agreement")]
    return [{"begins": one.begins, "ends": one.ends} for one in terms]


def _advocacy(agency: UUID) -> Rows:
    found = []
    for one in partnership.newest(agency, "advocacy"):
        outcome = one.answers.get("advocacy_result/advocacy_outcome", "")
        found.append({
            "begun": read_date(one.answers.get("advocacy/advocacy_begun_on", "")), "outcome": outcome,
            "outcome_on": read_date(one.answers.get("advocacy_result/advocacy_outcome_on", "")),
            "stopped": "yes" if outcome == "stopped" else "no",
        })  # fmt: skip
    return found


SOURCES: Mapping[str, Callable[[UUID], Rows]] = {
    counted.REPORT: _reports, counted.DATA_REQUEST: _requests, counted.RATING: _ratings,
    counted.STAFF: _staff, counted.TRAINING: _training,
    counted.TRAINED: _trained, counted.CAPACITY: _capacity, counted.CHECKLIST: _checklists, counted.MEASURE: _measures,
    counted.AGREEMENT: _agreements, counted.ADVOCACY: _advocacy,
}  # fmt: skip
