"""What the public pages of feedback take; templates write the fields, so that each page stays light."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy

from amparo.casework.feedback.intake import LONGEST
from amparo.foundation import ids
from amparo.foundation.errors import CATALOGUE
from amparo.interfaces.portal.feedback import words
from amparo.interfaces.ui.problems import told

NEEDED = {"required": gettext_lazy("This is needed.")}


def line(label: Any) -> forms.CharField:
    """Return a field for a few words that may stay empty."""
    return forms.CharField(label=label, required=False, max_length=200)


class TellForm(forms.Form):
    """What somebody tells us."""

    key = forms.UUIDField(initial=ids.new)
    category = forms.ChoiceField(label=gettext_lazy("What is it about?"), error_messages=NEEDED)
    words = forms.CharField(
        label=gettext_lazy("What do you want to say?"),
        error_messages={
            **NEEDED,
            "max_length": gettext_lazy("This is too long to be sent at once. Shorten it; you can add more afterwards."),
        },
        max_length=LONGEST,
    )
    voice = forms.FileField(label=gettext_lazy("Or send a recording of your voice"), required=False)
    about = forms.ChoiceField(label=gettext_lazy("Is it about somebody who works here?"), required=False)
    way = line(gettext_lazy("A safe way to reach you"))
    when = line(gettext_lazy("A safe time"))
    not_know = line(gettext_lazy("Who must not know"))
    elsewhere = forms.BooleanField(label=gettext_lazy("It may go to people outside this organisation"), required=False)
    kept = forms.BooleanField(
        label=gettext_lazy("You may keep what I write here, so that you can answer it"),
        error_messages={"required": gettext_lazy("Without this we cannot keep it. Nothing was kept yet.")},
    )

    def __init__(self, agency: UUID, *args: Any, too_large: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._too_large = too_large
        self.fields["words"].required = not (too_large or "voice" in self.files)
        self.fields["category"].choices = words.categories()  # type: ignore[attr-defined]
        self.fields["about"].choices = words.offered(agency)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Say beside its field that a recording is too large; the words that came with it are here."""
        if self._too_large:
            self.add_error("voice", told(CATALOGUE["feedback.sound_too_large"]))
        return self.cleaned_data


class ReturnForm(forms.Form):
    """Receipt and PIN, and what somebody adds."""

    key = forms.UUIDField(initial=ids.new, required=False)
    number = forms.CharField(
        label=gettext_lazy("The sixteen digits of your receipt"), max_length=60, error_messages=NEEDED
    )
    pin = forms.CharField(label=gettext_lazy("Your PIN of six digits"), max_length=20, error_messages=NEEDED)
    act = forms.ChoiceField(choices=[(name, name) for name in ("look", "add", "appeal", "withdraw")], required=False)
    words = forms.CharField(label=gettext_lazy("What do you want to add?"), required=False, max_length=LONGEST)
