"""The sealed page of a referral: a code, then what was sent, and what can be answered. Nothing of it is remembered anywhere.

The link alone shows the same page for every link there could be; what it opens is shown to a right code and to nothing else.
"""

from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render

from amparo.casework.outside import answering, course, opening
from amparo.casework.outside.opening import Reader
from amparo.foundation import ids
from amparo.foundation.errors import Refusal
from amparo.interfaces.portal import words as codes
from amparo.interfaces.portal.screens import public
from amparo.interfaces.portal.sealed import words
from amparo.interfaces.portal.sealed.forms import CodeForm
from amparo.interfaces.ui.components import moment
from amparo.interfaces.ui.problems import place, told


@dataclass(frozen=True)
class Step:
    """One thing that can be done now; `problem` and what was typed stand there where it could not be kept."""

    act: str
    title: str
    reasons: list[tuple[str, str]]
    key: Any = field(default_factory=ids.new)
    problem: str = ""
    reason: str = ""
    words: str = ""


@public("GET", "HEAD", "POST")
def page(request: HttpRequest, token: str) -> HttpResponseBase:
    """Ask for the code; with it show the referral and keep what is answered."""
    form = CodeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            return _opened(request, form, opening.enter(token=token, code=form.cleaned_data["code"]))
        except Refusal as refusal:
            place(refusal, form)
            return _ask(request, form, refusal.entry.status)
    return _ask(request, form, 422 if form.is_bound else 200)


def _ask(request: HttpRequest, form: CodeForm, status: int) -> HttpResponseBase:
    """Show the form of the code; words that were to be sent stay on the page."""
    return render(request, "portal/sealed/code.html", {"form": form}, status=status)


def _opened(request: HttpRequest, form: CodeForm, reader: Reader) -> HttpResponseBase:
    said, problem = form.cleaned_data, ""
    if said["act"]:
        try:
            answering.answer(reader, said["act"], words=said["words"], reason=said["reason"], sending=said["key"])
        except Refusal as refusal:
            problem = told(refusal.entry)
    if said["act"] and not problem and not course.opens(opening.state(reader)):
        return render(request, "portal/sealed/closed.html")
    return _show(request, form, reader, problem)


def _show(request: HttpRequest, form: CodeForm, reader: Reader, problem: str) -> HttpResponseBase:
    state, sheets = opening.state(reader), opening.show(reader)
    if not sheets:
        raise Refusal("outside.wrong_code", field="code")
    context = _packet(reader, sheets[0].said) | {
        "code": form.cleaned_data["code"],
        "state": words.STATES[state],
        "answers": [(moment(one.at), one.said["text"]) for one in sheets[1:]],
        "done": [(words.titled(kind), moment(at)) for kind, at in answering.done(reader)],
        "steps": _steps(form, state, problem),
        "kept": bool(form.cleaned_data["act"]) and not problem,
        "problem": problem,
    }
    return render(request, "portal/sealed/page.html", context, status=422 if problem else 200)


def _packet(reader: Reader, packet: dict[str, Any]) -> dict[str, Any]:
    return {
        "packet": packet,
        "fields": words.packet(packet["fields"]),
        "need": codes.label("service_type", packet["need"]),
        "urgency": codes.label("referral_urgency", reader.row.urgency),
        "sent": moment(reader.row.sent_at),
        "until": moment(reader.row.expires_at),
    }


def _steps(form: CodeForm, state: str, problem: str) -> list[Step]:
    """Return what can be done now; what could not be kept with what was typed, also where the step is open no more."""
    said = form.cleaned_data
    acts = [*course.offered(state), course.QUESTION]
    typed = {"problem": problem, "reason": said["reason"], "words": said["words"], "key": said["key"] or ids.new()}
    failed = said["act"] if said["act"] in acts else course.QUESTION
    return [
        Step(act, words.titled(act), words.reasons(act), **typed if problem and act == failed else {}) for act in acts
    ]
