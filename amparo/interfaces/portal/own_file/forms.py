"""What the public pages of own files take; templates write the fields, so that each page stays light."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from amparo.casework.own_file.door import LONGEST
from amparo.foundation import ids
from amparo.interfaces.portal.own_file import words

NEEDED = {"required": gettext_lazy("This is needed.")}
ACTS = ("look", "rate", "ask")
TOO_LONG = {"max_length": gettext_lazy("This is too long to be sent at once. Shorten it, or send it in two parts.")}


class CodeForm(forms.Form):
    """Code and PIN, and what is said with them: about a service, or about one's data."""

    key = forms.UUIDField(initial=ids.new, required=False)
    number = forms.CharField(
        label=gettext_lazy("The sixteen digits on your paper"), max_length=60, error_messages=NEEDED
    )
    pin = forms.CharField(label=gettext_lazy("Your PIN"), max_length=20, error_messages=NEEDED)
    act = forms.ChoiceField(choices=[(name, name) for name in ACTS], required=False)
    referral = forms.CharField(required=False, max_length=40)
    rating = forms.ChoiceField(label=gettext_lazy("How was it?"), required=False)
    kind = forms.ChoiceField(label=gettext_lazy("What do you ask for?"), required=False)
    words = forms.CharField(
        label=gettext_lazy("In your words"), required=False, max_length=LONGEST, error_messages=TOO_LONG
    )
    reach = forms.CharField(label=gettext_lazy("A safe way and time to answer you"), required=False, max_length=200)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["rating"].choices = words.ratings()  # type: ignore[attr-defined]
        self.fields["kind"].choices = words.kinds()  # type: ignore[attr-defined]

    @property
    def code_is_missing(self) -> bool:
        """Return whether code or PIN could not be read: they are asked for again before anything else."""
        return bool({"number", "pin"} & set(self.errors))
