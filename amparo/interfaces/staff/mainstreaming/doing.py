"""Agree an action about an item of a checklist, and close one with what came of it."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.casework.mainstreaming import actions, queries
from amparo.casework.mainstreaming.reach import KEEPERS, owners
from amparo.foundation.errors import Refusal
from amparo.interfaces.staff.entering import Entering, refusals
from amparo.interfaces.staff.mainstreaming.measures import item_words
from amparo.interfaces.staff.screens import StaffRequest, form_page, screen
from amparo.interfaces.ui import languages
from amparo.interfaces.ui.widgets import DateParts
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.gate import NOT_THERE

WORDS = forms.Textarea({"rows": 3, "dir": "auto"})


class MeasureForm(Entering):
    """What is done, by whom, until when."""

    text = forms.CharField(label=gettext_lazy("What is to be done?"), max_length=actions.MOST, widget=WORDS)
    owner = forms.ChoiceField(label=gettext_lazy("Who does it?"))
    due_on = forms.DateField(label=gettext_lazy("Until when?"), widget=DateParts)

    def __init__(self, data: Any = None, *, access: Access) -> None:
        super().__init__(data)
        field = self.fields["owner"]
        if isinstance(field, forms.ChoiceField):
            people = [(str(key), name) for key, name in owners(access)]
            field.choices = [("", _("Choose a colleague")), *people]


class Closing(forms.Form):
    """What came of it."""

    result = forms.CharField(
        label=gettext_lazy("What came of it?"),
        help_text=gettext_lazy("Also when nothing could be done: say why."),
        max_length=actions.MOST,
        widget=WORDS,
    )


@screen(*KEEPERS, methods=("GET", "POST"))
def measure_new(request: StaffRequest, checklist: UUID, item: str) -> HttpResponseBase:
    """Agree an action about an item of a checklist."""
    view = queries.checklist(request.access, checklist)
    found = next((each for element in view.elements for each in element.items if each.question.name == item), None)
    if found is None:
        raise Refusal(NOT_THERE)
    form = MeasureForm(request.POST or None, access=request.access)
    if form.is_valid():
        with refusals(form):
            told = {name: value for name, value in form.cleaned_data.items() if name != "key"}
            path = found.question.path
            actions.agree_measure(by=request.access, checklist=checklist, item=path, fields=told, key=form.once)
            messages.success(request, _("Agreed. It stands on the day's page of whoever does it, in time."))
            return redirect("checklist", checklist)
    title = _("Agree an action")
    hint = found.question.label.in_language(languages.of_page())
    return form_page(request, title, form, reverse("checklist", args=[checklist]), hint=hint)


@screen(*KEEPERS, methods=("GET", "POST"))
def measure(request: StaffRequest, measure: UUID) -> HttpResponseBase:
    """Close an action with what came of it."""
    row = queries.measure(request.access, measure)
    form = Closing(request.POST or None)
    if form.is_valid():
        with refusals(form):
            actions.close_measure(by=request.access, measure=measure, result=form.cleaned_data["result"])
            messages.success(request, _("Closed. What came of it stays with the checklist."))
            return redirect("site", row.site)
    back = reverse("site", args=[row.site])
    return form_page(request, row.text, form, back, hint=item_words(row), submit_text=_("Close"))
