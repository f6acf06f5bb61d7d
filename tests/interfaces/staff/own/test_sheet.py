"""Forgetting the passphrase loses no case: with the sheet somebody is back at work in one sitting; keys go with the session."""

from uuid import UUID

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client, override_settings

from amparo.casework.cases import actions as cases
from amparo.casework.cases import queries as case_queries
from amparo.foundation import clock
from amparo.trust.accounts.models import User
from amparo.trust.audit.models import Leaf
from amparo.trust.staffing import enrolling
from tests.cast import NOW, PASSPHRASE, Cast, register_sara
from tests.interfaces.staff.own.signing import NEW, digits, makes_sheet, signs_in, with_app

COOKIE = settings.AMPARO_KEY_COOKIE_NAME


@pytest.fixture
def restricted(cast: Cast) -> tuple[Client, UUID]:
    """Alma's browser, and her restricted case, sealed to the key that her sign-in opened."""
    client, _ = signs_in("alma")
    case = cases.open_case(by=cast.alma, person=register_sara(cast))
    assert client.post(f"/cases/{case}/responsibility/restrict/").status_code == 302
    return client, case


def shows(client: Client, case: UUID) -> bool:
    """Return whether the case's page names Sara."""
    return "Saroura" in client.get(f"/cases/{case}/").content.decode()


@override_settings(AMPARO_SECOND_FACTOR=True)
def test_with_the_sheet_a_forgotten_passphrase_loses_no_case(cast: Cast) -> None:
    secret = with_app(cast.users["alma"])
    client, _ = signs_in("alma")
    client.post("/sign-in/second/", {"code": digits(secret)})
    code = makes_sheet(client)
    case = cases.open_case(by=cast.alma, person=register_sara(cast))
    client.post(f"/cases/{case}/responsibility/restrict/")
    assert shows(client, case)

    with clock.fixed(NOW):
        other = Client()
        assert "recovery sheet" in other.get("/sign-in/").content.decode()
        sent = {"username": "alma", "code": code, "new": NEW, "again": NEW}
        assert other.post("/recover/", sent)["Location"] == "/sign-in/second/", (
            "the second factor is asked for as always"
        )
        assert other.post("/sign-in/second/", {"code": digits(secret, later=1)})["Location"] == "/"
        assert other.get("/")["Location"] == "/own/sheet/", "the sheet is used up: another one is made"
        makes_sheet(other)
        assert shows(other, case)
    assert client.get("/")["Location"].startswith("/sign-in/"), "sessions from before have ended"
    assert signs_in("alma", PASSPHRASE)[1].status_code == 422
    assert Client().post("/recover/", sent).status_code == 422
    assert Leaf.objects.filter(act="account.recovered", record=cast.users["alma"].pk).count() == 1


@pytest.mark.parametrize("wrong", [{"username": "amir"}, {"code": "AAAAA-AAAAA-AAAAA-AAAAA-AAAAA-AAAAA"}])
def test_a_wrong_name_and_a_wrong_code_get_the_same_answer(cast: Cast, wrong: dict[str, str]) -> None:
    client, _ = signs_in("alma")
    sent = {"username": "alma", "code": makes_sheet(client), "new": NEW, "again": NEW, **wrong}
    answer = Client().post("/recover/", sent)
    assert answer.status_code == 422
    assert "do not fit together" in answer.content.decode()
    assert signs_in("alma")[1].status_code == 302


def test_who_enters_anew_with_the_sheet_keeps_the_key_and_without_it_a_colleague_lets_them_in_again(
    cast: Cast, restricted: tuple[Client, UUID]
) -> None:
    client, case = restricted
    enters(cast.users["alma"], sheet=makes_sheet(client))
    assert shows(signs_in("alma", NEW)[0], case)
    enters(cast.users["alma"])
    anew, _ = signs_in("alma", NEW)
    assert anew.get(f"/cases/{case}/").status_code == 403, "hers by the law, and shut to her new key"
    case_queries.case(cast.bruno, case)
    assert shows(anew, case)


def enters(user: User, sheet: str = "") -> None:
    """Use a new code of the administrator."""
    sent = {"username": user.username, "code": enrolling.issue(user).text, "new": NEW, "again": NEW, "sheet": sheet}
    assert Client().post("/enrol/", sent).status_code == 302


def test_a_new_passphrase_opens_the_same_cases_and_ends_other_sessions(
    cast: Cast, restricted: tuple[Client, UUID]
) -> None:
    client, case = restricted
    elsewhere, _ = signs_in("alma")
    assert client.post("/own/passphrase/", {"old": PASSPHRASE, "new": NEW, "again": NEW}).status_code == 302
    assert shows(client, case)
    assert elsewhere.get("/")["Location"].startswith("/sign-in/")
    assert shows(signs_in("alma", NEW)[0], case)


@pytest.mark.parametrize("way_out", ["/lock/", "/sign-out/"])
def test_the_key_goes_with_the_session(cast: Cast, restricted: tuple[Client, UUID], way_out: str) -> None:
    client, _ = restricted
    kept = client.cookies[COOKIE].value
    assert kept
    assert client.cookies[COOKIE]["httponly"]
    assert client.cookies[COOKIE]["samesite"] == "Strict"
    assert not client.cookies[COOKIE]["max-age"]
    client.post(way_out)
    assert client.cookies[COOKIE].value == ""
    assert not any("keys" in row.get_decoded() for row in Session.objects.all())


def test_an_idle_lock_takes_the_key(cast: Cast, restricted: tuple[Client, UUID]) -> None:
    client, _ = restricted
    session = client.session
    session["seen"] -= settings.AMPARO_IDLE_MINUTES * 60 + 1
    session.save()
    assert client.get("/")["Location"].startswith("/sign-in/")
    assert client.cookies[COOKIE].value == ""
    assert not any("keys" in row.get_decoded() for row in Session.objects.all())


def test_the_cookie_without_the_session_and_the_session_without_the_cookie_open_nothing(
    cast: Cast, restricted: tuple[Client, UUID]
) -> None:
    client, case = restricted
    secret = client.cookies[COOKIE].value
    stolen = Client()
    stolen.cookies[settings.SESSION_COOKIE_NAME] = client.cookies[settings.SESSION_COOKIE_NAME].value
    amir, _ = signs_in("amir")
    amir.cookies[COOKIE] = secret
    assert amir.get(f"/cases/{case}/")["Location"].startswith("/sign-in/")
    assert shows(client, case)
    assert stolen.get(f"/cases/{case}/")["Location"].startswith("/sign-in/"), "only the passphrase helps"
