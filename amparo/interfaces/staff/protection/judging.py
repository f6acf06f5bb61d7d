"""Rate a risk in a place, alone; and keep what the panel agrees on, together."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.analysis.protection import actions, rules
from amparo.analysis.protection.queries import Judged, RiskView, Whole
from amparo.foundation.errors import Refusal
from amparo.interfaces.staff import labels
from amparo.interfaces.staff.directory.fields import offer, several
from amparo.interfaces.staff.entering import Changing, refusals
from amparo.interfaces.staff.protection.editions import Earlier, earlier
from amparo.interfaces.staff.protection.lists import ANALYSTS
from amparo.interfaces.staff.protection.page import of_risk_whole
from amparo.interfaces.staff.protection.saying import sentences, words
from amparo.interfaces.staff.protection.showing import agreed_rows, places_of
from amparo.interfaces.staff.screens import StaffRequest, answered, screen
from amparo.interfaces.ui import languages
from amparo.interfaces.ui.parts import Row
from amparo.trust.disclosure.gate import NOT_THERE


def said(label: Any, help_text: Any = "", *, required: bool = True) -> forms.CharField:
    """Return a field for reasons."""
    widget = forms.Textarea({"rows": 5, "dir": "auto", "autocomplete": "off"})
    return forms.CharField(label=label, help_text=help_text, required=required, max_length=rules.LONGEST, widget=widget)


class JudgingForm(Changing):
    """A phase with its reasons, evidence and how sure one is."""

    phase = forms.ChoiceField(label=gettext_lazy("How severe is this risk here?"), widget=forms.RadioSelect)
    reasons = said(gettext_lazy("Why?"), gettext_lazy("No name, nothing that points to a person or to a house."))
    evidence = several(
        gettext_lazy("Which evidence does it rest on?"), gettext_lazy("At least one piece."), required=True
    )
    confidence = forms.ChoiceField(label=gettext_lazy("How sure is it?"), widget=forms.RadioSelect)

    def __init__(self, data: Any, found: Whole, initial: dict[str, Any]) -> None:
        super().__init__(data, initial={"based_on": 0, **initial})
        offer(self, "phase", labels.choices("severity_phase"))
        self.fields["phase"].widget.hints = dict(labels.choices("severity_meaning"))
        offer(self, "confidence", labels.choices("analysis_confidence"))
        offer(
            self,
            "evidence",
            [(str(one.number), f"{one.number}. {languages.alone(one.title)}") for one in found.evidence],
        )

    def told(self) -> dict[str, Any]:
        """Return what was said, by the names of the room."""
        told = {name: value for name, value in self.cleaned_data.items() if name not in ("key", "based_on")}
        return {**told, "evidence": [int(one) for one in told["evidence"]]}


class AgreeingForm(JudgingForm):
    """What the panel agrees on, with what those say who see it otherwise."""

    dissent = said(
        gettext_lazy("What do those say who see it otherwise?"),
        gettext_lazy("Needed where somebody of the panel rated another phase. It is printed beside the result."),
        required=False,
    )
    field_order = ("phase", "reasons", "dissent", "evidence", "confidence")


@screen(*ANALYSTS, methods=("GET", "POST"))
def analysis_rate(request: StaffRequest, analysis_risk: UUID, code: str) -> HttpResponseBase:
    """Rate a risk in a place, without seeing what others of the panel found."""
    found, one = of_risk_whole(request.access, analysis_risk)
    _of_the_panel(request, found, code)
    mine = next((each.judged for each in one.ratings.get(code, []) if each.analyst == request.access.id), None)
    known = earlier(request.access, found)
    before = known.rating(one.risk, code, request.access.id) if known else None
    form = JudgingForm(request.POST or None, found, _initial(mine or before))
    if form.is_valid():
        with refusals(form):
            actions.rate(by=request.access, risk=analysis_risk, place=code, fields=form.told(), key=form.once)
            messages.success(request, _("Kept. Others read it once each of the panel has rated."))
            return redirect("analysis_risk", analysis_risk)
    shown = {"before": _before(known, one, code), "carried": before and not mine}
    return _page(request, form, one, code, _("Your rating for %(place)s"), shown)


@screen(*ANALYSTS, methods=("GET", "POST"))
def analysis_agree(request: StaffRequest, analysis_risk: UUID, code: str) -> HttpResponseBase:
    """Keep what the panel agrees on for a risk in a place, with the ratings of each in sight."""
    found, one = of_risk_whole(request.access, analysis_risk)
    _of_the_panel(request, found, code)
    known = earlier(request.access, found)
    agreed, before = one.agreed.get(code), known.agreed(one.risk, code) if known else None
    standing = agreed or before
    initial = {
        **_initial(standing),
        "dissent": standing.dissent if standing else "",
        "based_on": agreed.number if agreed else 0,
    }
    form = AgreeingForm(request.POST or None, found, initial)
    if form.is_valid():
        with refusals(form):
            actions.agree(by=request.access, risk=analysis_risk, place=code, fields=form.told(),
                          based_on=form.cleaned_data["based_on"], key=form.once)  # fmt: skip
            messages.success(request, _("Saved."))
            return redirect("analysis_risk", analysis_risk)
    place = next(each for each in places_of(found, one, request.access.id) if each.code == code)
    shown = {"ratings": place.ratings, "before": _before(known, one, code), "carried": before and not agreed}
    return _page(request, form, one, code, _("What the panel agrees on for %(place)s"), shown)


def _before(known: Earlier | None, one: RiskView, code: str) -> list[Row]:
    """Return what the panel of the edition before agreed on, without evidence, whose numbers were others there."""
    judged = known.agreed(one.risk, code) if known else None
    return agreed_rows(replace(judged, evidence=())) if judged else []


def _of_the_panel(request: StaffRequest, found: Whole, code: str) -> None:
    if request.access.id not in found.panel or code not in found.view.places:
        raise Refusal(NOT_THERE)


def _initial(judged: Judged | None) -> dict[str, Any]:
    if judged is None:
        return {}
    told = {"phase": judged.phase, "reasons": judged.reasons, "confidence": judged.confidence}
    return {**told, "evidence": [str(number) for number in judged.evidence]}


def _page(
    request: StaffRequest, form: JudgingForm, one: RiskView, code: str, title: str, shown: dict[str, Any]
) -> HttpResponseBase:
    context = {
        **shown,
        "title": title % {"place": words.places([code])[code]},
        "form": form,
        "about": labels.label("protection_risk", one.risk),
        "how": sentences.how_severity_is_set(),
        "submit_text": _("Save"),
        "cancel_url": reverse("analysis_risk", args=[one.id]),
    }
    answer = render(request, "staff/protection/judging.html", context)
    return answered(answer) if form.is_bound else answer
