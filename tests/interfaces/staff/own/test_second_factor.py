"""Without a second factor nobody works; with one, sign-in takes two steps; administrators use a passkey where it works."""

import base64
import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import generate_totp_secret
from django.core.cache import cache
from django.test import Client, override_settings

from amparo.trust.staffing import keys
from tests.canary.crawler import routes
from tests.cast import PASSPHRASE, Cast
from tests.interfaces.staff.own.signing import digits, makes_sheet, secret_on, signs_in, with_app

ON = override_settings(AMPARO_SECOND_FACTOR=True)
PASSKEYS = override_settings(
    AMPARO_SECOND_FACTOR=True, AMPARO_PASSKEYS=True, MFA_SUPPORTED_TYPES=["totp", "recovery_codes", "webauthn"]
)
ALLOWED = re.compile(
    r"^(own/(app/|sheet/|passkey/|codes/|codes/new/|factors/.*)?|again/|sign-in/.*|sign-out/|lock/|language/|enrol/|recover/)$"
)


@ON
def test_without_a_second_factor_every_page_leads_to_setting_one_up(cast: Cast) -> None:
    client, _ = signs_in("alma")
    led, looked = 0, 0
    for route in routes():
        if "GET" not in route.methods or ALLOWED.match(route.template):
            continue
        looked += 1
        words = {"factor": "1", "number": "1", "what": "rumour"}
        ids = {name: words.get(name, "00000000-0000-4000-8000-000000000000") for name in route.parameters}
        answer = client.get(route.url(ids))
        led += answer.status_code == 302 and answer["Location"] == "/own/"
    assert looked > 40
    assert led == looked


@ON
def test_the_demonstration_alone_asks_for_no_second_factor(cast: Cast) -> None:
    with override_settings(AMPARO_SECOND_FACTOR=False):
        assert signs_in("alma")[0].get("/").status_code == 200
    from amparo.config import settings

    assert settings.AMPARO_SECOND_FACTOR is not settings.AMPARO_DEMO


@ON
def test_with_an_app_sign_in_takes_a_code_and_each_code_works_once(cast: Cast) -> None:
    secret = with_app(cast.users["alma"])
    client, first = signs_in("alma")
    assert first["Location"] == "/sign-in/second/"
    assert client.get("/")["Location"].startswith("/sign-in/"), "half signed in is not signed in"
    assert client.post("/sign-in/second/", {"code": "000000"}).status_code == 422
    code = digits(secret)
    assert client.post("/sign-in/second/", {"code": code})["Location"] == "/"
    makes_sheet(client)
    assert client.get("/").status_code == 200
    other, _ = signs_in("alma")
    assert other.post("/sign-in/second/", {"code": code}).status_code == 422
    cache.delete(f"allauth.mfa.totp.used?user={cast.users['alma'].pk}&code={code}")  # as half a minute later
    assert other.post("/sign-in/second/", {"code": code}).status_code == 422


@ON
def test_a_clock_that_is_half_a_minute_off_still_lets_in(cast: Cast) -> None:
    secret = with_app(cast.users["alma"])
    client, _ = signs_in("alma")
    assert client.post("/sign-in/second/", {"code": digits(secret, later=-1)}).status_code == 302
    other, _ = signs_in("alma")
    assert other.post("/sign-in/second/", {"code": digits(secret, later=-9)}).status_code == 422


@ON
def test_a_printed_code_replaces_the_app_once(cast: Cast) -> None:
    client, _ = signs_in("alma")
    secret = secret_on(client.get("/own/app/").content.decode())
    client.post("/own/app/", {"code": digits(secret)})
    code = re.findall(r"\d{4} \d{4}", client.get("/own/codes/").content.decode())[0]
    for expected in (302, 422):
        again, _ = signs_in("alma")
        assert again.post("/sign-in/second/", {"code": code}).status_code == expected


