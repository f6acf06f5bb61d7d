"""The administrator at the screens: lists, a new account with its code, roles, closing; and nothing of anybody's work."""

import re

import pytest

from amparo.trust.accounts.models import User
from amparo.trust.staffing import enrolling
from tests.cast import Cast, register_sara
from tests.interfaces.staff.desk import at_desk, page_of

SENT = {
    "display_name": "Inés Paz", "username": "ines", "language": "es", "role": "case_worker", "areas": ["gbv"],
    "recognised": "document",
}  # fmt: skip


def test_a_new_account_shows_its_code_once_and_is_listed(cast: Cast) -> None:
    client = at_desk("farah")
    answer = client.post("/accounts/new/", {**SENT, "team": str(cast.north.pk)})
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store"
    code = re.search(r"[2-9A-Z]{5}(-[2-9A-Z]{5}){4}", answer.content.decode())
    assert code
    assert enrolling.owner_of("ines", code[0]) is not None
    listed = page_of(client, "/accounts/")
    assert "Inés Paz" in listed
    assert "Case worker (\u2068North\u2069)" in listed
    assert "Not yet entered" in listed
    page = page_of(client, f"/accounts/{User.objects.get(username='ines').pk}/")
    assert "Gender-based violence" in page
    assert code[0] not in listed + page


def test_sending_the_form_twice_makes_one_account(cast: Cast) -> None:
    client = at_desk("farah")
    client.post("/accounts/new/", {**SENT, "team": str(cast.north.pk)})
    again = client.post("/accounts/new/", {**SENT, "team": str(cast.north.pk)})
    assert again.status_code == 422
    assert "already has this user name" in again.content.decode()


def test_a_role_in_a_team_needs_the_team(cast: Cast) -> None:
    answer = at_desk("farah").post("/accounts/new/", {**SENT, "team": ""})
    assert answer.status_code == 422
    assert "held in a team" in answer.content.decode()
    other = at_desk("farah").post("/accounts/new/", {**SENT, "team": str(cast.other.pk)})
    assert other.status_code == 422, "teams of other agencies are not among the choices"


def test_roles_areas_code_closing_and_reopening_from_the_account_page(cast: Cast) -> None:
    client, amir = at_desk("farah"), cast.users["amir"].pk
    place = f"/accounts/{amir}/"
    assert client.post(f"{place}role/", {"role": "supervisor", "team": str(cast.south.pk)})["Location"] == place
    page = page_of(client, place)
    assert "Supervisor (\u2068South\u2069)" in page
    post = re.findall(r'name="post" value="(\d+)"', page)[-1]
    assert client.post(f"{place}role/end/", {"post": post})["Location"] == place
    assert client.post(f"{place}areas/", {"areas": ["ct"]})["Location"] == place
    assert "Trafficking in persons" in page_of(client, place)
    assert "every open session ends" in page_of(client, f"{place}code/")
    assert "Works once, until" in client.post(f"{place}code/", {"lost": "both", "recognised": "known"}).content.decode()
    worker = at_desk("amir")
    assert worker.get("/").status_code == 200
    assert client.post(f"{place}close/")["Location"] == place
    assert worker.get("/")["Location"].startswith("/sign-in/"), "open sessions end at once"
    assert client.post(f"{place}close/").status_code == 404
    assert "Works once, until" in client.post(f"{place}reopen/", {"recognised": "called"}).content.decode()


def test_what_is_of_another_agency_or_ones_own_cannot_be_changed(cast: Cast) -> None:
    client = at_desk("farah")
    assert client.get(f"/accounts/{cast.users['chidi'].pk}/").status_code == 404
    assert client.post(f"/accounts/{cast.users['chidi'].pk}/close/").status_code == 404
    own = f"/accounts/{cast.users['farah'].pk}/"
    assert "changed by another administrator" in page_of(client, own)
    assert client.post(f"{own}close/").status_code == 404
    answer = client.post(f"{own}role/", {"role": "case_worker", "team": str(cast.north.pk)})
    assert answer.status_code == 422
    assert "Nobody changes the rights of their own account" in answer.content.decode()


@pytest.mark.parametrize("who", ["alma", "bruno", "dina", "eyob", "chidi"])
def test_nobody_else_finds_these_pages(cast: Cast, who: str) -> None:
    client = at_desk(who)
    for path in ("/accounts/", "/accounts/new/", "/accounts/teams/", f"/accounts/{cast.users['amir'].pk}/"):
        assert client.get(path).status_code == 404
    assert 'href="/accounts/"' not in page_of(client, "/")


def test_an_administrator_still_opens_no_record(cast: Cast) -> None:
    sara = register_sara(cast)
    client = at_desk("farah")
    assert client.get(f"/people/{sara}/").status_code == 404
    for path in ("/", "/accounts/", f"/accounts/{cast.users['alma'].pk}/"):
        assert "Sara" not in page_of(client, path)


def test_a_team_is_made_and_listed(cast: Cast) -> None:
    client = at_desk("farah")
    assert client.post("/accounts/teams/new/", {"name": "West", "office": "Hill"})["Location"] == "/accounts/teams/"
    page = page_of(client, "/accounts/teams/")
    assert "West" in page
    assert "Coast" not in page
    assert client.post("/accounts/teams/new/", {"name": "West", "office": "Hill"}).status_code == 422
