"""From the administrator's code to the first day: passphrase, second factor, printed codes, work."""

import re

import pytest
from django.test import Client, override_settings

from amparo.foundation import clock
from amparo.trust.accounts.models import User
from amparo.trust.audit.models import Leaf
from amparo.trust.staffing import actions, enrolling
from amparo.trust.staffing.actions import Recognised
from amparo.trust.staffing.models import Enrolment
from tests.cast import NOW, PASSPHRASE, Cast
from tests.interfaces.staff.own.signing import NEW, digits, makes_sheet, secret_on, signs_in, with_app

STRICT = {"login": "30/m/ip", "login_failed": "10/m/ip,5/5m/key"}


def form(code: str, username: str = "alma", new: str = NEW, again: str | None = None) -> dict[str, str]:
    return {"username": username, "code": code, "new": new, "again": new if again is None else again}


@override_settings(AMPARO_SECOND_FACTOR=True)
def test_a_code_leads_through_passphrase_and_app_and_printed_codes_to_work(cast: Cast) -> None:
    client, code = Client(), enrolling.issue(cast.users["alma"])
    assert "Enter for the first time" in client.get("/sign-in/").content.decode()
    assert client.post("/enrol/", form(code.text))["Location"] == "/"
    assert client.get("/")["Location"] == "/own/"
    assert "set up a second factor" in client.get("/own/").content.decode()
    secret = secret_on(client.get("/own/app/").content.decode())
    assert client.post("/own/app/", {"code": digits(secret)})["Location"] == "/own/codes/"
    sheet = client.get("/own/codes/").content.decode()
    assert len(re.findall(r"\d{4} \d{4}", sheet)) == 10
    assert not re.findall(r"\d{4} \d{4}", client.get("/own/codes/").content.decode()), "shown once"
    assert client.get("/")["Location"] == "/own/sheet/"
    makes_sheet(client)
    assert client.get("/").status_code == 200
    acts = list(Leaf.objects.filter(record=cast.users["alma"].pk).order_by("index").values_list("act", flat=True))
    assert acts == ["account.entered", "sign_in.done", "account.factor_added", "account.sheet_made"]


def test_a_code_works_once_and_the_old_passphrase_no_longer(cast: Cast) -> None:
    code = enrolling.issue(cast.users["alma"])
    assert Client().post("/enrol/", form(code.text)).status_code == 302
    assert Client().post("/enrol/", form(code.text)).status_code == 422
    assert signs_in("alma", PASSPHRASE)[1].status_code == 422
    assert signs_in("alma", NEW)[1].status_code == 302


def test_sessions_from_before_end_when_a_code_is_used(cast: Cast) -> None:
    before, _ = signs_in("alma")
    assert before.get("/").status_code == 200
    Client().post("/enrol/", form(enrolling.issue(cast.users["alma"]).text))
    assert before.get("/")["Location"].startswith("/sign-in/")


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"username": "amir"}, "do not fit together"),
        ({"new": "too short", "again": "too short"}, "at least 15 characters"),
        ({"again": "another one altogether"}, "not the same"),
        ({"new": "alma puente amparo", "again": "alma puente amparo"}, "easy to guess"),
    ],
)
def test_what_does_not_do_is_said_beside_its_field_and_nothing_is_used_up(
    cast: Cast, sent: dict[str, str], said: str
) -> None:
    client, code = Client(), enrolling.issue(cast.users["alma"])
    answer = client.post("/enrol/", {**form(code.text), **sent})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert NEW not in answer.content.decode(), "no passphrase comes back"
    assert enrolling.owner_of("alma", code.text) is not None
    assert not client.session.get("_auth_user_id")


def test_a_wrong_code_and_a_wrong_name_get_the_same_answer(cast: Cast) -> None:
    enrolling.issue(cast.users["alma"])
    pages = set()
    for name in ("alma", "amir", "nobody"):
        page = Client().post("/enrol/", form("AAAAA-BBBBB", name)).content.decode()
        page = re.sub(r'(csrfmiddlewaretoken" value=")[^"]+', "", page)
        pages.add(re.sub(r"<bdi><strong>[^<]+", "", page).replace(f'value="{name}"', ""))
    assert len(pages) == 1


@override_settings(ACCOUNT_RATE_LIMITS=STRICT)
def test_guessing_codes_is_slowed_down_whatever_address_is_written_into_the_request(cast: Cast) -> None:
    enrolling.issue(cast.users["alma"])
    client = Client(REMOTE_ADDR="203.0.113.77")
    answers = [
        client.post(
            "/enrol/", form("AAAAA-BBBBB", f"name{turn}"), HTTP_X_FORWARDED_FOR=f"198.51.100.{turn}"
        ).status_code
        for turn in range(14)
    ]
    assert answers[:10] == [422] * 10
    assert set(answers[10:]) == {429}


@override_settings(ACCOUNT_RATE_LIMITS=STRICT, ALLAUTH_TRUSTED_PROXY_COUNT=1)
def test_behind_one_known_proxy_visitors_are_told_apart_by_what_it_adds(cast: Cast) -> None:
    client = Client(REMOTE_ADDR="203.0.113.78")
    answers = [
        client.post(
            "/enrol/", form("AAAAA-BBBBB", f"other{turn}"), HTTP_X_FORWARDED_FOR=f"10.0.0.9, 198.51.100.{turn}"
        ).status_code
        for turn in range(14)
    ]
    assert set(answers) == {422}


