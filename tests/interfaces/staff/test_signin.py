"""Promises of the door: who comes in, in which role, for how long."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.test.utils import override_settings

from amparo.foundation import clock
from amparo.foundation.policy import Role
from amparo.trust.accounts import actions as accounts
from amparo.trust.accounts.models import User
from tests.cast import NOW, PASSPHRASE, Cast
from tests.interfaces.staff.desk import at_desk, page_of

STRICT = {"login": "30/m/ip", "login_failed": "10/m/ip,5/5m/key"}


def test_somebody_who_is_not_signed_in_is_sent_to_the_door_and_back(cast: Cast) -> None:
    answer = Client().get("/search/")
    assert answer.status_code == 302
    assert answer["Location"] == "/sign-in/?next=/search/"
    after = Client().post("/sign-in/?next=/search/", {"login": "alma", "password": PASSPHRASE, "next": "/search/"})
    assert after["Location"] == "/search/"


def test_a_wrong_passphrase_keeps_the_user_name_and_says_what_is_wrong(cast: Cast) -> None:
    answer = Client().post("/sign-in/", {"login": "alma", "password": "not the one"})
    assert answer.status_code == 422
    assert 'value="alma"' in answer.content.decode()
    assert "not the one" not in answer.content.decode()
    assert "govuk-error-summary" in answer.content.decode()


def test_nobody_can_sign_up_or_reset_a_passphrase_by_mail(cast: Cast) -> None:
    page = page_of(Client(), "/sign-in/")
    assert "Ask the administrator" in page
    for path in ("/signup/", "/accounts/signup/", "/accounts/password/reset/"):
        assert Client().get(path).status_code == 404


def test_the_session_gets_a_new_key_at_sign_in(cast: Cast) -> None:
    client = Client()
    client.get("/sign-in/")
    client.session["mark"] = "x"
    before = client.session.session_key
    client.post("/sign-in/", {"login": "alma", "password": PASSPHRASE})
    assert client.session.session_key != before


def test_an_idle_session_is_locked_after_15_minutes(cast: Cast) -> None:
    client = at_desk("alma")
    assert client.get("/").status_code == 200
    with clock.fixed(NOW + timedelta(minutes=14)):
        assert client.get("/").status_code == 200
    with clock.fixed(NOW + timedelta(minutes=30)):
        assert client.get("/")["Location"] == "/sign-in/?next=/"
        assert "signed out because nothing was done" in page_of(client, "/sign-in/")
        assert "signed out because nothing was done" not in page_of(client, "/sign-in/")


def test_a_session_ends_after_twelve_hours_however_busy(cast: Cast) -> None:
    client = at_desk("alma")
    client.get("/")
    for minutes in range(14, 12 * 60, 14):
        with clock.fixed(NOW + timedelta(minutes=minutes)):
            assert client.post("/language/").status_code == 302
    with clock.fixed(NOW + timedelta(hours=12, minutes=1)):
        assert client.get("/").status_code == 302


@override_settings(ACCOUNT_RATE_LIMITS=STRICT)
def test_guessing_a_passphrase_is_slowed_down(cast: Cast) -> None:
    client = Client(REMOTE_ADDR="203.0.113.9")
    for _ in range(5):
        client.post("/sign-in/", {"login": "alma", "password": "a wrong guess of words"})
    assert client.post("/sign-in/", {"login": "alma", "password": PASSPHRASE}).status_code == 422
    for _ in range(30):
        answer = client.post("/sign-in/", {"login": "bruno", "password": "a wrong guess of words"})
    assert answer.status_code == 429
    assert "Wait five minutes" in answer.content.decode()
    assert not client.session.get("_auth_user_id")


def test_somebody_with_several_roles_chooses_one_and_acts_in_it_alone(cast: Cast) -> None:
    gita = accounts.make_user(
        cast.puente, "gita", "Gita", PASSPHRASE, [(Role.CASE_WORKER, cast.north), (Role.ADMINISTRATOR, None)]
    )
    client = at_desk("gita")
    assert client.get("/")["Location"] == "/role/"
    before = client.session.session_key
    assert client.post("/role/", {"role": "administrator"})["Location"] == "/"
    assert client.session.session_key != before
    assert "open no record of a person" in page_of(client, "/")
    assert "Change role" in page_of(client, "/")
    assert client.get("/search/").status_code == 404
    client.post("/role/", {"role": "case_worker"})
    assert client.get("/search/").status_code == 200
    assert gita.display_name in page_of(client, "/")


def test_a_role_that_is_not_held_cannot_be_chosen(cast: Cast) -> None:
    client = at_desk("alma")
    assert client.post("/role/", {"role": "supervisor"}).status_code == 422
    assert "Case worker" in page_of(client, "/")


def test_an_account_without_a_role_is_told_so_and_sent_in_no_circle(cast: Cast) -> None:
    accounts.make_user(cast.puente, "noor", "Noor", PASSPHRASE, [])
    client = at_desk("noor")
    assert client.get("/")["Location"] == "/role/"
    assert client.get("/role/").status_code == 403


def test_a_closed_account_does_not_come_in(cast: Cast) -> None:
    cast.users["alma"].is_active = False
    cast.users["alma"].save()
    client = Client()
    answer = client.post("/sign-in/", {"login": "alma", "password": PASSPHRASE})
    assert answer.status_code in (403, 422)
    assert not client.session.get("_auth_user_id")


def test_signing_out_ends_the_session(cast: Cast) -> None:
    client = at_desk("alma")
    assert client.get("/").status_code == 200
    cookies = client.cookies.copy()
    assert client.get("/sign-out/").status_code == 405
    assert client.post("/sign-out/")["Location"] == "/sign-in/"
    client.cookies = cookies
    assert client.get("/").status_code == 302, "who kept the cookie has nothing"


@pytest.mark.parametrize("language", ["es", "fr", "ar"])
def test_the_language_can_be_changed_before_and_after_sign_in(cast: Cast, language: str) -> None:
    client = Client()
    client.post("/language/", {"language": language, "next": "/sign-in/"})
    assert f'lang="{language}"' in page_of(client, "/sign-in/")


@pytest.mark.parametrize("name", ["dina", "eyob", "farah"])
def test_roles_without_records_find_words_and_no_records(cast: Cast, name: str) -> None:
    client = at_desk(name)
    page = page_of(client, "/")
    assert "govuk-table" not in page
    assert 'href="/search/"' not in page
    for path in ("/search/", "/register/"):
        assert client.get(path).status_code == 404


def test_the_passphrase_is_hidden_and_may_be_pasted_or_filled_in_by_a_manager(cast: Cast) -> None:
    page = Client().get("/sign-in/").content.decode()
    field = re.search(r'<input[^>]*name="password"[^>]*>', page)
    assert field is not None
    assert 'type="password"' in field[0]
    assert 'autocomplete="current-password"' in field[0]
    assert "maxlength" not in field[0]
    assert "onpaste" not in page


@pytest.mark.parametrize("typed", [PASSPHRASE.upper(), f" {PASSPHRASE}", PASSPHRASE[:-1], f"{PASSPHRASE} "])
def test_a_passphrase_counts_exactly_as_it_is_typed(cast: Cast, typed: str) -> None:
    assert Client().post("/sign-in/", {"login": "alma", "password": typed}).status_code == 422


@pytest.mark.parametrize("place", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)"])
def test_the_door_leads_to_no_other_house(cast: Cast, place: str) -> None:
    after = Client().post("/sign-in/", {"login": "alma", "password": PASSPHRASE, "next": place})
    assert (after.status_code, after["Location"]) == (302, "/")


@pytest.mark.django_db
def test_a_new_house_has_no_account_that_somebody_could_guess() -> None:
    assert User.objects.count() == 0
