"""One record of a community, and the forms by which it is kept."""

from typing import Any
from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.casework.communities import actions, queries
from amparo.casework.communities.kinds import COMMITTEE, RUMOUR, SESSION
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.interfaces.staff.communities.forms import FORMS, LinesForm, RumourAnswer, RumourCheck
from amparo.interfaces.staff.communities.page import kept, lines_page
from amparo.interfaces.staff.communities.showing import advice, rows, tables, words
from amparo.interfaces.staff.entering import refusals
from amparo.interfaces.staff.screens import CASE_STAFF, StaffRequest, screen
from amparo.interfaces.ui.components import day
from amparo.interfaces.ui.parts import Table
from amparo.trust.disclosure.gate import NOT_THERE

STEPS = {"check": RumourCheck, "answer": RumourAnswer}
NOW = {"session": "held_on", "rating": "rated_on", "committee": "since", "campaign": "begins_on", "rumour": "heard_on"}
"""Days that are today unless somebody says otherwise."""
USUAL = {"action": {"status": "proposed"}, "rumour": {"dangerous": "unknown"}}


@screen(*CASE_STAFF)
def record(request: StaffRequest, what: str, record: UUID) -> HttpResponseBase:
    """Show one record with its counts, and what can be concluded from it."""
    view = queries.one(request.access, what, record)
    context = {
        "title": str(words.ONE[what]),
        "view": view,
        "heading": words.title(view),
        "tags": words.marks(view),
        "rows": rows.of(view),
        "tables": rows.tables(view),
        "advice": advice.of(view),
        "may_write": queries.may_write(request.access, view.community.facts),
        "may_tell": queries.may_tell(request.access, view),
        "steps": _steps(view) if what == RUMOUR.name else [],
        "meetings": _meetings(request, view),
    }
    return render(request, "staff/communities/record.html", context)


def _meetings(request: StaffRequest, view: queries.RecordView) -> Table | None:
    """Return the meetings of a committee; nothing for other records."""
    if view.kind is not COMMITTEE:
        return None
    held = list(queries.rows(request.access, SESSION.name, view.community.id).filter(committee=view.id)[:20])
    return tables.records(SESSION.name, queries.opened(request.access, SESSION.name, held), of_one=True)


def _steps(view: queries.RecordView) -> list[tuple[str, str]]:
    """Return what can be done with a rumour: checked at any time, answered once it is."""
    found = [(_("Check it"), reverse("community_rumour_step", args=[view.id, "check"]))]
    if view.row.finding:
        found.append((_("Answer it"), reverse("community_rumour_step", args=[view.id, "answer"])))
    return found


@screen(*CASE_STAFF, methods=("GET", "POST"))
def record_new(request: StaffRequest, community: UUID, what: str) -> HttpResponseBase:
    """Write down something new of a community."""
    view = queries.community(request.access, community)
    initial: dict[str, Any] = {"based_on": 0, **USUAL.get(what, {})}
    if what in NOW:
        initial[NOW[what]] = clock.today()
    form = FORMS[what](request.POST or None, initial=initial, offered=_offered(request, what, view.id))
    if form.is_valid():
        with refusals(form):
            made = actions.save(by=request.access, what=what, community=view.id, fields=form.told(), key=form.once)
            return kept(request, "community_record", what, made)
    return lines_page(request, str(words.NEW[what]), form, reverse("community", args=[view.id]))


@screen(*CASE_STAFF, methods=("GET", "POST"))
def record_change(request: StaffRequest, what: str, record: UUID) -> HttpResponseBase:
    """Change what is written in a record."""
    view = queries.one(request.access, what, record)
    initial = {**view.fields, "based_on": view.content.number}
    form = FORMS[what](request.POST or None, initial=initial, offered=_offered(request, what, view.community.id))
    return _changed(request, view, form, str(words.ONE[what]))


@screen(*CASE_STAFF, methods=("GET", "POST"))
def rumour_step(request: StaffRequest, record: UUID, step: str) -> HttpResponseBase:
    """Check a rumour, or answer it."""
    if step not in STEPS:
        raise Refusal(NOT_THERE)
    view = queries.one(request.access, RUMOUR.name, record)
    form = STEPS[step](request.POST or None, initial={**view.fields, "based_on": view.content.number})
    title = _("Check a rumour") if step == "check" else _("Answer a rumour")
    return _changed(request, view, form, title)


def _changed(request: StaffRequest, view: queries.RecordView, form: LinesForm, title: str) -> HttpResponseBase:
    what = view.kind.name
    if form.is_valid():
        with refusals(form):
            actions.save(by=request.access, what=what, record=view.id, fields=form.told(),
                         based_on=form.cleaned_data["based_on"], key=form.once)  # fmt: skip
            return kept(request, "community_record", what, view.id)
    return lines_page(request, title, form, reverse("community_record", args=[what, view.id]))


def _offered(request: StaffRequest, what: str, community: UUID) -> dict[str, list[tuple[str, str]]]:
    """Return the records of the same community that a form may name."""
    named = {"session": ("committee",), "action": ("session",)}.get(what, ())
    return {
        other: [
            (str(view.id), f"{words.title(view)} · {day(view.row.held_on) if other == 'session' else words.when(view)}")
            for view in queries.of_community(request.access, other, community, 30)
        ]
        for other in named
    }
