"""Withdraw a consent at once; confirm a vital interest as the second person."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from amparo.casework.consent import actions, queries
from amparo.casework.people import queries as people
from amparo.foundation.errors import Refusal
from amparo.interfaces.staff.consent import lists
from amparo.interfaces.staff.consent.forms import ConfirmForm, WithdrawForm
from amparo.interfaces.staff.entering import refusals
from amparo.interfaces.staff.screens import CASE_STAFF, StaffRequest, answered, screen
from amparo.trust.disclosure.gate import NOT_THERE


@screen(*CASE_STAFF, methods=("GET", "POST"))
def withdraw(request: StaffRequest, person: UUID, consent: UUID) -> HttpResponseBase:
    """Ask how the person said so, and withdraw; it ends at once."""
    view = people.person(request.access, person)
    found = _one(request, person, consent)
    if not view.may_write:
        raise Refusal(NOT_THERE)
    form = WithdrawForm(request.POST or None)
    if form.is_valid():
        with refusals(form):
            actions.withdraw(by=request.access, consent=consent, how=form.cleaned_data["how"])
            messages.success(request, _("The consent is withdrawn. It covers nothing any more."))
            return redirect("person", person)
    context = {"title": _("Withdraw a consent"), "person": view, "form": form, "what": lists.title(found)}
    context |= {"rows": lists.rows(found), "hint": lists.what_stays(found)}
    answer = render(request, "staff/consent/form.html", context)
    return answered(answer) if form.is_bound else answer


@screen(*CASE_STAFF, methods=("GET", "POST"))
def confirm(request: StaffRequest, person: UUID, consent: UUID) -> HttpResponseBase:
    """Show the reason to the second person, and take their yes."""
    view = people.person(request.access, person)
    found = _one(request, person, consent)
    form = ConfirmForm(request.POST or None)
    if not lists.may_confirm(request.access, view, found):
        raise Refusal(NOT_THERE)
    if form.is_valid():
        with refusals(form):
            actions.confirm_vital_interest(by=request.access, consent=consent)
            messages.success(request, _("The vital interest is confirmed."))
            return redirect("person", person)
    context = {"title": _("Confirm a vital interest"), "person": view, "form": form, "what": lists.title(found)}
    answer = render(request, "staff/consent/form.html", {**context, "rows": lists.rows(found)})
    return answered(answer) if form.is_bound else answer


def _one(request: StaffRequest, person: UUID, consent: UUID) -> queries.ConsentView:
    found = [view for view in queries.consents(request.access, person) if view.row.pk == consent]
    if not found:
        raise Refusal(NOT_THERE)
    return found[0]
