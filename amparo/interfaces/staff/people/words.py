"""What each detail of a person is called on screen, in which card it stands, and how its value reads."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.casework.people import rules
from amparo.interfaces.staff import labels
from amparo.interfaces.ui.languages import dated

CALLED: Mapping[str, Any] = {
    "name_given": gettext_lazy("Given name"),
    "name_father": gettext_lazy("Father's name"),
    "name_grandfather": gettext_lazy("Grandfather's name"),
    "name_family": gettext_lazy("Family name"),
    "name_as_written": gettext_lazy("Name as the person writes it"),
    "name_script": gettext_lazy("Script of that name"),
    "preferred_name": gettext_lazy("Preferred name"),
    "name_romanised": gettext_lazy("Other spellings"),
    "other_names": gettext_lazy("Other names"),
    "birth_date": gettext_lazy("Date of birth"),
    "birth_precision": gettext_lazy("How sure the date is"),
    "age_stated": gettext_lazy("Age as stated"),
    "age_stated_on": gettext_lazy("Age was stated on"),
    "sex": gettext_lazy("Sex"),
    "gender": gettext_lazy("Gender identity"),
    "marital": gettext_lazy("Marital status"),
    "population_groups": gettext_lazy("Population groups"),
    "nationalities": gettext_lazy("Nationalities"),
    "languages": gettext_lazy("Languages"),
    "interpreter": gettext_lazy("Interpreter"),
    "contact_channel": gettext_lazy("Safe way to make contact"),
    "contact_value": gettext_lazy("Number, address or place"),
    "contact_when": gettext_lazy("When it is safe"),
    "contact_not_know": gettext_lazy("Who must not know"),
    "contact_note": gettext_lazy("What else to mind"),
    "identifiers": gettext_lazy("Identity numbers and papers"),
    "wg_seeing": gettext_lazy("Seeing, even with glasses"),
    "wg_hearing": gettext_lazy("Hearing, even with a hearing aid"),
    "wg_walking": gettext_lazy("Walking or climbing steps"),
    "wg_remembering": gettext_lazy("Remembering or concentrating"),
    "wg_selfcare": gettext_lazy("Washing or dressing"),
    "wg_communicating": gettext_lazy("Understanding others and being understood"),
}
CODED = {
    "name_script": "name_script",
    "sex": "sex",
    "gender": "gender_identity",
    "marital": "marital",
    "population_groups": "population_group",
    "nationalities": "countries",
    "languages": "languages",
    "interpreter": "interpreter_kind",
    "contact_channel": "contact_channel",
    **{name: "wg_difficulty" for name in CALLED if name.startswith("wg_")},
}
CARDS: Mapping[str, tuple[Any, tuple[str, ...]]] = {
    "names": (gettext_lazy("Names"), (
        "name_given", "name_father", "name_grandfather", "name_family", "preferred_name",
        "name_as_written", "name_script", "name_romanised", "other_names",
    )),
    "birth": (gettext_lazy("Birth and sex"), ("birth_date", "birth_precision", "age_stated", "sex", "gender", "marital")),
    "groups": (gettext_lazy("Groups and languages"), ("population_groups", "nationalities", "languages", "interpreter")),
    "contact": (gettext_lazy("Safe contact"), (
        "contact_channel", "contact_value", "contact_when", "contact_not_know", "contact_note",
    )),
    "identifiers": (gettext_lazy("Identity numbers and papers"), ("identifiers",)),
    "abilities": (gettext_lazy("Difficulties in daily life"), tuple(name for name in CALLED if name.startswith("wg_"))),
}  # fmt: skip
ISOLATED = frozenset({*rules.NAME_PARTS, "name_as_written", "preferred_name", "contact_value"})


def called(field: str) -> str:
    """Return what `field` is called in the reader's language."""
    return str(CALLED.get(field, field))


def say(field: str, value: Any) -> str:
    """Return the value of `field` in words of the reader's language; several values stand on lines of their own."""
    if not value:
        return ""
    if field == "identifiers":
        return "\n".join(f"{labels.label('identifier_kind', one['kind'])}: {one['value']}" for one in value)
    if field == "birth_precision":
        return _("Estimated") if value == "estimated" else _("As the person knows it")
    if field == "birth_date":
        return birth(value)
    items = value if isinstance(value, list) else [value]
    return "\n".join(labels.labels(CODED[field], items) if field in CODED else [str(item) for item in items])


def birth(written: str) -> str:
    """Return a birth date as far as it is known: 4 Mar 2011, March 2011 or 2011."""
    day = rules.birth({"birth_date": written})
    if day is None:
        return written
    return dated(day, {0: "Y", 1: "F Y"}.get(written.count("-"), "j M Y"))


def age(fields: Mapping[str, Any], years: int | None) -> str:
    """Return the age in words, saying when it is not certain; empty when nothing is known."""
    if years is None:
        return ""
    if rules.age_is_uncertain(fields):
        return _("%(years)s years (not certain)") % {"years": years}
    return _("%(years)s years") % {"years": years}
