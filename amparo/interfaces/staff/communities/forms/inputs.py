"""The fields that forms of records are made of."""

from typing import Any

from django import forms

from amparo.casework.communities import checks
from amparo.casework.directory import queries as directory
from amparo.interfaces.staff import labels
from amparo.interfaces.staff.directory.fields import offer
from amparo.interfaces.ui import languages
from amparo.interfaces.ui.widgets import DateParts

MOST = checks.LONGEST


def words(label: Any, help_text: Any = "", *, required: bool = True, rows: int = 3) -> forms.CharField:
    """Return a field for some sentences."""
    widget = forms.Textarea({"rows": rows, "dir": "auto", "autocomplete": "off"})
    return forms.CharField(label=label, required=required, max_length=MOST, widget=widget, help_text=help_text)


def day(label: Any, help_text: Any = "", *, required: bool = True) -> forms.DateField:
    """Return a field for a day."""
    return forms.DateField(label=label, required=required, widget=DateParts, help_text=help_text)


def choice(label: Any, help_text: Any = "", *, required: bool = True) -> forms.ChoiceField:
    """Return a field for one code of a list, which `of_list` offers."""
    return forms.ChoiceField(label=label, required=required, help_text=help_text)


def of_list(form: forms.Form, field: str, name: str) -> None:
    """Offer the codes of list `name`; what is chosen already stays offered."""
    kept = form.initial.get(field) or []
    found = labels.choices(name, keep=[kept] if isinstance(kept, str) else kept)
    shown = form.fields[field]
    single = isinstance(shown, forms.ChoiceField) and not isinstance(shown, forms.MultipleChoiceField)
    offer(form, field, [("", "–"), *found] if single and not isinstance(shown.widget, forms.RadioSelect) else found)


def of_places(form: forms.Form, field: str = "place", empty: str = "–") -> None:
    """Offer the places in force today."""
    kept = tuple(filter(None, [form.initial.get(field)]))
    offer(form, field, [("", empty), *directory.place_choices(languages.of_page(), kept)])
