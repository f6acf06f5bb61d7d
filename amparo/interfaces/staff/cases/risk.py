"""Why the risk is what it is: each rule with its answers and source, the four levels, and a supervisor's other view."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo import practice
from amparo.casework.cases import actions
from amparo.casework.cases import queries as cases
from amparo.foundation.errors import Refusal
from amparo.foundation.rules import Finding, Result
from amparo.interfaces.staff.cases import page, words
from amparo.interfaces.staff.cases.levels import picture_of
from amparo.interfaces.staff.cases.reading import answer_words, question_words
from amparo.interfaces.staff.screens import CASE_STAFF, StaffRequest, screen
from amparo.interfaces.ui import parts
from amparo.interfaces.ui import problems as problem_pages

RESULTS: dict[Result, Any] = {Result.TRUE: "yes", Result.FALSE: "no", Result.UNKNOWN: "unknown"}
LEVELS = [("low", gettext_lazy("Low")), ("medium", gettext_lazy("Medium")), ("high", gettext_lazy("High"))]


class Override(forms.Form):
    """Another level than the rules found, and why."""

    level = forms.ChoiceField(label=gettext_lazy("Level of risk"), choices=LEVELS, widget=forms.RadioSelect)
    reason = forms.CharField(label=gettext_lazy("Reason"), widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}))


@screen(*CASE_STAFF, methods=("GET", "POST"))
def case_risk(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Show every rule that spoke and the four levels; by POST set another level as a supervisor."""
    form = Override(request.POST or None)
    problems = []
    if request.method == "POST" and form.is_valid():
        try:
            actions.override_risk(by=request.access, case=case_id, **form.cleaned_data)
        except Refusal as refusal:
            if not refusal.code.startswith("cases."):
                raise
            problems = [problem_pages.of_refusal(refusal)]
        else:
            messages.success(request, _("The level is set. The rules' own finding stays beside it."))
            return redirect("case_risk", case_id)
    return _page(request, case_id, form, problems)


def _page(request: StaffRequest, case_id: UUID, form: Override, problems: list[Any]) -> HttpResponse:
    view, context = page.frame(request, case_id, "case_risk")
    why = cases.reasons(request.access, case_id)
    context |= {"title": _("Risk"), "reasons": why, "form": form, "problems": problems}
    if why is not None:
        shown = [(rule.result, finding(rule, why, request.access.language)) for rule in why.rules]
        context |= {
            "summary_rows": rows(view, why),
            "found": [each for result, each in shown if result is Result.TRUE],
            "open_": [each for result, each in shown if result is Result.UNKNOWN],
            "not_found": [each for result, each in shown if result is Result.FALSE],
            "rule_source": _level_source(why),
        }
    context |= picture_of(request.access, view)
    refused = bool(problems) or (request.method == "POST" and not form.is_valid())
    return page.show(request, "risk.html", context, status=422 if refused else 200)


def finding(rule: Finding, why: cases.Reasons, language: str) -> parts.Finding:
    """Return what one rule says, with the questions and answers it looked at, in the reader's language."""
    answers = tuple(
        (question_words(why.form, path, language), answer_words(why.form, path, value, language))
        for path, value in rule.answers.items()
    )
    level = page.LEVELS.get(rule.level) if rule.result is Result.TRUE else None
    return replace(found(rule, answers, language), level=level)


def found(rule: Finding, answers: tuple[tuple[str, str], ...], language: str) -> parts.Finding:
    """Return a finding as the component shows it, with questions and answers in words."""
    return parts.Finding(
        title=rule.finding.in_language(language),
        result=RESULTS[rule.result],
        because=rule.because.in_language(language),
        rule=rule.rule,
        version=rule.version,
        source=rule.source,
        verified=rule.verified,
        answers=answers,
    )


def rows(view: cases.CaseView, why: cases.Reasons) -> list[parts.Row]:
    """Return the level, what it comes from, the worst threat, and a supervisor's decision."""
    listed = [
        parts.Row(_("The rules say"), words.level(why.kept_level)),
        parts.Row(_("From"), f"{words.step(why.entry.row.step)}, {why.entry.by_name}"),
    ]
    if why.finding.score:
        listed.append(parts.Row(_("Worst threat, 1 to 25"), str(why.finding.score), isolate=True))
    if why.finding.could_be_higher:
        listed.append(parts.Row(_("Open questions"), _("Missing answers could still raise the level.")))
    if why.override.get("level"):
        listed.append(parts.Row(_("A supervisor decided"), words.level(why.override["level"])))
        listed.append(parts.Row(_("Reason"), f"{why.override.get('reason', '')}", note=why.override_by))
    return listed


def _level_source(why: cases.Reasons) -> str:
    levels = practice.catalogue().risk_levels(why.form.ref.partition("/")[0])
    return next((level.source for level in levels if not level.verified), "")
