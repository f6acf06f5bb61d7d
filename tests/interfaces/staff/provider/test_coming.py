"""Coming in by way of the provider: it says who somebody is, and lets nobody in alone."""

from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.core.cache import cache
from django.test import Client

from amparo.foundation import clock
from tests.cast import NOW, PASSPHRASE, Cast
from tests.interfaces.staff.own.signing import digits, makes_sheet, signs_in, with_app
from tests.interfaces.staff.own.test_news import WRONG, leaves, told
from tests.interfaces.staff.provider.walking import ALMA, GO, PASS, arrives, connections, gives, linked
from tests.provider import CLAIMS, SECRET, Little


def test_from_the_link_to_the_desk_with_passphrase_and_second_factor(
    cast: Cast, little: Little, settings: Any, caplog: Any
) -> None:
    settings.AMPARO_SECOND_FACTOR = True
    alma, secret = cast.users["alma"], with_app(cast.users["alma"])
    linked(little, alma, ALMA)
    browser = Client()
    assert (
        f'href="{GO}?next=%2Fsearch%2F">Sign in with \u2068Puente Staff\u2069'
        in browser.get("/sign-in/?next=/search/").content.decode()
    )
    with connections() as made:
        browser, answer = arrives(little, ALMA, browser, f"{GO}?next=/search/")
    assert made == {("127.0.0.1", little.port)} or made == {("::1", little.port), ("127.0.0.1", little.port)}
    assert little.asked == ["/tokens", "/keys"]
    assert answer["Location"] == f"{PASS}?next=%2Fsearch%2F"
    assert browser.get("/search/").status_code == 302, "the provider alone opens nothing"
    assert "You come from \u2068Puente Staff\u2069" in browser.get(answer["Location"]).content.decode()
    assert gives(browser, WRONG, next="/search/").status_code == 422
    assert gives(browser, next="/search/")["Location"].startswith("/sign-in/second/")
    assert browser.get("/search/").status_code == 302, "nor does the passphrase, without the second factor"
    assert browser.post("/sign-in/second/", {"code": digits(secret), "next": "/search/"})["Location"] == "/search/"
    makes_sheet(browser)
    assert browser.get("/search/").status_code == 200
    assert leaves("sign_in.done")[-1] == (alma.pk, alma.pk, "done", '{"first":"provider","second":"totp"}')
    nothing_is_kept_of(browser, caplog.text)


def nothing_is_kept_of(browser: Client, log: str) -> None:
    """Look through every table, the session and the log for what the provider said of somebody."""
    rows = [str(row) for model in apps.get_models() for row in model._default_manager.values_list()]
    everything = "\n".join([*rows, str(dict(browser.session)), log])
    for word in (ALMA, SECRET, "Ferrer", "night shift", "gold", *CLAIMS["groups"]):
        assert word not in everything


def test_who_is_not_linked_and_who_gives_a_wrong_passphrase_meet_the_same_page(cast: Cast, little: Little) -> None:
    linked(little, cast.users["alma"], ALMA)
    pages = []
    for subject, words in ((ALMA, WRONG), ("somebody-else-of-the-house", PASSPHRASE)):
        browser, answer = arrives(little, subject)
        assert answer["Location"] == PASS
        page = gives(browser, words)
        assert page.status_code == 422
        pages.append(page.content.decode().replace(page.wsgi_request.META["CSRF_COOKIE"], ""))
        assert not browser.session.get("_auth_user_id")
    strip = [[line for line in page.splitlines() if "csrfmiddlewaretoken" not in line] for page in pages]
    assert strip[0] == strip[1]
    assert "This does not open an account" in pages[0]
    assert [leaf[1] for leaf in leaves("sign_in.failed")] == [cast.users["alma"].pk, None]
    assert told(cast) == [("sign_in_tried", "1")]


