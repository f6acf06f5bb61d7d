"""Write and correct entries of a case file."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.casework.cases import actions
from amparo.casework.cases import queries as cases
from amparo.foundation.errors import Refusal
from amparo.interfaces.staff.cases import page
from amparo.interfaces.staff.cases.entries import forms
from amparo.interfaces.staff.entering import refusals
from amparo.interfaces.staff.screens import CASE_STAFF, StaffRequest, screen
from amparo.interfaces.ui.addresses import whole

FIXED = ("on", "due_on", "assignee")


def titles() -> dict[str, str]:
    """Return the heading of the page that writes each kind of entry."""
    return {
        "note": _("Write a note"),
        "task": _("Add a task"),
        "incident": _("Record an incident"),
        "journey": _("Add a part of the journey"),
    }


@screen(*CASE_STAFF, methods=("GET", "POST"))
def entry_new(request: StaffRequest, case_id: UUID, kind: str) -> HttpResponse:
    """Write a new note, task, incident or part of the journey."""
    view, context = writable(request, case_id)
    if kind not in forms.FORMS:
        raise Refusal("record.not_there")
    people = cases.responsibility(request.access, case_id).team
    initial = forms.beginning(kind) | {"assignee": str(view.row.owner_id or request.access.id)}
    form = forms.form_for(kind, request.POST or None, people=people, initial=initial)
    if request.method == "POST" and form.is_valid():
        with refusals(form):
            actions.write_entry(
                by=request.access, case=case_id, kind=cases.EntryKind(kind), fields=form.content(), key=form.once,
                on=form.cleaned_data.get("on"), due_on=form.cleaned_data.get("due_on"),
                assignee=UUID(form.cleaned_data["assignee"]) if form.cleaned_data.get("assignee") else None,
            )  # fmt: skip
            messages.success(request, _("Saved."))
            return redirect("case_journey" if kind == "journey" else "case", case_id)
    context |= {"title": titles()[kind], "form": form, "cancel_url": reverse("case", args=[case_id])}
    return page.show(request, "form.html", context, status=422 if form.errors else 200)


@screen(*CASE_STAFF, methods=("GET", "POST"))
def entry_correct(request: StaffRequest, case_id: UUID, entry_id: UUID) -> HttpResponse:
    """Correct an entry; what somebody else changed meanwhile is never overwritten."""
    _view, context = writable(request, case_id)
    entry = of_case(request, case_id, entry_id, *(cases.EntryKind(kind) for kind in forms.FORMS))
    kept = {name: str(value) for name, value in entry.fields.items()}
    form = forms.form_for(entry.row.kind, request.POST or None, people=[], initial=forms.as_initial(entry), kept=kept)
    for name in FIXED:
        form.fields.pop(name, None)
    version = whole(request.POST.get("version", ""), entry.content.number)
    if request.method == "POST" and form.is_valid():
        with refusals(form):
            written = actions.correct_entry(
                by=request.access, entry=entry_id, changes=form.content(), key=form.once,
                based_on=version,
            )  # fmt: skip
            return _corrected(request, case_id, entry_id, bool(written.conflicts))
    cancel = reverse("case_entry", args=[case_id, entry_id])
    context |= {"title": _("Correct this entry"), "form": form, "cancel_url": cancel, "version": version}
    return page.show(request, "form.html", context, status=422 if form.errors else 200)


def _corrected(request: StaffRequest, case_id: UUID, entry_id: UUID, conflicts: bool) -> HttpResponse:
    if conflicts:
        messages.warning(request, _("Somebody else changed the same thing. Choose which value stays."))
        return redirect("case_conflicts", case_id, entry_id)
    messages.success(request, _("Corrected. The earlier version stays in the history."))
    return redirect("case_entry", case_id, entry_id)


def of_case(request: StaffRequest, case_id: UUID, entry_id: UUID, *kinds: cases.EntryKind) -> cases.EntryView:
    """Return an entry of this case; raise "not there" for one of another case."""
    entry = cases.entry(request.access, entry_id, *kinds)
    if entry.row.case_id != case_id:
        raise Refusal("record.not_there")
    return entry


def writable(request: StaffRequest, case_id: UUID) -> tuple[cases.CaseView, dict[str, Any]]:
    """Return the case and the frame of its pages; refuse who may not write in it (after closure: one agreed note)."""
    view, context = page.frame(request, case_id)
    if not (context["can"].write or context["can"].after):
        raise Refusal("record.not_there" if view.is_open else "cases.closed")
    return view, context
