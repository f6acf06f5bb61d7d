"""What is grave asks for the passphrase again after five minutes; locking leaves only the user name."""

import time

import pytest

from tests.canary.crawler import routes
from tests.cast import PASSPHRASE, Cast
from tests.interfaces.staff.desk import at_desk, prove
from tests.interfaces.staff.own.signing import NEW, signs_in

FRESH = {
    "case_form_csv", "case_summary", "case_transfer_offer",
    "staff_account_new", "staff_team_new", "staff_role_give", "staff_role_end", "staff_areas", "staff_code_new",
    "staff_account_close", "staff_account_reopen",
    "mfa_activate_totp", "mfa_add_webauthn", "factor_remove", "mfa_view_recovery_codes", "mfa_generate_recovery_codes",
    "sheet",
}  # fmt: skip
GRAVE = ("csv", "export", "summary.pdf", "transfer/", "accounts/", "own/codes", "own/factors", "own/sheet")
HARMLESS = {"case_transfer", "staff_accounts", "staff_account", "staff_teams"}


def test_the_screens_that_ask_again_are_these_and_no_grave_one_is_forgotten() -> None:
    assert {route.name for route in routes() if route.view.declared_fresh} == FRESH if _all_declare() else False
    grave = {route.name for route in routes() if any(mark in route.template for mark in GRAVE)}
    assert grave - HARMLESS <= FRESH


def _all_declare() -> bool:
    return all(hasattr(route.view, "declared_fresh") for route in routes())


@pytest.mark.parametrize("path", ["/accounts/new/", "/accounts/teams/new/"])
def test_after_five_minutes_the_passphrase_is_asked_for_and_the_way_goes_on(cast: Cast, path: str) -> None:
    client = at_desk("farah")
    assert client.get(path).status_code == 200
    prove(client, cast.users["farah"], ago=301)
    assert client.get(path)["Location"] == f"/again/?next={path.replace('/', '%2F')}"
    assert client.get("/accounts/").status_code == 200, "looking asks for nothing"
    assert client.post(f"/again/?next={path}", {"password": NEW}).status_code == 422
    assert client.get(path).status_code == 302
    assert client.post(f"/again/?next={path}", {"password": PASSPHRASE})["Location"] == path
    assert client.get(path).status_code == 200


def test_nothing_that_was_sent_too_late_is_done_or_kept(cast: Cast) -> None:
    client = at_desk("farah")
    prove(client, cast.users["farah"], ago=301)
    sent = {"name": "A very own team", "office": "Hill"}
    assert client.post("/accounts/teams/new/", sent).status_code == 302
    assert "A very own team" not in str(dict(client.session))
    client.post("/again/?next=/accounts/teams/new/", {"password": PASSPHRASE})
    assert "A very own team" not in client.get("/accounts/teams/").content.decode()


def test_after_the_proof_nobody_is_led_to_another_site(cast: Cast) -> None:
    client = at_desk("farah")
    prove(client, cast.users["farah"], ago=301)
    answer = client.post(
        f"/accounts/{cast.users['amir'].pk}/role/end/", {"post": "1"}, HTTP_REFERER="https://example.org/x"
    )
    assert answer["Location"] == "/again/?next=%2F"
    assert client.post("/again/?next=https://example.org/", {"password": PASSPHRASE})["Location"] == "/"


def test_a_sign_in_is_itself_a_proof_and_the_proof_of_another_is_none(cast: Cast) -> None:
    client, _ = signs_in("farah")
    assert client.get("/accounts/new/").status_code == 200
    session = client.session
    session["account_authentication_methods_user"] = str(cast.users["alma"].pk)
    session["account_authentication_methods"] = [{"method": "password", "at": time.time()}]
    session.save()
    assert client.get("/accounts/new/").status_code == 302


def test_locking_ends_the_session_and_leaves_the_user_name(cast: Cast) -> None:
    client, _ = signs_in("alma")
    key = client.session.session_key
    assert client.get("/lock/").status_code == 405
    assert client.post("/lock/")["Location"] == "/sign-in/"
    assert client.session.session_key != key
    page = client.get("/sign-in/").content.decode()
    assert 'value="alma"' in page
    assert "This screen is locked" in page
    assert client.get("/")["Location"].startswith("/sign-in/")
    _, answer = signs_in("amir", client=client)
    assert answer.status_code == 302, "somebody else signs in over it"
    assert "Amir" in client.get("/").content.decode()


def test_the_warning_of_the_lock_is_on_every_page_hidden_until_its_time(cast: Cast) -> None:
    page = at_desk("alma").get("/").content.decode()
    assert 'data-idle-seconds="780" hidden' in page
    assert at_desk("alma").post("/own/stay/").status_code == 204
