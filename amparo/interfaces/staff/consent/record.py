"""Write down what a person answered, or propose to act for a life without an answer."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from amparo.casework.consent import actions
from amparo.casework.consent.rules import NAMED
from amparo.casework.directory import queries as directory
from amparo.casework.people import queries as people
from amparo.foundation import ids
from amparo.foundation.errors import Refusal
from amparo.interfaces.staff.consent.forms import ConsentForm, VitalInterestForm
from amparo.interfaces.staff.entering import refusals
from amparo.interfaces.staff.screens import CASE_STAFF, StaffRequest, answered, screen
from amparo.trust.disclosure.gate import NOT_THERE


@screen(*CASE_STAFF, methods=("GET", "POST"))
def record(request: StaffRequest, person: UUID) -> HttpResponseBase:
    """Write down that the person agreed or did not agree."""
    view = _writable(request, person)
    sent = request.POST if request.method == "POST" else None
    form = ConsentForm(sent, child=view.is_child, initial=_for_service(request))
    if form.is_valid():
        told = form.cleaned_data
        with refusals(form):
            actions.record(by=request.access, person=person, fields=form.said(), given=told["answer"] == "given",
                           until=told["until"], key=form.once)  # fmt: skip
            messages.success(request, _("The answer is kept."))
            return redirect("person", person)
    context = {"title": _("Write down a consent"), "person": view, "form": form}
    answer = render(request, "staff/consent/form.html", context)
    return answered(answer) if form.is_bound else answer


@screen(*CASE_STAFF, methods=("GET", "POST"))
def vital_interest(request: StaffRequest, person: UUID) -> HttpResponseBase:
    """Propose to share without consent because a life is at stake; a second person has to confirm it."""
    view = _writable(request, person)
    form = VitalInterestForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with refusals(form):
            actions.propose_vital_interest(by=request.access, person=person, fields=form.said(),
                                           until=form.cleaned_data["until"], key=form.once)  # fmt: skip
            messages.success(request, _("The proposal is kept. It holds once a supervisor confirms it."))
            return redirect("person", person)
    context = {
        "title": _("A life is in danger"),
        "hint": _("Only when the person cannot be asked. A supervisor who is not you must confirm it before it holds."),
        "person": view,
        "form": form,
    }
    answer = render(request, "staff/consent/form.html", context)
    return answered(answer) if form.is_bound else answer


def _for_service(request: StaffRequest) -> dict[str, Any]:
    """Return what the page begins with when it is about a referral to the service in its address: an id, and no words."""
    service = ids.parse(request.GET.get("for", ""))
    if service is None:
        return {}
    organization = directory.service(request.access, service).row.organization.name
    return {"purpose": "referral", "recipient_kind": NAMED, "recipient": organization, "data_groups": ["need_only"]}


def _writable(request: StaffRequest, person: UUID) -> people.PersonView:
    view = people.person(request.access, person)
    if not view.may_write:
        raise Refusal(NOT_THERE)
    return view
