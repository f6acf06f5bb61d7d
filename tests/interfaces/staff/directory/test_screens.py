"""Services are found, read, checked and kept up to date on the screens; a safe house is shown to case staff alone."""

import html
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from amparo.casework.directory import hours
from amparo.casework.directory.models import Location, Organization, Service
from amparo.interfaces.ui import week
from tests.casework.directory.listing import HOUSE, SERVICE, Listed, listed
from tests.cast import Cast
from tests.interfaces.staff.desk import at_desk, page_of

pytestmark = pytest.mark.django_db
HOME = "/directory/"


@pytest.fixture
def known(cast: Cast) -> Listed:
    return listed(cast)


def service_page(known: Listed, rest: str = "") -> str:
    return f"{HOME}services/{known.service}/{rest}"


def sending(**more: Any) -> dict[str, Any]:
    """Return what the form of a service sends."""
    told = {name: "\n".join(value) if name in ("documents", "costs", "phones", "contacts") else value
            for name, value in SERVICE.items()}  # fmt: skip
    return {**told, "status": "active", "key": str(uuid4()), "based_on": "2", **more}


def messages(page: Any) -> str:
    return html.unescape(page.content.decode())


@pytest.mark.parametrize("who", ["alma", "bruno", "dina", "eyob", "chidi"])
def test_everybody_who_looks_for_services_finds_and_reads_them(cast: Cast, known: Listed, who: str) -> None:
    assert SERVICE["name"] in page_of(at_desk(who), HOME)
    page = page_of(at_desk(who), service_page(known))
    for text in (SERVICE["description"], "Rosa", "Muelle 1", "Step-free entrance", "Checked 20 Nov 2026", "Arabic"):
        assert text in page


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ("MO-SU", "Every day: 08:00 to 16:00"),
        ("MO-FR", "Monday to Friday: 08:00 to 16:00"),
        ("MO,TU,TH", "Monday, Tuesday, Thursday: 08:00 to 16:00"),
        ("SA-SU", "Saturday, Sunday: 08:00 to 16:00"),
    ],
)
def test_opening_hours_are_told_as_people_tell_them(days: str, said: str) -> None:
    assert week.opening(hours.read(f"{days} 08:00-16:00")) == said


def test_a_protected_place_is_marked_in_the_list_of_those_who_know_it(cast: Cast, known: Listed) -> None:
    assert "Protected place" in page_of(at_desk("alma"), HOME)
    assert "Protected place" not in page_of(at_desk("chidi"), HOME)


@pytest.mark.parametrize("who", ["farah", "petra"])
def test_others_have_no_directory(cast: Cast, known: Listed, who: str) -> None:
    assert at_desk(who).get(HOME).status_code == 404
    assert at_desk(who).get(service_page(known)).status_code == 404


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("kind=legal_aid", True),
        ("kind=food", False),
        ("place=QV0102", True),
        ("place=QV02", False),
        ("language=ara&open=on", True),
        ("language=fra", False),
        ("kind=nonsense&place=nonsense&page=x", True),
        ("page=2", False),
    ],
)
def test_filters_narrow_the_list_and_nonsense_narrows_nothing(
    cast: Cast, known: Listed, question: str, found: bool
) -> None:
    assert (SERVICE["name"] in page_of(at_desk("eyob"), f"{HOME}?{question}")) is found


def test_a_case_worker_says_that_a_listing_was_checked_today(cast: Cast, known: Listed) -> None:
    Service.objects.filter(pk=known.service).update(checked_on=None)
    client = at_desk("alma")
    assert "Never checked" in page_of(client, service_page(known))
    sent = client.post(service_page(known, "check/"), {"capacity": "full", "key": str(uuid4())}, follow=True)
    assert "Checked 20 Nov 2026" in messages(sent)
    assert "Takes no referrals now" in messages(sent)
    assert client.post(service_page(known, "check/"), {"capacity": "", "key": str(uuid4())}).status_code == 422


@pytest.mark.parametrize("who", ["eyob", "chidi", "carla"])
def test_who_may_not_check_has_no_button_and_cannot_send_it(cast: Cast, known: Listed, who: str) -> None:
    client = at_desk(who)
    assert "I checked this listing today" not in page_of(client, service_page(known))
    sent = client.post(service_page(known, "check/"), {"capacity": "full", "key": str(uuid4())})
    assert sent.status_code == 404
    assert Service.objects.get(pk=known.service).capacity == "limited"


def test_a_supervisor_makes_an_organisation_a_location_and_a_service(cast: Cast, known: Listed) -> None:
    client = at_desk("bruno")
    told = {
        "name": "Sopa Azul",
        "kind": "volunteers",
        "phones": "+000 555 0102\n",
        "key": str(uuid4()),
        "based_on": "0",
    }
    assert client.post(f"{HOME}organizations/new/", told).status_code == 302
    made = Organization.objects.get(name="Sopa Azul")
    place = {"name": "Kitchen", "location_type": "physical", "place": "QV0201", "key": str(uuid4()), "based_on": "0"}
    assert client.post(f"{HOME}organizations/{made.pk}/locations/new/", place).status_code == 302
    kitchen = Location.objects.get(name="Kitchen")
    soup = {
        "name": "Soup at noon", "types": ["food"], "status": "active", "hours": "MO-SU 12:00-14:00", "capacity": "open",
        "locations": [str(kitchen.pk)], "reports_to_authorities": "no", "asks_status": "no",
        "trained_for_survivors": "unknown", "key": str(uuid4()),
        "based_on": "0",
    }  # fmt: skip
    page = client.post(f"{HOME}organizations/{made.pk}/services/new/", soup, follow=True)
    assert "Soup at noon" in messages(page)
    assert "Never checked" in messages(page)
    assert "Sopa Azul" in page_of(client, f"{HOME}organizations/")
    assert "Soup at noon" in page_of(client, f"{HOME}organizations/{made.pk}/")


