"""One page for each step of a request: recognise, tell, appeal, take back, release. Decisions stand beside."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.casework.rights import actions, queries
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Compartment
from amparo.interfaces.staff.entering import refusals
from amparo.interfaces.staff.rights.forms import RecogniseForm, TellForm, WordsForm
from amparo.interfaces.staff.rights.holding import ReleaseForm
from amparo.interfaces.staff.rights.overview import RIGHTS_STAFF, kind
from amparo.interfaces.staff.screens import CASE_STAFF, StaffRequest, answered, screen


def open_request(request: StaffRequest, request_id: UUID, *, second: bool = False) -> queries.RequestView:
    """Return a request on which the reader may work, or decide as the second person; raise "not there" otherwise."""
    view = queries.request(request.access, request_id)
    if not (view.may_approve if second else view.may_work):
        raise Refusal("record.not_there")
    return view


def step_page(
    request: StaffRequest, view: queries.RequestView, title: str, form: forms.Form, **more: object
) -> HttpResponseBase:
    """Answer with the form of one step of a request."""
    back = reverse("rights_request", args=[view.row.pk])
    return form_page(request, form, title=title, code=view.code, about=kind(view), cancel_url=back, **more)


def form_page(request: StaffRequest, form: forms.Form, **shown: object) -> HttpResponseBase:
    """Answer with one form about a person's data rights; 422 when something in it has to be mended."""
    answer = render(request, "staff/rights/form.html", {"form": form, **shown})
    return answered(answer) if form.is_bound else answer


def done(request: StaffRequest, request_id: UUID) -> HttpResponseBase:
    """Say that a step is kept, and go back to the request."""
    messages.success(request, _("The step is kept."))
    return redirect("rights_request", request_id)


@screen(*RIGHTS_STAFF, methods=("GET", "POST"))
def recognise(request: StaffRequest, request_id: UUID) -> HttpResponseBase:
    """Take how the one who asks was recognised."""
    view = open_request(request, request_id)
    form = RecogniseForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with refusals(form):
            said = form.cleaned_data
            actions.recognise(by=request.access, request=request_id, check=said["check"], note=said["note"])
            return done(request, request_id)
    return step_page(request, view, _("How they were recognised"), form)


@screen(*RIGHTS_STAFF, methods=("GET", "POST"))
def tell(request: StaffRequest, request_id: UUID) -> HttpResponseBase:
    """Take how the person was told, and what they were told about complaining."""
    view = open_request(request, request_id)
    form = TellForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with refusals(form):
            said = form.cleaned_data
            actions.tell(
                by=request.access, request=request_id, how=said["how"], remedy=said["remedy"], note=said["note"]
            )
            return done(request, request_id)
    return step_page(request, view, _("How the person was told"), form)


@screen(*RIGHTS_STAFF, methods=("GET", "POST"))
def appeal(request: StaffRequest, request_id: UUID) -> HttpResponseBase:
    """Take why the person does not accept the decision."""
    view = open_request(request, request_id)
    form = WordsForm(
        request.POST if request.method == "POST" else None, label=_("Why they do not accept it, in their own words")
    )
    if form.is_valid():
        with refusals(form):
            actions.appeal(by=request.access, request=request_id, words=form.cleaned_data["words"])
            return done(request, request_id)
    return step_page(request, view, _("The person does not accept the decision"), form)


@screen(*RIGHTS_STAFF, methods=("GET", "POST"))
def withdraw(request: StaffRequest, request_id: UUID) -> HttpResponseBase:
    """Take that the person takes the request back."""
    view = open_request(request, request_id)
    form = WordsForm(request.POST if request.method == "POST" else None, label=_("How did the person say so?"))
    if form.is_valid():
        with refusals(form):
            actions.withdraw(by=request.access, request=request_id, how=form.cleaned_data["words"])
            return done(request, request_id)
    return step_page(request, view, _("The request is taken back"), form)


@screen(*CASE_STAFF, methods=("GET", "POST"), fresh=True)
def release(request: StaffRequest, request_id: UUID) -> HttpResponseBase:
    """Take which parts of the file the owner opens to a protection-data officer for this request."""
    view = open_request(request, request_id)
    if view.facts.owner != request.access.id:
        raise Refusal("record.not_there")
    form = ReleaseForm(request.POST if request.method == "POST" else None, officers=queries.officers(view))
    if form.is_valid():
        with refusals(form):
            said = form.cleaned_data
            actions.release(by=request.access, request=request_id, officer=UUID(said["officer"]),
                            parts=[Compartment(part) for part in said["parts"]])  # fmt: skip
            return done(request, request_id)
    return step_page(request, view, _("Let the protection-data officer read parts of the file"), form)
