"""Open sessions are seen and ended from afar; a new device is told on the next page of the others."""

from datetime import timedelta

from allauth.usersessions.models import UserSession
from django.test import Client

from amparo.foundation import clock
from tests.cast import NOW, Cast
from tests.interfaces.staff.own.signing import FIREFOX, digits, secret_on, signs_in

PHONE = "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.1 Mobile Safari/537.36"
NEWS = "signed in to your account from a new device"


def two_browsers() -> tuple[Client, Client]:
    desk, _ = signs_in("alma")
    desk.get("/")
    phone, _ = signs_in("alma", client=Client(headers={"user-agent": PHONE}))
    phone.get("/")
    return desk, phone


def later(minutes: int = 1) -> clock.fixed:
    return clock.fixed(NOW + timedelta(minutes=minutes))


def test_no_network_address_is_kept_and_of_the_browser_two_words(cast: Cast) -> None:
    signs_in("alma", client=Client(REMOTE_ADDR="203.0.113.5", headers={"user-agent": PHONE}))
    row = UserSession.objects.get()
    assert (row.ip, row.user_agent) == ("0.0.0.0", "Chrome, Android")  # noqa: S104


def test_the_list_shows_every_open_session_and_marks_this_one(cast: Cast) -> None:
    desk, _phone = two_browsers()
    page = desk.get("/own/devices/").content.decode()
    assert page.count("this device") == 1
    assert "Chrome, Android" in page
    assert "Firefox, Linux" in page


def test_a_session_is_ended_from_another_device_and_only_ones_own(cast: Cast) -> None:
    desk, phone = two_browsers()
    amir, _ = signs_in("amir")
    theirs = UserSession.objects.get(user=cast.users["amir"])
    desk.post("/own/devices/end/", {"session": str(theirs.pk)})
    assert amir.get("/").status_code == 200
    other = UserSession.objects.get(user=cast.users["alma"], user_agent="Chrome, Android")
    assert desk.post("/own/devices/end/", {"session": str(other.pk)}).status_code == 302
    assert phone.get("/")["Location"].startswith("/sign-in/")
    assert desk.get("/").status_code == 200
    for odd in ("", "x", "-1", "9" * 40):
        assert desk.post("/own/devices/end/", {"session": odd}).status_code == 302
    assert desk.get("/").status_code == 200


def test_the_other_devices_are_told_of_a_new_one_and_it_is_not_told_itself(cast: Cast) -> None:
    desk, phone = two_browsers()
    with later():
        assert NEWS in desk.get("/").content.decode()
        assert "from a new device on" in desk.get("/own/devices/").content.decode()
        assert NEWS not in phone.get("/").content.decode()


def test_yes_it_was_me_ends_the_notice(cast: Cast) -> None:
    desk, _ = two_browsers()
    with later():
        page = desk.get("/own/devices/").content.decode()
        device = page.split('name="device" value="')[1].split('"')[0]
        desk.post("/own/devices/answer/", {"device": device, "mine": "yes"})
    with later(2):
        assert NEWS not in desk.get("/").content.decode()


def test_no_ends_every_other_session_and_leads_to_a_new_passphrase(cast: Cast) -> None:
    desk, phone = two_browsers()
    with later():
        page = desk.get("/own/devices/").content.decode()
        device = page.split('name="device" value="')[1].split('"')[0]
        answer = desk.post("/own/devices/answer/", {"device": device, "mine": "no"})
        assert answer["Location"] == "/own/passphrase/"
        assert phone.get("/")["Location"].startswith("/sign-in/")


def test_the_same_browser_is_new_only_once(cast: Cast) -> None:
    desk, phone = two_browsers()
    with later():
        device = desk.get("/own/devices/").content.decode().split('name="device" value="')[1].split('"')[0]
        desk.post("/own/devices/answer/", {"device": device, "mine": "yes"})
        phone.post("/sign-out/")
        signs_in("alma", client=phone)
    with later(3):
        assert NEWS not in desk.get("/").content.decode()


def test_the_mark_of_a_browser_is_out_of_reach_of_scripts_and_other_sites(cast: Cast) -> None:
    _, answer = signs_in("alma", client=Client(headers={"user-agent": FIREFOX}))
    mark = answer.cookies["amparo_device"]
    assert mark["httponly"]
    assert mark["samesite"] == "Strict"
    assert len(mark.value) >= 32


def test_where_the_way_in_is_changed_ending_all_other_sessions_is_offered(cast: Cast) -> None:
    desk, _ = signs_in("alma")
    assert "Sign out everywhere else" not in desk.get("/own/").content.decode(), "there is nothing to end"
    phone, _ = signs_in("alma", client=Client(headers={"user-agent": PHONE}))
    secret = secret_on(desk.get("/own/app/").content.decode())
    assert desk.post("/own/app/", {"code": digits(secret)}).status_code == 302
    assert "Sign out everywhere else" in desk.get("/own/").content.decode()
    desk.post("/own/devices/end/", {"session": "all"})
    assert phone.get("/")["Location"].startswith("/sign-in/")
