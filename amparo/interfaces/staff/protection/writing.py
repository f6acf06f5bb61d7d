"""Fill a pillar of a risk, or what is said of the whole: all of a form on one page, asked again while something is missing."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from amparo import practice
from amparo.analysis.protection import actions, queries, rules
from amparo.foundation import ids
from amparo.foundation.errors import Refusal
from amparo.interfaces.staff import labels
from amparo.interfaces.staff.partnership import words as forms_words
from amparo.interfaces.staff.partnership.drafts import Draft
from amparo.interfaces.staff.protection.editions import earlier
from amparo.interfaces.staff.protection.lists import ANALYSTS
from amparo.interfaces.staff.protection.page import of_risk_whole
from amparo.interfaces.staff.screens import StaffRequest, screen
from amparo.interfaces.ui import problems as problem_pages
from amparo.interfaces.ui.fields import Problem
from amparo.trust.disclosure.gate import NOT_THERE

Save = Callable[[dict[str, str], int, UUID | None], None]


@screen(*ANALYSTS, methods=("GET", "POST"))
def analysis_whole(request: StaffRequest, analysis: UUID) -> HttpResponseBase:
    """Write summary, context, recommendations, method and limits."""
    found = queries.whole(request.access, analysis)

    def save(answers: dict[str, str], based_on: int, key: UUID | None) -> None:
        actions.write_whole(by=request.access, analysis=analysis, answers=answers, based_on=based_on, key=key)

    number = found.view.content.number
    known = None if found.update else earlier(request.access, found)
    back, said = reverse("analysis", args=[analysis]), known.before.update if known else found.update
    about = {"about": found.view.title, "carried": known}
    return _filled(request, _draft(rules.WHOLE, said), save, back, about, version=number)


@screen(*ANALYSTS, methods=("GET", "POST"))
def analysis_pillar(request: StaffRequest, analysis_risk: UUID, pillar: str) -> HttpResponseBase:
    """Fill one pillar of a risk."""
    found, one = of_risk_whole(request.access, analysis_risk)
    if pillar not in rules.PILLARS:
        raise Refusal(NOT_THERE)

    def save(answers: dict[str, str], based_on: int, key: UUID | None) -> None:
        actions.fill(by=request.access, risk=analysis_risk, pillar=pillar, answers=answers, based_on=based_on, key=key)

    known = None if pillar in one.pillars else earlier(request.access, found)
    said = known.pillar(one.risk, pillar) if known else one.pillars.get(pillar)
    about = {"about": labels.label("protection_risk", one.risk), "carried": known and said}
    back = reverse("analysis_risk", args=[analysis_risk])
    return _filled(request, _draft(pillar, said), save, back, about, version=one.number)


def _draft(name: str, said: Mapping[str, Any] | None) -> Draft:
    """Return the form as it is asked today, with what was answered on it before."""
    form = practice.catalogue().form(f"{rules.AREA}/{name}")
    return Draft.of(form, dict(said["answers"]) if said else {})


def _filled(
    request: StaffRequest, draft: Draft, save: Save, back: str, about: dict[str, Any], *, version: int
) -> HttpResponseBase:
    """Ask the form; keep what was sent when nothing is missing, else ask again with everything that was typed."""
    context: dict[str, Any] = {
        "title": forms_words.form(draft.form), **about, "cancel_url": back, "version": version, "key": ids.new(),
    }  # fmt: skip
    if request.method != "POST":
        return _asked(request, draft, context)
    context |= {"version": request.POST.get("version", ""), "key": request.POST.get("key", "")}
    then, command, more = draft.sent(request.POST)
    wrong = then.only(request.POST.getlist("asked"))
    if command:
        return _asked(request, then, context)
    if wrong.evaluation.problems:
        return _asked(request, wrong, context, [])
    if more:
        return _asked(request, wrong, context, [Problem(_("A few questions were added. Answer them, then save."))])
    return _kept(request, then, save, context)


def _kept(request: StaffRequest, draft: Draft, save: Save, context: dict[str, Any]) -> HttpResponseBase:
    said = request.POST.get("version", "")
    based_on = int(said) if said.isascii() and said.isdigit() and len(said) < 7 else 0
    try:
        save(draft.answers, based_on, ids.parse(request.POST.get("key", "")))
    except Refusal as refusal:
        if refusal.entry.status != 422:
            raise
        return _asked(request, draft, context, [problem_pages.of_refusal(refusal)])
    messages.success(request, _("Saved."))
    return redirect(context["cancel_url"])


def _asked(
    request: StaffRequest, draft: Draft, context: dict[str, Any], problems: list[Problem] | None = None
) -> HttpResponseBase:
    """Show the form; with `problems`, an empty list too, it was sent and is marked where something is to be mended."""
    wrong = problems is not None
    listed = [*(problems or []), *(draft.problems() if wrong else [])]
    shown = context | {"pages": draft.pages(with_problems=wrong), "problems": listed}
    return render(request, "staff/protection/form.html", shown, status=422 if wrong else 200)
