"""Write a decision down with the figures it rests on, correct it, look back at it."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.analysis.evidence import queries as evidence
from amparo.analysis.leadership import actions, queries
from amparo.analysis.leadership.results import results
from amparo.foundation.errors import Refusal
from amparo.interfaces.staff.entering import Changing, Entering, refusals
from amparo.interfaces.staff.evidence.citing import choices
from amparo.interfaces.staff.leadership import words
from amparo.interfaces.staff.leadership.results import LEADING
from amparo.interfaces.staff.screens import StaffRequest, form_page, screen
from amparo.interfaces.ui.widgets import DateParts
from amparo.trust.disclosure.gate import NOT_THERE

TEXT = forms.Textarea({"rows": 3, "dir": "auto"})
HINT = gettext_lazy("Write no name and nothing that leads to a person who is helped.")


def _words(label: Any, help_text: Any = "") -> forms.CharField:
    return forms.CharField(label=label, help_text=help_text, max_length=actions.LONGEST, widget=TEXT)


class Said(forms.Form):
    """What a decision says."""

    decision = _words(gettext_lazy("What was decided?"), HINT)
    why = _words(gettext_lazy("Why? What do the figures say, and what do they not say?"))
    decided_by = forms.CharField(
        label=gettext_lazy("Who decided?"), help_text=gettext_lazy("Roles or offices."), max_length=200
    )
    decided_on = forms.DateField(label=gettext_lazy("Decided on"), widget=DateParts)
    look_again_on = forms.DateField(label=gettext_lazy("When do we look at what came of it?"), widget=DateParts)


class Deciding(Said, Entering):
    """A new decision, with the kept figures it rests on."""

    figures = forms.MultipleChoiceField(
        label=gettext_lazy("Because of which kept figures?"), widget=forms.CheckboxSelectMultiple
    )
    field_order = ("figures",)

    def __init__(self, data: Any, found: list[evidence.Kept]) -> None:
        super().__init__(data)
        self.fields["figures"].choices = choices(found)  # type: ignore[attr-defined]


class Correcting(Said, Changing):
    """A decision that is written down anew."""


class Looking(Changing):
    """What came of it, and when to look again."""

    outcome = _words(gettext_lazy("What came of it?"), gettext_lazy("Also when nothing changed, or it became worse."))
    again_on = forms.DateField(
        label=gettext_lazy("Look again on"), help_text=gettext_lazy("Leave it empty when this decision is at its end."),
        widget=DateParts, required=False,
    )  # fmt: skip


@screen(*LEADING, methods=("GET", "POST"))
def decision_new(request: StaffRequest, result: str) -> HttpResponseBase:
    """Write down a decision about a result."""
    if result not in {one.code for one in results()}:
        raise Refusal(NOT_THERE)
    form = Deciding(request.POST or None, evidence.figures(request.access))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        with refusals(form):
            figures = [UUID(figure) for figure in said["figures"]]
            made = actions.decide(by=request.access, fields={**said, "result": result}, figures=figures, key=form.once)
            messages.success(request, _("Saved."))
            return redirect("decision", made)
    return form_page(
        request,
        form=form,
        title=_("A decision about: %(result)s") % {"result": words.result(result)},
        hint=_("It rests on at least one kept figure. A figure is kept from its page."),
        cancel_url=reverse("leadership"),
        submit_text=_("Save"),
    )


@screen(*LEADING, methods=("GET", "POST"))
def decision_change(request: StaffRequest, decision: UUID) -> HttpResponseBase:
    """Correct a decision; what stood before stays as a version."""
    view = queries.decision(request.access, decision)
    begun: dict[str, Any] = {name: view.said(name) for name in actions.WORDS}
    begun |= {
        "decided_on": view.row.decided_on,
        "look_again_on": view.row.look_again_on,
        "based_on": view.content.number,
    }
    form = Correcting(request.POST or None, initial=begun)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        with refusals(form):
            fields = {**said, "result": view.row.result}
            actions.correct(by=request.access, decision=decision, fields=fields, based_on=said["based_on"])
            messages.success(request, _("Saved."))
            return redirect("decision", decision)
    return _asked(request, form, decision, _("Correct the decision"))


@screen(*LEADING, methods=("GET", "POST"))
def decision_look(request: StaffRequest, decision: UUID) -> HttpResponseBase:
    """Write down what came of a decision."""
    view = queries.decision(request.access, decision)
    form = Looking(request.POST or None, initial={"based_on": view.content.number, "outcome": view.said("outcome")})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        with refusals(form):
            actions.look_back(
                by=request.access, decision=decision, outcome=said["outcome"], again_on=said["again_on"],
                based_on=said["based_on"],
            )  # fmt: skip
            messages.success(request, _("Saved."))
            return redirect("decision", decision)
    return _asked(
        request, form, decision, _("What came of this decision: %(decision)s") % {"decision": view.said("decision")}
    )


def _asked(request: StaffRequest, form: forms.Form, decision: UUID, title: str) -> HttpResponseBase:
    return form_page(
        request, form=form, title=title, cancel_url=reverse("decision", args=[decision]), submit_text=_("Save")
    )
