"""The record: every entry with its versions, who changed what, and who has seen the file."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from amparo.casework.cases import queries as cases
from amparo.casework.cases.answers import PREFIX, form_and_answers
from amparo.foundation.errors import Refusal
from amparo.foundation.forms import Form, plain_path
from amparo.interfaces.staff.cases import page, words
from amparo.interfaces.staff.cases.entries.file import heading
from amparo.interfaces.staff.cases.entries.words import UNSAID, field_name, field_words
from amparo.interfaces.staff.cases.entries.write import of_case
from amparo.interfaces.staff.cases.reading import answer_words, question_words
from amparo.interfaces.staff.cases.record.acts import act_words, compartment_words
from amparo.interfaces.staff.screens import CASE_STAFF, StaffRequest, screen
from amparo.interfaces.ui.components import moment
from amparo.interfaces.ui.languages import alone
from amparo.interfaces.ui.parts import Cell, Column, Link, Opening, Table

LOOKED_AT = 2_000


@screen(*CASE_STAFF)
def record(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Show what can be looked up: the versions of each entry, who has seen the file, and the summary for paper."""
    view, context = page.frame(request, case_id, "case_record")
    if not context["can"].story:
        raise Refusal("record.not_there")
    entries = cases.entries(request.access, case_id, act="record.listed")
    context |= {
        "title": _("Record"),
        "seen_url": reverse("case_seen", args=[case_id]) if context["can"].audit else "",
        "summary_url": reverse("case_summary", args=[case_id]),
        "person_url": reverse("person_history", args=[view.person.id]),
        "table": _entries(view, entries),
    }
    return page.show(request, "record/record.html", context)


def _entries(view: cases.CaseView, entries: list[cases.EntryView]) -> Table:
    columns = (Column(_("Entry")), Column(_("Last changed")), Column(_("Version"), numeric=True))
    rows = tuple(
        (
            Cell(heading(each), reverse("case_entry_history", args=[view.id, each.id])),
            Cell(moment(each.content.at)),
            Cell(str(each.content.number), numeric=True),
        )
        for each in entries
    )
    return Table(_("Entries and their versions"), columns, rows, caption_shown=True)


@screen(*CASE_STAFF)
def entry_history(request: StaffRequest, case_id: UUID, entry_id: UUID) -> HttpResponse:
    """Show who changed what in an entry, version by version."""
    entry = of_case(request, case_id, entry_id)
    _view, context = page.frame(request, case_id)
    form = form_and_answers(entry.fields)[0] if entry.row.kind == cases.EntryKind.FORM else None
    changes = cases.changes(request.access, entry_id)
    context |= {
        "title": _("Who changed what: %(entry)s") % {"entry": heading(entry)},
        "versions": [_version(change, entry, form, request.access.language) for change in changes],
        "back": Link(_("Back to the entry"), reverse("case_entry", args=[case_id, entry_id])),
    }
    return page.show(request, "record/history.html", context)


def _version(change: cases.Change, entry: cases.EntryView, form: Form | None, language: str) -> dict[str, Any]:
    columns = (Column(_("What")), Column(_("Before")), Column(_("After")))
    rows = tuple(
        (
            Cell(_named(field, form, language)),
            Cell(_said(field, was, entry, form, language)),
            Cell(_said(field, now, entry, form, language)),
        )
        for field, was, now in _in_order(change, form)
        if field not in UNSAID
    )
    caption = _("Version %(number)s") % {"number": change.number}
    return {
        "caption": caption,
        "by": change.by,
        "at": change.at,
        "table": Table(caption, columns, rows) if rows else None,
        "conflicts": [_named(field, form, language) for field in change.conflicts],
    }


def _in_order(change: cases.Change, form: Form | None) -> list[tuple[str, Any, Any]]:
    """Return the changed fields in the order in which the form asks them."""
    order = {path: number for number, path in enumerate(form.questions)} if form else {}
    places = {field: order.get(plain_path(field.removeprefix(PREFIX)), -1) for field, _was, _now in change.fields}
    return sorted(change.fields, key=lambda one: (places[one[0]], one[0]))


def _named(field: str, form: Form | None, language: str) -> str:
    if form and field.startswith(PREFIX):
        path = field.removeprefix(PREFIX)
        number = path.rpartition("[")[2].partition("]")[0] if "[" in path else ""
        label = question_words(form, path, language)
        return f"{number}. {label}" if number else label
    return field_name(field)


def _said(field: str, value: Any, entry: cases.EntryView, form: Form | None, language: str) -> str:
    if value in (None, ""):
        return "–"
    if form and field.startswith(PREFIX):
        return answer_words(form, field.removeprefix(PREFIX), str(value), language)
    return field_words(entry.row.kind, field, str(value))


@screen(*CASE_STAFF)
def seen(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Show who opened or changed the case, for those who may read its log."""
    _view, context = page.frame(request, case_id, "case_record")
    openings = grouped(cases.seen_by(request.access, case_id, limit=LOOKED_AT))
    context |= {"title": _("Who has seen this file"), "openings": openings}
    return page.show(request, "record/seen.html", context)


def grouped(lines: list[cases.Opening]) -> list[Opening]:
    """Return one line for the same act of the same person on one day, newest first, with how often it was."""
    often: dict[tuple[Any, ...], list[cases.Opening]] = {}
    for line in lines:
        key = (line.who, line.role, what(line), timezone.localtime(line.at).date())
        often.setdefault(key, []).append(line)
    return [
        Opening(same[0].who or "–", words.role(same[0].role), same[0].agency, same[0].at, _often(same))
        for same in often.values()
    ]


def _often(same: list[cases.Opening]) -> str:
    said = what(same[0])
    return _("%(act)s, %(times)s times that day") % {"act": said, "times": len(same)} if len(same) > 1 else said


def what(line: cases.Opening | cases.Look) -> str:
    """Return what was done, with the part of the file and a refusal when it was one."""
    parts = [act_words(line.act), compartment_words(line.compartment), alone(line.to)]
    said = " · ".join(part for part in parts if part)
    return _("%(act)s (refused)") % {"act": said} if line.outcome == "refused" else said
