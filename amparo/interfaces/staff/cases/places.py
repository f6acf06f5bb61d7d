"""In which place the person is, and to which they may go: what was rated there is read with their assessment."""

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
from amparo.casework.directory import queries as directory
from amparo.foundation.errors import Refusal
from amparo.interfaces.staff.cases import page
from amparo.interfaces.staff.entering import refusals
from amparo.interfaces.staff.screens import CASE_STAFF, StaffRequest, screen
from amparo.interfaces.ui import languages


class Places(forms.Form):
    """A district is enough; an address says too much."""

    now = forms.ChoiceField(label=gettext_lazy("Where the person is now"), required=False)
    ahead = forms.ChoiceField(label=gettext_lazy("Where they may go, or go back to"), required=False)

    def __init__(self, data: Any = None, *, initial: dict[str, str]) -> None:
        super().__init__(data, initial=initial)
        kept = tuple(code for code in initial.values() if code)
        offered = [("", _("Not said")), *directory.place_choices(languages.of_page(), kept)]
        for field in self.fields.values():
            if isinstance(field, forms.ChoiceField):
                field.choices = offered


@screen(*CASE_STAFF, methods=("GET", "POST"))
def case_places(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Say where the person is and where they may go."""
    view, context = page.frame(request, case_id)
    if not context["can"].write:
        raise Refusal("record.not_there")
    said = {name: str(view.summary.get(f"place_{name}") or "") for name in ("now", "ahead")}
    form = Places(request.POST or None, initial=said)
    if request.method == "POST" and form.is_valid():
        with refusals(form):
            actions.name_places(by=request.access, case=case_id, **form.cleaned_data)
            messages.success(request, _("Saved. What was rated there is read with the assessment."))
            return redirect("case_risk", case_id)
    hint = _(
        "What surrounds everybody in a place is rated once for all. Choose a district or town, never more than is needed."
    )
    context |= {"title": _("Places"), "hint": hint, "form": form, "cancel_url": reverse("case_risk", args=[case_id])}
    return page.show(request, "form.html", context, status=422 if form.errors else 200)
