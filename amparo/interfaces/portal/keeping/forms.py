"""What a service may say of itself."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from amparo import practice
from amparo.foundation import ids
from amparo.interfaces.portal import words

STATUSES = [
    ("active", gettext_lazy("It is open")),
    ("temporarily closed", gettext_lazy("It is closed for some time")),
    ("inactive", gettext_lazy("It has ended")),
]


class KeepForm(forms.Form):
    """How a service stands today."""

    key = forms.UUIDField(initial=ids.new)
    status = forms.ChoiceField(label=gettext_lazy("How does the service stand?"), choices=STATUSES)
    capacity = forms.ChoiceField(label=gettext_lazy("Can you take new people?"))
    hours = forms.CharField(label=gettext_lazy("Opening hours"), required=False, max_length=2000)
    phones = forms.CharField(label=gettext_lazy("Telephone"), required=False, max_length=500)
    alert = forms.CharField(label=gettext_lazy("What people should know at the moment"), required=False, max_length=200)

    def __init__(self, data: Any = None, *, initial: dict[str, Any]) -> None:
        shown = {**initial, "phones": "\n".join(initial["phones"])}
        super().__init__(data, initial=shown)
        codes = [code.code for code in practice.catalogue().lists["referral_capacity"]]
        self.fields["capacity"].choices = [  # type: ignore[attr-defined]
            (code, words.label("referral_capacity", code)) for code in codes
        ]

    def said(self) -> dict[str, Any]:
        """Return what was said, by the names of the room."""
        told = {name: value for name, value in self.cleaned_data.items() if name != "key"}
        return {**told, "phones": [one.strip() for one in told["phones"].splitlines() if one.strip()]}
