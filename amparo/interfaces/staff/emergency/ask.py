"""Ask to open a record that one may normally not read, because a life may be in danger."""

from django import forms
from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.casework.emergency import actions
from amparo.interfaces.staff.entering import refusals
from amparo.interfaces.staff.screens import CASE_STAFF, StaffRequest, answered, screen


class AskForm(forms.Form):
    """Which record, why, and that one knows what follows."""

    use_required_attribute = False
    code = forms.CharField(
        label=gettext_lazy("Code of the person or the case"),
        help_text=gettext_lazy("Eight letters and numbers, such as 4C7K-9QXD. The supervisor of the other team can tell it."),
        max_length=20,
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false", "dir": "ltr"}),
    )  # fmt: skip
    reason = forms.CharField(
        label=gettext_lazy("Which danger there is, and what you have to find out"),
        help_text=gettext_lazy("At least 20 letters. Those who look at this afterwards read it; it stays in the file."),
        max_length=2000,
        widget=forms.Textarea({"rows": 5, "dir": "auto"}),
    )
    sure = forms.BooleanField(
        label=gettext_lazy("I open this record because a life or safety is in danger, and I know that others are told at once")
    )  # fmt: skip


@screen(*CASE_STAFF, methods=("GET", "POST"), fresh=True)
def ask(request: StaffRequest) -> HttpResponseBase:
    """Show what follows from asking, and open the record when code, reason and confirmation are there."""
    form = AskForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        said = form.cleaned_data
        with refusals(form):
            person = actions.ask(by=request.access, code=said["code"], reason=said["reason"])
            messages.success(request, _("The record is open to you."))
            return redirect("person", person)
    context = {"title": _("Emergency access"), "form": form, "cancel_url": reverse("search")}
    answer = render(request, "staff/emergency/ask.html", context)
    return answered(answer) if form.is_bound else answer
