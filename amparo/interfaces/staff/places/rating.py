"""Rate what a factor does in a place, for everybody who lives there."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo import practice
from amparo.casework.directory.queries.places import chain_of, place_names
from amparo.casework.places import actions, queries, rules
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.interfaces.staff import labels
from amparo.interfaces.staff.entering import Entering, refusals
from amparo.interfaces.staff.places.pages import RATING
from amparo.interfaces.staff.screens import StaffRequest, form_page, screen
from amparo.interfaces.ui import languages
from amparo.interfaces.ui.widgets import DateParts
from amparo.trust.disclosure.gate import NOT_THERE


class RatingForm(Entering):
    """One factor of a place, from a day on."""

    factor = forms.ChoiceField(label=gettext_lazy("Which factor?"))
    polarity = forms.ChoiceField(label=gettext_lazy("What does it do for people here?"), widget=forms.RadioSelect)
    strength = forms.TypedChoiceField(
        label=gettext_lazy("How much?"),
        help_text=gettext_lazy("Only where it adds to risk or protects."),
        coerce=int,
        empty_value=None,
        required=False,
    )
    evidence = forms.CharField(
        label=gettext_lazy("What is known, in few words"),
        help_text=gettext_lazy("No name, nothing that points to a person or to a house."),
        max_length=rules.LONGEST,
        widget=forms.Textarea({"rows": 3, "dir": "auto"}),
    )
    known_by = forms.ChoiceField(label=gettext_lazy("How do we know?"))
    confidence = forms.ChoiceField(label=gettext_lazy("How sure are we?"), widget=forms.RadioSelect)
    valid_from = forms.DateField(label=gettext_lazy("It is so since"), widget=DateParts)
    valid_to = forms.DateField(
        label=gettext_lazy("Until"),
        help_text=gettext_lazy("Leave it empty while nobody knows an end. A newer rating takes its place by itself."),
        widget=DateParts,
        required=False,
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"valid_from": clock.today()})
        offered = {
            "factor": _factors(),
            "polarity": labels.choices("polarity"),
            "strength": labels.choices("strength", empty=_("None")),
            "known_by": labels.choices("place_source"),
            "confidence": labels.choices("confidence"),
        }
        for name, choices in offered.items():
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = choices

    def told(self) -> dict[str, Any]:
        """Return what was said, by the names of the room."""
        return {name: value for name, value in self.cleaned_data.items() if name != "key"}


def _factors() -> list[Any]:
    known = practice.catalogue().lists["factor"]
    offered = labels.choices("factor")
    return [
        (labels.label("level", level), [one for one in offered if rules.level_of(known, one[0]) == level])
        for level in rules.LEVELS
    ]


@screen(*RATING, methods=("GET", "POST"))
def place_rate(request: StaffRequest, code: str) -> HttpResponseBase:
    """Rate one factor of a place."""
    if not chain_of(code) or not queries.may_rate(request.access):
        raise Refusal(NOT_THERE)
    form = RatingForm(request.POST or None)
    if form.is_valid():
        with refusals(form):
            actions.rate(by=request.access, place=code, fields=form.told(), key=form.once)
            messages.success(request, _("Kept. It is read with every person of this place."))
            return redirect("place", code)
    name = place_names([code], languages.of_page())[code]
    title = _("Rate a factor of %(place)s") % {"place": languages.alone(name)}
    return form_page(request, title, form, reverse("place", args=[code]))
