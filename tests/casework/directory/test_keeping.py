"""Listings are kept whole: each change a revision and a leaf, refused when it is wrong, foreign, or on top of another's."""

from typing import Any
from uuid import uuid4

import pytest

from amparo.casework.directory import actions, queries
from amparo.casework.directory.models import Contact, Place, Revision, Schedule, Service, Term
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Role
from amparo.trust.audit.models import Leaf
from tests.casework.directory.listing import ORGANIZATION, SERVICE, Listed, listed
from tests.cast import NOW, Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def known(cast: Cast) -> Listed:
    return listed(cast)


def test_a_service_is_kept_with_all_that_belongs_to_it(cast: Cast, known: Listed) -> None:
    view = queries.service(cast.alma, known.service)
    assert [str(one) for one in view.hours] == ["MO,TU,WE,TH,FR 08:00-16:00"]
    assert {term.code for term in view.row.terms.all()} == set(SERVICE["types"])
    assert [at.name for at in view.locations] == ["Office"]
    assert view.row.owner_id == cast.bruno.id
    assert (view.row.checked_on, view.row.checked_by_id) == (NOW.date(), cast.bruno.id)


def test_every_change_is_a_revision_and_a_leaf_without_content(cast: Cast, known: Listed) -> None:
    rows = list(Revision.objects.filter(record=known.service).order_by("number"))
    assert [(row.number, row.act, row.by) for row in rows] == [
        (1, "directory.service_saved", cast.bruno.id),
        (2, "directory.service_checked", cast.bruno.id),
    ]
    assert rows[0].fields["name"] == SERVICE["name"]
    leaves = Leaf.objects.filter(record=known.service, outcome="done")
    assert [leaf.act for leaf in leaves.order_by("index")] == ["directory.service_saved", "directory.service_checked"]
    assert not any(SERVICE["name"] in leaf.detail for leaf in leaves)


def test_what_did_not_change_keeps_its_id(cast: Cast, known: Listed) -> None:
    before = set(Term.objects.filter(service=known.service).values_list("pk", flat=True))
    hours = set(Schedule.objects.filter(service=known.service).values_list("pk", flat=True))
    changed = {**SERVICE, "types": ["legal_aid"], "locations": [str(known.office)]}
    actions.save_service(by=cast.bruno, organization=known.organization, service=known.service, fields=changed)
    assert set(Term.objects.filter(service=known.service).values_list("pk", flat=True)) < before
    assert set(Schedule.objects.filter(service=known.service).values_list("pk", flat=True)) == hours


def test_a_change_on_top_of_somebody_elses_is_refused(cast: Cast, known: Listed) -> None:
    seen, _ = queries.revision(known.service)
    again: dict[str, Any] = {"by": cast.bruno, "organization": known.organization, "service": known.service}
    actions.save_service(**again, fields={**SERVICE, "name": "First"}, based_on=seen)
    with pytest.raises(Refusal, match=r"directory\.changed_meanwhile"):
        actions.save_service(**again, fields={**SERVICE, "name": "Second"}, based_on=seen)
    assert Service.objects.get(pk=known.service).name == "First"


def test_the_same_form_twice_makes_one_organisation(cast: Cast) -> None:
    key = uuid4()
    made = {actions.save_organization(by=cast.bruno, fields=ORGANIZATION, key=key) for _ in range(2)}
    assert len(made) == 1
    with pytest.raises(Refusal, match=r"record\.key_used"):
        actions.save_organization(by=cast.dina, fields=ORGANIZATION, key=key)


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("name", "", "directory.missing"),
        ("types", [], "directory.missing"),
        ("types", ["piano"], "directory.unknown_code"),
        ("languages", ["xx"], "directory.unknown_code"),
        ("status", "asleep", "directory.unknown_code"),
        ("reports_to_authorities", "perhaps", "directory.unknown_code"),
        ("maximum_age", 3, "directory.ages"),
        ("capacity_maximum", 1, "directory.capacity"),
        ("hours", "mornings", "directory.hours"),
        ("hours", "MO 17:00-09:00", "directory.hours"),
        ("areas", ["ZZ99"], "directory.unknown_place"),
        ("description", "a" * 5001, "directory.too_long"),
        ("locations", [str(uuid4())], "directory.unknown_place"),
    ],
)
def test_what_cannot_be_kept_is_refused_beside_its_field_and_nothing_changes(
    cast: Cast, known: Listed, field: str, value: Any, code: str
) -> None:
    before = list(Service.objects.order_by("pk").values())
    with pytest.raises(Refusal) as refusal:
        actions.save_service(
            by=cast.bruno, organization=known.organization, service=known.service, fields={**SERVICE, field: value}
        )
    assert refusal.value.code == code
    assert refusal.value.field in (field, "capacity_available")
    assert list(Service.objects.order_by("pk").values()) == before