def test_a_passphrase_typed_on_another_keyboard_is_the_same(cast: Cast) -> None:
    written, typed = "caf\u00e9 del mar y arena", "cafe\u0301 del mar y arena"
    Client().post("/enrol/", form(enrolling.issue(cast.users["alma"]).text, new=written))
    assert signs_in("alma", typed)[1].status_code == 302


def test_ones_own_passphrase_is_changed_with_the_old_one_and_other_sessions_end(cast: Cast) -> None:
    here, _ = signs_in("alma")
    there, _ = signs_in("alma")
    here.get("/")
    there.get("/")
    wrong = here.post("/own/passphrase/", {"old": "not my passphrase at all", "new": NEW, "again": NEW})
    assert wrong.status_code == 422
    assert User.objects.get(username="alma").check_password(PASSPHRASE)
    assert here.post("/own/passphrase/", {"old": PASSPHRASE, "new": NEW, "again": NEW}).status_code == 302
    assert here.get("/").status_code == 200
    assert there.get("/")["Location"].startswith("/sign-in/")
    assert "this device" in here.get("/own/devices/").content.decode()


def test_the_offered_passphrase_is_in_the_readers_language(cast: Cast) -> None:
    for language, letters in (("ar", "[\u0621-\u064a ]+"), ("fr", "[a-zà-ÿ ]+")):
        client = Client()
        client.cookies["django_language"] = language
        page = client.get("/enrol/").content.decode()
        assert re.search(rf"<bdi><strong>{letters}</strong></bdi>", page)


@override_settings(AMPARO_SECOND_FACTOR=True)
def test_who_enters_again_with_a_new_code_sets_up_the_second_factor_again(cast: Cast) -> None:
    with_app(cast.users["alma"])
    client = Client()
    assert client.post("/enrol/", form(enrolling.issue(cast.users["alma"]).text)).status_code == 302
    assert client.get("/")["Location"] == "/own/"


@override_settings(AMPARO_SECOND_FACTOR=True)
def test_a_code_for_a_forgotten_passphrase_does_not_pass_by_the_second_factor(cast: Cast) -> None:
    secret = with_app(cast.users["alma"])
    code = actions.renew_code(
        by=cast.farah, account=cast.users["alma"].pk, recognised=Recognised.KNOWN, factors_stay=True
    ).text
    with clock.fixed(NOW):
        client = Client()
        assert client.post("/enrol/", form(code))["Location"] == "/sign-in/second/"
        assert client.get("/")["Location"].startswith("/sign-in/"), "the code alone opens nothing"
        assert client.post("/sign-in/second/", {"code": digits(secret, later=1)})["Location"] == "/"
        assert client.get("/")["Location"] in ("/own/codes/", "/own/sheet/")


@override_settings(AMPARO_SECOND_FACTOR=True)
def test_a_code_for_a_lost_second_factor_leads_to_another_one(cast: Cast) -> None:
    with_app(cast.users["alma"])
    client, code = (
        Client(),
        actions.renew_code(by=cast.farah, account=cast.users["alma"].pk, recognised=Recognised.KNOWN),
    )
    assert client.post("/enrol/", form(code.text))["Location"] == "/"
    assert "set up a second factor" in client.get("/own/").content.decode()


@pytest.mark.parametrize(
    "sent", [{}, {"lost": "both"}, {"recognised": "known"}, {"lost": "both", "recognised": "hearsay"}]
)
def test_there_is_no_code_before_it_is_said_what_was_lost_and_how_the_owner_was_recognised(
    cast: Cast, sent: dict[str, str]
) -> None:
    client, _ = signs_in("farah")
    address = f"/accounts/{cast.users['alma'].pk}/code/"
    assert client.post(address, sent).status_code == 422
    assert not Leaf.objects.filter(act="account.code_issued").exists()
    page = client.post(address, {"lost": "passphrase", "recognised": "vouched"}).content.decode()
    assert re.search(r"[2-9A-Z]{5}(-[2-9A-Z]{5}){4}", page)
    assert Enrolment.objects.get(user=cast.users["alma"]).factors_stay
    leaf = Leaf.objects.get(act="account.code_issued")
    assert (leaf.actor, leaf.record) == (cast.farah.id, cast.users["alma"].pk)
    assert '"recognised":"vouched"' in leaf.detail


@pytest.mark.parametrize("recognised", ["", "hearsay"])
def test_the_first_code_and_that_of_a_reopened_account_ask_it_alike(cast: Cast, recognised: str) -> None:
    client, _ = signs_in("farah")
    new = {"display_name": "Inés Paz", "username": "ines", "language": "es", "role": "information_officer"}
    assert client.post("/accounts/new/", {**new, "recognised": recognised}).status_code == 422
    client.post(f"/accounts/{cast.users['alma'].pk}/close/")
    assert client.post(f"/accounts/{cast.users['alma'].pk}/reopen/", {"recognised": recognised}).status_code == 422
    assert not Enrolment.objects.exists()
