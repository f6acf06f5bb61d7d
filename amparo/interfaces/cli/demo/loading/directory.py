"""Puts places, organisations and services into the country, as two supervisors would have listed them, and public pages."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from amparo.casework.directory import actions, loading
from amparo.casework.engagement import actions as engagement
from amparo.casework.engagement import starting
from amparo.exchange import boundaries, pcodes
from amparo.interfaces.cli.demo.country import SEED
from amparo.interfaces.cli.demo.loading.staffing import CLINIC
from amparo.interfaces.cli.demo.services import LISTS, Listing, listings
from amparo.trust.disclosure.access import Access


def list_services(keepers: tuple[Access, ...], today: date, staff: UUID) -> None:
    """Bring in the places, and let the `keepers` list the organisations in turn, checked as long ago as they say.

    `staff` is the agency in which the people of the clinic have their accounts.
    """
    rows, _ = pcodes.read((LISTS / "places.csv").read_text(encoding="utf-8"))
    actions.import_places(rows)
    _draw_the_land()
    engagement.bring_starting(by=None, texts=starting.texts(), shown=True)
    for number, listing in enumerate(listings(SEED)):
        ours = {"staff_agency": str(staff)} if listing.organization["name"] == CLINIC else {}
        _list(keepers[number % len(keepers)], replace(listing, organization={**listing.organization, **ours}), today)


def _draw_the_land() -> None:
    """Bring in the invented boundaries of the invented places, through the same door as those of a real country."""
    drawn, _ = boundaries.drawn([(LISTS / "boundaries.json").read_bytes()])
    if drawn is None:
        raise RuntimeError("the boundaries of the demo country are faulty")
    begin = date.fromisoformat(drawn.valid_on)
    actions.import_boundaries(drawn, source="Invented for the demonstration", licence="CC0 1.0", valid_from=begin)


def _list(by: Access, listing: Listing, today: date) -> None:
    organization = actions.save_organization(by=by, fields=listing.organization)
    office = {
        "name": f"Office of {listing.organization['name']}",
        "place": listing.place,
        "accessibility": ["step_free"],
    }
    at = {False: actions.save_location(by=by, organization=organization, fields=office)}
    if any(one.hidden for one in listing.services):
        house = {"name": f"House of {listing.organization['name']}", "place": listing.place, "is_protected": True}
        at[True] = actions.save_location(by=by, organization=organization, fields=house)
    for one in listing.services:
        fields = {**one.fields, "locations": [str(at[one.hidden])]}
        service = actions.save_service(by=by, organization=organization, fields=fields)
        if one.checked is not None:
            loading.checked(by, service, today - timedelta(days=one.checked))
