"""Decide on a request, or propose a decision; and the second person's answer, which is carried out at once."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from amparo.casework.rights import actions, queries, rules
from amparo.casework.rights.kinds import Kind, Outcome
from amparo.interfaces.staff.entering import refusals
from amparo.interfaces.staff.rights import words
from amparo.interfaces.staff.rights.asking import rows
from amparo.interfaces.staff.rights.forms import DecideForm, SecondForm
from amparo.interfaces.staff.rights.overview import RIGHTS_STAFF
from amparo.interfaces.staff.rights.steps import done, open_request, step_page
from amparo.interfaces.staff.screens import StaffRequest, screen
from amparo.interfaces.ui.components import day


@screen(*RIGHTS_STAFF, methods=("GET", "POST"))
def decide(request: StaffRequest, request_id: UUID) -> HttpResponseBase:
    """Take a decision, or the proposal of one."""
    view = open_request(request, request_id)
    outcomes = rules.possible(Kind(view.row.kind), view.words.get("identity_check", ""))
    form = DecideForm(request.POST if request.method == "POST" else None, kind=view.row.kind,
                      outcomes=tuple(each.value for each in outcomes))  # fmt: skip
    if form.is_valid():
        with refusals(form):
            said = form.cleaned_data
            more = {name: said.get(name, "") for name in ("statement", "told_plan")}
            actions.decide(by=request.access, request=request_id, outcome=Outcome(said["outcome"]),
                           reason=said["reason"], more=more)  # fmt: skip
            return done(request, request_id)
    return step_page(request, view, _("Decide"), form, hint=_hint(view))


def _hint(view: queries.RequestView) -> str:
    if view.row.kind == Kind.ERASURE:
        return words.honest(day(queries.last_backup_ends()))
    if view.row.kind == Kind.CORRECTION:
        return _("Correct the record first, then decide here. Earlier versions stay in the history.")
    return _("A refusal waits for a second person.")


@screen(*RIGHTS_STAFF, methods=("GET", "POST"), fresh=True)
def second(request: StaffRequest, request_id: UUID) -> HttpResponseBase:
    """Show a proposed decision to the second person, and take their answer."""
    view = open_request(request, request_id, second=True)
    form = SecondForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with refusals(form):
            return _answer(request, request_id, form.cleaned_data["answer"] == "yes", form.cleaned_data["note"])
    erases = view.row.kind == Kind.ERASURE and view.row.outcome == Outcome.GRANTED
    return step_page(request, view, _("Read and decide"), form, rows=rows(view), hint=_hint(view) if erases else "")


def _answer(request: StaffRequest, request_id: UUID, agrees: bool, note: str) -> HttpResponseBase:
    if not agrees:
        actions.send_back(by=request.access, request=request_id, note=note)
        return done(request, request_id)
    certificate = actions.approve(by=request.access, request=request_id, note=note)
    if certificate is None:
        return done(request, request_id)
    messages.success(request, _("The file is destroyed."))
    return redirect("certificate", certificate)
