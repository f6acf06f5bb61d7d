"""Somebody signs in for real in a test browser: passphrase, code of the app, and what an authenticator app would show."""

import re
import time
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth
from django.test import Client

from amparo.trust.accounts.models import User
from amparo.trust.staffing import secrets
from tests.cast import PASSPHRASE

NEW = "seven green lamps at noon"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


def digits(secret: str, later: int = 0) -> str:
    """Return what an app shows now, or `later` steps of 30 seconds from now."""
    return auth.format_hotp_value(auth.hotp_value(secret, int(time.time()) // 30 + later))


def with_app(user: User) -> str:
    """Give `user` an authenticator app; return its secret."""
    secret = auth.generate_totp_secret()
    Authenticator.objects.create(user=user, type="totp", data={"secret": secrets.seal(secret)})
    return secret


def signs_in(who: str, passphrase: str = PASSPHRASE, client: Client | None = None, **more: str) -> tuple[Client, Any]:
    """Send the sign-in form as `who`, with `more` that stands in it; return the browser and the answer."""
    browser = client or Client(headers={"user-agent": FIREFOX})
    return browser, browser.post("/sign-in/", {"login": who, "password": passphrase, **more})


def secret_on(page: str) -> str:
    """Return the secret that a page shows for typing."""
    found = re.search(r"<code>([A-Z2-7 ]{39,})</code>", page)
    assert found, "the page shows no secret"
    return found[1].replace(" ", "")


def makes_sheet(client: Client) -> str:
    """Make the recovery sheet in a browser that is signed in; return its code as printed."""
    assert client.get("/own/sheet/").status_code == 200
    found = re.search(r"[2-9A-Z]{5}(-[2-9A-Z]{5}){5}", client.post("/own/sheet/").content.decode())
    assert found, "the page shows no code"
    return found[0]
