"""Fill the form of a register: all of it on one page, asked again while something is missing or new."""

from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from amparo.casework.directory import queries as directory
from amparo.casework.partnership import actions, queries, registers
from amparo.casework.partnership.registers import Register
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Role
from amparo.interfaces.staff.partnership import words
from amparo.interfaces.staff.partnership.drafts import Draft
from amparo.interfaces.staff.partnership.filling import filled
from amparo.interfaces.staff.screens import StaffRequest, screen
from amparo.trust.disclosure.gate import NOT_THERE

KEEPERS = (Role.SUPERVISOR, Role.INFORMATION_OFFICER)
FORM = "staff/partnership/form.html"


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

    back = reverse("register_record", args=[partner_record])

    def save(answers: dict[str, str], based_on: int, key: UUID | None) -> str:
        actions.change(by=request.access, record=partner_record, answers=answers, based_on=based_on, key=key)
        return back

    draft, version = Draft.of(kept.register.form, dict(kept.version.answers)), kept.version.number
    return filled(request, draft, save, FORM, cancel_url=back, about=kept.called, version=version)


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
    def save(answers: dict[str, str], based_on: int, key: UUID | None) -> str:
        kept = actions.begin(by=request.access, code=chosen.code, answers=answers, organization=organization, key=key)
        return reverse("register_record", args=[kept])

    about = directory.organization(request.access, organization).name if organization else ""
    cancel_url = reverse("register_records", args=[chosen.code])
    return filled(request, Draft.of(chosen.form, {}), save, FORM, cancel_url=cancel_url, about=about)
