"""The few kinds of field that the forms about a case are made of."""

from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator

from amparo.interfaces.ui.widgets import DateParts

LONG = 20_000


def text(label: Any, *, required: bool = False, help_text: Any = "", rows: int = 5) -> forms.CharField:
    """Return a field for several sentences in any script."""
    return forms.CharField(
        label=label,
        required=required,
        help_text=help_text,
        validators=[MaxLengthValidator(LONG)],
        widget=forms.Textarea(attrs={"rows": rows, "dir": "auto"}),
    )


def day(label: Any, *, required: bool = False, help_text: Any = "") -> forms.DateField:
    """Return a date field of three numbers."""
    return forms.DateField(label=label, required=required, help_text=help_text, widget=DateParts)


def line(label: Any, *, required: bool = False, help_text: Any = "") -> forms.CharField:
    """Return a field for a few words in any script."""
    widget = forms.TextInput(attrs={"dir": "auto"})
    return forms.CharField(label=label, required=required, help_text=help_text, max_length=250, widget=widget)


def choice(label: Any, *, required: bool = False, radios: bool = False) -> forms.ChoiceField:
    """Return a field whose choices the form fills from a practice list when it is made."""
    widget = forms.RadioSelect(attrs={"class": "am-small"}) if radios else forms.Select
    return forms.ChoiceField(label=label, required=required, widget=widget)
