"""The list of cases: mine or my team's, by status, step and deadline, a page at a time."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.casework.cases import pathway
from amparo.casework.cases import queries as cases
from amparo.casework.cases.brought_in import taking
from amparo.foundation.policy import Role
from amparo.interfaces.staff import steps
from amparo.interfaces.staff.cases import page, words
from amparo.interfaces.staff.screens import CASE_STAFF, StaffRequest, screen
from amparo.interfaces.ui.addresses import narrowed
from amparo.interfaces.ui.parts import Cell, Chosen, Column, Deadline, Link, Table

STATUSES = [("open", gettext_lazy("Open")), ("closed", gettext_lazy("Closed"))]
STEPS = [("", gettext_lazy("Every step")), *[(code, steps.STEPS[code]) for code in pathway.STEPS]]


class Filter(forms.Form):
    """What the list is narrowed to; sent by GET so that a filtered list has an address."""

    whose = forms.CharField(required=False, widget=forms.HiddenInput)
    status = forms.ChoiceField(
        label=gettext_lazy("Status"),
        choices=STATUSES,
        required=False,
        widget=forms.RadioSelect(attrs={"class": "am-small"}),
    )
    step = forms.ChoiceField(label=gettext_lazy("Step"), choices=STEPS, required=False)
    overdue = forms.BooleanField(label=gettext_lazy("Only overdue"), required=False)


@screen(*CASE_STAFF)
def case_list(request: StaffRequest) -> HttpResponse:
    """Show the cases the reader is responsible for, or all that the reader may see, with which a supervisor begins."""
    asked = _asked(request)
    form = Filter(data={**asked, "status": asked["status"] or "open"})
    chosen = form.cleaned_data if form.is_valid() else {"status": "open"}
    team = asked["whose"] == "team"
    found = _found(request, chosen, mine=not team)
    context = {
        "title": _("Cases"),
        "tabs": _tabs(team),
        "table": _table(found.rows, team),
        "filter_form": form,
        "chosen": _chosen(asked),
        "clear_url": narrowed("case_list", {"whose": asked["whose"]}),
        "pages": _pages(asked, found),
        "empty_text": _("No case fits these filters."),
        "brings_in": taking.may_bring_in(request.access),
    }
    return render(request, "staff/cases/list.html", context)


def _found(request: StaffRequest, chosen: dict[str, Any], *, mine: bool) -> cases.CasePage:
    return cases.case_list(
        request.access,
        mine=mine,
        status=chosen.get("status") or "open",
        step=chosen.get("step", ""),
        overdue=bool(chosen.get("overdue")),
        before=request.GET.get("before", ""),
        after=request.GET.get("after", ""),
    )


def _pages(asked: dict[str, str], found: cases.CasePage) -> dict[str, str]:
    before, after = found.before, found.after
    return {
        "previous_url": "" if before is None else narrowed("case_list", {**asked, "before": before}),
        "next_url": narrowed("case_list", {**asked, "after": after}) if after else "",
    }


def _asked(request: StaffRequest) -> dict[str, str]:
    asked = {name: request.GET.get(name, "") for name in ("whose", "status", "step", "overdue")}
    begun = "team" if request.access.role is Role.SUPERVISOR else ""
    return {**asked, "whose": asked["whose"] or begun}


def _tabs(team: bool) -> list[Link]:
    mine = Link(_("My cases"), narrowed("case_list", {"whose": "mine"}), current=not team)
    return [mine, Link(_("My team"), narrowed("case_list", {"whose": "team"}), current=team)]


def _chosen(asked: dict[str, str]) -> list[Chosen]:
    said = {
        "status": _("Closed") if asked["status"] == "closed" else "",
        "step": words.step(asked["step"]) if asked["step"] in steps.STEPS else "",
        "overdue": _("Overdue") if asked["overdue"] else "",
    }
    return [Chosen(text, narrowed("case_list", {**asked, name: ""})) for name, text in said.items() if text]


def _table(rows: list[cases.CaseView], team: bool) -> Table:
    columns = [Column(_("Person")), Column(_("Case")), Column(_("Step")), Column(_("Risk")), Column(_("Next deadline"))]
    if team:
        columns.append(Column(_("Case worker")))
    return Table(_("Cases"), tuple(columns), tuple(_row(view, team) for view in rows))


def _row(view: cases.CaseView, team: bool) -> tuple[Cell, ...]:
    level = page.LEVELS.get(view.risk_level)
    first = view.deadlines[0] if view.deadlines else None
    cells = [
        Cell(view.person.name, reverse("case", args=[view.id]), isolate=True),
        Cell(view.code, isolate=True),
        Cell(words.step(view.row.step)),
        Cell(level=level) if level else Cell(words.level("") if view.story_open else "–"),
        Cell(words.step(first.step), deadline=Deadline(first.due_at)) if first else Cell("–"),
    ]
    return (*cells, Cell(view.owner_name or "–", isolate=True)) if team else tuple(cells)
