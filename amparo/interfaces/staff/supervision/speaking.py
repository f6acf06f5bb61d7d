"""One audit as its two people see it: scores, feedback, steps and answers."""

from typing import Any
from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.casework.supervision import queries, scoring
from amparo.casework.supervision.kinds import State, WordKind
from amparo.foundation import forms as asked_forms
from amparo.foundation.codelists import read_date
from amparo.interfaces.staff.cases.reading import rows_of
from amparo.interfaces.staff.screens import CASE_STAFF, StaffRequest, screen
from amparo.interfaces.staff.supervision import words
from amparo.interfaces.staff.supervision.overview import PAGE
from amparo.interfaces.ui import languages
from amparo.interfaces.ui.components import day
from amparo.interfaces.ui.parts import Cell, Column, Event, Link, Row, Table


@screen(*CASE_STAFF)
def audit(request: StaffRequest, audit_id: UUID) -> HttpResponseBase:
    """Show an audit to the supervisor who looked, or to the worker who was told."""
    view = queries.audit(request.access, audit_id)
    mine = view.row.auditor == request.access.id
    sections = view.sections(languages.of_page())
    context = {
        "title": _("Audit of file %(code)s") % {"code": view.code},
        "rows": _rows(view),
        "texts": _told(view),
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


def _rows(view: queries.AuditView) -> list[Row]:
    return [
        Row(_("Worker"), view.worker_name, isolate=True),
        Row(_("Looked at by"), view.auditor_name, isolate=True),
        Row(_("State"), words.state(view.row).text),
    ]


def _told(view: queries.AuditView) -> list[tuple[str, str]]:
    """Return what the worker was told, strengths first."""
    told = view.feedback
    if told is None:
        return []
    return [(_("What is strong"), told.fields["strengths"]), (_("What there is to learn"), told.fields["learn"])]


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
