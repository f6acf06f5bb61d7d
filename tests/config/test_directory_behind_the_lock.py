"""The database keeps protected places from those whom the program keeps them from, and shows everybody the rest."""

import random

import pytest
from django.db import DatabaseError, transaction

from amparo.casework.directory import actions, queries, reach
from amparo.casework.directory.models import Contact, Location, Organization, Phone, Revision, Service
from amparo.casework.directory.queries import public
from amparo.foundation import ids
from amparo.foundation.errors import Refusal
from amparo.trust.accounts import second_lock
from amparo.trust.disclosure.access import Access
from tests.casework.directory.listing import SERVICE, listed
from tests.cast import Cast
from tests.config import locked

pytestmark = locked.on_postgres
KEEPERS = ("bruno", "carla")
EVERYBODY = ("alma", "bruno", "selma", "chidi", "carla", "dina", "eyob", "farah", "petra")


def random_listings(cast: Cast, dice: random.Random) -> None:
    """Make organisations of both agencies, with open and protected places, and services at none, one or some of them."""
    for number in range(12):
        by = cast.access(dice.choice(KEEPERS))
        owner = actions.save_organization(by=by, fields={"name": f"Org {number}", "kind": "volunteers"})
        places = [
            actions.save_location(by=by, organization=owner, fields={"name": "At", "is_protected": dice.random() < 0.5})
            for _ in range(dice.randrange(3))
        ]
        for _ in range(dice.randrange(3)):
            at = [str(place) for place in places if dice.random() < 0.5]
            told = {"name": "Help", "types": ["food"], "phones": ["1"], "contacts": ["Desk | Rosa"], "locations": at}
            actions.save_service(by=by, organization=owner, fields=told)


def by_law(access: Access) -> tuple[set[object], ...]:
    """Return the organisations, locations and services that the program lets `access` know."""
    return tuple(
        set(rows(access).values_list("pk", flat=True))
        for rows in (reach.organizations, reach.locations, reach.services)
    )


def in_sight() -> tuple[set[object], ...]:
    """Return the same from the tables as they lie before who stands there."""
    return tuple(set(model.objects.values_list("pk", flat=True)) for model in (Organization, Location, Service))


@pytest.mark.parametrize("seed", range(3))
def test_the_database_shows_the_listings_that_the_program_lets_one_know_and_no_others(cast: Cast, seed: int) -> None:
    random_listings(cast, random.Random(seed))
    asked = {who: by_law(cast.access(who)) for who in EVERYBODY}
    hidden = [sum(map(len, in_sight())) - sum(map(len, known)) for known in asked.values()]
    assert max(hidden) > 5, "something is hidden from somebody"
    locked.settle()
    with locked.connected_as(locked.STAFF):
        for who, known in asked.items():
            second_lock.stand(cast.access(who).actor)
            assert (in_sight(), by_law(cast.access(who))) == (known, known), who
            shown = known[2]
            assert set(Contact.objects.values_list("service", flat=True)) == shown, who
            assert set(Phone.objects.values_list("service", flat=True)) == shown, who
            assert set(Revision.objects.values_list("record", flat=True)) == set().union(*known), who


def test_before_anybody_stands_there_everybody_reads_what_is_public_and_writes_nothing(cast: Cast) -> None:
    known = listed(cast)
    public_ones = list(public.services(public.Wanted())), list(public.organizations())
    locked.settle()
    with locked.connected_as(locked.STAFF):
        assert (list(public.services(public.Wanted())), list(public.organizations())) == public_ones
        assert in_sight() == ({known.organization}, {known.office}, {known.service})
        for write in (
            lambda: Revision.objects.create(record=known.service, number=99, act="directory.service_saved"),
            lambda: Organization.objects.create(name="X", kind="volunteers", agency=cast.puente),
            lambda: Contact.objects.create(service_id=known.service, title="X"),
        ):
            with pytest.raises(DatabaseError), transaction.atomic():
                write()
        assert (Service.objects.update(name="X"), Location.objects.update(name="X")) == (0, 0)
        assert Contact.objects.all().delete()[0] == 0


def test_behind_the_lock_an_agency_keeps_its_own_listings_and_no_other_does(cast: Cast) -> None:
    known = listed(cast)
    locked.settle()
    with locked.connected_as(locked.STAFF):
        for who, kept in (("bruno", True), ("dina", True), ("alma", True), ("carla", False), ("farah", False)):
            second_lock.stand(cast.access(who).actor)
            assert bool(Service.objects.filter(pk=known.service).update(alert="")) is kept, who
            assert Revision.objects.filter(record=known.service).update(number=99) == 0, who
            with pytest.raises(DatabaseError), transaction.atomic():
                Revision.objects.create(record=ids.new(), number=1, act="x", by=cast.users["petra"].pk)
        second_lock.stand(cast.bruno.actor)
        house = {"name": "Casa Sol", "is_protected": True}
        place = actions.save_location(by=cast.bruno, organization=known.organization, fields=house)
        told = {**SERVICE, "locations": [str(place)]}
        actions.save_service(by=cast.bruno, organization=known.organization, service=known.service, fields=told)
        second_lock.stand(cast.carla.actor)
        with pytest.raises(Refusal, match=r"record\.not_there"):
            queries.service(cast.carla, known.service)


def test_what_was_read_for_one_agency_is_not_offered_to_another(cast: Cast) -> None:
    known = listed(cast)
    locked.settle()
    with locked.connected_as(locked.STAFF):
        for who, shown in (
            ("carla", {known.service}),
            ("alma", {known.service, known.shelter}),
            ("dina", {known.service}),
        ):
            second_lock.stand(cast.access(who).actor)
            assert {offer.service for offer in queries.offers(cast.access(who))} == shown, who
        second_lock.stand(cast.bruno.actor)
        actions.save_location(
            by=cast.bruno, organization=known.organization, location=known.office, fields={"name": "Now", "is_protected": True}
        )  # fmt: skip
        second_lock.stand(cast.carla.actor)
        assert queries.offers(cast.carla) == ()
