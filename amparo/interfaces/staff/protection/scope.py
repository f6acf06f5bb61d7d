"""Begin an analysis, change what it is about, choose its risks and leave one out again."""

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
from amparo.analysis.protection.actions.scope import may_sit
from amparo.casework.directory import queries as directory
from amparo.foundation.policy import Role
from amparo.interfaces.staff import labels
from amparo.interfaces.staff.directory.fields import line, listed, offer, several
from amparo.interfaces.staff.entering import Changing, refusals
from amparo.interfaces.staff.protection.editions import followed
from amparo.interfaces.staff.protection.lists import ANALYSTS
from amparo.interfaces.staff.protection.page import of_risk_whole
from amparo.interfaces.staff.screens import StaffRequest, form_page, screen
from amparo.interfaces.ui import languages
from amparo.interfaces.ui.widgets import DateParts
from amparo.trust.disclosure.access import Access


class ScopeForm(Changing):
    """What an analysis is about, who is on the panel, and how sensitive it is."""

    title = line(gettext_lazy("What is the analysis called?"), required=True)
    begins_on = forms.DateField(label=gettext_lazy("From"), widget=DateParts)
    ends_on = forms.DateField(label=gettext_lazy("Until"), widget=DateParts)
    places = listed(gettext_lazy("Places"))
    panel = several(
        gettext_lazy("Who is on the panel?"),
        gettext_lazy(
            "At least two. Each rates alone first; whoever approves later is not on it and has written nothing here."
        ),
        required=True,
    )
    grade = forms.ChoiceField(
        label=gettext_lazy("How sensitive is it?"),
        help_text=gettext_lazy("It decides where a file of it may go. In doubt choose the stricter one."),
        widget=forms.RadioSelect,
        required=False,
    )

    def __init__(self, data: Any, access: Access, initial: dict[str, Any]) -> None:
        super().__init__(data, initial={"based_on": 0, **initial})
        agency = access.actor.agency
        offer(self, "places", directory.place_choices(languages.of_page(), tuple(initial.get("places") or ())))
        offer(self, "panel", [(str(one), name) for one, name in may_sit(agency)] if agency else [])
        offer(self, "grade", labels.choices("analysis_class", empty=_("Not decided yet")))

    def told(self) -> dict[str, Any]:
        """Return what was said, by the names of the room."""
        names = ("title", "begins_on", "ends_on", "places", "grade")
        told = {name: self.cleaned_data[name] for name in names}
        return {**told, "panel": [UUID(one) for one in self.cleaned_data["panel"]]}


@screen(Role.SUPERVISOR, methods=("GET", "POST"))
def analysis_new(request: StaffRequest) -> HttpResponseBase:
    """Begin an analysis, or the next edition of the one that the address names."""
    after, initial = followed(request.access, request.GET.get("after", ""))
    form = ScopeForm(request.POST or None, request.access, initial or {"panel": [str(request.access.id)]})
    if form.is_valid():
        with refusals(form):
            made = _begun(request.access, after, form)
            messages.success(request, _("Saved."))
            return redirect("analysis", made)
    title = _("Next edition") if after else _("New analysis")
    back = reverse("analysis", args=[after]) if after else reverse("analyses")
    return form_page(request, title, form, back, submit_text=_("Save"))


def _begun(access: Access, after: UUID | None, form: ScopeForm) -> UUID:
    if after is None:
        return actions.begin(by=access, fields=form.told(), key=form.once)
    return actions.begin_next(by=access, analysis=after, fields=form.told(), key=form.once)


@screen(*ANALYSTS, methods=("GET", "POST"))
def analysis_scope(request: StaffRequest, analysis: UUID) -> HttpResponseBase:
    """Change what an analysis is about."""
    found = queries.whole(request.access, analysis)
    row = found.view.row
    initial = {
        "title": found.view.title, "begins_on": row.begins_on, "ends_on": row.ends_on, "places": found.view.places,
        "panel": [str(one) for one in found.panel], "grade": row.grade, "based_on": found.view.content.number,
    }  # fmt: skip
    form = ScopeForm(request.POST or None, request.access, initial)
    if form.is_valid():
        with refusals(form):
            based_on = form.cleaned_data["based_on"]
            actions.change(by=request.access, analysis=analysis, fields=form.told(), based_on=based_on, key=form.once)
            messages.success(request, _("Saved."))
            return redirect("analysis", analysis)
    back = reverse("analysis", args=[analysis])
    return form_page(request, _("What the analysis is about"), form, back, submit_text=_("Save"))


class RiskForm(forms.Form):
    """One of the standard risks."""

    use_required_attribute = False
    risk = forms.ChoiceField(label=gettext_lazy("Which risk?"), widget=forms.RadioSelect)

    def __init__(self, data: Any, chosen: set[str]) -> None:
        super().__init__(data)
        offer(self, "risk", [one for one in labels.choices("protection_risk") if one[0] not in chosen])


@screen(*ANALYSTS, methods=("GET", "POST"))
def analysis_risk_new(request: StaffRequest, analysis: UUID) -> HttpResponseBase:
    """Choose one more risk."""
    found = queries.whole(request.access, analysis)
    form = RiskForm(request.POST or None, {one.risk for one in found.risks})
    if form.is_valid():
        with refusals(form):
            made = actions.add_risk(by=request.access, analysis=analysis, risk=form.cleaned_data["risk"])
            return redirect("analysis_risk", made)
    back = reverse("analysis", args=[analysis])
    return form_page(request, _("Choose a risk"), form, back, submit_text=_("Choose"))


@screen(*ANALYSTS, methods=("GET", "POST"))
def analysis_risk_away(request: StaffRequest, analysis_risk: UUID) -> HttpResponseBase:
    """Leave out a risk that nobody has rated."""
    found, one = of_risk_whole(request.access, analysis_risk)
    if request.method == "POST":
        actions.take_risk_away(by=request.access, risk=analysis_risk)
        return redirect("analysis", found.view.id)
    context = {
        "title": _("Leave this risk out?"),
        "consequence": labels.label("protection_risk", one.risk),
        "confirm_text": _("Leave it out"),
        "cancel_url": reverse("analysis_risk", args=[analysis_risk]),
    }
    return render(request, "ui/pages/confirm.html", context)
