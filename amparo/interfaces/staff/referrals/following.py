"""What who works on the case can do with a referral: write to the addressee, take it back, ask the person, close."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.casework.referrals import actions, queries
from amparo.foundation.errors import Refusal
from amparo.interfaces.staff import labels
from amparo.interfaces.staff.cases import page
from amparo.interfaces.staff.entering import refusals
from amparo.interfaces.staff.referrals.sending import said
from amparo.interfaces.staff.screens import CASE_STAFF, StaffRequest, answered, screen
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
