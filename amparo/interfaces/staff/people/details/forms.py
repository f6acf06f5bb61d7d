"""The forms of a person's details, one for each card; registering shows them together, changing one at a time."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.foundation import clock
from amparo.interfaces.staff import labels
from amparo.interfaces.staff.people.details.fields import Details, Sent, one_of, several_of, text
from amparo.interfaces.staff.people.details.widgets import Lines, PapersField, PartDateField, Selects
from amparo.interfaces.staff.people.words import CALLED


class Names(Details):
    """Every way a person is called."""

    name_given = text("name_given", gettext_lazy("Write any part of the name that is known."))
    name_father = text("name_father")
    name_grandfather = text("name_grandfather")
    name_family = text("name_family")
    preferred_name = text("preferred_name", gettext_lazy("The name the person wants us to say."))
    name_as_written = text("name_as_written", gettext_lazy("In their own script, if they can write it."))
    name_script = one_of("name_script")
    name_romanised = Lines(
        label=CALLED["name_romanised"],
        required=False,
        help_text=gettext_lazy("As papers or others spell it; one a line."),
    )
    other_names = Lines(
        label=CALLED["other_names"], required=False, help_text=gettext_lazy("Earlier or other names; one a line.")
    )


class Birth(Details):
    """When somebody was born, as far as they know, and their sex."""

    birth_date = PartDateField(
        label=CALLED["birth_date"],
        required=False,
        help_text=gettext_lazy("What is known is enough: only the year, too."),
    )
    estimated = forms.BooleanField(label=gettext_lazy("This date is estimated"), required=False)
    age_stated = forms.CharField(
        label=CALLED["age_stated"],
        required=False,
        max_length=3,
        widget=forms.TextInput({"inputmode": "numeric", "class": "govuk-input--width-3"}),
        help_text=gettext_lazy("Whole years, when no date is known."),
    )
    sex = one_of("sex")
    gender = one_of("gender", gettext_lazy("Only if the person wants to say."))
    marital = one_of("marital")

    def __init__(self, data: Sent = None, initial: Mapping[str, Any] | None = None) -> None:
        known = dict(initial or {})
        known["estimated"] = known.get("birth_precision") == "estimated"
        super().__init__(data, known)

    def clean_age_stated(self) -> str:
        """Return the age in European digits, whatever digits were typed."""
        typed = str(self.cleaned_data["age_stated"] or "").strip()
        return str(int(typed)) if typed.isdecimal() else typed

    def details(self) -> dict[str, Any]:
        """Return the details; a newly stated age is dated today."""
        found = super().details()
        found["birth_precision"] = "estimated" if found.pop("estimated") and found["birth_date"] else ""
        same = found["age_stated"] == (self.initial.get("age_stated") or "")
        today = clock.today().isoformat() if found["age_stated"] else ""
        found["age_stated_on"] = self.initial.get("age_stated_on") or "" if same else today
        return found


class Groups(Details):
    """How a person describes their situation, and the languages they speak; none of it is a condition for help."""

    population_groups = several_of(
        "population_groups",
        forms.CheckboxSelectMultiple(attrs={"class": "am-small"}),
        gettext_lazy("Only if the person wants to say. Help never depends on it."),
    )
    nationalities = several_of("nationalities", Selects())
    languages = several_of("languages", Selects(), gettext_lazy("The one they speak best first."))
    interpreter = one_of("interpreter")


class Contact(Details):
    """How, when and past whom a person can be reached without danger."""

    contact_channel = one_of("contact_channel")
    contact_value = text("contact_value")
    contact_when = text("contact_when", gettext_lazy("Days and hours, in the person's words."))
    contact_not_know = text("contact_not_know", gettext_lazy("Anyone who must not learn that we are in touch."))
    contact_note = text("contact_note", long=True)


class Identifiers(Details):
    """Numbers and papers by which others know the person."""

    identifiers = PapersField(label=CALLED["identifiers"], required=False)

    def __init__(self, data: Sent = None, initial: Mapping[str, Any] | None = None) -> None:
        super().__init__(data, initial)
        kinds = [one["kind"] for one in self.initial.get("identifiers") or []]
        self.fields["identifiers"].widget.kinds = labels.choices("identifier_kind", empty=_("Choose"), keep=kinds)


class Abilities(Details):
    """The six domains of the Washington Group short set (washingtongroup-disability.com), as headings of our own."""

    wg_seeing = one_of("wg_seeing")
    wg_hearing = one_of("wg_hearing")
    wg_walking = one_of("wg_walking")
    wg_remembering = one_of("wg_remembering")
    wg_selfcare = one_of("wg_selfcare")
    wg_communicating = one_of("wg_communicating")


FORMS: dict[str, type[Details]] = {
    "names": Names,
    "birth": Birth,
    "groups": Groups,
    "contact": Contact,
    "identifiers": Identifiers,
    "abilities": Abilities,
}
