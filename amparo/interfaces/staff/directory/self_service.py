"""The link by which a service keeps its own listing: made, shown once, ended."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from amparo.casework.directory import actions, queries
from amparo.casework.directory.self_service import links
from amparo.foundation.errors import Refusal
from amparo.interfaces.staff.directory.lists import EDITORS
from amparo.interfaces.staff.screens import StaffRequest, screen
from amparo.interfaces.ui.components import day
from amparo.trust.disclosure.gate import NOT_THERE


@screen(*EDITORS, methods=("GET", "POST"))
def link(request: StaffRequest, service: UUID) -> HttpResponseBase:
    """Show whether the service has a link; make one and show it, which nobody can do again."""
    view = _editable(request, service)
    made = ""
    if request.method == "POST":
        token = actions.make_link(by=request.access, service=service)
        made = f"{settings.AMPARO_PORTAL_ADDRESS}/{request.access.language}/keep/{token}"
    known = links.of(service)
    page = {"title": _("Service"), "view": view, "made": made, "until": day(known.until) if known else ""}
    return render(request, "staff/directory/link.html", page)


@screen(*EDITORS, methods=("POST",))
def end(request: StaffRequest, service: UUID) -> HttpResponseBase:
    """End the link at once."""
    actions.end_link(by=request.access, service=service)
    messages.success(request, _("The link leads nowhere any more."))
    return redirect("directory_link", service)


def _editable(request: StaffRequest, service: UUID) -> queries.ServiceView:
    view = queries.service(request.access, service)
    if not view.may_edit or view.is_protected:
        raise Refusal(NOT_THERE)
    return view
