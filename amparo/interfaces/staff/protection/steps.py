"""Bring an analysis on: review it, send it back, approve it."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.analysis.protection import actions, queries
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Role
from amparo.interfaces.staff.entering import refusals
from amparo.interfaces.staff.protection.judging import said
from amparo.interfaces.staff.protection.lists import ANALYSTS
from amparo.interfaces.staff.screens import StaffRequest, form_page, screen
from amparo.interfaces.ui import problems


class BackForm(forms.Form):
    """What is to be mended."""

    use_required_attribute = False
    words = said(gettext_lazy("What is to be mended?"))


@screen(*ANALYSTS, methods=("GET", "POST"))
def analysis_review(request: StaffRequest, analysis: UUID) -> HttpResponseBase:
    """Say that nothing is missing."""
    asked = {
        "title": _("Review this analysis?"),
        "consequence": _("You say that you read it whole and that nothing is missing. Then somebody else approves it."),
        "confirm_text": _("Review it"),
    }
    return _confirmed(request, analysis, actions.review, asked)


@screen(Role.SUPERVISOR, methods=("GET", "POST"), fresh=True)
def analysis_approve(request: StaffRequest, analysis: UUID) -> HttpResponseBase:
    """Approve an analysis in which one had no hand."""
    asked = {
        "title": _("Approve this analysis?"),
        "consequence": _("Afterwards it stays as it is. How sensitive it is decides where a file of it may go."),
        "confirm_text": _("Approve it"),
    }
    return _confirmed(request, analysis, actions.approve, asked)


@screen(*ANALYSTS, methods=("GET", "POST"))
def analysis_back(request: StaffRequest, analysis: UUID) -> HttpResponseBase:
    """Send a reviewed analysis back."""
    found = queries.whole(request.access, analysis)
    form = BackForm(request.POST or None)
    if form.is_valid():
        with refusals(form):
            actions.send_back(by=request.access, analysis=analysis, words=form.cleaned_data["words"])
            messages.success(request, _("It is a draft again."))
            return redirect("analysis", analysis)
    back = reverse("analysis", args=[found.view.id])
    return form_page(request, _("Send the analysis back"), form, back, submit_text=_("Send it back"))


def _confirmed(request: StaffRequest, analysis: UUID, act: Any, asked: dict[str, str]) -> HttpResponseBase:
    found = queries.whole(request.access, analysis)
    context: dict[str, Any] = {**asked, "cancel_url": reverse("analysis", args=[found.view.id])}
    if request.method == "POST":
        try:
            act(by=request.access, analysis=analysis)
        except Refusal as refusal:
            if refusal.entry.status != 422:
                raise
            wrong = context | {"problems": [problems.of_refusal(refusal)]}
            return render(request, "ui/pages/confirm.html", wrong, status=422)
        messages.success(request, _("Saved."))
        return redirect("analysis", analysis)
    return render(request, "ui/pages/confirm.html", context)
