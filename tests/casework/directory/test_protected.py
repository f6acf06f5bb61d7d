"""A safe house is known to case staff of the agency that keeps it, and to nobody else by any way."""

from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from amparo.casework.directory import actions, queries
from amparo.casework.directory.models import Location
from amparo.casework.directory.queries import public
from amparo.exchange import hsds
from amparo.foundation.errors import Refusal
from tests.casework.directory.listing import HOUSE, Listed, listed
from tests.cast import Cast

pytestmark = pytest.mark.django_db
INSIDE = ("alma", "amir", "bruno", "selma", "samuel")
OUTSIDE = ("chidi", "carla", "dina", "eyob", "farah", "petra")


@pytest.fixture
def known(cast: Cast) -> Listed:
    return listed(cast)


@pytest.mark.parametrize("who", INSIDE)
def test_case_staff_of_the_agency_see_it_marked(cast: Cast, known: Listed, who: str) -> None:
    view = queries.service(cast.access(who), known.shelter)
    assert view.is_protected
    assert [at.address_1 for at in view.locations] == [HOUSE]


@pytest.mark.parametrize("who", OUTSIDE)
def test_for_everybody_else_it_is_not_there(cast: Cast, known: Listed, who: str) -> None:
    access = cast.access(who)
    for read, record in ((queries.service, known.shelter), (queries.location, known.house)):
        with pytest.raises(Refusal, match=r"record\.not_there"):
            read(access, record)
    names = [view.row.name for view in queries.services(access, queries.Filter(hidden=True))]
    assert "Nights at Casa Luna" not in names
    assert known.shelter not in {offer.service for offer in queries.offers(access)}
    with pytest.raises(Refusal, match=r"record\.not_there"):
        actions.check_service(by=access, service=known.shelter)


def test_offers_of_those_inside_have_it(cast: Cast, known: Listed) -> None:
    assert {offer.service for offer in queries.offers(cast.alma)} == {known.service, known.shelter}
    assert {offer.service for offer in queries.offers(cast.chidi)} == {known.service}


def test_an_organisation_that_has_nothing_else_is_not_there_either(cast: Cast, known: Listed) -> None:
    other = actions.save_organization(by=cast.bruno, fields={"name": "Only Luna", "kind": "women_led"})
    house = actions.save_location(by=cast.bruno, organization=other, fields={"name": "Luna", "is_protected": True})
    told = {"name": "Nights", "types": ["shelter"], "locations": [str(house)]}
    actions.save_service(by=cast.bruno, organization=other, fields=told)
    assert other in {one.pk for one in queries.organizations(cast.alma)}
    assert other not in {one.pk for one in queries.organizations(cast.chidi)}
    assert other not in {one.id for one in public.organizations()}


def test_an_organisation_with_a_safe_house_is_hidden_before_its_service_is_listed_and_shown_by_what_else_it_offers(
    cast: Cast, known: Listed
) -> None:
    other = actions.save_organization(by=cast.bruno, fields={"name": "Only Luna", "kind": "women_led"})
    office = actions.save_location(by=cast.bruno, organization=other, fields={"name": "Office"})
    assert other in {one.pk for one in queries.organizations(cast.chidi)}
    actions.save_location(by=cast.bruno, organization=other, fields={"name": "Luna", "is_protected": True})
    for access in (cast.chidi, cast.dina):
        for read, record in ((queries.organization, other), (queries.location, office)):
            with pytest.raises(Refusal, match=r"record\.not_there"):
                read(access, record)
    with pytest.raises(Refusal, match=r"record\.not_there"):
        actions.save_organization(by=cast.dina, organization=other, fields={"name": "X", "kind": "women_led"})
    told = {"name": "Tea", "types": ["food"], "locations": [str(office)]}
    actions.save_service(by=cast.bruno, organization=other, fields=told)
    assert queries.organization(cast.chidi, other).pk == other


def test_who_may_not_know_a_protected_location_cannot_take_it_away_by_saving(cast: Cast, known: Listed) -> None:
    both = {"name": "Both", "types": ["shelter"], "locations": [str(known.office), str(known.house)]}
    service = actions.save_service(by=cast.bruno, organization=known.organization, fields=both)
    with pytest.raises(Refusal, match=r"record\.not_there"):
        actions.save_service(
            by=cast.dina, organization=known.organization, service=service, fields={**both, "locations": []}
        )
    assert Location.objects.filter(at_services__service=service, is_protected=True).exists()


def everything() -> str:
    """Return all that the public queries give, in the shapes in which it leaves."""
    said: list[Any] = [hsds.organization(one) for one in public.organizations()]
    for one in public.services(public.Wanted()):
        said += [hsds.service(one), *(hsds.service_at_location(one, at) for at in one.locations)]
    return repr(said)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.booleans(), st.sets(st.integers(0, 3), max_size=4)), min_size=1, max_size=4))
def test_whatever_is_listed_no_public_answer_holds_a_protected_place_or_a_service_at_one(
    cast: Cast, listings: list[tuple[bool, set[int]]]
) -> None:
    """Each listing is an organisation with four locations, of which two are protected, and a service at some of them."""
    hidden: list[UUID] = []
    shown: list[UUID] = []
    for number, (has_kind, at) in enumerate(listings):
        organization = actions.save_organization(by=cast.bruno, fields={"name": f"Org {number}", "kind": "volunteers"})
        places = [
            actions.save_location(
                by=cast.bruno,
                organization=organization,
                fields={"name": f"qzxhouse{number}-{place}" if place > 1 else "Office", "is_protected": place > 1},
            )
            for place in range(4)
        ]
        told = {
            "name": f"Service {number}",
            "types": ["shelter"] if has_kind else ["food"],
            "locations": [str(places[place]) for place in at],
        }
        service = actions.save_service(by=cast.bruno, organization=organization, fields=told)
        (hidden if at & {2, 3} else shown).append(service)
    text = everything()
    assert "qzxhouse" not in text
    assert not any(str(service) in text for service in hidden)
    assert all(str(service) in text for service in shown)


def test_names_of_contacts_and_notes_on_safe_contact_are_not_published(known: Listed) -> None:
    text = everything()
    assert "Desk of the lawyers" in text
    assert "Rosa" not in text
    assert "boat" not in text
