"""The fields that the forms of listings are made of."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from amparo.interfaces.staff.directory import words
from amparo.interfaces.staff.people.details.widgets import Selects


def line(label: Any, help_text: Any = "", *, required: bool = False) -> forms.CharField:
    """Return a field for a line of words."""
    widget = forms.TextInput({"dir": "auto", "autocomplete": "off"})
    return forms.CharField(label=label, required=required, max_length=200, widget=widget, help_text=help_text)


def text(label: Any, help_text: Any = "") -> forms.CharField:
    """Return a field for several lines of words."""
    widget = forms.Textarea({"rows": 3, "dir": "auto", "autocomplete": "off"})
    return forms.CharField(label=label, required=False, max_length=5000, widget=widget, help_text=help_text)


def number(label: Any) -> forms.IntegerField:
    """Return a field for a number that may be left empty."""
    return forms.IntegerField(label=label, required=False, min_value=0, max_value=100_000)


def several(label: Any, help_text: Any = "", *, required: bool = False) -> forms.MultipleChoiceField:
    """Return a field for several choices of a short list."""
    widget = forms.CheckboxSelectMultiple
    return forms.MultipleChoiceField(label=label, required=required, widget=widget, help_text=help_text)


def listed(label: Any) -> forms.MultipleChoiceField:
    """Return a field for several choices of a long list, one in each row, so that no key has to be held down."""
    widget = Selects()
    widget.called = label
    return forms.MultipleChoiceField(label=label, required=False, widget=widget)


def offer(form: forms.Form, name: str, choices: list[tuple[str, str]]) -> None:
    """Give a field of choices what may be chosen."""
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        field.choices = [("", _("Choose")), *choices] if isinstance(field.widget, Selects) else choices


def said(label: Any) -> forms.ChoiceField:
    """Return a field for yes, no or not known."""
    choices = list(words.SAID.items())
    return forms.ChoiceField(label=label, choices=choices, widget=forms.RadioSelect, initial="unknown")
