"""Plant an invented person: a name nobody has, a team to lie in, and a colleague who never was."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.casework.people import honey
from amparo.foundation.policy import Role
from amparo.interfaces.staff import labels
from amparo.interfaces.staff.entering import refusals
from amparo.interfaces.staff.screens import StaffRequest, form_page, screen
from amparo.trust.accounts import queries as accounts
from amparo.trust.disclosure.access import Access

_NAME = {"dir": "auto", "autocomplete": "off", "spellcheck": "false"}


class Plant(forms.Form):
    """Who is invented, where, and by whom it was written down, as it will seem."""

    use_required_attribute = False
    name_given = forms.CharField(
        label=gettext_lazy("Given name"),
        help_text=gettext_lazy(
            "A name that nobody in the register has, and that somebody who looks around would open."
        ),
        max_length=120,
        widget=forms.TextInput(_NAME),
    )
    name_family = forms.CharField(label=gettext_lazy("Family name"), max_length=120, widget=forms.TextInput(_NAME))
    birth_date = forms.CharField(
        label=gettext_lazy("Year of birth"),
        max_length=4,
        widget=forms.TextInput({"inputmode": "numeric", "dir": "ltr"}),
    )
    sex = forms.ChoiceField(label=gettext_lazy("Sex"))
    team = forms.ChoiceField(label=gettext_lazy("Team in whose register the record lies"))
    colleague = forms.CharField(
        label=gettext_lazy("Invented colleague who registered the person and has left"),
        max_length=120,
        widget=forms.TextInput(_NAME),
    )

    def __init__(self, access: Access, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = [(str(team.id), team.name) for team in accounts.teams() if team.agency == access.actor.agency]
        self.fields["sex"].choices = labels.choices("sex")  # type: ignore[attr-defined]
        self.fields["team"].choices = own  # type: ignore[attr-defined]


@screen(Role.PROTECTION_DATA_OFFICER, methods=("GET", "POST"), fresh=True)
def plant(request: StaffRequest) -> HttpResponseBase:
    """Plant a record."""
    form = Plant(request.access, request.POST if request.method == "POST" else None)
    if form.is_valid():
        told = dict(form.cleaned_data)
        team, colleague = UUID(told.pop("team")), told.pop("colleague")
        with refusals(form):
            honey.plant(by=request.access, fields=told, team=team, colleague=colleague)
            messages.success(request, _("The record is planted. You are told at once when somebody opens it."))
            return redirect("honey")
    return form_page(request, _("Plant a record"), form, reverse("honey"))
