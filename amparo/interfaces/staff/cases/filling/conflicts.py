"""Two people answered the same question differently: both answers are shown, a person chooses, both stay in the history."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from amparo.casework.cases import actions
from amparo.casework.cases import queries as cases
from amparo.casework.cases.answers import PREFIX, form_and_answers
from amparo.foundation import ids
from amparo.foundation.errors import Refusal
from amparo.interfaces.staff.cases import page as case_page
from amparo.interfaces.staff.cases.entries.words import field_name, field_words
from amparo.interfaces.staff.cases.reading import answer_words, question_words
from amparo.interfaces.staff.screens import CASE_STAFF, StaffRequest, screen
from amparo.interfaces.ui.fields import Problem
from amparo.interfaces.ui.parts import Conflict, Side
from amparo.trust.accounts import queries as accounts

STANDS = "stands"


@screen(*CASE_STAFF, methods=("GET", "POST"))
def conflicts(request: StaffRequest, case_id: UUID, entry_id: UUID) -> HttpResponse:
    """Show every field of an entry that two people changed; by POST keep the chosen values."""
    entry = cases.entry(request.access, entry_id)
    if entry.row.case_id != case_id:
        raise Refusal("record.not_there")
    open_ = entry.content.conflicts
    problems = []
    if request.method == "POST":
        chosen = {field: request.POST.get(input_name(field), "") for field in open_}
        problems = [
            Problem(_("Choose which value stays."), f"{input_name(f)}-{STANDS}") for f, v in chosen.items() if not v
        ]
        if not problems:
            for field, value in chosen.items():
                actions.choose(by=request.access, entry=entry_id, field=field, value=_value(entry, field, value))
            messages.success(request, _("Chosen. Both values stay in the history."))
            return redirect("case_entry", case_id, entry_id)
    if not open_:
        return redirect("case_entry", case_id, entry_id)
    _view, context = case_page.frame(request, case_id)
    context |= {"title": _("Two people changed this"), "conflicts": _shown(entry, request), "problems": problems}
    return case_page.show(request, "filling/conflicts.html", context, status=422 if problems else 200)


def input_name(field: str) -> str:
    """Return the name of the radio buttons of a field."""
    return "c-" + field.replace(":", "-").replace("/", "-").replace("[", "~").replace("]", "")


def _value(entry: cases.EntryView, field: str, choice: str) -> Any:
    if choice == STANDS:
        return entry.fields.get(field)
    waiting = entry.content.conflicts[field]
    place = int(choice) if choice.isdecimal() else len(waiting)
    if place >= len(waiting):
        raise Refusal("record.not_there")
    return waiting[place]["value"]


def _shown(entry: cases.EntryView, request: StaffRequest) -> list[Conflict]:
    listed = []
    writers = [ids.parse(one["by"]) for waiting in entry.content.conflicts.values() for one in waiting]
    names = accounts.names_of([one for one in writers if one])
    changes = cases.changes(request.access, entry.id)
    for field, waiting in entry.content.conflicts.items():
        last = next((each for each in changes if any(name == field for name, _was, _is in each.fields)), changes[-1])
        standing = _side(entry, request, field, entry.fields.get(field), last.by, last.at, STANDS)
        for place, one in enumerate(waiting):
            by = names.get(ids.parse(one["by"]) or ids.new(), "")
            other = _side(entry, request, field, one["value"], by, datetime.fromisoformat(one["at"]), str(place))
            listed.append(Conflict(_name(entry, request, field), input_name(field), (standing, other)))
    return listed


def _side(
    entry: cases.EntryView, request: StaffRequest, field: str, value: Any, by: str, at: datetime | None, choice: str
) -> Side:
    said = str(value or "")
    if field.startswith(PREFIX):
        said = answer_words(
            form_and_answers(entry.fields)[0], field.removeprefix(PREFIX), said, request.access.language
        )
    else:
        said = field_words(entry.row.kind, field, said)
    return Side(said, by, at or entry.row.created_at, choice)


def _name(entry: cases.EntryView, request: StaffRequest, field: str) -> str:
    if field.startswith(PREFIX):
        form, _answers = form_and_answers(entry.fields)
        return question_words(form, field.removeprefix(PREFIX), request.access.language)
    return field_name(field)
