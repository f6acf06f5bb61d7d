"""The plan: the person's own goals in their words, who does what by when, and their agreement; and how the case closed."""

from collections.abc import Mapping
from datetime import UTC, datetime, time
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from amparo.casework.cases import actions
from amparo.casework.cases import answers as filled
from amparo.casework.cases import queries as cases
from amparo.foundation.errors import Refusal
from amparo.foundation.forms import Form
from amparo.interfaces.staff.cases import page, words
from amparo.interfaces.staff.cases.overview import tasks
from amparo.interfaces.staff.cases.reading import answer_words, question_words
from amparo.interfaces.staff.screens import CASE_STAFF, StaffRequest, screen
from amparo.interfaces.ui.parts import Deadline, Row

GOAL = ("goal_level", "goal_factor", "goal_importance", "goal_sign", "goal_service", "goal_action", "goal_done_by",
        "goal_done_by_name", "goal_by")  # fmt: skip
FINISHED = {"complete", "waiting", "approved"}


@screen(*CASE_STAFF)
def plan(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Show the newest plan with its goals, and the closure once there is one."""
    _view, context = page.frame(request, case_id, "case_plan")
    if not context["can"].story:
        raise Refusal("record.not_there")
    found = cases.entries(request.access, case_id, [cases.EntryKind.FORM], act="plan.opened")
    newest = next((each for each in found if each.row.step == "plan" and each.row.status in FINISHED), None)
    closure = next((each for each in found if each.row.step == "closure" and each.row.status in FINISHED), None)
    context |= {"title": words.step("plan"), "plan": newest, "closure": closure}
    if newest is not None:
        context |= plan_of(newest, request.access.language)
        context["tasks"] = tasks(cases.file_of(request.access, context["case"]))
        context["state"] = words.state(newest.row.status)
    if closure is not None:
        context |= {
            "closure_pages": pages_of(closure, request.access.language),
            "closure_state": words.state(closure.row.status),
        }
    return page.show(request, "plan.html", context)


@screen(*CASE_STAFF)
def plan_paper(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Show the plan alone, for paper; taking it out of the house is logged."""
    _view, context = page.frame(request, case_id)
    found = cases.entries(request.access, case_id, [cases.EntryKind.FORM], step="plan", act="plan.opened")
    newest = next((each for each in found if each.row.status in FINISHED), None)
    if newest is None:
        raise Refusal("record.not_there")
    actions.note_printing(by=request.access, case=case_id, act="plan.printed")
    context |= {
        "title": words.step("plan"),
        "plan": newest,
        "paper": True,
        "back_url": reverse("case_plan", args=[case_id]),
        **plan_of(newest, request.access.language),
    }
    return page.show(request, "plan_paper.html", context)


def plan_of(entry: cases.EntryView, language: str) -> dict[str, Any]:
    """Return the goals, the agreement and the rest of a plan for reading."""
    form, answers = filled.form_and_answers(entry.fields)
    values = filled.evaluated(form, answers, language).values
    return {
        "goals": [
            _goal(form, number, language, values) for number in range(1, len(filled.repeated(values, "goal")) + 1)
        ],
        "agreement": _rows(form, values, "agreement/", language),
        "safety": _rows(form, values, "safety_plan/", language),
        "support": _rows(form, values, "support/", language),
    }


def _goal(form: Form, number: int, language: str, values: Mapping[str, str]) -> dict[str, Any]:
    place = f"goals/goal[{number}]/"
    said = [(name, values.get(place + name, "")) for name in GOAL]
    rows = [
        Row(
            question_words(form, place + name, language),
            answer_words(form, place + name, value, language),
            isolate=True,
        )
        for name, value in said
        if value and name != "goal_by"
    ]
    by = values.get(f"{place}goal_by", "")
    due = datetime.combine(datetime.fromisoformat(by).date(), time(23, 59), UTC) if by else None
    words_ = values.get(f"{place}goal_words", "")
    return {"words": words_, "rows": rows, "deadline": Deadline(due) if due else None, "due": due}


def _rows(form: Form, values: Mapping[str, str], inside: str, language: str) -> list[Row]:
    return [
        Row(question_words(form, path, language, values), answer_words(form, path, value, language), isolate=True)
        for path, value in values.items()
        if path.startswith(inside)
    ]


def pages_of(entry: cases.EntryView, language: str) -> list[dict[str, Any]]:
    """Return the answers of a form by page, without questions that were not answered."""
    form, answers = filled.form_and_answers(entry.fields)
    values = filled.evaluated(form, answers, language).values
    shown = []
    for each in form.pages:
        rows = _rows(form, values, f"{each.path or each.name}/", language)
        if rows:
            shown.append({"title": each.label.in_language(language, values), "rows": rows})
    return shown
