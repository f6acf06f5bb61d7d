"""One page of a form: shown with the saved answers, sent back, kept whatever it holds, and mended where needed."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.casework.cases import actions
from amparo.foundation import clock, forms
from amparo.foundation.errors import Refusal
from amparo.interfaces.staff.cases import page as case_page
from amparo.interfaces.staff.cases.filling.attached import attached
from amparo.interfaces.staff.cases.filling.beside import asides
from amparo.interfaces.staff.cases.filling.state import CORRECTABLE, Filling, direction, filling, languages
from amparo.interfaces.staff.cases.filling.taken import taken
from amparo.interfaces.staff.screens import CASE_STAFF, StaffRequest, screen
from amparo.interfaces.ui import problems as problem_pages
from amparo.interfaces.ui import questions
from amparo.interfaces.ui.addresses import whole
from amparo.interfaces.ui.fields import Problem

ENDED = frozenset({"approved", "cancelled"})


@screen(*CASE_STAFF, methods=("GET", "POST"))
def form_page(request: StaffRequest, case_id: UUID, entry_id: UUID, name: str) -> HttpResponse:
    """Ask one page of a form; by POST keep every answer, then go on, or show again what is to be mended or is new."""
    now = filling(request, case_id, entry_id)
    page = now.page(name)
    if now.status in ENDED:
        return redirect("case_form", case_id, entry_id)
    if request.method != "POST":
        return _show(request, now, page, now.entry.content.number)
    return _keep(request, now, page)


def _keep(request: StaffRequest, now: Filling, page: forms.Page) -> HttpResponse:
    sent = questions.read(page, request.POST)
    typed = questions.merged(now.answers, sent, now.evaluation.repeats)
    typed, refused = attached(request, now, page, typed)
    typed = forms.after_change(now.form, now.answers, typed, clock.today())
    based_on = whole(request.POST.get("version", ""), now.entry.content.number)
    after = now.with_answers(typed)
    try:
        written = _save(request, now, typed, based_on)
    except Refusal as refusal:
        if refusal.entry.status != 422:
            raise
        return _show(request, after, page, based_on, [problem_pages.of_refusal(refusal)], status=422)
    number = written.number if written else now.entry.content.number
    if written and written.conflicts:
        messages.warning(request, _("Somebody else answered the same question differently. Choose which answer stays."))
        return redirect("case_conflicts", now.entry.row.case_id, now.entry.id)
    return _go_on(request, after, page, sent, number, refused)


def _save(request: StaffRequest, now: Filling, typed: Mapping[str, str], based_on: int) -> Any:
    changed = {path: typed.get(path) for path in {*now.answers, *typed} if typed.get(path) != now.answers.get(path)}
    sent_before = based_on != now.entry.content.number
    if not changed and not sent_before:
        return None
    return actions.save_answers(by=request.access, entry=now.entry.id, answers=changed, based_on=based_on)


def _go_on(
    request: StaffRequest, after: Filling, page: forms.Page, sent: questions.Sent, number: int, refused: list[Problem]
) -> HttpResponse:
    here = _address(after, page)
    if sent.command:
        return redirect(here)
    if "later" in request.POST:
        messages.success(request, _("Saved. You can go on at any time."))
        return redirect(_with_language("case_form", after))
    asked = set(sent.asked)
    wrong = tuple(each for each in after.evaluation.problems_on(page) if each.path in asked)
    if wrong or refused:
        marked = replace(after, evaluation=replace(after.evaluation, problems=wrong))
        return _show(request, marked, page, number, refused, status=422)
    new = questions.not_yet_asked(page, after.evaluation, sent.asked)
    if new:
        return redirect(f"{here}#{questions.input_id(new[0])}")
    following = after.after(page)
    return redirect(_address(after, following) if following else _with_language("case_form_review", after))


def _show(
    request: StaffRequest,
    now: Filling,
    page: forms.Page,
    number: int,
    extra: list[Problem] | None = None,
    status: int = 200,
) -> HttpResponse:
    _view, context = case_page.frame(request, now.entry.row.case_id)
    listed = questions.problems(page, now.evaluation, now.language) if status == 422 else []
    context |= _about(now, page) | {
        "page": questions.shown(
            page, now.evaluation, now.language, with_problems=status == 422, asides=asides(now.form.ref)
        ),
        "problems": [*(extra or []), *listed],
        "version": number,
    }
    return case_page.show(request, "filling/page.html", context, status=status)


def _about(now: Filling, page: forms.Page) -> dict[str, Any]:
    order = now.pages
    place = order.index(page) + 1 if page in order else 0
    return {
        "title": page.label.in_language(now.language, now.evaluation.shown) or now.title,
        "progress": _("%(form)s: page %(number)s of %(all)s") % {"form": now.title, "number": place, "all": len(order)},
        "language": now.language,
        "direction": direction(now.language),
        "languages": languages(now),
        "back_url": _with_language("case_form", now),
        "taken": taken(now, page),
        "correcting": now.status in CORRECTABLE,
    }


def _address(now: Filling, page: forms.Page) -> str:
    return _with_language("case_form_page", now, page.name)


def _with_language(name: str, now: Filling, *more: str) -> str:
    url = reverse(name, args=[now.entry.row.case_id, now.entry.id, *more])
    several = len(now.form.languages) > 1 and now.language
    return f"{url}?{urlencode({'in': now.language})}" if several else url
