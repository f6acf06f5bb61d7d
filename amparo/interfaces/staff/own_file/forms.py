"""The form with which a person gets access to their own file: the worker fills in the first part, the person the PIN."""

from typing import Any

from django import forms
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.casework.own_file.kinds import Part
from amparo.interfaces.staff import labels
from amparo.interfaces.staff.consent.forms import words
from amparo.interfaces.staff.entering import Entering

CODED = {
    "how_explained": "how_explained",
    "given_by": "consent_given_by",
    "language": "languages",
    "interpreter": "interpreter_kind",
}
LANGUAGES = ("en", "es", "fr", "ar")


def typed(label: Any, hint: Any = "") -> forms.CharField:
    """Return a field for a PIN, which nobody reads over a shoulder and no browser keeps."""
    attrs = {"inputmode": "numeric", "autocomplete": "off", "dir": "ltr"}
    return forms.CharField(label=label, help_text=hint, max_length=20, widget=forms.PasswordInput(attrs))


class GiveForm(Entering):
    """What is shown, how it was explained and who agreed, and the PIN that the person types twice."""

    parts = forms.MultipleChoiceField(
        label=gettext_lazy("What the person wants to see there, beside how their case stands"),
        required=False,
        initial=[part.value for part in Part],
        widget=forms.CheckboxSelectMultiple,
    )
    how_explained = forms.ChoiceField(label=gettext_lazy("How it was explained"))
    given_by = forms.ChoiceField(label=gettext_lazy("Who answered"))
    child_assents = words(
        gettext_lazy("What the child said"),
        gettext_lazy("A child of any age is asked in a way that fits them; write their answer in their words."),
        long=True,
    )
    guardian = words(gettext_lazy("Guardian or caregiver"))
    language = forms.ChoiceField(label=gettext_lazy("In which language"), required=False)
    interpreter = forms.ChoiceField(label=gettext_lazy("Interpreter"), required=False)
    told_risk = forms.BooleanField(
        label=gettext_lazy("The person knows what somebody sees who finds the paper and guesses or forces the PIN"),
        error_messages={"required": gettext_lazy("Speak about this first. Nothing was kept yet.")},
    )
    pin = typed(
        gettext_lazy("PIN"),
        gettext_lazy("Turn the screen to the person and look away. Six to eight digits that only they know."),
    )
    pin_again = typed(gettext_lazy("The same PIN once more"))

    def __init__(self, *args: Any, child: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parts"].choices = _parts()  # type: ignore[attr-defined]
        for name, listed in CODED.items():
            offered = labels.choices(listed, empty=_("Choose"))
            found = [offered[0], *labels.by_name(offered[1:])] if listed == "languages" else offered
            self.fields[name].choices = found  # type: ignore[attr-defined]
        if not child:
            del self.fields["child_assents"], self.fields["guardian"]

    def said(self) -> dict[str, Any]:
        """Return how it was explained and who agreed, by the names of the room of consent."""
        names = (*CODED, "child_assents", "guardian")
        return {name: self.cleaned_data[name] for name in names if self.cleaned_data.get(name)}


def _parts() -> list[tuple[str, str]]:
    named = {
        Part.NEXT: _("The next appointment"),
        Part.PLAN: _("The goals of the plan, in their own words"),
        Part.TOLD: _("Who was told what, and when"),
    }
    return [(part.value, text) for part, text in named.items()]


class CardForm(forms.Form):
    """The code, and how its card is to look."""

    number = forms.CharField(max_length=40, widget=forms.HiddenInput)
    language = forms.ChoiceField(label=gettext_lazy("Language of the card"))
    where = forms.CharField(
        label=gettext_lazy("Where the code is used"),
        required=False,
        max_length=80,
        help_text=gettext_lazy(
            "The address of the public pages, if it says nothing about us. Leave it empty when the person knows it."
        ),
        widget=forms.TextInput({"dir": "ltr", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(code, translation.get_language_info(code)["name_local"]) for code in LANGUAGES]
        self.fields["language"].choices = named  # type: ignore[attr-defined]
