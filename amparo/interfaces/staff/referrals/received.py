"""Referrals as their addressee sees them: a list that opens nothing, one packet, and the steps that only they take."""

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
from amparo.interfaces.staff.referrals import words
from amparo.interfaces.staff.referrals.one import event
from amparo.interfaces.staff.referrals.sending import said
from amparo.interfaces.staff.screens import StaffRequest, answered, screen
from amparo.interfaces.ui.components import day, moment
from amparo.interfaces.ui.parts import Cell, Column, Link, Row, Table
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


@screen(Role.SERVICE_PROVIDER)
def received(request: StaffRequest) -> HttpResponseBase:
    """Show the referrals addressed to the reader; none is opened for it."""
    columns = (Column(_("Code")), Column(_("Urgency")), Column(_("State")), Column(_("Next")), Column(_("Sent")))
    rows = tuple(_row(one) for one in queries.received(request.access))
    empty = _("No referral has been addressed to you.")
    context = {
        "title": _("Referrals to you"),
        "table": Table(_("Referrals to you"), columns, rows),
        "empty_text": empty,
    }
    return render(request, "ui/pages/list.html", context)


def _row(one: queries.Received) -> tuple[Cell, ...]:
    return (
        Cell(one.code, reverse("received_referral", args=[one.row.pk]), isolate=True),
        Cell(labels.label("referral_urgency", one.row.urgency)),
        Cell(tag=words.state(one.row)),
        words.due(one.row) if one.row.due_at else Cell("–"),
        Cell(day(one.row.sent_at)),
    )


@screen(Role.SERVICE_PROVIDER)
def referral(request: StaffRequest, referral: UUID) -> HttpResponseBase:
    """Show one referral to its addressee: the packet while it is open, what was said, and the steps that are theirs."""
    view = queries.received_one(request.access, referral)
    packet = view.packet or {}
    context = {
        "title": _("Referral to you"),
        "view": view,
        "state": words.state(view.row),
        "rows": _rows(view, packet),
        "fields": words.packet(packet.get("fields", {})),
        "talk": [event(one, view.names) for one in reversed(packet.get("said", []))],
        "plain": [(step, TITLES[step], _way(view, step)) for step in view.ways if step in PLAIN],
        "links": [
            Link(str(TITLES[step]), _way(view, step)) for step in (*view.ways, *_asking(view)) if step not in PLAIN
        ],
        "due": words.due(view.row) if view.row.due_at else Cell(""),
        "unchecked": words.unchecked(view.row),
    }
    return render(request, "staff/referrals/received.html", context)


def _asking(view: queries.Received) -> tuple[str, ...]:
    return ("ask",) if view.packet is not None else ()


def _way(view: queries.Received, step: str) -> str:
    return reverse("received_step", args=[view.row.pk, step])


def _rows(view: queries.Received, packet: dict[str, Any]) -> list[Row]:
    row = view.row
    found = [
        Row(_("Service"), packet.get("service", "")),
        Row(_("Kind of help"), labels.label("service_type", packet.get("need", ""))),
        Row(_("Urgency"), labels.label("referral_urgency", row.urgency)),
        Row(_("Sent by"), view.names.get(str(row.sent_by), ""), isolate=True),
        Row(_("Sent on"), moment(row.sent_at)),
        Row(_("Open to you until"), moment(row.expires_at) if view.packet is not None else ""),
    ]
    return [one for one in found if one.value]


@screen(Role.SERVICE_PROVIDER, methods=("GET", "POST"))
def step(request: StaffRequest, referral: UUID, step: str) -> HttpResponseBase:
    """Take one step of a referral addressed to the reader."""
    view = queries.received_one(request.access, referral)
    if view.packet is None or step not in (*view.ways, *_asking(view)):
        raise Refusal(NOT_THERE)
    form = StepForm(step, request.POST if request.method == "POST" else None)
    if form.is_valid():
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