def test_the_form_of_a_service_shows_what_stands_and_sends_the_same_back(cast: Cast, known: Listed) -> None:
    client = at_desk("bruno")
    page = html.unescape(page_of(client, service_page(known, "change/")))
    for text in (SERVICE["name"], SERVICE["hours"], "Desk of the lawyers | Rosa Marín", SERVICE["safe_contact_note"]):
        assert text in page
    before = list(Service.objects.filter(pk=known.service).values())
    sent = sending(locations=[str(known.office)], capacity_available="3")
    assert client.post(service_page(known, "change/"), sent).status_code == 302
    unchanged = {"modified_at", "capacity_at"}
    for old, new in zip(before, Service.objects.filter(pk=known.service).values(), strict=True):
        assert {k: v for k, v in old.items() if k not in unchanged} == {
            k: v for k, v in new.items() if k not in unchanged
        }


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"name": ""}, "required"),
        ({"hours": "in the morning"}, "A line of the opening hours cannot be read."),
        ({"maximum_age": "2"}, "The oldest age is lower than the youngest."),
        ({"types": []}, "This field is required."),
        ({"based_on": "1"}, "Somebody else changed this listing while you were writing."),
    ],
)
def test_what_cannot_be_kept_is_said_and_nothing_typed_is_lost(
    cast: Cast, known: Listed, change: dict[str, Any], said: str
) -> None:
    sent = sending(description="Typed with care", **change)
    answer = at_desk("bruno").post(service_page(known, "change/"), sent)
    assert answer.status_code == 422
    assert said in messages(answer)
    assert "Typed with care" in messages(answer)
    assert Service.objects.get(pk=known.service).description == SERVICE["description"]


@pytest.mark.parametrize("who", ["alma", "chidi", "carla", "eyob"])
def test_who_may_not_change_listings_meets_a_page_that_is_not_there(cast: Cast, known: Listed, who: str) -> None:
    client = at_desk(who)
    for path in (
        service_page(known, "change/"),
        f"{HOME}organizations/{known.organization}/change/",
        f"{HOME}organizations/{known.organization}/services/new/",
        f"{HOME}organizations/{known.organization}/locations/new/",
        f"{HOME}locations/{known.office}/change/",
    ):
        assert client.get(path).status_code == 404, path
        assert client.post(path, sending()).status_code == 404, path


@pytest.mark.parametrize("who", ["dina", "eyob", "chidi", "carla"])
def test_nothing_of_a_safe_house_is_on_any_screen_of_those_who_may_not_know_it(
    cast: Cast, known: Listed, who: str
) -> None:
    client = at_desk(who)
    paths = [
        "",
        "?hidden=on",
        "?kind=shelter",
        "?place=QV0102",
        "organizations/",
        f"organizations/{known.organization}/",
    ]
    paths += ["to-check/", "to-check/?whose=all", f"services/{known.service}/", f"services/{known.service}/change/"]
    paths += [f"services/{known.shelter}/", f"services/{known.shelter}/change/", f"locations/{known.house}/change/"]
    text = "".join(client.get(HOME + path).content.decode().replace(HOME + path, "") for path in paths)
    assert SERVICE["name"] in text
    for secret in ("Luna", HOUSE, str(known.house)):
        assert secret not in text, secret


def test_case_staff_see_the_safe_house_with_a_warning(cast: Cast, known: Listed) -> None:
    page = page_of(at_desk("alma"), f"{HOME}services/{known.shelter}/")
    assert HOUSE in page
    assert "Protected place: tell nobody outside" in page


def test_an_information_officer_is_not_asked_whether_a_place_is_protected(cast: Cast, known: Listed) -> None:
    path = f"{HOME}organizations/{known.organization}/locations/new/"
    assert "is_protected" not in page_of(at_desk("dina"), path)
    assert "is_protected" in page_of(at_desk("bruno"), path)


def test_what_has_to_be_checked_again_is_listed_for_its_owner(cast: Cast, known: Listed) -> None:
    Service.objects.filter(pk=known.service).update(checked_on="2026-01-01")
    assert SERVICE["name"] in page_of(at_desk("bruno"), f"{HOME}to-check/")
    assert SERVICE["name"] not in page_of(at_desk("alma"), f"{HOME}to-check/")
    page = page_of(at_desk("alma"), f"{HOME}to-check/?whose=all")
    assert SERVICE["name"] in page
    assert "Too old" in page
    assert SERVICE["name"] not in page_of(at_desk("alma"), HOME)


@pytest.mark.parametrize(
    ("language", "said"), [("ar", "قبل الذهاب إلى هناك"), ("es", "Antes de ir"), ("fr", "Avant d")]
)
def test_the_page_of_a_service_speaks_the_readers_language(
    cast: Cast, known: Listed, client: Client, language: str, said: str
) -> None:
    client = at_desk("alma")
    client.cookies["django_language"] = language
    page = page_of(client, service_page(known))
    assert said in page
    assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}"' in page
