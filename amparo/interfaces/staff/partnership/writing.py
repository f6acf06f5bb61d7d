"""Fill the form of a register: all of it on one page, asked again while something is missing or new."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.casework.directory import queries as directory
from amparo.casework.partnership import actions, queries, registers
from amparo.casework.partnership.registers import Register
from amparo.foundation import ids
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Role
from amparo.interfaces.staff.partnership import words
from amparo.interfaces.staff.partnership.drafts import Draft
from amparo.interfaces.staff.screens import StaffRequest, screen
from amparo.interfaces.ui import problems as problem_pages
from amparo.interfaces.ui.fields import Problem
from amparo.trust.disclosure.gate import NOT_THERE

KEEPERS = (Role.SUPERVISOR, Role.INFORMATION_OFFICER)
Save = Callable[[dict[str, str], UUID | None], UUID]


@screen(*KEEPERS, methods=("GET", "POST"))
def record_new(request: StaffRequest, register: str) -> HttpResponseBase:
    """Begin a record that is about no organisation."""
    chosen = registers.register(register)
    if chosen.about_organization:
        return _choose(request, chosen)
    return _begin(request, chosen, None)


@screen(*KEEPERS, methods=("GET", "POST"))
def record_about(request: StaffRequest, register: str, organization: UUID) -> HttpResponseBase:
    """Begin a record about an organisation of the directory."""
    chosen = registers.register(register)
    if not chosen.about_organization:
        raise Refusal(NOT_THERE)
    return _begin(request, chosen, directory.organization(request.access, organization).pk)


@screen(*KEEPERS, methods=("GET", "POST"))
def record_change(request: StaffRequest, partner_record: UUID) -> HttpResponseBase:
    """Write the next version of a record; the form is asked as it is today."""
    kept, _versions = queries.record(request.access, partner_record)

    def save(answers: dict[str, str], key: UUID | None) -> UUID:
        based_on = request.POST.get("version", "")
        number = int(based_on) if based_on.isascii() and based_on.isdigit() and len(based_on) < 7 else 0
        actions.change(by=request.access, record=partner_record, answers=answers, based_on=number, key=key)
        return partner_record

    draft = Draft.of(kept.register.form, dict(kept.version.answers))
    return _filled(
        request,
        draft,
        save,
        reverse("register_record", args=[partner_record]),
        about=kept.called,
        version=kept.version.number,
    )


def _choose(request: StaffRequest, chosen: Register) -> HttpResponseBase:
    """Show the organisations of the directory that a record can be about."""
    listed = directory.organizations(request.access)
    context = {
        "title": words.form(chosen.form),
        "organizations": [(one.name, reverse("register_record_about", args=[chosen.code, one.pk])) for one in listed],
        "register": chosen.code,
    }
    return render(request, "staff/partnership/choose.html", context)


def _begin(request: StaffRequest, chosen: Register, organization: UUID | None) -> HttpResponseBase:
    def save(answers: dict[str, str], key: UUID | None) -> UUID:
        return actions.begin(by=request.access, code=chosen.code, answers=answers, organization=organization, key=key)

    about = directory.organization(request.access, organization).name if organization else ""
    cancel_url = reverse("register_records", args=[chosen.code])
    return _filled(request, Draft.of(chosen.form, {}), save, cancel_url, about=about)


def _filled(
    request: StaffRequest, draft: Draft, save: Save, cancel_url: str, *, about: str, version: int = 0
) -> HttpResponseBase:
    """Ask the form; keep what was sent when nothing is missing, else ask again with everything that was typed."""
    context: dict[str, Any] = {
        "title": words.form(draft.form), "about": about, "cancel_url": cancel_url, "version": version, "key": ids.new(),
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
        record = save(draft.answers, ids.parse(request.POST.get("key", "")))
    except Refusal as refusal:
        if refusal.entry.status != 422:
            raise
        return _asked(request, draft, context, [problem_pages.of_refusal(refusal)])
    messages.success(request, _("Saved."))
    return redirect("register_record", record)


def _asked(
    request: StaffRequest, draft: Draft, context: dict[str, Any], problems: list[Problem] | None = None
) -> HttpResponseBase:
    """Show the form; with `problems`, an empty list too, it was sent and is marked where something is to be mended."""
    wrong = problems is not None
    listed = [*(problems or []), *(draft.problems() if wrong else [])]
    shown = context | {"pages": draft.pages(with_problems=wrong), "problems": listed}
    return render(request, "staff/partnership/form.html", shown, status=422 if wrong else 200)
