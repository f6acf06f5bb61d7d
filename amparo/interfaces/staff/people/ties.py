"""Tie one person to another: found by search or code, with what they are to each other."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.casework.people import actions, queries
from amparo.foundation.errors import Refusal
from amparo.interfaces.staff import labels
from amparo.interfaces.staff.entering import refusals
from amparo.interfaces.staff.people.found import PersonChoice, searched
from amparo.interfaces.staff.screens import CASE_STAFF, StaffRequest, answered, screen
from amparo.interfaces.ui.parts import Row
from amparo.trust.disclosure.gate import NOT_THERE


class TieForm(forms.Form):
    """Who the other person is, and what they are to this one."""

    use_required_attribute = False
    other = PersonChoice(label=gettext_lazy("Who is it?"))
    relation = forms.ChoiceField(label=gettext_lazy("What are they to this person?"))
    same_household = forms.BooleanField(label=gettext_lazy("They live and eat together"), required=False)

    def __init__(self, found: list[queries.Found], *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        PersonChoice.offer(self, "other", found)
        self.fields["relation"].choices = labels.choices("relation", empty=_("Choose"))  # type: ignore[attr-defined]


@screen(*CASE_STAFF, methods=("GET", "POST"))
def add(request: StaffRequest, person: UUID) -> HttpResponseBase:
    """Search the other person, then say what they are to this one."""
    view = queries.person(request.access, person)
    if not view.may_write:
        raise Refusal(NOT_THERE)
    query, looking = searched(request)
    found = [one for one in queries.search(request.access, query) if one.person.id != person] if query else []
    form = TieForm(found, request.POST if request.method == "POST" and not looking else None)
    if form.is_valid():
        said = form.cleaned_data
        with refusals(form):
            actions.tie(by=request.access, person=person, other=said["other"], relation=said["relation"],
                        same_household=said["same_household"])  # fmt: skip
            messages.success(request, _("The tie is kept."))
            return redirect("person", person)
    context = {"title": _("Add a family tie"), "person": view, "query": query, "found": found, "form": form}
    answer = render(request, "staff/people/tie.html", context)
    return answered(answer) if form.is_bound else answer


@screen(*CASE_STAFF, methods=("GET", "POST"))
def end(request: StaffRequest, person: UUID, tie: UUID) -> HttpResponseBase:
    """Ask, and take a tie away that does not hold."""
    view = queries.person(request.access, person)
    found = [one for one in queries.ties(request.access, person) if one.id == tie and not one.from_other_side]
    if not view.may_write or not found:
        raise Refusal(NOT_THERE)
    if request.method == "POST":
        actions.end_tie(by=request.access, person=person, tie=tie)
        messages.success(request, _("The tie is taken away. It stays in the history."))
        return redirect("person", person)
    rows = [
        Row(_("Person"), found[0].other.name, isolate=True),
        Row(_("Family tie"), labels.label("relation", found[0].relation)),
    ]
    context = {"title": _("Take this tie away?"), "person": view, "rows": rows}
    return render(request, "staff/people/end_tie.html", context)
