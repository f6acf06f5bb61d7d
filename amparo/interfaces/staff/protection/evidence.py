"""Add evidence to an analysis: chosen from what Amparo knows about places, work and figures, or written from elsewhere."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.analysis.protection import actions, queries
from amparo.analysis.protection.actions.evidence import OUTSIDE
from amparo.analysis.protection.queries import Whole
from amparo.foundation.errors import Refusal
from amparo.interfaces.staff import labels
from amparo.interfaces.staff.directory.fields import line, offer
from amparo.interfaces.staff.entering import Entering, refusals
from amparo.interfaces.staff.protection import editions
from amparo.interfaces.staff.protection.judging import said
from amparo.interfaces.staff.protection.lists import ANALYSTS
from amparo.interfaces.staff.protection.picking import PICKED, Known
from amparo.interfaces.staff.screens import StaffRequest, form_page, screen
from amparo.interfaces.ui.parts import Link
from amparo.interfaces.ui.widgets import DateParts
from amparo.trust.disclosure.gate import NOT_THERE

BEFORE = "before"
HINTS: Mapping[str, Any] = {
    BEFORE: gettext_lazy("What that edition rested on and still holds. It keeps its words and its day."),
    "figure": gettext_lazy("Figures that somebody kept as they were shown on a day, protected."),
    "surroundings": gettext_lazy("What is rated for everybody in the places of this analysis."),
    "community": gettext_lazy("Counts of the work with communities, rounded and without small ones; no words."),
    "observation": gettext_lazy(
        "What was observed in these places over the period, counted, rounded and without small counts."
    ),
    "alert": gettext_lazy("Alerts on which somebody decided what they mean, without the numbers behind them."),
    "displacement": gettext_lazy("Figures of displaced people (DTM) that everybody may read."),
    "document": gettext_lazy("A report, a law, an article: who published it, when, and how far it is trusted."),
    "partner": gettext_lazy("What an organisation told us or published, and how far it is trusted."),
}


class Picking(Entering):
    """One of the things that are known."""

    what = forms.ChoiceField(label=gettext_lazy("Which one?"), widget=forms.RadioSelect)

    def __init__(self, data: Any, known: Mapping[str, Known]) -> None:
        super().__init__(data)
        offer(self, "what", [(key, f"{one.title} – {one.said}") for key, one in known.items()])


class SourceForm(Entering):
    """What somebody else published or told."""

    title = line(gettext_lazy("What is it called?"), required=True)
    said = said(gettext_lazy("What does it say?"), gettext_lazy("In its words or yours, as it stands today. No names."))
    publisher = line(gettext_lazy("Who published or told it?"), gettext_lazy("An organisation."), required=True)
    published_on = forms.DateField(label=gettext_lazy("When?"), widget=DateParts)
    link = line(gettext_lazy("Address of the page"))
    reliability = forms.ChoiceField(label=gettext_lazy("How far is this source trusted?"), widget=forms.RadioSelect)

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        offer(self, "reliability", labels.choices("source_reliability"))

    def told(self) -> dict[str, Any]:
        """Return what was said, by the names of the room."""
        return {name: value for name, value in self.cleaned_data.items() if name != "key"}


@screen(*ANALYSTS)
def analysis_evidence(request: StaffRequest, analysis: UUID) -> HttpResponseBase:
    """Show of which kinds evidence can be added."""
    found = queries.whole(request.access, analysis)
    ways = [
        (Link(text, reverse("analysis_evidence_new", args=[analysis, kind])), str(HINTS.get(kind, "")))
        for kind, text in labels.choices("analysis_evidence")
    ]
    if found.view.row.follows_id:
        text, url = _("Evidence of the edition before"), reverse("analysis_evidence_new", args=[analysis, BEFORE])
        ways.insert(0, (Link(text, url), str(HINTS[BEFORE])))
    return render(request, "staff/protection/evidence.html", {"title": _("Add evidence"), "ways": ways, "found": found})


@screen(*ANALYSTS, methods=("GET", "POST"))
def analysis_evidence_new(request: StaffRequest, analysis: UUID, evidence_kind: str) -> HttpResponseBase:
    """Add one piece of evidence of a kind."""
    found = queries.whole(request.access, analysis)
    if evidence_kind == BEFORE:
        return editions.evidence(request, found)
    if evidence_kind in OUTSIDE:
        return _written(request, found, evidence_kind)
    if evidence_kind in PICKED:
        return _picked(request, found, evidence_kind)
    raise Refusal(NOT_THERE)


def _written(request: StaffRequest, found: Whole, kind: str) -> HttpResponseBase:
    form = SourceForm(request.POST or None)
    if form.is_valid():
        with refusals(form):
            return _kept(request, found, kind, form.told(), form.once)
    back = reverse("analysis_evidence", args=[found.view.id])
    return form_page(request, labels.label("analysis_evidence", kind), form, back, submit_text=_("Save"))


def _picked(request: StaffRequest, found: Whole, kind: str) -> HttpResponseBase:
    known = dict(PICKED[kind](request.access, found.view))
    form = Picking(request.POST or None, known)
    if form.is_valid():
        chosen = form.cleaned_data["what"]
        fields = {"title": known[chosen].title, "said": known[chosen].said, "reference": f"{kind}/{chosen}"}
        with refusals(form):
            return _kept(request, found, kind, fields, form.once)
    hint = _("It is kept in these words, as it stands today.") if known else _("Nothing of this kind is known yet.")
    back = reverse("analysis_evidence", args=[found.view.id])
    title = labels.label("analysis_evidence", kind)
    return form_page(request, title, form, back, hint=hint, submit_text=_("Keep it as evidence"))


def _kept(request: StaffRequest, found: Whole, kind: str, fields: Mapping[str, Any], key: UUID) -> HttpResponseBase:
    number = actions.add_evidence(by=request.access, analysis=found.view.id, kind=kind, fields=fields, key=key)
    messages.success(request, _("Kept as evidence number %(number)s.") % {"number": number})
    return redirect("analysis", found.view.id)