@ON
def test_the_database_holds_neither_the_secret_of_an_app_nor_printed_codes(cast: Cast) -> None:
    client, _ = signs_in("alma")
    secret = secret_on(client.get("/own/app/").content.decode())
    client.post("/own/app/", {"code": digits(secret)})
    codes = re.findall(r"\d{4} \d{4}", client.get("/own/codes/").content.decode())
    kept = " ".join(str(row) for row in Authenticator.objects.values_list("data", flat=True))
    assert secret not in kept
    assert not any(code.replace(" ", "") in kept for code in codes)


@ON
def test_the_last_second_factor_stays(cast: Cast) -> None:
    secret = with_app(cast.users["alma"])
    client, _ = signs_in("alma")
    client.post("/sign-in/second/", {"code": digits(secret)})
    app = Authenticator.objects.get(user=cast.users["alma"], type="totp")
    assert client.get(f"/own/factors/{app.pk}/remove/").status_code == 422
    assert client.post(f"/own/factors/{app.pk}/remove/").status_code == 422
    Authenticator.objects.create(user=cast.users["alma"], type="webauthn", data={"name": "key", "credential": {}})
    assert client.post(f"/own/factors/{app.pk}/remove/")["Location"] == "/own/"
    assert not Authenticator.objects.filter(pk=app.pk).exists()


@ON
def test_the_second_factors_of_others_are_not_there(cast: Cast) -> None:
    with_app(cast.users["amir"])
    secret = with_app(cast.users["alma"])
    client, _ = signs_in("alma")
    client.post("/sign-in/second/", {"code": digits(secret)})
    other = Authenticator.objects.get(user=cast.users["amir"])
    assert client.post(f"/own/factors/{other.pk}/remove/").status_code == 404
    assert Authenticator.objects.filter(pk=other.pk).exists()


@PASSKEYS
def test_an_administrator_needs_a_passkey_where_the_site_can_ask_for_one(cast: Cast) -> None:
    secret = with_app(cast.users["farah"])
    client, _ = signs_in("farah")
    client.post("/sign-in/second/", {"code": digits(secret)})
    assert client.get("/accounts/")["Location"] == "/own/"
    assert "Administrators need a passkey" in client.get("/own/").content.decode()
    assert 'data-passkey="create"' in client.get("/own/passkey/").content.decode()
    alma_secret = with_app(cast.users["alma"])
    alma, _ = signs_in("alma")
    alma.post("/sign-in/second/", {"code": digits(alma_secret)})
    makes_sheet(alma)
    assert alma.get("/").status_code == 200, "others choose"


@ON
def test_without_https_an_administrator_uses_an_app_and_is_told_why(cast: Cast) -> None:
    secret = with_app(cast.users["farah"])
    client, _ = signs_in("farah")
    client.post("/sign-in/second/", {"code": digits(secret)})
    makes_sheet(client)
    assert client.get("/accounts/").status_code == 200
    assert "Passkeys are not offered here" in client.get("/own/").content.decode()
    assert client.get("/own/passkey/").status_code == 404


