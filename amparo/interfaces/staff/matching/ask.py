"""Leave a question under seal about a person, see that it stands, and take it back."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.casework.matching import actions, queries, rules
from amparo.casework.people import queries as people
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.interfaces.staff.entering import refusals
from amparo.interfaces.staff.screens import CASE_STAFF, StaffRequest, answered, screen
from amparo.interfaces.ui.components import day
from amparo.trust.disclosure.gate import NOT_THERE


class AskForm(forms.Form):
    """That it is for the person."""

    use_required_attribute = False
    sure = forms.BooleanField(
        label=gettext_lazy("The person agrees that colleagues are asked, or their safety needs it")
    )


@screen(*CASE_STAFF, methods=("GET", "POST"))
def ask(request: StaffRequest, person: UUID) -> HttpResponseBase:
    """Show how it stands with the question about a person; leave one when that is confirmed."""
    view = _askable(request, person)
    form = AskForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with refusals(form):
            actions.ask(by=request.access, person=person)
            messages.success(request, _("The question is left under seal."))
            return redirect("ask_match", person)
    standing = queries.standing(request.access, person)
    context = {
        "title": _("Ask other teams under seal"),
        "person": view,
        "form": form,
        "standing": standing,
        "asked_on": day(standing.asked_at) if standing else "",
        "until": day(standing.until if standing else rules.ends(clock.now())[0]),
    }
    answer = render(request, "staff/matching/ask.html", context)
    return answered(answer) if form.is_bound else answer


@screen(*CASE_STAFF, methods=("POST",))
def take_back(request: StaffRequest, person: UUID) -> HttpResponseBase:
    """Take the question back."""
    _askable(request, person)
    actions.take_back(by=request.access, person=person)
    messages.success(request, _("The question is taken back. Nobody opens it any more."))
    return redirect("ask_match", person)


def _askable(request: StaffRequest, person: UUID) -> people.PersonView:
    view = people.person(request.access, person)
    if not queries.may_ask(request.access, view.facts):
        raise Refusal(NOT_THERE)
    return view