@pytest.mark.parametrize("who", ["alma", "eyob", "farah", "petra", "carla"])
def test_only_supervisors_and_information_officers_of_the_agency_change_listings(
    cast: Cast, known: Listed, who: str
) -> None:
    with pytest.raises(Refusal, match=r"record\.not_there"):
        actions.save_service(
            by=cast.access(who), organization=known.organization, service=known.service, fields=SERVICE
        )
    last = Leaf.objects.order_by("-index").first()
    assert last is not None
    assert (last.actor, last.outcome) == (cast.users[who].pk, "refused")


def test_a_case_worker_says_that_a_listing_was_checked_and_another_agency_cannot(cast: Cast, known: Listed) -> None:
    actions.check_service(by=cast.alma, service=known.service, capacity="full")
    row = Service.objects.get(pk=known.service)
    assert (row.capacity, row.capacity_available, row.checked_by_id) == ("full", None, cast.alma.id)
    for who in ("chidi", "eyob", "farah"):
        with pytest.raises(Refusal, match=r"record\.not_there"):
            actions.check_service(by=cast.access(who), service=known.service)


def test_an_information_officer_changes_a_listing_but_enters_no_protected_place(cast: Cast, known: Listed) -> None:
    officer = cast.access("dina", Role.INFORMATION_OFFICER)
    actions.save_organization(by=officer, organization=known.organization, fields={**ORGANIZATION, "name": "Faro"})
    with pytest.raises(Refusal, match=r"directory\.protected"):
        actions.save_location(
            by=officer, organization=known.organization, fields={"name": "Secret", "is_protected": True}
        )


def test_a_contact_keeps_its_name_apart_from_its_function(known: Listed) -> None:
    contact = Contact.objects.get(service=known.service)
    assert (contact.title, contact.name) == ("Desk of the lawyers", "Rosa Marín")


def test_places_lie_in_places_and_are_found_by_what_they_lie_in(cast: Cast, known: Listed) -> None:
    clara = Place.objects.get(code="QV0101")
    assert queries.chain(clara.pk) == ("QV0101", "QV01", "QV")

    def found(code: str) -> list[str]:
        return [view.row.name for view in queries.services(cast.chidi, queries.Filter(place=code))]

    assert found("QV0101") == found("QV0102") == found("QV01") == [SERVICE["name"]]
    assert found("QV02") == []


def test_services_are_found_by_kind_language_and_opening(cast: Cast, known: Listed) -> None:
    def found(**wanted: Any) -> int:
        return len(queries.services(cast.chidi, queries.Filter(**wanted)))

    assert (found(kind="legal_aid"), found(kind="food")) == (1, 0)
    assert (found(language="ara"), found(language="fra")) == (1, 0)
    assert (found(open_at=NOW), found(open_at=NOW.replace(hour=16))) == (1, 0)
    with clock.fixed(NOW.replace(day=21)):  # a Saturday
        assert found(open_at=clock.now()) == 0


def test_a_service_for_a_place_that_nobody_knows_stays_as_it_was(cast: Cast, known: Listed) -> None:
    wrong = {**SERVICE, "name": "Another", "types": ["shelter"], "areas": ["QV01", "XX99"]}
    with pytest.raises(Refusal, match=r"directory\.unknown_place") as refusal:
        actions.save_service(by=cast.bruno, organization=known.organization, service=known.service, fields=wrong)
    assert refusal.value.field == "areas"
    assert Service.objects.get(pk=known.service).name == SERVICE["name"]
    assert {term.code for term in Term.objects.filter(service=known.service)} == set(SERVICE["types"])
