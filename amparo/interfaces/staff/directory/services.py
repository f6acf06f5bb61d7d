"""Make and change a service."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.casework.directory import actions, queries
from amparo.foundation.errors import Refusal
from amparo.interfaces.staff.directory.forms import ServiceForm
from amparo.interfaces.staff.directory.lists import EDITORS
from amparo.interfaces.staff.directory.organizations import editable, locations, shown
from amparo.interfaces.staff.entering import refusals
from amparo.interfaces.staff.screens import StaffRequest, screen
from amparo.trust.disclosure.gate import NOT_THERE


@screen(*EDITORS, methods=("GET", "POST"))
def service_new(request: StaffRequest, organization: UUID) -> HttpResponseBase:
    """Make a service of an organisation."""
    found = editable(request, organization)
    offered = locations(request, found.pk)
    usual = {"based_on": 0, "status": "active", "capacity": "unknown_capacity"}
    form = ServiceForm(request.POST or None, locations=offered, initial=usual)
    if form.is_valid():
        with refusals(form):
            made = actions.save_service(by=request.access, organization=found.pk, fields=form.told(), key=form.once)
            return _kept(request, made)
    return shown(request, _("New service"), form, reverse("directory_organization", args=[found.pk]))


@screen(*EDITORS, methods=("GET", "POST"))
def service_change(request: StaffRequest, service: UUID) -> HttpResponseBase:
    """Change a service."""
    view = queries.service(request.access, service)
    if not view.may_edit:
        raise Refusal(NOT_THERE)
    owner = view.row.organization_id
    number, before = queries.revision(service)
    before = {**before, "capacity": view.row.capacity, "capacity_available": view.row.capacity_available}
    initial = {**before, "based_on": number}
    form = ServiceForm(request.POST or None, locations=locations(request, owner), initial=initial)
    if form.is_valid():
        with refusals(form):
            actions.save_service(by=request.access, organization=owner, service=service, fields=form.told(),
                                 based_on=form.cleaned_data["based_on"], key=form.once)  # fmt: skip
            return _kept(request, service)
    return shown(request, _("Change a service"), form, reverse("directory_service", args=[service]))


def _kept(request: StaffRequest, service: UUID) -> HttpResponseBase:
    messages.success(request, _("Saved. Saving is no check: say so when you have asked the service."))
    return redirect("directory_service", service)
