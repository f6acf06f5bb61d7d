"""The case file as a timeline, and one entry of it for reading."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.casework.cases import queries as cases
from amparo.casework.cases.queries import EntryKind
from amparo.foundation.errors import Refusal
from amparo.interfaces.staff.cases import page, words
from amparo.interfaces.staff.cases.areas import words as area_words
from amparo.interfaces.staff.cases.entries import words as entry_words
from amparo.interfaces.staff.cases.entries.forms import FORMS
from amparo.interfaces.staff.cases.entries.write import of_case
from amparo.interfaces.staff.screens import CASE_STAFF, StaffRequest, screen
from amparo.interfaces.ui.parts import Event, Link

TEXTS = ("text", "title", "what_happened", "place")
LONGEST = 280


@screen(*CASE_STAFF)
def case_file(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Show everything in the file, newest first; one kind alone when asked for."""
    view, context = page.frame(request, case_id, "case_file")
    if not context["can"].story:
        raise Refusal("record.not_there")
    wanted = request.GET.get("kind", "")
    kinds = [EntryKind(wanted)] if wanted in EntryKind.values else list(EntryKind)
    entries = cases.entries(request.access, case_id, kinds, act="file.listed")
    context |= {
        "title": _("File"),
        "tabs": _tabs(view, wanted),
        "events": [event(view, each) for each in entries],
    }
    return page.show(request, "entries/file.html", context)


def _tabs(view: cases.CaseView, wanted: str) -> list[Link]:
    here = reverse("case_file", args=[view.id])
    kinds = [(kind.value, words.kind(kind.value)) for kind in EntryKind]
    return [
        Link(_("Everything"), here, current=not wanted),
        *(Link(name, f"{here}?kind={kind}", current=wanted == kind) for kind, name in kinds),
    ]


def event(view: cases.CaseView, entry: cases.EntryView) -> Event:
    """Return one entry as an event of the timeline."""
    return Event(
        heading(entry),
        entry.row.on,
        by=entry.by_name,
        text=excerpt(entry),
        url=reverse("case_entry", args=[view.id, entry.id]),
    )


def heading(entry: cases.EntryView) -> str:
    """Return what an entry is, with its state where it has one."""
    kind, fields = entry.row.kind, entry.fields
    if kind == EntryKind.FORM:
        name = words.step(entry.row.step) if entry.row.step else _form_name(entry)
        return f"{name} · {words.state(entry.row.status).text}"
    if kind == EntryKind.TASK:
        return f"{words.kind(kind)} · {words.state(entry.row.status).text}"
    said = entry_words.field_words(kind, "kind", str(fields.get("kind", ""))) if kind != EntryKind.NOTE else ""
    said = str(fields.get("place", "")) if kind == EntryKind.JOURNEY else said
    about = entry_words.field_words(kind, "about", str(fields.get("about", "")))
    return " · ".join(part for part in (words.kind(kind), said, about) if part)


def _form_name(entry: cases.EntryView) -> str:
    """Return what a form without a step is called: that of an area has a title."""
    return area_words.form(str(entry.fields["form"])) if entry.fields.get("area") else words.kind(entry.row.kind)


def excerpt(entry: cases.EntryView) -> str:
    """Return the beginning of what an entry says."""
    unsaid = {"place"} if entry.row.kind == EntryKind.JOURNEY else set()
    if area_words.is_clock(entry.fields):
        return area_words.task(entry.fields)
    said = " – ".join(str(entry.fields[name]) for name in TEXTS if entry.fields.get(name) and name not in unsaid)
    return said if len(said) <= LONGEST else f"{said[:LONGEST].rsplit(' ', 1)[0]} …"


@screen(*CASE_STAFF)
def entry(request: StaffRequest, case_id: UUID, entry_id: UUID) -> HttpResponse:
    """Show one entry with what can be done with it; a form leads to its own page."""
    found = of_case(request, case_id, entry_id)
    if found.row.kind == EntryKind.FORM:
        return redirect("case_form", case_id, entry_id)
    _view, context = page.frame(request, case_id)
    context |= {
        "title": words.kind(found.row.kind),
        "entry": found,
        "state": words.state(found.row.status) if found.row.kind == EntryKind.TASK else None,
        "rows": entry_words.rows(found.row.kind, found.fields),
        "links": _links(found, context["can"]),
    }
    return page.show(request, "entries/entry.html", context)


def _links(entry: cases.EntryView, can: page.Rights) -> list[Link]:
    where: list[Any] = [entry.row.case_id, entry.id]
    listed = []
    if entry.row.kind == EntryKind.DOCUMENT:
        listed.append(Link(_("Download"), reverse("case_document", args=where)))
    if entry.row.status == "to_do" and can.write:
        listed.append(Link(_("Finish this task"), reverse("case_task_finish", args=where)))
    if entry.row.kind in FORMS and can.write:
        listed.append(Link(_("Correct"), reverse("case_entry_correct", args=where)))
    return [*listed, Link(_("Who changed what"), reverse("case_entry_history", args=where))]
