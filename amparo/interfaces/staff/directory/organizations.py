"""Organisations, one of them with its locations and services, and the forms that keep them and their locations."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.casework.directory import actions, queries
from amparo.foundation.errors import Refusal
from amparo.interfaces.staff import labels
from amparo.interfaces.staff.directory import rows
from amparo.interfaces.staff.directory.forms import Listing, LocationForm, OrganizationForm
from amparo.interfaces.staff.directory.lists import EDITORS, READERS, tabs
from amparo.interfaces.staff.directory.paging import paged
from amparo.interfaces.staff.entering import refusals
from amparo.interfaces.staff.partnership.beside import partnership
from amparo.interfaces.staff.screens import StaffRequest, form_page, screen
from amparo.interfaces.ui import languages
from amparo.interfaces.ui.parts import Cell, Column, Table
from amparo.trust.disclosure.gate import NOT_THERE


@screen(*READERS)
def organization_list(request: StaffRequest) -> HttpResponseBase:
    """Show the organisations."""
    found, pages = paged(request, queries.organizations(request.access), "directory_organizations", {})
    columns = (Column(_("Name")), Column(_("Kind of organisation")))
    context = {
        "title": _("Organisations"),
        "table": Table(_("Organisations"), columns, tuple(_row(one) for one in found)),
        "new_organization": request.access.role in EDITORS,
        "tabs": tabs(request, "organizations"),
        "pages": pages,
    }
    return render(request, "staff/directory/list.html", context)


def _row(one: Any) -> tuple[Cell, ...]:
    address = reverse("directory_organization", args=[one.pk])
    return Cell(one.name, address, isolate=True), Cell(labels.label("organization_kind", one.kind))


@screen(*READERS)
def organization(request: StaffRequest, organization: UUID) -> HttpResponseBase:
    """Show one organisation with what it offers and where."""
    found = queries.organization(request.access, organization)
    said: rows.Rows = [
        (_("Also known as"), found.alternate_name),
        (_("Kind of organisation"), labels.label("organization_kind", found.kind)),
        (_("Description"), found.description),
        *rows.reached([phone.number for phone in found.phones.all()], found.email, found.website),
        (_("Its people have accounts in"), found.staff_agency.name if found.staff_agency else ""),
    ]
    context = {
        "title": _("Organisation"),
        "organization": found,
        "rows": rows.said(said),
        "services": queries.services_of(request.access, found.pk),
        "locations": queries.locations_of(request.access, found.pk),
        "may_edit": queries.may_edit(request.access, found.agency_id),
        "partnership": partnership(request.access, found.pk),
    }
    return render(request, "staff/directory/organization.html", context)


@screen(*EDITORS, methods=("GET", "POST"))
def organization_new(request: StaffRequest) -> HttpResponseBase:
    """Make an organisation."""
    form = OrganizationForm(request.POST or None, initial={"based_on": 0})
    if form.is_valid():
        with refusals(form):
            made = actions.save_organization(by=request.access, fields=form.told(), key=form.once)
            return kept(request, made)
    return shown(request, _("New organisation"), form, reverse("directory_organizations"))


@screen(*EDITORS, methods=("GET", "POST"))
def organization_change(request: StaffRequest, organization: UUID) -> HttpResponseBase:
    """Change an organisation."""
    found = editable(request, organization)
    number, before = queries.revision(found.pk)
    form = OrganizationForm(request.POST or None, initial={**before, "based_on": number})
    if form.is_valid():
        with refusals(form):
            based_on = form.cleaned_data["based_on"]
            actions.save_organization(by=request.access, organization=found.pk, fields=form.told(), based_on=based_on,
                                      key=form.once)  # fmt: skip
            return kept(request, found.pk)
    return shown(request, _("Change an organisation"), form, reverse("directory_organization", args=[found.pk]))


@screen(*EDITORS, methods=("GET", "POST"))
def location_new(request: StaffRequest, organization: UUID) -> HttpResponseBase:
    """Make a location of an organisation."""
    found = editable(request, organization)
    protected = queries.knows_protected(request.access)
    form = LocationForm(request.POST or None, protected=protected, initial={"based_on": 0})
    if form.is_valid():
        with refusals(form):
            actions.save_location(by=request.access, organization=found.pk, fields=form.told(), key=form.once)
            return kept(request, found.pk)
    return shown(request, _("New location"), form, reverse("directory_organization", args=[found.pk]))


@screen(*EDITORS, methods=("GET", "POST"), fresh=True)
def location_change(request: StaffRequest, location: UUID) -> HttpResponseBase:
    """Change a location; a protected place that is opened here is known to everybody."""
    found = queries.location(request.access, location)
    owner = editable(request, found.organization_id)
    number, before = queries.revision(found.pk)
    protected = queries.knows_protected(request.access)
    form = LocationForm(request.POST or None, protected=protected, initial={**before, "based_on": number})
    if form.is_valid():
        with refusals(form):
            based_on = form.cleaned_data["based_on"]
            actions.save_location(by=request.access, organization=owner.pk, location=found.pk, fields=form.told(),
                                  based_on=based_on, key=form.once)  # fmt: skip
            return kept(request, owner.pk)
    return shown(request, _("Change a location"), form, reverse("directory_organization", args=[owner.pk]))


def editable(request: StaffRequest, organization: UUID) -> Any:
    """Return an organisation that the reader may change; raise "not there" for any other."""
    found = queries.organization(request.access, organization)
    if not queries.may_edit(request.access, found.agency_id):
        raise Refusal(NOT_THERE)
    return found


def kept(request: StaffRequest, organization: UUID) -> HttpResponseBase:
    """Say that it is saved, on the page of the organisation."""
    messages.success(request, _("Saved."))
    return redirect("directory_organization", organization)


def shown(request: StaffRequest, title: str, form: Listing, cancel_url: str) -> HttpResponseBase:
    """Show a form, with what has to be mended when it was sent."""
    return form_page(request, title, form, cancel_url, submit_text=_("Save"))


def locations(request: StaffRequest, organization: UUID) -> list[tuple[str, str]]:
    """Return the locations of an organisation that the reader may know, to choose from."""
    rows = queries.locations_of(request.access, organization)
    return [
        (str(one.pk), f"{one.name} ({one.place.name(languages.of_page())})" if one.place else one.name) for one in rows
    ]