def test_both_take_the_same_work_and_wait_after_the_same_number_of_tries(
    cast: Cast, little: Little, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"login": "99/m/ip", "login_failed": "99/m/ip,5/5m/key"}
    linked(little, cast.users["alma"], ALMA)
    from amparo.trust.vault import keyring

    stretched: list[int] = []
    stretch = keyring.stretched
    monkeypatch.setattr(keyring, "stretched", lambda *told: (stretched.append(1), stretch(*told))[1])
    for subject in (ALMA, "somebody-else-of-the-house"):
        cache.clear()
        browser, _ = arrives(little, subject)
        for _ in range(5):
            stretched.clear()
            assert "This does not open" in gives(browser, WRONG).content.decode()
            assert stretched == [1]
        assert "too many attempts" in gives(browser).content.decode()
    cache.clear()


def test_a_closed_account_does_not_come_in_by_way_of_the_provider_either(cast: Cast, little: Little) -> None:
    linked(little, cast.users["alma"], ALMA)
    cast.users["alma"].is_active = False
    cast.users["alma"].save()
    browser, _ = arrives(little, ALMA)
    assert gives(browser).status_code == 403
    assert not browser.session.get("_auth_user_id")


def test_where_the_provider_is_the_only_way_linked_accounts_do_not_come_in_past_it(
    cast: Cast, little: Little, settings: Any
) -> None:
    linked(little, cast.users["alma"], ALMA)
    browser, answer = signs_in("alma")
    assert answer.status_code == 302, "both ways are open as long as nobody says otherwise"
    sheet = makes_sheet(browser)
    settings.AMPARO_OIDC = settings.AMPARO_OIDC.__class__(**{**vars(settings.AMPARO_OIDC), "only": True})
    assert "Linked accounts come in this way alone" in Client().get("/sign-in/").content.decode()
    browser, answer = signs_in("alma")
    assert answer.status_code == 422
    assert leaves("sign_in.failed")[-1][3] == '{"step":"passphrase"}', "as a wrong passphrase, whatever was typed"
    new = {"username": "alma", "code": sheet, "new": "twelve calm goats in rain", "again": "twelve calm goats in rain"}
    assert browser.post("/recover/", new).status_code == 422, "nor with the recovery sheet"
    assert signs_in("amir")[1].status_code == 302, "who is not linked comes in as always"
    browser, _ = arrives(little, ALMA)
    assert gives(browser).status_code == 302
    assert browser.post("/again/?next=/", {"password": PASSPHRASE}).status_code == 302, (
        "inside, the passphrase is enough"
    )
    browser, _ = arrives(little, ALMA)
    assert browser.post("/recover/", new).status_code == 302, "the sheet works behind the provider"


def test_a_session_by_the_provider_ends_after_the_hours_that_are_set(cast: Cast, little: Little) -> None:
    linked(little, cast.users["alma"], ALMA)
    browser, _ = arrives(little, ALMA)
    assert gives(browser).status_code == 302
    for minutes in range(14, 240, 14):
        with clock.fixed(NOW + timedelta(minutes=minutes)):
            assert browser.get("/notices/").status_code == 200, minutes
    with clock.fixed(NOW + timedelta(minutes=241)):
        assert browser.get("/notices/").status_code == 302
    plain, _ = signs_in("alma")
    for minutes in range(14, 253, 14):
        with clock.fixed(NOW + timedelta(minutes=minutes)):
            assert plain.get("/notices/").status_code == 200, minutes


def test_what_the_provider_said_counts_for_ten_minutes_and_for_its_own_account_alone(
    cast: Cast, little: Little
) -> None:
    linked(little, cast.users["alma"], ALMA)
    browser, _ = arrives(little, ALMA)
    with clock.fixed(NOW + timedelta(seconds=601)):
        assert gives(browser)["Location"] == "/sign-in/"
    browser, _ = arrives(little, ALMA)
    assert signs_in("amir", client=browser)[1].status_code == 302
    assert '"provider"' not in leaves("sign_in.done")[-1][3]
    assert "provider_until" not in browser.session
