"""Come with code and PIN. No cookie remembers them: each page that is sent carries them, and nothing is kept."""

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from amparo.casework.own_file import door
from amparo.casework.own_file.door import Opened
from amparo.foundation import ids
from amparo.foundation.errors import Refusal
from amparo.interfaces.portal.own_file import words
from amparo.interfaces.portal.own_file.forms import CodeForm
from amparo.interfaces.portal.screens import public
from amparo.interfaces.ui.components import day, moment
from amparo.interfaces.ui.problems import place, told


@public("GET", "HEAD", "POST")
def own_file(request: HttpRequest) -> HttpResponseBase:
    """Ask for code and PIN; show how it stands, and keep what is said."""
    if request.method != "POST":
        return render(request, "portal/own_file/enter.html", {"form": CodeForm(), "back_url": reverse("start")})
    form = CodeForm(request.POST)
    form.is_valid()
    if form.code_is_missing:
        return _again(request, form, 422)
    said = form.cleaned_data
    act = said.get("act") or "look"
    try:
        opened = door.enter(number=said["number"], pin=said["pin"], first=act == "look")
    except Refusal as refusal:
        place(refusal, form)
        return _again(request, form, refusal.entry.status)
    return _shown(request, form, opened, act)


def _again(request: HttpRequest, form: CodeForm, status: int) -> HttpResponseBase:
    """Ask for both once more; what was to be said stays on the page."""
    page = {"form": form, "back_url": reverse("start"), "keeps": form.data.get("act", "look") != "look"}
    return render(request, "portal/own_file/enter.html", page, status=status)


def _shown(request: HttpRequest, form: CodeForm, opened: Opened, act: str) -> HttpResponseBase:
    problem = "" if form.is_valid() else next(iter(form.errors.values()))[0]
    if act != "look" and not problem:
        try:
            _keep(form.cleaned_data, opened, act)
        except Refusal as refusal:
            problem = told(refusal.entry)
    page = _page(opened) | {
        "form": form,
        "act": act,
        "problem": problem,
        "done": act != "look" and not problem,
        "key": ids.new(),
        "back_url": reverse("start"),
    }
    return render(request, "portal/own_file/file.html", page, status=422 if problem else 200)


def _keep(said: dict[str, Any], opened: Opened, act: str) -> None:
    if act == "rate":
        door.rate(opened, referral=said["referral"], rating=said["rating"], words=said["words"], sending=said["key"])
    else:
        door.ask(opened, kind=said["kind"], words=said["words"], reach=said["reach"], sending=said["key"])


def _page(opened: Opened) -> dict[str, Any]:
    told = opened.told
    return {
        "as_of": moment(opened.as_of),
        "opened_before": day(opened.opened_before),
        "phases": words.phases(told),
        "shows_next": "next" in told,
        "appointment": words.appointment(told),
        "shows_plan": "plan" in told,
        "goals": words.goals(told),
        "plan_day": words.plan_day(told),
        "shows_told": "told" in told,
        "told": words.informed(told),
        "rateable": words.rateable(told),
        "requests": words.requests(told),
        "ratings": words.ratings(),
        "kinds": words.kinds(),
    }
