"""What the forms of a person's details are made of: fields named as the record names them, lists filled in with the page."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from amparo.interfaces.staff import labels
from amparo.interfaces.staff.people.details.widgets import Selects
from amparo.interfaces.staff.people.words import CALLED, CODED

LONGEST = 200
Sent = Mapping[str, Any] | None


def text(name: str, help_text: Any = "", *, long: bool = False) -> forms.CharField:
    """Return a field for a short text, or for a longer one in an area of two lines."""
    attrs = {"dir": "auto", "autocomplete": "off"}
    widget = forms.Textarea({**attrs, "rows": 2}) if long else forms.TextInput(attrs)
    limit = 1000 if long else LONGEST
    return forms.CharField(label=CALLED[name], required=False, max_length=limit, widget=widget, help_text=help_text)


def one_of(name: str, help_text: Any = "") -> forms.ChoiceField:
    """Return a field for one code of the list that belongs to `name`; the codes are filled in with the page."""
    return forms.ChoiceField(label=CALLED[name], required=False, help_text=help_text)


def several_of(name: str, widget: forms.Widget, help_text: Any = "") -> forms.MultipleChoiceField:
    """Return a field for several codes of the list that belongs to `name`."""
    return forms.MultipleChoiceField(label=CALLED[name], required=False, widget=widget, help_text=help_text)


class Details(forms.Form):
    """A card of details; field names are those of the record. Every one may stay empty, so none says "optional"."""

    all_optional = True
    use_required_attribute = False

    def __init__(self, data: Sent = None, initial: Mapping[str, Any] | None = None) -> None:
        super().__init__(data, initial=dict(initial or {}))
        for name, field in self.fields.items():
            if isinstance(field, forms.ChoiceField) and name in CODED:
                self._fill(name, field)

    def _fill(self, name: str, field: forms.ChoiceField) -> None:
        if isinstance(field.widget, Selects):
            field.widget.called = field.label
        # Made when somebody looks: of a form that is sent, few lists are looked at, and countries are long.
        field.choices = cache(lambda: self._offered(name, field.widget))

    def _offered(self, name: str, widget: forms.Widget) -> list[labels.Choice]:
        standing = self.initial.get(name) or []
        offered = labels.choices(CODED[name], keep=standing if isinstance(standing, list) else [standing])
        blank = [("", _("Choose"))] if not isinstance(widget, forms.CheckboxSelectMultiple) else []
        return [*blank, *(labels.by_name(offered) if isinstance(widget, Selects) else offered)]

    def details(self) -> dict[str, Any]:
        """Return the details of this card by the record's names, empty ones too."""
        return dict(self.cleaned_data)
