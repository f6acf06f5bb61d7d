"""Cancel a conference, and give its minutes to somebody who was invited and not there."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.casework.conferences import actions, queries
from amparo.foundation.errors import Refusal
from amparo.interfaces.staff.entering import Entering, refusals
from amparo.interfaces.staff.screens import CASE_STAFF, StaffRequest, form_page, screen
from amparo.trust.disclosure.gate import NOT_THERE


@screen(*CASE_STAFF, methods=("POST",))
def cancel(request: StaffRequest, conference_id: UUID) -> HttpResponseBase:
    """Cancel a conference that is not held."""
    actions.cancel(by=request.access, conference=conference_id)
    messages.success(request, _("Cancelled. Those who are invited see it."))
    return redirect("conference", conference_id)


class GiveForm(Entering):
    """To whom."""

    to = forms.ChoiceField(label=gettext_lazy("To whom?"), widget=forms.RadioSelect)

    def __init__(self, data: Any = None, *, absent: list[tuple[UUID, str]]) -> None:
        super().__init__(data)
        field = self.fields["to"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(str(key), name) for key, name in absent]


@screen(*CASE_STAFF, methods=("GET", "POST"), fresh=True)
def give(request: StaffRequest, conference_id: UUID) -> HttpResponseBase:
    """Give the minutes to somebody who was invited and not there."""
    view = queries.conference(request.access, conference_id)
    if not view.minutes or not view.may_work:
        raise Refusal(NOT_THERE)
    form = GiveForm(request.POST or None, absent=view.absent)
    if form.is_valid():
        with refusals(form):
            actions.give(by=request.access, conference=conference_id, to=UUID(form.cleaned_data["to"]))
            messages.success(request, _("Given. It stands in the log, and all who open the conference see it."))
            return redirect("conference", conference_id)
    back = reverse("conference", args=[conference_id])
    return form_page(request, _("Give the minutes to somebody"), form, back, submit_text=_("Give"))
