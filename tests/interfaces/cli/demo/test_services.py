"""The invented directory holds together: places exist, kinds decide safeguards, some are stale, some protected."""

from amparo.casework.directory import rules
from amparo.exchange import pcodes
from amparo.interfaces.cli.demo.country import SEED
from amparo.interfaces.cli.demo.services import LISTS, PUBLIC_BODIES, listings

LISTINGS = list(listings(SEED))
SERVICES = [(listing, one) for listing in LISTINGS for one in listing.services]


def test_there_are_about_a_hundred_and_twenty_services_of_most_kinds_of_organisation() -> None:
    assert len(SERVICES) == 120
    assert len({listing.organization["kind"] for listing in LISTINGS}) >= 15
    assert list(listings(SEED)) == LISTINGS


def test_everything_can_be_kept_and_lies_in_a_place_of_the_country() -> None:
    rows, complaints = pcodes.read((LISTS / "places.csv").read_text(encoding="utf-8"))
    assert not complaints
    known = {row.code for row in rows}
    for listing, one in SERVICES:
        rules.check(listing.organization, rules.ORGANIZATION, ("name", "kind"))
        rules.check_service(one.fields)
        assert {listing.place, *one.fields["areas"]} <= known


def test_public_bodies_ask_and_report_more_often_and_some_listings_are_old_or_protected() -> None:
    def share(public: bool, field: str) -> float:
        rows = [one for listing, one in SERVICES if (listing.organization["kind"] in PUBLIC_BODIES) is public]
        return sum(one.fields[field] == "yes" for one in rows) / len(rows)

    assert share(True, "asks_status") > share(False, "asks_status") + 0.3
    assert share(True, "reports_to_authorities") > share(False, "reports_to_authorities") + 0.3
    assert {one.hidden for _, one in SERVICES} == {True, False}
    ages = [one.checked for _, one in SERVICES]
    assert None in ages
    assert 5 <= sum(age is not None and age > 90 for age in ages) <= 60
