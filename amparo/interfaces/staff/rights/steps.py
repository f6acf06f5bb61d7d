"""One page for each step of a request: recognise, decide, approve, tell, appeal, take back, release."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.casework.rights import actions, queries, rules
from amparo.casework.rights.kinds import Kind, Outcome
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Compartment
from amparo.interfaces.staff.entering import refusals
from amparo.interfaces.staff.rights import words
from amparo.interfaces.staff.rights.asking import rows
from amparo.interfaces.staff.rights.forms import (
    DecideForm,
    RecogniseForm,
    ReleaseForm,
    SecondForm,
    TellForm,
    WordsForm,
)
from amparo.interfaces.staff.rights.overview import RIGHTS_STAFF, kind
from amparo.interfaces.staff.screens import CASE_STAFF, StaffRequest, answered, screen
from amparo.interfaces.ui.components import day


def _view(request: StaffRequest, request_id: UUID, *, second: bool = False) -> queries.RequestView:
    view = queries.request(request.access, request_id)
    if not (view.may_approve if second else view.may_work):
        raise Refusal("record.not_there")
    return view


def _page(
    request: StaffRequest, view: queries.RequestView, title: str, form: forms.Form, **more: object
) -> HttpResponseBase:
    context = {
        "title": title,
        "code": view.code,
        "about": kind(view),
        "form": form,
        "cancel_url": reverse("rights_request", args=[view.row.pk]),
        **more,
    }
    answer = render(request, "staff/rights/form.html", context)
    return answered(answer) if form.is_bound else answer


def _done(request: StaffRequest, request_id: UUID) -> HttpResponseBase:
    messages.success(request, _("The step is kept."))
    return redirect("rights_request", request_id)


@screen(*RIGHTS_STAFF, methods=("GET", "POST"))
def recognise(request: StaffRequest, request_id: UUID) -> HttpResponseBase:
    """Take how the one who asks was recognised."""
    view = _view(request, request_id)
    form = RecogniseForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with refusals(form):
            said = form.cleaned_data
            actions.recognise(by=request.access, request=request_id, check=said["check"], note=said["note"])
            return _done(request, request_id)
    return _page(request, view, _("How they were recognised"), form)


@screen(*RIGHTS_STAFF, methods=("GET", "POST"))
def decide(request: StaffRequest, request_id: UUID) -> HttpResponseBase:
    """Take a decision, or the proposal of one."""
    view = _view(request, request_id)
    outcomes = rules.possible(Kind(view.row.kind), view.words.get("identity_check", ""))
    form = DecideForm(request.POST if request.method == "POST" else None, kind=view.row.kind,
                      outcomes=tuple(each.value for each in outcomes))  # fmt: skip
    if form.is_valid():
        with refusals(form):
            said = form.cleaned_data
            more = {name: said.get(name, "") for name in ("statement", "told_plan")}
            actions.decide(by=request.access, request=request_id, outcome=Outcome(said["outcome"]),
                           reason=said["reason"], more=more)  # fmt: skip
            return _done(request, request_id)
    return _page(request, view, _("Decide"), form, hint=_hint(view))


def _hint(view: queries.RequestView) -> str:
    if view.row.kind == Kind.ERASURE:
        return words.honest(day(queries.last_backup_ends()))
    if view.row.kind == Kind.CORRECTION:
        return _("Correct the record first, then decide here. Earlier versions stay in the history.")
    return _("A refusal waits for a second person.")


@screen(*RIGHTS_STAFF, methods=("GET", "POST"), fresh=True)
def second(request: StaffRequest, request_id: UUID) -> HttpResponseBase:
    """Show a proposed decision to the second person, and take their answer."""
    view = _view(request, request_id, second=True)
    form = SecondForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with refusals(form):
            return _answer(request, request_id, form.cleaned_data["answer"] == "yes", form.cleaned_data["note"])
    erases = view.row.kind == Kind.ERASURE and view.row.outcome == Outcome.GRANTED
    return _page(request, view, _("Read and decide"), form, rows=rows(view), hint=_hint(view) if erases else "")


def _answer(request: StaffRequest, request_id: UUID, agrees: bool, note: str) -> HttpResponseBase:
    if not agrees:
        actions.send_back(by=request.access, request=request_id, note=note)
        return _done(request, request_id)
    certificate = actions.approve(by=request.access, request=request_id, note=note)
    if certificate is None:
        return _done(request, request_id)
    messages.success(request, _("The file is destroyed."))
    return redirect("certificate", certificate)


@screen(*RIGHTS_STAFF, methods=("GET", "POST"))
def tell(request: StaffRequest, request_id: UUID) -> HttpResponseBase:
    """Take how the person was told, and what they were told about complaining."""
    view = _view(request, request_id)
    form = TellForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with refusals(form):
            said = form.cleaned_data
            actions.tell(
                by=request.access, request=request_id, how=said["how"], remedy=said["remedy"], note=said["note"]
            )
            return _done(request, request_id)
    return _page(request, view, _("How the person was told"), form)


@screen(*RIGHTS_STAFF, methods=("GET", "POST"))
def appeal(request: StaffRequest, request_id: UUID) -> HttpResponseBase:
    """Take why the person does not accept the decision."""
    view = _view(request, request_id)
    form = WordsForm(
        request.POST if request.method == "POST" else None, label=_("Why they do not accept it, in their own words")
    )
    if form.is_valid():
        with refusals(form):
            actions.appeal(by=request.access, request=request_id, words=form.cleaned_data["words"])
            return _done(request, request_id)
    return _page(request, view, _("The person does not accept the decision"), form)


@screen(*RIGHTS_STAFF, methods=("GET", "POST"))
def withdraw(request: StaffRequest, request_id: UUID) -> HttpResponseBase:
    """Take that the person takes the request back."""
    view = _view(request, request_id)
    form = WordsForm(request.POST if request.method == "POST" else None, label=_("How did the person say so?"))
    if form.is_valid():
        with refusals(form):
            actions.withdraw(by=request.access, request=request_id, how=form.cleaned_data["words"])
            return _done(request, request_id)
    return _page(request, view, _("The request is taken back"), form)


@screen(*CASE_STAFF, methods=("GET", "POST"))
def release(request: StaffRequest, request_id: UUID) -> HttpResponseBase:
    """Take which parts of the file the owner opens to a protection-data officer for this request."""
    view = _view(request, request_id)
    if view.facts.owner != request.access.id:
        raise Refusal("record.not_there")
    form = ReleaseForm(request.POST if request.method == "POST" else None, officers=queries.officers(view))
    if form.is_valid():
        with refusals(form):
            said = form.cleaned_data
            actions.release(by=request.access, request=request_id, officer=UUID(said["officer"]),
                            parts=[Compartment(part) for part in said["parts"]])  # fmt: skip
            return _done(request, request_id)
    return _page(request, view, _("Let the protection-data officer read parts of the file"), form)
