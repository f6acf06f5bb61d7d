"""The forms of listings; what a listing must say is decided by the room of the directory."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.casework.directory import queries
from amparo.interfaces.staff import labels
from amparo.interfaces.staff.directory import words
from amparo.interfaces.staff.directory.fields import line, listed, number, offer, said, several, text
from amparo.interfaces.staff.entering import Changing
from amparo.interfaces.ui import languages
from amparo.trust.accounts import queries as accounts

CODED = {
    "kind": "organization_kind", "types": "service_type", "languages": "languages", "sexes": "sex", "nationalities": "countries",
    "turned_away": "turned_away", "capacity": "referral_capacity", "accessibility": "accessibility_kind",
}  # fmt: skip
LINES = ("phones", "costs", "documents", "contacts")
LINE_EACH = gettext_lazy("One in each line.")


class Listing(Changing):
    """A listing as a whole; `fields` gives it as the room keeps it."""

    def __init__(self, data: Any = None, *, initial: dict[str, Any]) -> None:
        before = dict(initial)
        shown = {name: "\n".join(value or []) if name in LINES else value for name, value in before.items()}
        super().__init__(data, initial=shown)
        for name, field in self.fields.items():
            if name in CODED and isinstance(field, forms.ChoiceField):
                kept = before.get(name) or []
                offered = labels.choices(CODED[name], keep=[kept] if isinstance(kept, str) else kept)
                offer(self, name, labels.by_name(offered) if name in ("languages", "nationalities") else offered)

    def told(self) -> dict[str, Any]:
        """Return what was said, by the names of the room."""
        apart = ("key", "based_on")
        sent = {name: value for name, value in self.cleaned_data.items() if name not in apart}
        for name in LINES:
            if name in sent:
                sent[name] = [each.strip() for each in sent[name].splitlines() if each.strip()]
        return sent


class OrganizationForm(Listing):
    """An organisation."""

    name = line(gettext_lazy("Name"), required=True)
    alternate_name = line(gettext_lazy("Also known as"))
    kind = forms.ChoiceField(label=gettext_lazy("Kind of organisation"))
    description = text(gettext_lazy("Description"))
    phones = text(gettext_lazy("Telephone"), LINE_EACH)
    email = line(gettext_lazy("E-mail"))
    website = line(gettext_lazy("Website"))
    staff_agency = forms.ChoiceField(
        label=gettext_lazy("Whose accounts are its own people"),
        help_text=gettext_lazy("Referrals to this organisation are addressed to the service providers of that agency."),
        required=False,
    )

    def __init__(self, data: Any = None, *, initial: dict[str, Any]) -> None:
        super().__init__(data, initial=initial)
        offer(self, "staff_agency", [("", _("Nobody's: it has no account here")), *_agencies()])


def _agencies() -> list[tuple[str, str]]:
    return [(str(key), name) for key, name in accounts.agency_names().items()]


class LocationForm(Listing):
    """A location of an organisation; only who may know protected places is asked whether it is one."""

    name = line(gettext_lazy("Name"), required=True)
    location_type = forms.ChoiceField(
        label=gettext_lazy("What kind of location"), choices=list(words.LOCATION_TYPES.items())
    )
    is_protected = forms.BooleanField(
        label=gettext_lazy("This is a protected place, such as a safe house"),
        help_text=gettext_lazy("If it is, only case staff of your agency know of it, and of the services there."),
        required=False,
    )
    place = forms.ChoiceField(label=gettext_lazy("Place"), required=False)
    address_1 = line(gettext_lazy("Address"))
    postal_code = line(gettext_lazy("Postal code"))
    transportation = line(gettext_lazy("How to get there"))
    accessibility = several(gettext_lazy("Access"))

    def __init__(self, data: Any = None, *, protected: bool, initial: dict[str, Any]) -> None:
        super().__init__(data, initial=initial)
        kept = tuple(filter(None, [initial.get("place")]))
        offer(self, "place", [("", "–"), *queries.place_choices(languages.of_page(), kept)])
        if not protected:
            del self.fields["is_protected"]


class ServiceForm(Listing):
    """A service of an organisation."""

    name = line(gettext_lazy("Name"), required=True)
    types = several(gettext_lazy("Kind of help"), required=True)
    description = text(gettext_lazy("Description"))
    status = forms.ChoiceField(label=gettext_lazy("How it stands"), choices=list(words.STATUSES.items()))
    alert = line(gettext_lazy("Notice"), gettext_lazy("What is different for a short time."))
    locations = several(gettext_lazy("Where"))
    areas = listed(gettext_lazy("For people in"))
    hours = text(
        gettext_lazy("Open"), gettext_lazy("One line for days with the same hours, for example MO-FR 09:00-17:00.")
    )
    languages = listed(gettext_lazy("Languages"))
    interpretation_services = line(gettext_lazy("Interpreters"))
    eligibility_description = text(gettext_lazy("For whom"))
    minimum_age = number(gettext_lazy("Youngest age"))
    maximum_age = number(gettext_lazy("Oldest age"))
    sexes = several(gettext_lazy("Sex"), gettext_lazy("Choose none when it is for everybody."))
    nationalities = listed(gettext_lazy("Only for these nationalities"))
    turned_away = several(gettext_lazy("Turns away"), gettext_lazy("In the service's own word, or as people told you."))
    reports_to_authorities = said(gettext_lazy("Passes information to authorities"))
    asks_status = said(gettext_lazy("Asks about migration status"))
    trained_for_survivors = said(gettext_lazy("Trained for survivors of violence"))
    safe_contact_note = text(gettext_lazy("Contacting safely"), gettext_lazy("Only staff read this."))
    application_process = text(gettext_lazy("How to get it"))
    documents = text(gettext_lazy("Documents to bring"), LINE_EACH)
    costs = text(gettext_lazy("Costs"), LINE_EACH)
    capacity = forms.ChoiceField(label=gettext_lazy("Referrals"), initial="unknown_capacity")
    capacity_available = number(gettext_lazy("Places free now"))
    capacity_maximum = number(gettext_lazy("Places in all"))
    phones = text(gettext_lazy("Telephone"), LINE_EACH)
    email = line(gettext_lazy("E-mail"))
    url = line(gettext_lazy("Website"))
    contacts = text(
        gettext_lazy("Contact"),
        gettext_lazy("One in each line: function | name. The function is published, the name is for staff alone."),
    )

    def __init__(self, data: Any = None, *, locations: list[tuple[str, str]], initial: dict[str, Any]) -> None:
        super().__init__(data, initial=initial)
        offer(self, "locations", locations)
        offer(self, "areas", queries.place_choices(languages.of_page(), tuple(initial.get("areas") or ())))