@pytest.mark.parametrize("who", ["farah", "alma"])
@PASSKEYS
def test_no_code_opens_an_administrators_account_that_has_a_passkey(
    cast: Cast, who: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page that only looks like ours can ask for a code; it cannot ask for the passkey."""
    user = cast.users[who]
    secret = with_app(user)
    Authenticator.objects.create(user=user, type="webauthn", data={"name": "key", "credential": {}})
    options = {"request_options": {"publicKey": {"challenge": "AA"}}}
    monkeypatch.setattr("allauth.mfa.webauthn.internal.auth.begin_authentication", lambda user: options)
    client, _ = signs_in(who)
    page = client.get("/sign-in/second/").content.decode()
    assert 'data-passkey="get"' in page
    assert ('name="code"' in page) is (who == "alma")
    answer = client.post("/sign-in/second/", {"code": digits(secret)})
    assert answer.status_code == (422 if who == "farah" else 302)


@ON
def test_the_pictured_secret_is_an_inline_drawing(cast: Cast) -> None:
    client, _ = signs_in("alma")
    page = client.get("/own/app/").content.decode()
    assert "<svg" in page
    assert "data:image" not in page
    assert "style=" not in page
    assert Client().get("/own/app/")["Location"].startswith("/sign-in/")


def test_secrets_of_apps_and_printed_codes_come_from_the_systems_chance_and_from_nowhere_else(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever gives allauth its chance decides what comes out: nothing else goes in."""
    monkeypatch.setattr("secrets.token_bytes", lambda size: bytes(range(size)))
    assert generate_totp_secret() == generate_totp_secret() == base64.b32encode(bytes(range(20))).decode()
    monkeypatch.setattr("secrets.token_hex", lambda size: "ab" * size)
    seeds = [RecoveryCodes.generate_seed() for _ in range(2)]
    assert seeds == ["ab" * 40, "ab" * 40]
    monkeypatch.undo()
    assert (
        len({generate_totp_secret() for _ in range(200)} | {RecoveryCodes.generate_seed() for _ in range(200)}) == 400
    )


WAY_IN = ["/own/sheet/", "/own/app/", "/own/codes/", "/own/codes/new/"]
"""Pages that change how one signs in, or comes back after a loss."""


@pytest.mark.parametrize("path", WAY_IN)
@ON
def test_what_changes_the_way_in_takes_both_factors_again_after_five_minutes(cast: Cast, path: str) -> None:
    secret = with_app(cast.users["alma"])
    Authenticator.objects.create(user=cast.users["alma"], type="webauthn", data={"name": "key", "credential": {}})
    client, _ = signs_in("alma")
    client.post("/sign-in/second/", {"code": digits(secret)})
    assert "Sign in once more" not in client.get(path).content.decode(), "who just came in is asked for nothing"
    for method in ("password", "mfa"):
        grown_old(client, method)
        assert "Sign in once more" in client.get(path).content.decode(), method
    client.post("/again/", {"password": PASSPHRASE})
    assert "Sign in once more" in client.get(path).content.decode(), "the passphrase alone is not both"
    assert client.post("/lock/", {"next": path})["Location"] == f"/sign-in/?next={path}"
    _, first = signs_in("alma", client=client, next=path)
    assert first["Location"].startswith("/sign-in/second/")
    assert client.post(first["Location"], {"code": digits(secret, later=1)})["Location"] == path
    assert "Sign in once more" not in client.get(path).content.decode()


@ON
def test_a_factor_is_neither_added_nor_removed_with_the_passphrase_alone(cast: Cast) -> None:
    secret = with_app(cast.users["alma"])
    key = Authenticator.objects.create(user=cast.users["alma"], type="webauthn", data={"name": "key", "credential": {}})
    client, _ = signs_in("alma")
    client.post("/sign-in/second/", {"code": digits(secret)})
    grown_old(client, "mfa")
    for path in (f"/own/factors/{key.pk}/remove/", "/own/codes/new/", "/own/sheet/"):
        assert "Sign in once more" in client.post(path).content.decode()
    assert list(Authenticator.objects.filter(user=cast.users["alma"]).values_list("type", flat=True)) == [
        "totp",
        "webauthn",
    ]
    assert keys.lacks_sheet(cast.users["alma"])


@ON
def test_who_has_no_second_factor_yet_sets_one_up_with_the_passphrase(cast: Cast) -> None:
    client, _ = signs_in("alma")
    secret = secret_on(client.get("/own/app/").content.decode())
    client.post("/own/app/", {"code": digits(secret)})
    assert re.findall(r"\d{4} \d{4}", client.get("/own/codes/").content.decode()), (
        "the code of the new app was the proof"
    )


@ON
def test_after_signing_in_anew_nobody_is_led_to_another_site(cast: Cast) -> None:
    client, _ = signs_in("alma")
    assert client.post("/lock/", {"next": "https://example.org/"})["Location"] == "/sign-in/?next=/"


def grown_old(client: Client, method: str) -> None:
    """Let this factor have been given six minutes ago in this session."""
    session = client.session
    for record in session["account_authentication_methods"]:
        record["at"] -= 360 if record["method"] == method else 0
    session.save()
