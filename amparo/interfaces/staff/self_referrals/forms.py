"""What is entered when a self-referral is taken on or declined."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.interfaces.staff import labels
from amparo.interfaces.staff.entering import Entering
from amparo.interfaces.staff.feedback.forms import said


class TakeOnForm(Entering):
    """Who the person is in the register, and what they are told."""

    code = forms.CharField(
        label=gettext_lazy("Code of the person"),
        max_length=20,
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false", "dir": "ltr"}),
    )
    told = said(
        gettext_lazy("What the person is told"),
        gettext_lazy("In the person's language, in plain words. Somebody else may find the receipt: name nobody."),
        most=2000,
    )


class DeclineForm(Entering):
    """Why nobody can do what was asked, and what else there is."""

    reason = forms.ChoiceField(label=gettext_lazy("Reason"))
    told = said(
        gettext_lazy("What the person is told"),
        gettext_lazy("Say what was not possible and what else there is, in the person's language. Name nobody."),
        most=2000,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].choices = labels.choices("decline_reason", empty=_("Choose"))  # type: ignore[attr-defined]
