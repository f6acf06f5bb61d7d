"""A form as a whole: its list of pages, its answers for reading, the review, and completing it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.casework.cases import actions
from amparo.casework.cases import queries as cases
from amparo.casework.cases.areas.handing import EXPORTED, may_hand_on
from amparo.foundation import forms
from amparo.foundation.errors import Refusal
from amparo.interfaces.staff.cases import page as case_page
from amparo.interfaces.staff.cases import words
from amparo.interfaces.staff.cases.areas import shown
from amparo.interfaces.staff.cases.filling.state import CORRECTABLE, OPEN, Filling, direction, filling, languages
from amparo.interfaces.staff.cases.reading import asked_on, question_words, rows_of
from amparo.interfaces.staff.screens import CASE_STAFF, StaffRequest, screen
from amparo.interfaces.ui import problems as problem_pages
from amparo.interfaces.ui import questions
from amparo.interfaces.ui.fields import Problem
from amparo.interfaces.ui.parts import Tag, Task


@screen(*CASE_STAFF)
def form(request: StaffRequest, case_id: UUID, entry_id: UUID) -> HttpResponse:
    """Show the pages of a form with how far each is, or its answers when it is finished."""
    now = filling(request, case_id, entry_id)
    view, context = case_page.frame(request, case_id)
    context |= _about(request, now, view, context["can"])
    if now.status in OPEN and context["can"].write:
        context["pages"] = [_task(now, page) for page in now.form.pages]
        return case_page.show(request, "filling/pages.html", context)
    context["cards"] = cards(now, change=now.status in CORRECTABLE and context["can"].write)
    return case_page.show(request, "filling/answers.html", context)


@screen(*CASE_STAFF, methods=("GET", "POST"))
def form_review(request: StaffRequest, case_id: UUID, entry_id: UUID) -> HttpResponse:
    """Show all answers and what is missing; by POST complete the form."""
    now = filling(request, case_id, entry_id)
    refused: list[Problem] = []
    if request.method == "POST":
        try:
            actions.complete_form(by=request.access, entry=entry_id)
        except Refusal as refusal:
            if refusal.entry.status != 422:
                raise
            refused = [problem_pages.of_refusal(refusal), *shown.reasons(request.access, now.entry)]
        else:
            return _completed(request, case_id, entry_id)
    view, context = case_page.frame(request, case_id)
    context |= _about(request, now, view, context["can"])
    context |= {"cards": cards(now, change=True), "missing": missing(now), "problems": refused}
    return case_page.show(request, "filling/review.html", context, status=422 if refused else 200)


def _completed(request: StaffRequest, case_id: UUID, entry_id: UUID) -> HttpResponse:
    entry = cases.entry(request.access, entry_id)
    status = entry.row.status
    said = _("Complete. It waits for a supervisor's approval now.") if status == "waiting" else _("Complete.")
    messages.success(request, said)
    if entry.fields.get("area"):
        return redirect("case_area", case_id, entry.fields["area"])
    return redirect("case", case_id)


def _about(request: StaffRequest, now: Filling, view: cases.CaseView, can: case_page.Rights) -> dict[str, Any]:
    author = now.entry.row.created_by
    decide = now.status == "waiting" and can.supervise and author != request.access.id
    return {
        "title": now.title,
        "now": now,
        "state": words.state(now.status),
        "by": now.entry.by_name,
        "on": now.entry.row.on,
        "comment": _comment(request, now) if now.status == "returned" and can.notes else "",
        "language": now.language,
        "direction": direction(now.language),
        "languages": languages(now),
        "decide_url": reverse("case_decide", args=[view.id, now.entry.id]) if decide else "",
        "conflicts": bool(now.entry.content.conflicts),
        "taken_out": may_hand_on(now.form.ref, EXPORTED),
    }


def _comment(request: StaffRequest, now: Filling) -> str:
    said = cases.entries(request.access, now.entry.row.case_id, [cases.EntryKind.SUPERVISION], act="entry.opened")
    about = f"{now.entry.row.step or now.entry.id} returned"
    return next((str(each.fields.get("text", "")) for each in said if each.fields.get("about") == about), "")


def _task(now: Filling, page: forms.Page) -> Task:
    label = page.label.in_language(now.language, now.evaluation.shown) or now.title
    if not now.asks(page):
        return Task(label, "", Tag(_("Not asked"), "grey"))
    url = reverse("case_form_page", args=[now.entry.row.case_id, now.entry.id, page.name]) + f"?in={now.language}"
    answered = any(now.answers.get(path) for path in asked_on(now.form, page, now.evaluation))
    wrong = now.evaluation.problems_on(page)
    if answered and not wrong:
        return Task(label, url, Tag(_("Done"), "green"))
    if answered:
        return Task(label, url, Tag(_("Something is missing"), "yellow"))
    return Task(label, url, Tag(_("Not begun"), "blue") if wrong else Tag(_("Nothing needed"), "grey"))


def cards(now: Filling, change: bool) -> list[dict[str, Any]]:
    """Return the answers by page, for the pages that ask something now; with `change` each answer has a link."""
    found = []
    for page in now.pages:
        url = reverse("case_form_page", args=[now.entry.row.case_id, now.entry.id, page.name]) + f"?in={now.language}"
        rows = rows_of(now.form, page, now.evaluation, now.language, url if change else "")
        if rows:
            found.append({"title": page.label.in_language(now.language, now.evaluation.shown), "rows": rows})
    return found


def missing(now: Filling) -> list[Problem]:
    """Return what stops the form from being complete, each leading to the question on its page."""
    listed = []
    for page in now.form.pages:
        url = reverse("case_form_page", args=[now.entry.row.case_id, now.entry.id, page.name]) + f"?in={now.language}"
        for problem in now.evaluation.problems_on(page):
            label = question_words(now.form, problem.path, now.language, now.evaluation.shown)
            said = questions.message(problem, now.evaluation, now.language)
            listed.append(Problem(f"{label} – {said}", f"{url}#{questions.input_id(problem.path)}"))
    return listed
