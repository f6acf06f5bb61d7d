"""Why: inputs that people under stress get right: a date typed as three numbers, choices as radios, a plain file field."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy

PARTS = ("day", "month", "year")
UNREADABLE = "~"  # stands in no date format of any language, so the field refuses the text and keeps what was typed


class DateParts(forms.Widget):
    """A date as day, month and year; the field name gets `-day`, `-month` and `-year`, digits of any script are read."""

    template_name = "ui/forms/date_parts.html"
    use_fieldset = True

    def format_value(self, value: Any) -> Any:
        """Return `value` (a date, an ISO date or what was typed) as the three texts shown, in the order of `PARTS`."""
        return split_date(value)

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Add the three inputs to the template context of Django's widget."""
        context = super().get_context(name, value, attrs)
        context["widget"]["texts"] = dict(zip(PARTS, self.format_value(value), strict=True))
        return context

    def id_for_label(self, id_: str) -> str:
        """Return the id of the first input, where links of the error summary lead."""
        return f"{id_}-day" if id_ else id_

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        """Say whether none of the three inputs was sent."""
        return not any(f"{name}-{part}" in data for part in PARTS)

    def value_from_datadict(self, data: Mapping[str, Any], files: MultiValueDict[str, Any], name: str) -> str | None:
        """Return the date sent under `name` in ISO 8601, None when empty, or the typed parts when they are no date."""
        return join_date(data, name)


class FileChoice(forms.FileInput):
    """A plain file field; what may be sent and how large is said in the field's help text."""

    def __init__(self, attrs: dict[str, Any] | None = None, accept: str = "") -> None:
        super().__init__({**({"accept": accept} if accept else {}), **(attrs or {})})


class File(forms.FileField):
    """A file that is asked for; one larger than the server reads does not come at all, and who sent it is told so."""

    default_error_messages = {
        "required": gettext_lazy("No file came. Choose one, and none that is larger than is said here."),
    }


def split_date(value: Any) -> tuple[str, str, str]:
    """Return day, month and year of a date, an ISO text or unreadable typed parts, as texts; empty when nothing."""
    if isinstance(value, date):
        return str(value.day), str(value.month), str(value.year)
    text = str(value or "")
    pieces = text.split(UNREADABLE) if UNREADABLE in text else text.split("-")
    if len(pieces) != len(PARTS):
        return "", "", text
    year, month, day = pieces
    if UNREADABLE in text:
        return day, month, year
    return day.lstrip("0"), month.lstrip("0"), year


def join_date(data: Mapping[str, Any], name: str) -> str | None:
    """Read `name`-day, -month and -year from POST `data`: ISO date, None when all are empty, else the parts kept as typed."""
    typed = [str(data.get(f"{name}-{part}") or "").strip() for part in PARTS]
    if not any(typed):
        return None
    try:
        day, month, year = (int(text) for text in typed)
        return date(year, month, day).isoformat()
    except ValueError:
        return UNREADABLE.join(reversed([text.replace(UNREADABLE, "") for text in typed]))
