"""Who asks a service to contact them: the list, and the two things that can come of it."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.casework.feedback.kinds import OPEN
from amparo.casework.people import queries as people
from amparo.casework.self_referrals import actions, queries
from amparo.foundation import ids
from amparo.foundation.errors import Refusal
from amparo.interfaces.staff.entering import refusals
from amparo.interfaces.staff.feedback.lists import listed
from amparo.interfaces.staff.feedback.steps import step
from amparo.interfaces.staff.screens import CASE_STAFF, StaffRequest, form_page, screen
from amparo.interfaces.staff.self_referrals.forms import DeclineForm, TakeOnForm


@screen(*CASE_STAFF)
def asked(request: StaffRequest) -> HttpResponseBase:
    """Show what people ask of services and is sealed to the reader, a page at a time."""
    page = listed(request, "asked", asked=True)
    return render(request, "ui/pages/list.html", {"title": _("Self-referrals"), **page})


@screen(*CASE_STAFF, methods=("GET", "POST"))
def take_on(request: StaffRequest, asked_id: UUID) -> HttpResponseBase:
    """Take for whom a case is opened, and what the person is told."""
    _need_open(request, asked_id)
    form = TakeOnForm(request.POST if request.method == "POST" else None, initial={"code": _code(request)})
    if form.is_valid():
        with refusals(form):
            person = people.by_code(request.access, form.cleaned_data["code"])
            if person is None:
                raise Refusal("people.no_code", field="code")
            told = form.cleaned_data["told"]
            case = actions.take_on(by=request.access, report=asked_id, person=person, told=told, key=form.once)
            return redirect("case", case)
    return form_page(request, _("Take it on"), form, reverse("report", args=[asked_id]), hint=_hint())


def _hint() -> str:
    return _(
        "A case is opened for the person, or their open case goes on. What they agreed to tell the service is written down "
        "as their consent; a child and whoever cares for them are asked anew."
    )


def _code(request: HttpRequest) -> str:
    """Return the code of the person who has just been registered."""
    person = ids.parse(request.GET.get("person", ""))
    return ids.code(person) if person else ""


def _need_open(request: StaffRequest, asked_id: UUID) -> None:
    view, _asked = queries.opened(request.access, asked_id)
    if view.row.state not in OPEN:
        raise Refusal("feedback.step_not_open")


@screen(*CASE_STAFF, methods=("GET", "POST"))
def decline(request: StaffRequest, asked_id: UUID) -> HttpResponseBase:
    """Take why nobody can do what was asked, and what the person is told."""
    _need_open(request, asked_id)
    form = DeclineForm(request.POST if request.method == "POST" else None)

    def act(said: dict[str, Any]) -> None:
        told = {name: said[name] for name in ("reason", "told", "key")}
        actions.decline(by=request.access, report=asked_id, **told)

    hint = _(
        "The person reads it with their receipt. The reason is counted, without them, where it says something of services."
    )
    return step(request, asked_id, _("Nobody can do this: decline"), form, act, hint=hint)
