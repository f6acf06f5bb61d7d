"""What the fields of an entry are called, and how their values read."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.foundation import ids
from amparo.interfaces.staff import labels
from amparo.interfaces.staff.cases import words
from amparo.interfaces.ui.languages import dated
from amparo.interfaces.ui.parts import Row

FIELDS: Mapping[str, Any] = {
    "text": gettext_lazy("Text"),
    "kind": gettext_lazy("Kind"),
    "time": gettext_lazy("Time of the appointment"),
    "outcome": gettext_lazy("What came of it"),
    "stage": gettext_lazy("Stage of the journey"),
    "place": gettext_lazy("Place"),
    "country": gettext_lazy("Country"),
    "transport": gettext_lazy("Means of transport"),
    "arrived_on": gettext_lazy("Arrived on"),
    "left_on": gettext_lazy("Left"),
    "what_happened": gettext_lazy("What happened"),
    "with_whom": gettext_lazy("With whom"),
    "when_known": gettext_lazy("When, as far as known"),
    "reported": gettext_lazy("Reported to an authority"),
    "title": gettext_lazy("Title"),
    "media_type": gettext_lazy("Kind of file"),
    "bytes": gettext_lazy("Size in bytes"),
    "about": gettext_lazy("About"),
    "form": gettext_lazy("Form"),
}
LISTS = {
    ("task", "kind"): "task_kind",
    ("incident", "kind"): "incident_kind",
    ("incident", "stage"): "journey_stage",
    ("incident", "country"): "countries",
    ("incident", "reported"): "yes_no_unknown",
    ("journey", "stage"): "journey_stage",
    ("journey", "country"): "countries",
    ("journey", "transport"): "transport",
    ("document", "kind"): "document_kind",
}
DAYS = frozenset({"arrived_on", "left_on"})
UNSAID = frozenset({"form"})


def field_name(field: str) -> str:
    """Return what a field of an entry is called."""
    return str(FIELDS.get(field, field))


def field_words(kind: str, field: str, value: str) -> str:
    """Return the value of a field of an entry of `kind` in words."""
    if (kind, field) in LISTS:
        return labels.label(LISTS[(kind, field)], value)
    if field == "about":
        return about(value)
    if field in DAYS:
        return dated(date.fromisoformat(value)) if value else ""
    return value


def about(value: str) -> str:
    """Return what words of a supervisor are about: `plan approved`, `risk medium`, `reopened`."""
    subject, _mark, said = value.partition(" ")
    if ids.parse(subject):  # words on a form of an area name it by its entry
        return words.state(said).text
    if subject == "risk":
        return words.level(said)
    lifted = {
        "reopened": _("Reopened"),
        "conflict_lifted": _("Conflict of interest lifted"),
        "restriction_lifted": _("Restriction lifted"),
    }
    if subject in lifted:
        return lifted[subject]
    return " · ".join(part for part in (words.step(subject), words.state(said).text if said else "") if part)


def rows(kind: str, fields: Mapping[str, Any]) -> list[Row]:
    """Return the fields of an entry for reading, in a fixed order."""
    order = [name for name in FIELDS if fields.get(name) and name not in UNSAID]
    return [Row(field_name(name), field_words(kind, name, str(fields[name])), isolate=True) for name in order]
