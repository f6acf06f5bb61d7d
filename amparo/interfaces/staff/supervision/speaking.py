"""One audit as its two people see it: scores, feedback, steps and answers."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.casework.supervision import actions, queries, scoring
from amparo.casework.supervision.kinds import State, WordKind
from amparo.foundation import forms as asked_forms
from amparo.foundation.codelists import read_date
from amparo.interfaces.staff.cases.reading import rows_of
from amparo.interfaces.staff.entering import Entering, refusals
from amparo.interfaces.staff.screens import CASE_STAFF, StaffRequest, form_page, screen
from amparo.interfaces.staff.supervision import words
from amparo.interfaces.staff.supervision.overview import PAGE
from amparo.interfaces.staff.supervision.samples import say
from amparo.interfaces.ui import languages
from amparo.interfaces.ui.components import day
from amparo.interfaces.ui.parts import Cell, Column, Event, Link, Row, Table


@screen(*CASE_STAFF)
def audit(request: StaffRequest, audit_id: UUID) -> HttpResponseBase:
    """Show an audit to the supervisor who looked, or to the worker who was told."""
    view = queries.audit(request.access, audit_id)
    mine = view.row.auditor == request.access.id
    told = view.feedback
    sections = view.sections(languages.of_page())
    context = {
        "title": _("Audit of file %(code)s") % {"code": view.code},
        "rows": [
            Row(_("Worker"), view.worker_name, isolate=True),
            Row(_("Looked at by"), view.auditor_name, isolate=True),
            Row(_("State"), words.state(view.row).text),
        ],
        "texts": [(_("What is strong"), told.fields["strengths"]), (_("What there is to learn"), told.fields["learn"])]
        if told
        else [],
        "tables": [_steps(view), *([words.scores(sections)] if sections else [])],
        "cards": _cards(view),
        "events": _events(view),
        "events_title": _("What was said since"),
        "buttons": _buttons(view, mine=mine),
        "posts": _posts(view, mine=mine),
        "links": [
            Link(_("The file itself"), reverse("case", args=[view.row.case_id]), about=_("opening it is logged"))
        ],
        "back": Link(_("Back to supervision"), reverse("supervision")),
    }
    return render(request, PAGE, context)


def _buttons(view: queries.AuditView, *, mine: bool) -> list[Link]:
    key, state = [view.row.pk], view.row.state
    if mine and state in (State.DRAWN, State.FILLED):
        found = [Link(_("Fill the checklist"), reverse("file_audit_fill", args=key))]
        return (
            [*found, Link(_("Tell the worker"), reverse("file_audit_tell", args=key))]
            if state == State.FILLED
            else found
        )
    return [Link(_("Answer"), reverse("file_audit_reply", args=key))] if view.feedback else []


def _posts(view: queries.AuditView, *, mine: bool) -> list[Link]:
    key, state = [view.row.pk], view.row.state
    if not mine and state == State.TOLD:
        return [Link(_("I have read it"), reverse("file_audit_read", args=key))]
    if mine and state in (State.DRAWN, State.FILLED):
        return [Link(_("Let this file go"), reverse("file_audit_drop", args=key))]
    return []


def _steps(view: queries.AuditView) -> Table:
    columns = (Column(_("Agreed step")), Column(_("Until")), Column(_("What came of it")), Column(_("Next step")))
    rows = []
    for number, step in enumerate(view.feedback.fields["steps"] if view.feedback else [], 1):
        done = view.done(number)
        rows.append(
            (
                Cell(str(step["text"]), isolate=True),
                Cell(day(read_date(step["on"]))),
                Cell(str(done.fields["text"]) if done else "–", isolate=True),
                Cell(_("Say what came of it"), url=reverse("file_audit_step", args=[view.row.pk, number])),
            )
        )
    return Table(_("Agreed steps"), columns, tuple(rows), caption_shown=True)


def _cards(view: queries.AuditView) -> list[dict[str, Any]]:
    """Return what was answered to each question, section by section."""
    known = view.checklist
    if known is None:
        return []
    language, form = languages.of_page(), scoring.form(view.row.form)
    evaluation = asked_forms.evaluate(form, known[0], known[1], language=language)
    pages = [(page.label.in_language(language), rows_of(form, page, evaluation, language)) for page in form.pages]
    return [{"title": title, "rows": [row for row in rows if row.value]} for title, rows in pages]


def _events(view: queries.AuditView) -> list[Event]:
    return [
        Event(one.by_name, one.at, text=str(one.fields["text"])) for one in view.words if one.kind == WordKind.REPLY
    ]


class Words(Entering):
    """A few words to the other."""

    text = forms.CharField(
        label=gettext_lazy("Your words"), max_length=scoring.LONGEST, widget=forms.Textarea({"rows": 4, "dir": "auto"})
    )


@screen(*CASE_STAFF, methods=("GET", "POST"))
def audit_reply(request: StaffRequest, audit_id: UUID) -> HttpResponseBase:
    """Answer the other."""
    view = queries.audit(request.access, audit_id)
    form = Words(request.POST or None)
    if form.is_valid():
        with refusals(form):
            actions.reply(by=request.access, audit_id=audit_id, text=form.cleaned_data["text"], key=form.once)
            return say(request, _("Sent. It opens for the two of you alone."), audit_id)
    title = _("Answer about file %(code)s") % {"code": view.code}
    return form_page(
        request, title, form, reverse("file_audit", args=[audit_id]), hint=str(words.BARE), submit_text=_("Send")
    )


@screen(*CASE_STAFF, methods=("POST",))
def audit_read(request: StaffRequest, audit_id: UUID) -> HttpResponseBase:
    """Say that one has read what was told."""
    actions.acknowledge(by=request.access, audit_id=audit_id)
    return say(request, _("Your supervisor sees that you have read it. You can still answer."), audit_id)


@screen(*CASE_STAFF, methods=("GET", "POST"))
def audit_step(request: StaffRequest, audit_id: UUID, number: int) -> HttpResponseBase:
    """Say what came of an agreed step."""
    queries.audit(request.access, audit_id)
    form = Words(request.POST or None)
    if form.is_valid():
        with refusals(form):
            said = form.cleaned_data["text"]
            actions.step_done(by=request.access, audit_id=audit_id, number=number, text=said, key=form.once)
            return say(request, _("Saved."), audit_id)
    back = reverse("file_audit", args=[audit_id])
    return form_page(
        request, _("What came of step %(number)s?") % {"number": number}, form, back, submit_text=_("Save")
    )
