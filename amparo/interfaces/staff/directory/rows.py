"""What is known of a service, as lines of its page; what nobody wrote down is left out."""

from typing import Any

from django.utils.translation import gettext as _

from amparo.casework.directory import queries
from amparo.interfaces.staff import labels
from amparo.interfaces.staff.directory import words
from amparo.interfaces.ui import languages, week
from amparo.interfaces.ui.parts import Row
from amparo.practice.numbers.limits import Limit

Rows = list[tuple[str, str] | Row]


def said(rows: Rows) -> list[Row]:
    """Return what is known; what nobody wrote down is left out."""
    every = [row if isinstance(row, Row) else Row(str(row[0]), row[1]) for row in rows]
    return [row for row in every if row.value]


def reached(phones: list[str], email: str, website: str) -> Rows:
    """Return how something is reached, which is written from left to right in every language."""
    lines = [*((_("Telephone"), number) for number in phones), (_("E-mail"), email), (_("Website"), website)]
    return [Row(key, value, isolate=True) for key, value in lines]


def what(view: queries.ServiceView) -> Rows:
    """Return what the service is and for whom."""
    row = view.row
    return [
        (_("Organisation"), row.organization.name),
        (_("Kind of organisation"), labels.label("organization_kind", row.organization.kind)),
        (_("Kind of help"), "\n".join(labels.labels("service_type", [one.code for one in row.terms.all()]))),
        (_("Description"), row.description),
        (_("For whom"), row.eligibility_description),
        (_("Ages"), _ages(row.minimum_age, row.maximum_age)),
        (_("Sex"), _(", ").join(labels.labels("sex", row.sexes))),
        (_("Nationalities"), _(", ").join(labels.labels("countries", row.nationalities))),
        (_("Turns away"), "\n".join(labels.labels("turned_away", row.turned_away))),
        (_("Languages"), _(", ").join(labels.labels("languages", [one.code for one in row.languages.all()]))),
        (_("Interpreters"), row.interpretation_services),
    ]


def _ages(youngest: int | None, oldest: int | None) -> str:
    if youngest is not None and oldest is not None:
        return _("%(youngest)s to %(oldest)s years") % {"youngest": youngest, "oldest": oldest}
    if youngest is not None:
        return _("from %(youngest)s years") % {"youngest": youngest}
    return _("up to %(oldest)s years") % {"oldest": oldest} if oldest is not None else ""


def before(view: queries.ServiceView) -> Rows:
    """Return what a person should know before they go there."""
    row = view.row
    return [
        (_("Notice"), row.alert),
        (_("Passes information to authorities"), str(words.SAID[row.reports_to_authorities])),
        (_("Asks about migration status"), str(words.SAID[row.asks_status])),
        (_("Trained for survivors of violence"), str(words.SAID[row.trained_for_survivors])),
        (_("Contacting safely"), row.safe_contact_note),
        (_("How to get it"), row.application_process),
        (_("Documents to bring"), "\n".join(one.document for one in row.requireddocuments.all())),
        (_("Costs"), "\n".join([*(one.option for one in row.costoptions.all()), row.fees_description]).strip()),
    ]


def where(view: queries.ServiceView) -> Rows:
    """Return when and where the service is given, and how it is reached."""
    row = view.row
    areas = _(", ").join(area.place.name(languages.of_page()) for area in row.serviceareas.all())
    contacts = [f"{one.title}: {one.name}" if one.name else one.title for one in row.contacts.all()]
    return [
        (_("Open"), week.opening(view.hours)),
        *((one.name, _at(one)) for one in view.locations),
        (_("For people in"), areas),
        *reached([one.number for one in row.phones.all()], row.email, row.url),
        (_("Contact"), "\n".join(contacts)),
    ]


def _at(one: Any) -> str:
    access = _(", ").join(labels.labels("accessibility_kind", [each.code for each in one.accessibility.all()]))
    place = one.place.name(languages.of_page()) if one.place else ""
    said = "\n".join(filter(None, (one.address_1, place, one.transportation, access)))
    return said or str(words.LOCATION_TYPES[one.location_type])


def kept(view: queries.ServiceView) -> Rows:
    """Return who keeps the listing and who checked it."""
    row = view.row
    return [
        (_("Kept by"), row.owner.display_name if row.owner else ""),
        (_("Checked last by"), _checked_by(row)),
    ]


def _checked_by(row: Any) -> str:
    if row.told_by_itself:
        return str(_("the service itself, by its link"))
    return row.checked_by.display_name if row.checked_by else str(_("nobody yet"))


def limit(hidden: Limit) -> Row:
    """Return after how long a listing is hidden, with the source of that number."""
    text = _("A listing that nobody checked for %(days)s days is hidden.") % {"days": hidden.amount}
    return Row(_("How long it counts"), text, unverified="" if hidden.verified else hidden.source)
