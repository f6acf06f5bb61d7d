"""Figures of displaced people: from a file in the shape of the DTM API, or asked of the API where a key is set."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.casework.directory.queries.places import place_names
from amparo.casework.monitoring import actions
from amparo.casework.monitoring.figures_read import packed, unpacked
from amparo.exchange import dtm
from amparo.exchange.xlsform.guarding import LARGEST_FILE
from amparo.foundation import clock
from amparo.foundation.errors import CATALOGUE
from amparo.foundation.policy import Role
from amparo.interfaces.staff import labels
from amparo.interfaces.staff.cases.brought_in.forms import Packed
from amparo.interfaces.staff.entering import refusals
from amparo.interfaces.staff.monitoring import words
from amparo.interfaces.staff.monitoring.bringing import opened_for
from amparo.interfaces.staff.screens import StaffRequest, answered, screen
from amparo.interfaces.ui import languages
from amparo.interfaces.ui.components import day
from amparo.interfaces.ui.parts import Cell, Column, Table
from amparo.interfaces.ui.widgets import FileChoice

DECIDING = (Role.SUPERVISOR, Role.INFORMATION_OFFICER)
SHOWN = 200


class FiguresForm(forms.Form):
    """A file, or a country and a round to ask for; and how sensitive the figures are."""

    use_required_attribute = False
    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy("A table (CSV) or a workbook (.xlsx) with the columns of the DTM API, at most 2 MB."),
        widget=FileChoice(accept=".xlsx,.csv"),
        required=False,
    )
    country = forms.RegexField(
        r"^[A-Za-z]{3}$",
        label=gettext_lazy("Or ask DTM for a country (three letters of ISO 3166)"),
        help_text=gettext_lazy("Only this code and the round leave the house."),
        required=False,
    )
    level = forms.TypedChoiceField(
        label=gettext_lazy("By which areas?"),
        choices=[(1, gettext_lazy("First level")), (2, gettext_lazy("Second level")), (0, gettext_lazy("The country"))],
        coerce=int,
        required=False,
        empty_value=None,
    )
    round = forms.IntegerField(label=gettext_lazy("From round"), min_value=1, max_value=10_000, required=False)
    source = forms.CharField(label=gettext_lazy("Source"), max_length=200, initial="IOM DTM")
    sensitivity = forms.ChoiceField(label=gettext_lazy("How sensitive are they?"), widget=forms.RadioSelect)

    def __init__(self, *sent: Any) -> None:
        super().__init__(*sent)
        offer(self)
        if not settings.AMPARO_DTM.key:
            for name in ("country", "level", "round"):
                del self.fields[name]

    def read(self) -> dtm.Read | None:
        """Return the figures of the file or of DTM; None, with the problem in the form, when there are none."""
        sent = self.cleaned_data
        if sent.get("file"):
            sheets = opened_for(self, sent["file"].read(LARGEST_FILE + 1), "file")
            return dtm.read(next(iter(sheets.values()), []), clock.today()) if sheets is not None else None
        if not sent.get("country"):
            self.add_error("file", _("Choose a file."))
            return None
        try:
            return dtm.ask(
                settings.AMPARO_DTM.key, settings.AMPARO_DTM.address, sent["country"].upper(), by_level(sent["level"]),
                sent["round"] or 1, clock.today(),
            )  # fmt: skip
        except dtm.AskError as problem:
            entry = CATALOGUE[problem.code]
            self.add_error("country", f"{_(entry.sentence)} {_(entry.what_to_do)}")
            return None


def by_level(chosen: int | str | None) -> int:
    """Return the level of areas that was chosen; the first where nobody chose."""
    return chosen if isinstance(chosen, int) else 1


class KeepingForm(forms.Form):
    """The figures that were looked at, with their source and how sensitive they are."""

    use_required_attribute = False
    packed = Packed()
    source = forms.CharField(max_length=200, widget=forms.HiddenInput)
    sensitivity = forms.ChoiceField(widget=forms.HiddenInput)

    def __init__(self, *sent: Any, **more: Any) -> None:
        super().__init__(*sent, **more)
        offer(self)


def offer(form: forms.Form) -> None:
    """Let a form offer the levels of sensitivity."""
    form.fields["sensitivity"].choices = labels.choices("figure_sensitivity")  # type: ignore[attr-defined]


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
    columns = (
        Column(_("Place")),
        Column(_("Displaced people"), numeric=True),
        Column(_("Round")),
        Column(_("Day")),
        Column(_("Operation")),
    )
    rows = tuple(
        (
            Cell(names.get(one.place) or _("%(code)s: not a place that is known here, left out") % {"code": one.place}),
            Cell(words.number(one.people), numeric=True), Cell(str(one.round)), Cell(day(one.reported_on)),
            Cell(one.operation, isolate=True),
        )
        for one in found.rows[:SHOWN]
    )  # fmt: skip
    known = [one for one in found.rows if one.place in names]
    told = {"packed": packed(known), "source": sent["source"], "sensitivity": sent["sensitivity"]}
    context = {
        "title": _("Figures of displaced people"),
        "table": Table(_("Figures"), columns, rows),
        "problems_of_rows": found.problems,
        "form": KeepingForm(initial=told),
        "known": len(known),
        "every": len(found.rows),
    }
    return render(request, "staff/monitoring/figures_preview.html", context)


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
