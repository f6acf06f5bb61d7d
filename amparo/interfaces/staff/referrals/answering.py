"""The steps that only the addressee of a referral takes, each on a page of its own."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.casework.referrals import actions, queries
from amparo.casework.referrals.kinds import State
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Role
from amparo.interfaces.staff import labels
from amparo.interfaces.staff.entering import refusals
from amparo.interfaces.staff.referrals.sending import said
from amparo.interfaces.staff.screens import StaffRequest, answered, screen
from amparo.interfaces.ui.problems import place
from amparo.trust.disclosure.gate import NOT_THERE

TITLES: dict[str, Any] = {
    "received": gettext_lazy("It has arrived"),
    "accepted": gettext_lazy("Accept"),
    "declined": gettext_lazy("Decline"),
    "in_service": gettext_lazy("Help has begun"),
    "completed": gettext_lazy("The service was given"),
    "partly": gettext_lazy("The service was given in part"),
    "not_delivered": gettext_lazy("The service was not given"),
    "ask": gettext_lazy("Ask who sent it"),
}
REASONS = {"declined": "decline_reason", "not_delivered": "not_delivered_reason"}
PLAIN = frozenset({"received", "in_service"})
"""Steps that need no words: one button."""


class StepForm(forms.Form):
    """What goes with a step: a reason where there has to be one, and words."""

    use_required_attribute = False
    reason = forms.ChoiceField(label=gettext_lazy("Reason"))
    text = said(gettext_lazy("Words for who sent it"), gettext_lazy("Only they and their case team read this."))

    def __init__(self, step: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if step in REASONS:
            self.fields["reason"].choices = labels.choices(REASONS[step], empty=_("Choose"))  # type: ignore[attr-defined]
        else:
            del self.fields["reason"]
        self.fields["text"].required = step == "ask"


def offered(view: queries.Received) -> tuple[str, ...]:
    """Return the steps that the addressee can take now; to ask is always one while the packet is open."""
    return () if view.packet is None else (*view.ways, "ask")


@screen(Role.SERVICE_PROVIDER, methods=("GET", "POST"))
def step(request: StaffRequest, referral: UUID, step: str) -> HttpResponseBase:
    """Take one step of a referral addressed to the reader."""
    view = queries.received_one(request.access, referral)
    sent = request.method == "POST"
    if step not in offered(view) and not (sent and step in TITLES):
        raise Refusal(NOT_THERE)
    form = StepForm(step, request.POST if sent else None)
    if step not in offered(view):  # it closed while they wrote: what they wrote stays on the page
        place(Refusal("referrals.step_not_open"), form)
    elif form.is_valid():
        with refusals(form):
            _take(step)(request, referral, form.cleaned_data)
            messages.success(request, _("It is kept, and who sent it is told."))
            return redirect("received_referral", referral)
    context = {"title": str(TITLES[step]), "form": form, "cancel_url": reverse("received_referral", args=[referral])}
    answer = render(request, "ui/pages/form.html", {**context, "submit_text": str(TITLES[step])})
    return answered(answer) if form.is_bound else answer


Take = Callable[[StaffRequest, UUID, dict[str, Any]], None]


def _take(step: str) -> Take:
    """Return what a step does."""
    return _TAKEN.get(step, _finish(step))


def _finish(step: str) -> Take:
    def finish(request: StaffRequest, referral: UUID, said: dict[str, Any]) -> None:
        actions.finish(by=request.access, referral=referral, outcome=State(step), note=said["text"],
                       reason=said.get("reason", ""))  # fmt: skip

    return finish


_TAKEN: dict[str, Take] = {
    "received": lambda request, referral, said: actions.receive(by=request.access, referral=referral),
    "in_service": lambda request, referral, said: actions.begin(by=request.access, referral=referral),
    "accepted": lambda request, referral, said: actions.accept(by=request.access, referral=referral, note=said["text"]),
    "declined": lambda request, referral, said: actions.decline(
        by=request.access, referral=referral, reason=said["reason"], note=said["text"]
    ),
    "ask": lambda request, referral, said: actions.ask(by=request.access, referral=referral, text=said["text"]),
}
