"""Figures of displaced people: from a file in the shape of the DTM API, or asked of the API where a key is set."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.casework.directory.queries.places import place_names
from amparo.casework.monitoring import actions
from amparo.casework.monitoring.figures_read import packed, unpacked
from amparo.exchange import dtm
from amparo.foundation.policy import Role
from amparo.interfaces.staff.entering import refusals
from amparo.interfaces.staff.monitoring import words
from amparo.interfaces.staff.monitoring.figures_asked import FiguresForm, KeepingForm
from amparo.interfaces.staff.screens import StaffRequest, answered, screen
from amparo.interfaces.ui import languages
from amparo.interfaces.ui.components import day
from amparo.interfaces.ui.parts import Cell, Column, Table

DECIDING = (Role.SUPERVISOR, Role.INFORMATION_OFFICER)
SHOWN = 200


@screen(*DECIDING, methods=("GET", "POST"))
def watch_figures(request: StaffRequest) -> HttpResponseBase:
    """Read figures, show them with what is wrong, and keep them when that is said."""
    if "packed" in request.POST:
        return _kept(request)
    form = FiguresForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    found = form.read() if form.is_bound and form.is_valid() else None
    if found is not None and found.rows:
        return _preview(request, found, form.cleaned_data)
    context = {
        "title": _("Figures of displaced people"), "form": form, "problems_of_rows": found.problems if found else (),
        "cancel_url": reverse("watched"), "submit_text": _("Look at it"),
    }  # fmt: skip
    page = render(request, "staff/monitoring/figures.html", context)
    return answered(page) if form.is_bound else page


def _preview(request: StaffRequest, found: dtm.Read, sent: dict[str, Any]) -> HttpResponseBase:
    names = place_names({one.place for one in found.rows}, languages.of_page())
    known = [one for one in found.rows if one.place in names]
    told = {"packed": packed(known), "source": sent["source"], "sensitivity": sent["sensitivity"]}
    context = {
        "title": _("Figures of displaced people"),
        "table": _table(found.rows[:SHOWN], names),
        "problems_of_rows": found.problems,
        "form": KeepingForm(initial=told),
        "known": len(known),
        "every": len(found.rows),
    }
    return render(request, "staff/monitoring/figures_preview.html", context)


def _table(rows: tuple[dtm.Row, ...], names: dict[str, str]) -> Table:
    columns = (
        Column(_("Place")), Column(_("Displaced people"), numeric=True), Column(_("Round")), Column(_("Day")),
        Column(_("Operation")),
    )  # fmt: skip
    unknown = _("%(code)s: not a place that is known here, left out")
    cells = tuple(
        (
            Cell(names.get(one.place) or unknown % {"code": one.place}), Cell(words.number(one.people), numeric=True),
            Cell(str(one.round)), Cell(day(one.reported_on)), Cell(one.operation, isolate=True),
        )
        for one in rows
    )  # fmt: skip
    return Table(_("Figures"), columns, cells)


def _kept(request: StaffRequest) -> HttpResponseBase:
    form = KeepingForm(request.POST)
    if form.is_valid():
        sent = form.cleaned_data
        with refusals(form):
            kept = actions.keep_figures(
                by=request.access, rows=unpacked(sent["packed"]), source=sent["source"], level=sent["sensitivity"]
            )
            messages.success(request, _("Figures kept: %(kept)s.") % {"kept": kept})
    return redirect("watched")
