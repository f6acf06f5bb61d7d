"""Compose what a person sees of their case: codes, days, the goals in their own words, and to whom what was told.

No name of staff, no level of risk, no area of work, no note. The public page says the codes in the reader's language.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

from amparo.casework.cases import answers as filled
from amparo.casework.cases import queries as cases
from amparo.casework.cases.queries import transfers
from amparo.casework.own_file import rules
from amparo.casework.own_file.kinds import APPOINTMENT, Part
from amparo.casework.referrals import queries as referrals
from amparo.casework.rights import queries as rights
from amparo.foundation import clock
from amparo.trust.accounts import queries as accounts
from amparo.trust.disclosure.access import Access

TIME = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d")
AGREED, AGREED_DAY = ("yes", "partly"), "agreed_with_the_person"
ACCEPTED = "accepted"
Told = dict[str, Any]


def compose(access: Access, person: UUID, parts: frozenset[str]) -> Told | None:
    """Return what the person sees of their newest case, as far as `access` may read it; None where it may not be read."""
    case = next((view for view in cases.cases_of_person(access, person) if view.story_open), None)
    if case is None:
        return None
    told: Told = {
        "phases": {phase.value: stand for phase, stand in rules.standing(case.row.step).items()},
        "requests": list(_requests(access, person)),
    }
    file = cases.file_of(access, case, "own_file.composed")
    if Part.NEXT in parts:
        told["next"] = _next(case, file)
    if Part.PLAN in parts:
        told["plan"] = _plan(file)
    if Part.TOLD in parts:
        told["told"] = [*_referred(access, person), *_transferred(access, person)]
    return told


def _next(case: cases.CaseView, file: cases.CaseFile) -> Told:
    """Return the next appointment: a task that says it is one, or a day that was agreed with the person."""
    today = clock.today().isoformat()
    agreed = [one for one in case.deadlines if one.parameter == AGREED_DAY]
    found = [(one.due_at.date().isoformat(), "") for one in agreed]
    for task in file.tasks():
        if task.fields.get("kind") == APPOINTMENT and task.row.due_on:
            at = str(task.fields.get("time") or "")[:5]
            found.append((task.row.due_on.isoformat(), at if TIME.fullmatch(at) else ""))
    day, at = min([one for one in found if one[0] >= today], default=("", ""))
    return {"on": day, "at": at} if day else {}


def _plan(file: cases.CaseFile) -> Told:
    """Return the goals of the newest plan that the person agreed to, in their own words."""
    newest = cases.way_of(file).forms.get("plan")
    if newest is None or newest.status not in rules.FINISHED:
        return {}
    form, given = filled.form_and_answers(file.entry(newest.entry).fields)
    values = filled.evaluated(form, given).values
    if filled.value_named(form, values, "plan_agreed") not in AGREED:
        return {}
    goals = [goal for goal in filled.repeated(values, "goal") if goal.get("goal_words")]
    return {
        "on": newest.on.isoformat(),
        "goals": [{"words": goal["goal_words"], "by": _day(goal.get("goal_by", ""))} for goal in goals],
    }


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return ""


def _referred(access: Access, person: UUID) -> Iterator[Told]:
    """Yield each service that was told something, or that the person was told about: never who answers there."""
    for one in referrals.of_person(access, person):
        yield {
            "id": str(one.row.pk),
            "to": [one.told[name] for name in ("service", "organization") if one.told.get(name)],
            "fields": list(one.told.get("fields", [])),
            "on": one.row.sent_at.date().isoformat(),
            "state": one.row.state,
        }


def _transferred(access: Access, person: UUID) -> Iterator[Told]:
    """Yield each team of another agency that took the case over."""
    for case in cases.cases_of_person(access, person):
        for row in transfers.of_case(access, case.id):
            home = accounts.team(row.to_team_id)
            if home and row.status == ACCEPTED and row.from_team.agency_id != home.agency:
                on = (row.decided_at or row.offered_at).date().isoformat()
                yield {"id": str(row.pk), "to": [home.agency_name], "fields": [], "on": on, "state": "transferred"}


def _requests(access: Access, person: UUID) -> Iterator[Told]:
    """Yield what the person asked about their data and how far it is."""
    for one in rights.requests_of(access, person):
        yield {
            "kind": one.row.kind, "on": one.row.asked_at.date().isoformat(), "step": one.row.step,
            "due": one.row.due_at.date().isoformat() if one.is_open else "",
        }  # fmt: skip
