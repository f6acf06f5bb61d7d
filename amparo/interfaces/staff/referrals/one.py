"""One referral as who works on the case sees it, and what they can do: answer, take back, ask the person, close."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.casework.referrals import actions, pathway, queries
from amparo.casework.referrals.kinds import OPEN_TO_ADDRESSEE
from amparo.foundation.errors import Refusal
from amparo.interfaces.staff import labels
from amparo.interfaces.staff.cases import page
from amparo.interfaces.staff.cases import words as case_words
from amparo.interfaces.staff.cases.record.acts import act_words
from amparo.interfaces.staff.entering import refusals
from amparo.interfaces.staff.referrals import words
from amparo.interfaces.staff.referrals.lists import service
from amparo.interfaces.staff.referrals.sending import said
from amparo.interfaces.staff.screens import CASE_STAFF, StaffRequest, answered, screen
from amparo.interfaces.ui.components import moment
from amparo.interfaces.ui.parts import Event, Link, Opening, Row
from amparo.trust.disclosure.gate import NOT_THERE


class WordsForm(forms.Form):
    """A few words, whose meaning the page says."""

    use_required_attribute = False
    text = said(gettext_lazy("Your words"), required=True)


class ViewForm(forms.Form):
    """What the person says of the service."""

    use_required_attribute = False
    rating = forms.ChoiceField(label=gettext_lazy("How did the person find the service?"), widget=forms.RadioSelect)
    words = said(
        gettext_lazy("What they say, in their own words"),
        gettext_lazy(
            "It stays in the case. The service never reads it; only the answer above is counted, without the person."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["rating"].choices = labels.choices("service_rating")  # type: ignore[attr-defined]


@screen(*CASE_STAFF)
def referral(request: StaffRequest, referral: UUID) -> HttpResponseBase:
    """Show one referral: where it stands, what was told to whom, what was said, who opened it."""
    view = queries.sent(request.access, referral)
    _case, context = page.frame(request, view.row.case_id, "case_referrals")
    context |= {
        "title": _("Referral"),
        "view": view,
        "state": words.state(view.row),
        "rows": _rows(view),
        "packet": words.packet(view.packet.get("fields", {})),
        "shut": view.row.addressee and not view.packet,
        "talk": [event(one, view.names) for one in reversed(view.packet.get("said", []))],
        "steps": [Event(str(words.STATES[one.state][0]), one.at, one.by) for one in reversed(view.steps)],
        "openings": [
            Opening(one.who, case_words.role(one.role), one.agency, one.at, act_words(one.act)) for one in view.opened
        ],
        "links": _links(request, view),
        "due": words.due(view.row),
        "unchecked": words.unchecked(view.row),
    }
    return render(request, "staff/referrals/one.html", context)


def _rows(view: queries.SentView) -> list[Row]:
    told, row = view.sent.told, view.row
    found = [
        Row(_("Service"), service(view.sent)),
        Row(_("To whom"), told.get("addressee", ""), isolate=True),
        Row(_("Urgency"), labels.label("referral_urgency", row.urgency) if row.addressee else ""),
        Row(_("Information that was sent"), "\n".join(labels.labels("data_group", told.get("groups", [])))),
        Row(_("Fields that were sent"), _(", ").join(words.field(name) for name in told.get("fields", []))),
        Row(_("Sent by"), view.names.get(str(row.sent_by), ""), isolate=True),
        Row(_("Sent on"), moment(row.sent_at)),
        Row(_("Open to its addressee until"), moment(row.expires_at) if row.state in OPEN_TO_ADDRESSEE else ""),
        Row(_("Why it was taken back"), told.get("revoked_because", "")),
        Row(_("How the person found it"), labels.label("service_rating", view.view.get("rating", ""))),
        Row(_("What the person says"), view.view.get("words", "")),
    ]
    return [one for one in found if one.value]


def event(one: dict[str, Any], names: dict[str, str]) -> Event:
    """Return one part of the conversation of a packet."""
    at = datetime.fromisoformat(one["at"])
    return Event(str(words.SAID[one["kind"]]), at, names.get(one["by"], ""), words.said(one))


def _links(request: StaffRequest, view: queries.SentView) -> list[Link]:
    if not view.writes:
        return []
    ways = pathway.ways(view.row.state, request.access.role.value)
    offered = [
        ("answer", _("Write to the addressee"), view.row.state in OPEN_TO_ADDRESSEE and bool(view.packet)),
        ("view", _("Write down what the person says of it"), "feedback_received" in ways),
        ("revoke", _("Take it back"), "revoked" in ways),
        ("close", _("Close the referral"), "closed" in ways),
    ]
    return [Link(text, reverse(f"referral_{name}", args=[view.row.pk])) for name, text, there in offered if there]


@screen(*CASE_STAFF, methods=("GET", "POST"))
def answer(request: StaffRequest, referral: UUID) -> HttpResponseBase:
    """Write to the addressee, such as to answer a question."""
    form = WordsForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with refusals(form):
            actions.answer(by=request.access, referral=referral, text=form.cleaned_data["text"])
            return _done(request, referral, _("Only its addressee and those who work on the case can read it."))
    return _form(request, referral, "answer", _("Write to the addressee"), form)


@screen(*CASE_STAFF, methods=("GET", "POST"))
def revoke(request: StaffRequest, referral: UUID) -> HttpResponseBase:
    """Take a referral back."""
    form = WordsForm(request.POST if request.method == "POST" else None)
    form.fields["text"].label = _("Why")
    if form.is_valid():
        with refusals(form):
            actions.revoke(by=request.access, referral=referral, reason=form.cleaned_data["text"])
            return _done(request, referral, _("Taken back. Its addressee opens nothing of it any more."))
    return _form(request, referral, "revoke", _("Take the referral back"), form)


@screen(*CASE_STAFF, methods=("GET", "POST"))
def view(request: StaffRequest, referral: UUID) -> HttpResponseBase:
    """Write down what the person says of the service."""
    form = ViewForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with refusals(form):
            actions.record_view(by=request.access, referral=referral, **form.cleaned_data)
            return _done(request, referral, _("It is kept."))
    return _form(request, referral, "view", _("What the person says of the service"), form)


@screen(*CASE_STAFF, methods=("GET", "POST"))
def close(request: StaffRequest, referral: UUID) -> HttpResponseBase:
    """Close a referral."""
    if request.method == "POST":
        actions.close(by=request.access, referral=referral)
        return _done(request, referral, _("Closed."))
    return _form(request, referral, "close", _("Close the referral"), forms.Form())


def _form(request: StaffRequest, referral: UUID, step: str, title: str, form: forms.Form) -> HttpResponseBase:
    found = queries.sent(request.access, referral)
    if not found.writes:
        raise Refusal(NOT_THERE)
    _view, context = page.frame(request, found.row.case_id, "case_referrals")
    context |= {
        "title": title,
        "form": form,
        "submit_text": title,
        "cancel_url": reverse("referral", args=[referral]),
        "hint": _("Nothing more is expected of anybody, and the packet closes.") if step == "close" else "",
    }
    answer = page.show(request, "form.html", context)
    return answered(answer) if form.is_bound else answer


def _done(request: StaffRequest, referral: UUID, text: str) -> HttpResponseBase:
    messages.success(request, text)
    return redirect("referral", referral)
