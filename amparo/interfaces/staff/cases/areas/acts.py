"""What is done with areas by POST: enter one, leave it, look again at its gates."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.casework.cases import actions
from amparo.casework.cases.areas import carried, views
from amparo.foundation import ids
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Compartment
from amparo.interfaces.staff.cases import page
from amparo.interfaces.staff.cases.areas import words
from amparo.interfaces.staff.entering import refusals
from amparo.interfaces.staff.screens import CASE_STAFF, StaffRequest, screen


class Leaving(forms.Form):
    """Why a case leaves an area."""

    reason = forms.CharField(label=gettext_lazy("Reason"), widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}))


@screen(*CASE_STAFF, methods=("POST",))
def area_enter(request: StaffRequest, case_id: UUID, area: str) -> HttpResponse:
    """Let the case carry an area."""
    key = ids.parse(request.POST.get("key", ""))
    actions.enter_area(by=request.access, case=case_id, area=area, key=key)
    messages.success(request, _entered(area))
    return redirect("case_area", case_id, area)


def _entered(area: str) -> str:
    if carried.place_of(carried.known()[area]) is Compartment.STORY:
        return _("The case carries this area now. Whoever may read the story of the case sees that.")
    return _("The case carries this area now. Only who is qualified for it sees that.")


@screen(*CASE_STAFF, methods=("GET", "POST"))
def area_leave(request: StaffRequest, case_id: UUID, area: str) -> HttpResponse:
    """Let the case carry an area no longer, with a reason."""
    view, context = page.frame(request, case_id)
    found = views.areas(request.access, view)
    if found.of(area) is None or area not in found.can_write:
        raise Refusal("record.not_there")
    form = Leaving(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals(form):
            actions.leave_area(by=request.access, case=case_id, area=area, reason=form.cleaned_data["reason"])
            messages.success(request, _("The case carries this area no longer."))
            return redirect("case_areas", case_id)
    context |= _leaving(case_id, area, form)
    return page.show(request, "form.html", context, status=422 if form.errors else 200)


def _leaving(case_id: UUID, area: str, form: Leaving) -> dict[str, Any]:
    return {
        "title": _("Leave the area: %(area)s") % {"area": words.area(area)},
        "hint": _("Its clocks end and its gates open. What was written stays in the file, for those who may read it."),
        "form": form,
        "submit_text": _("Leave the area"),
        "cancel_url": reverse("case_area", args=[case_id, area]),
    }


@screen(*CASE_STAFF, methods=("POST",))
def areas_look(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Look again at the gates of the areas that the reader knows, after general answers changed."""
    actions.look_again(by=request.access, case=case_id)
    messages.success(request, _("Looked again: the gates stand as the answers say now."))
    return redirect("case_areas", case_id)
