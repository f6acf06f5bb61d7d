"""Finish a task with what came of it."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.casework.cases import actions
from amparo.casework.cases import queries as cases
from amparo.interfaces.staff.cases import page
from amparo.interfaces.staff.cases.entries.fields import text
from amparo.interfaces.staff.cases.entries.write import of_case, writable
from amparo.interfaces.staff.entering import refusals
from amparo.interfaces.staff.screens import CASE_STAFF, StaffRequest, screen


class FinishForm(forms.Form):
    """What came of a task."""

    outcome = text(gettext_lazy("What came of it"), required=True)
    done = forms.ChoiceField(
        label=gettext_lazy("Is it done?"),
        choices=[("yes", gettext_lazy("Yes, done")), ("no", gettext_lazy("No, it is no longer needed"))],
        initial="yes",
        widget=forms.RadioSelect(attrs={"class": "am-small"}),
    )


@screen(*CASE_STAFF, methods=("GET", "POST"))
def task_finish(request: StaffRequest, case_id: UUID, entry_id: UUID) -> HttpResponse:
    """Finish a task with what came of it."""
    _view, context = writable(request, case_id)
    entry = of_case(request, case_id, entry_id, cases.EntryKind.TASK)
    form = FinishForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals(form):
            done = form.cleaned_data["done"] == "yes"
            actions.finish_task(by=request.access, entry=entry_id, outcome=form.cleaned_data["outcome"], done=done)
            messages.success(request, _("The task is finished."))
            return redirect("case", case_id)
    cancel = reverse("case_entry", args=[case_id, entry_id])
    context |= {"title": _("Finish a task"), "hint": entry.fields.get("text", ""), "form": form, "cancel_url": cancel}
    return page.show(request, "form.html", context, status=422 if form.errors else 200)
