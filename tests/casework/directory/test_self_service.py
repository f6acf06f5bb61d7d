"""A service keeps its own listing: what it says counts at once, and the link opens nothing else and ends when it is told to."""

from typing import Any
from uuid import uuid4

import pytest

from amparo.casework.directory import actions
from amparo.casework.directory.models import Revision, Service, ServiceLink, ServiceNews
from amparo.casework.directory.queries import listings
from amparo.casework.directory.self_service import links, telling
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.trust.audit.models import Leaf
from tests.casework.directory.listing import SERVICE, Listed, listed
from tests.cast import NOW, Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def known(cast: Cast) -> Listed:
    return listed(cast)


@pytest.fixture
def token(cast: Cast, known: Listed) -> str:
    return actions.make_link(by=cast.bruno, service=known.service)


def tell(token: str, **changed: Any) -> dict[str, Any]:
    """Say how the service stands, with changes; return what differs from the listing."""
    link, service = telling.listing(token)
    return telling.tell(link=link, service=service, said={**telling.standing(service), **changed}, key=uuid4())


def test_what_a_service_says_stands_in_its_listing_and_counts_as_checked(known: Listed, token: str) -> None:
    Service.objects.filter(pk=known.service).update(checked_on=None)
    assert tell(token, hours="MO-TU 10:00-12:00", phones=["+000 555 0199"], capacity="full", alert="Back door") == {
        "hours": "MO-TU 10:00-12:00",
        "phones": ["+000 555 0199"],
        "capacity": "full",
        "alert": "Back door",
    }
    assert Service.objects.get(pk=known.service).checked_on is None, "what waits is no listing"
    assert actions.take_in_news() == 1
    row = Service.objects.get(pk=known.service)
    assert (row.checked_on, row.checked_by, row.told_by_itself) == (NOW.date(), None, True)
    assert (row.capacity, row.capacity_available, row.alert) == ("full", None, "Back door")
    assert [one.byday for one in row.schedules.all()] == ["MO,TU"]
    assert [one.number for one in row.phones.all()] == ["+000 555 0199"]
    assert row.safe_contact_note == SERVICE["safe_contact_note"], "the rest stays"


def test_that_all_still_holds_is_said_by_changing_nothing(known: Listed, token: str) -> None:
    before = telling.standing(Service.objects.get(pk=known.service))
    assert tell(token) == {}
    assert actions.take_in_news() == 1
    assert telling.standing(Service.objects.get(pk=known.service)) == before
    assert Service.objects.get(pk=known.service).told_by_itself


def test_whoever_changes_the_listing_next_is_shown_what_the_service_said(cast: Cast, known: Listed, token: str) -> None:
    tell(token, alert="Back door")
    actions.take_in_news()
    number, fields = listings.revision(known.service)
    assert (fields["alert"], fields["name"]) == ("Back door", SERVICE["name"])
    with pytest.raises(Refusal) as refused:
        actions.save_service(
            by=cast.bruno, organization=known.organization, service=known.service, fields=fields, based_on=number - 1
        )
    assert refused.value.code == "directory.changed_meanwhile"
    assert Revision.objects.get(record=known.service, number=number).by is None


def test_a_check_by_staff_is_theirs_again(cast: Cast, known: Listed, token: str) -> None:
    tell(token)
    actions.take_in_news()
    actions.check_service(by=cast.alma, service=known.service)
    row = Service.objects.get(pk=known.service)
    assert (row.checked_by_id, row.told_by_itself) == (cast.alma.id, False)


@pytest.mark.parametrize("who", ["alma", "chidi", "carla", "eyob", "farah", "petra"])
def test_a_link_is_made_and_ended_by_who_may_edit_the_listing_alone(
    cast: Cast, known: Listed, token: str, who: str
) -> None:
    for act in (actions.make_link, actions.end_link):
        with pytest.raises(Refusal) as refused:
            act(by=cast.access(who), service=known.service)
        assert refused.value.code == "record.not_there"
    assert links.found(token).service_id == known.service


def test_a_safe_house_gets_no_link_and_a_place_that_becomes_one_loses_it(cast: Cast, known: Listed, token: str) -> None:
    with pytest.raises(Refusal) as refused:
        actions.make_link(by=cast.bruno, service=known.shelter)
    assert refused.value.code == "directory.link_protected"
    tell(token, alert="Come by night")
    office = {"name": "Office", "place": "QV0101", "address_1": "Muelle 1", "is_protected": True}
    actions.save_location(by=cast.bruno, organization=known.organization, location=known.office, fields=office)
    assert over(token)
    assert actions.take_in_news() == 0


def over(token: str) -> bool:
    """Return whether a link leads nowhere."""
    try:
        telling.listing(token)
    except Refusal as refusal:
        return refusal.code == "directory.link_over"
    return False


def test_a_new_link_ends_the_one_before_and_an_ended_one_leads_nowhere(cast: Cast, known: Listed, token: str) -> None:
    tell(token, alert="Waiting")
    newer = actions.make_link(by=cast.bruno, service=known.service)
    assert (over(token), over(newer)) == (True, False)
    assert actions.take_in_news() == 0, "what came by an ended link is not taken in"
    actions.end_link(by=cast.bruno, service=known.service)
    assert over(newer)
    assert over("x" * 43)
    acts = Leaf.objects.filter(record=known.service, act__startswith="directory.link").values_list("act", flat=True)
    assert list(acts) == ["directory.link_made", "directory.link_made", "directory.link_ended"]


def test_a_link_has_an_end(known: Listed, token: str) -> None:
    until = ServiceLink.objects.get().until
    with clock.fixed(until):
        assert over(token)


def test_the_database_holds_no_token(known: Listed, token: str) -> None:
    held = ServiceLink.objects.get()
    assert token.encode() not in bytes(held.digest)
    assert len(bytes(held.digest)) == 32


@pytest.mark.parametrize(
    ("changed", "field"),
    [({"hours": "whenever"}, "hours"), ({"capacity": "plenty"}, "capacity"), ({"alert": "x" * 5001}, "alert")],
)
def test_what_cannot_be_kept_is_told_beside_its_field(token: str, changed: dict[str, Any], field: str) -> None:
    with pytest.raises(Refusal) as refused:
        tell(token, **changed)
    assert refused.value.field == field
    assert not ServiceNews.objects.exists()


def test_what_came_around_the_door_is_checked_once_more(known: Listed, token: str) -> None:
    ServiceNews.objects.create(link=ServiceLink.objects.get(), fields={"capacity": "plenty"})
    assert actions.take_in_news() == 0
    assert Service.objects.get(pk=known.service).capacity == SERVICE["capacity"]


def test_a_link_in_wrong_hands_fills_no_database(token: str) -> None:
    for _ in range(telling.MOST_A_DAY):
        tell(token)
    with pytest.raises(Refusal) as refused:
        tell(token)
    assert refused.value.code == "directory.link_busy"
