"""The way of a case: begin the form of a step, of an area or of another organisation; go on to a step without a form."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from amparo.casework.cases import actions
from amparo.foundation import ids
from amparo.interfaces.staff.cases.filling.state import filling
from amparo.interfaces.staff.screens import CASE_STAFF, StaffRequest, screen
from amparo.interfaces.ui.addresses import whole


@screen(*CASE_STAFF, methods=("POST",))
def form_start(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Begin the form of a step, or a form of another organisation, and ask its first page."""
    entry_id = actions.start_form(
        by=request.access,
        case=case_id,
        step=request.POST.get("step", ""),
        imported=whole(request.POST.get("imported", ""), 0) or None,
        key=ids.parse(request.POST.get("key", "")),
    )
    return _first_page(request, case_id, entry_id)


@screen(*CASE_STAFF, methods=("POST",))
def area_form_begin(request: StaffRequest, case_id: UUID, area: str) -> HttpResponse:
    """Begin a form of an area, and ask its first page."""
    entry = actions.begin_area_form(
        by=request.access,
        case=case_id,
        area=area,
        form=request.POST.get("form", ""),
        key=ids.parse(request.POST.get("key", "")),
    )
    return _first_page(request, case_id, entry)


def _first_page(request: StaffRequest, case_id: UUID, entry_id: UUID) -> HttpResponse:
    """Go to the first page of a form that was just begun; of one that was begun before, to the list of its pages."""
    now = filling(request, case_id, entry_id)
    if now.entry.content.number > 1 or not now.pages:
        return redirect("case_form", case_id, entry_id)
    return redirect("case_form_page", case_id, entry_id, now.pages[0].name)


@screen(*CASE_STAFF, methods=("POST",))
def move(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Move the case on to a step that has no form of its own."""
    actions.move(by=request.access, case=case_id, to=request.POST.get("to", ""))
    messages.success(request, _("The case goes on."))
    return redirect("case", case_id)
