"""Inputs for details that may be partly known or several: a birth date in parts, lists of choices, lines, papers."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from amparo.interfaces.ui.widgets import PARTS, UNREADABLE, DateParts, split_date

SPARE = 2


class PartDate(DateParts):
    """A date of which only the month and year, or only the year, may be known."""

    def format_value(self, value: Any) -> Any:
        """Return the three texts shown; a month or a year alone stands in its own input."""
        text = str(value or "")
        if UNREADABLE in text or text.count("-") == 2:
            return split_date(text)
        year, _mark, month = text.partition("-")
        return "", month.lstrip("0"), year

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> str | None:
        """Return YYYY, YYYY-MM or YYYY-MM-DD, None when empty, or the typed parts when they are no date."""
        day, month, year = (str(data.get(f"{name}-{part}") or "").strip() for part in PARTS)
        if not (day or month or year):
            return None
        typed = [text for text in (year, month, day) if text]
        gap = (day and not month) or not year
        if gap or not all(text.isdecimal() for text in typed) or len(year) != 4:
            return UNREADABLE.join(text.replace(UNREADABLE, "") for text in (year, month, day))
        return "-".join(f"{int(text):02}" for text in typed)


class PartDateField(forms.CharField):
    """The field of a `PartDate`; whether the date can be right is decided by the room of people."""

    widget = PartDate
    default_error_messages = {"unreadable": _("Write day, month and year, only month and year, or only the year.")}

    def to_python(self, value: Any) -> Any:
        """Return the date as written, refused when it is none."""
        if value and UNREADABLE in value:
            raise forms.ValidationError(self.error_messages["unreadable"], code="unreadable")
        return super().to_python(value)


class Lines(forms.CharField):
    """Several short texts, one on each line; the value is a list."""

    widget = forms.Textarea(attrs={"rows": 2, "dir": "auto"})

    def prepare_value(self, value: Any) -> Any:
        """Return the list as lines."""
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        """Return the lines that hold something."""
        return [line.strip() for line in str(value or "").splitlines() if line.strip()]


class Selects(forms.SelectMultiple):
    """Several choices from a long list: one select for each and two more, so that no key has to be held down."""

    template_name = "staff/people/inputs/selects.html"
    allow_multiple_selected = False
    called: Any = ""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Add the rows: what is chosen in each."""
        context = super().get_context(name, value, attrs)
        chosen = [one for one in (value or []) if one]
        context["widget"]["rows"] = [*chosen, *[""] * max(1, SPARE - len(chosen))]
        context["widget"]["offered"] = list(self.choices)
        context["widget"]["called"] = self.called
        context["widget"]["described"] = context["widget"]["attrs"].get("aria-describedby", "")
        return context

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        """Return the chosen codes without repeats and empty rows."""
        return list(dict.fromkeys(code for code in data.getlist(name) if code))


class Papers(forms.Widget):
    """Identity numbers: the kind and the number of each, with spare rows."""

    template_name = "staff/people/inputs/papers.html"
    kinds: list[tuple[str, str]] = []

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Add the rows and the kinds on offer."""
        context = super().get_context(name, value, attrs)
        context["widget"]["rows"] = [*(value or []), *[{"kind": "", "value": ""}] * SPARE]
        context["widget"]["kinds"] = self.kinds
        context["widget"]["described"] = context["widget"]["attrs"].get("aria-describedby", "")
        return context

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[dict[str, str]]:
        """Return the rows in which anything stands."""
        pairs = zip(data.getlist(f"{name}-kind"), data.getlist(f"{name}-value"), strict=False)
        rows = [{"kind": kind, "value": value.strip()} for kind, value in pairs]
        return [row for row in rows if row["kind"] or row["value"]]


class PapersField(forms.Field):
    """The field of `Papers`; a number needs its kind and a kind its number."""

    widget = Papers
    default_error_messages = {
        "half": _("Each number needs its kind, and each kind its number."),
        "kind": _("Choose the kind from the list."),
    }

    def validate(self, value: Any) -> None:
        """Refuse half rows and kinds that are not on offer; what was typed stays on the page."""
        known = {code for code, _label in self.widget.kinds}
        for row in value or []:
            if not (row["kind"] and row["value"]):
                raise forms.ValidationError(self.error_messages["half"], code="half")
            if row["kind"] not in known:
                raise forms.ValidationError(self.error_messages["kind"], code="kind")
