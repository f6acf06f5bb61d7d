"""One page for each step with a report that needs words: answer, note, sort, set aside, link, assign."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.casework.feedback import actions, queries
from amparo.foundation.policy import Action
from amparo.interfaces.staff.entering import refusals
from amparo.interfaces.staff.feedback import words
from amparo.interfaces.staff.feedback.forms import AnswerForm, DoubleForm, NoteForm, ReasonForm, SortForm, ToForm
from amparo.interfaces.staff.feedback.lists import WORKING
from amparo.interfaces.staff.screens import StaffRequest, form_page, screen


def done(request: StaffRequest, report_id: UUID) -> HttpResponseBase:
    """Say that a step is kept, and go back to the report, or to the list where it is not the reader's any more."""
    messages.success(request, _("The step is kept."))
    there = queries.told(request.access, [report_id])
    return redirect("report", report_id) if there else redirect("reports")


def step(
    request: StaffRequest, report_id: UUID, title: str, form: Form, act: Callable[[dict[str, Any]], None], **more: Any
) -> HttpResponseBase:
    """Show the form of a step, and take the step when it was sent whole."""
    if form.is_valid():
        with refusals(form):
            act(form.cleaned_data)
            return done(request, report_id)
    return form_page(request, title, form, reverse("report", args=[report_id]), **more)


@screen(*WORKING, methods=("GET", "POST"))
def answer(request: StaffRequest, report_id: UUID) -> HttpResponseBase:
    """Take an answer to the person."""
    row = queries.row(request.access, report_id, Action.WRITE, "feedback.answered")
    form = AnswerForm(request.POST if request.method == "POST" else None, initial={"final": "yes"})

    def act(said: dict[str, Any]) -> None:
        told = {name: said[name] for name in ("done", "not_possible", "why", "key")}
        actions.answer(by=request.access, report=report_id, final=said["final"] == "yes", **told)

    hint = _("The person wrote in this language: %(language)s.") % {"language": words.language(row.language)}
    return step(request, report_id, _("Answer the person"), form, act, hint=hint)


@screen(*WORKING, methods=("GET", "POST"))
def note(request: StaffRequest, report_id: UUID) -> HttpResponseBase:
    """Take a note for the readers."""
    queries.row(request.access, report_id, Action.WRITE, "feedback.noted")
    form = NoteForm(request.POST if request.method == "POST" else None)

    def act(said: dict[str, Any]) -> None:
        actions.note(by=request.access, report=report_id, text=said["text"], key=said["key"])

    return step(request, report_id, _("Write a note for the readers"), form, act)


@screen(*WORKING, methods=("GET", "POST"))
def sort(request: StaffRequest, report_id: UUID) -> HttpResponseBase:
    """Take what kind of report it is, and what it is about."""
    queries.row(request.access, report_id, Action.WRITE, "feedback.sorted")
    form = SortForm(request.POST if request.method == "POST" else None)

    def act(said: dict[str, Any]) -> None:
        actions.sort(by=request.access, report=report_id, kind=said["kind"], category=said["category"])

    return step(request, report_id, _("Sort it"), form, act)


@screen(*WORKING, methods=("GET", "POST"))
def set_aside(request: StaffRequest, report_id: UUID) -> HttpResponseBase:
    """Take why a report needs no answer."""
    queries.row(request.access, report_id, Action.WRITE, "feedback.set_aside")
    form = ReasonForm(request.POST if request.method == "POST" else None)

    def act(said: dict[str, Any]) -> None:
        actions.set_aside(by=request.access, report=report_id, reason=said["reason"])

    hint = _(
        "For what only insults or advertises. It is kept, can be brought back, and the person can say that they disagree."
    )
    return step(request, report_id, _("Set it aside"), form, act, hint=hint)


@screen(*WORKING, methods=("GET", "POST"))
def double(request: StaffRequest, report_id: UUID) -> HttpResponseBase:
    """Take which other report says the same."""
    queries.row(request.access, report_id, Action.WRITE, "feedback.marked_double")
    form = DoubleForm(request.POST if request.method == "POST" else None)

    def act(said: dict[str, Any]) -> None:
        actions.mark_double(by=request.access, report=report_id, code=said["code"])

    return step(request, report_id, _("Link a report that says the same"), form, act)


@screen(*WORKING, methods=("GET", "POST"))
def assign(request: StaffRequest, report_id: UUID) -> HttpResponseBase:
    """Take which reader answers it."""
    offered = queries.readers(request.access, report_id)
    form = ToForm(_("Who answers it?"), offered, request.POST if request.method == "POST" else None)

    def act(said: dict[str, Any]) -> None:
        actions.assign(by=request.access, report=report_id, to=UUID(said["to"]))

    return step(request, report_id, _("Give it to a colleague"), form, act)
