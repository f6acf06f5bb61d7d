"""All of a form on one page, asked again while something is missing or new: records of registers and analyses are filled so."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from amparo.foundation import ids
from amparo.foundation.errors import Refusal
from amparo.interfaces.staff.partnership import words
from amparo.interfaces.staff.partnership.drafts import Draft
from amparo.interfaces.staff.screens import StaffRequest
from amparo.interfaces.ui import problems as problem_pages
from amparo.interfaces.ui.addresses import whole
from amparo.interfaces.ui.fields import Problem

Save = Callable[[dict[str, str], int, UUID | None], str]
"""Keeps answers on top of a version, once for each key; returns the address to go on to."""


def filled(
    request: StaffRequest, draft: Draft, save: Save, template: str, *, cancel_url: str, version: int = 0, **about: Any
) -> HttpResponseBase:
    """Ask the form; keep what was sent when nothing is missing, else ask again with everything that was typed."""
    context = about | {
        "title": words.form(draft.form), "cancel_url": cancel_url, "version": version, "key": ids.new(),
        "template": template,
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
    try:
        onward = save(draft.answers, whole(context["version"], 0), ids.parse(context["key"]))
    except Refusal as refusal:
        if refusal.entry.status != 422:
            raise
        return _asked(request, draft, context, [problem_pages.of_refusal(refusal)])
    messages.success(request, _("Saved."))
    return redirect(onward)


def _asked(
    request: StaffRequest, draft: Draft, context: dict[str, Any], problems: list[Problem] | None = None
) -> HttpResponseBase:
    """Show the form; with `problems`, an empty list too, it was sent and is marked where something is to be mended."""
    wrong = problems is not None
    listed = [*(problems or []), *(draft.problems() if wrong else [])]
    shown = context | {"pages": draft.pages(with_problems=wrong), "problems": listed}
    return render(request, context["template"], shown, status=422 if wrong else 200)
