"""Come back with receipt and PIN. No cookie remembers them: each page that is sent carries them, and nothing is kept."""

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from amparo.casework.feedback import public as everybody
from amparo.casework.feedback import returning
from amparo.casework.feedback.returning import Reporter
from amparo.foundation import ids
from amparo.foundation.errors import Refusal
from amparo.interfaces.portal.feedback import words
from amparo.interfaces.portal.feedback.forms import ReturnForm
from amparo.interfaces.portal.screens import public
from amparo.interfaces.ui import languages
from amparo.interfaces.ui.components import day
from amparo.interfaces.ui.problems import place, told

ACTS = {"add": returning.add, "appeal": returning.appeal, "withdraw": returning.withdraw}
DATES = ("received_at", "acknowledge_by", "answer_by", "answered_at")


@public("GET", "HEAD", "POST")
def back(request: HttpRequest) -> HttpResponseBase:
    """Ask for receipt and PIN; show how far it is, and keep what is added."""
    form = ReturnForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            reporter = returning.enter(number=form.cleaned_data["number"], pin=form.cleaned_data["pin"])
            return _report(request, form, reporter)
        except Refusal as refusal:
            return _again(request, form, refusal)
    page = {"form": form, "back_url": reverse("feedback")}
    return render(request, "portal/feedback/back.html", page, status=422 if form.is_bound else 200)


def _again(request: HttpRequest, form: ReturnForm, refusal: Refusal) -> HttpResponseBase:
    """Show the form once more with what went wrong; words that were to be added stay on the page."""
    place(refusal, form)
    page = {"form": form, "back_url": reverse("feedback"), "kept_words": form.data.get("words", "")}
    return render(request, "portal/feedback/back.html", page, status=refusal.entry.status)


def _report(request: HttpRequest, form: ReturnForm, reporter: Reporter) -> HttpResponseBase:
    act, problem = form.cleaned_data["act"], ""
    if act in ACTS:
        try:
            ACTS[act](reporter, form.cleaned_data["words"], form.cleaned_data["key"])
        except Refusal as refusal:
            problem = told(refusal.entry)
    page = {
        "form": form,
        **_shown(reporter),
        "done": act in ACTS and not problem,
        "withdrawn": act == "withdraw" and not problem,
        "problem": problem,
        "key": ids.new(),
        "back_url": reverse("feedback"),
    }
    return render(request, "portal/feedback/report.html", page, status=422 if problem else 200)


def _shown(reporter: Reporter) -> dict[str, Any]:
    """Return how far it is, what was answered, and what the person may do."""
    return {
        "state": words.state(reporter),
        "asked": reporter.row.service is not None,
        **{name: day(getattr(reporter.row, name)) for name in DATES},
        "messages": [(day(one.at), one.said) for one in returning.messages(reporter)],
        "may_appeal": returning.may_appeal(reporter),
        "may_withdraw": returning.may_withdraw(reporter),
    }


@public()
def said_and_done(request: HttpRequest) -> HttpResponseBase:
    """Show what was done with what people said, and how often which thing was said."""
    page = {
        "told": [(one, day(one.row.published_at)) for one in everybody.published(languages.of_page())],
        "totals": [(words.label(code), number) for code, number in everybody.totals().items()],
        "back_url": reverse("feedback"),
    }
    return render(request, "portal/feedback/done.html", page)
