"""An administrator sets up a passkey and makes an account; its owner enters with the code, an app and printed codes.

Chromium's own virtual security key stands for the administrator's; an authenticator app is what allauth itself computes. Axe
looks at every page on the way, once in English on a desk and once in Arabic on a phone.
"""

import os
import re
import time
from pathlib import Path

import pytest
from allauth.mfa.totp.internal import auth
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.cast import PASSPHRASE
from tests.stories.conftest import Server
from tests.stories.looking import RULES
from tests.stories.walking import SHOTS

pytestmark = pytest.mark.browser
NEW = "seven green lamps at noon"


class Someone:
    """A person at a browser of their own, whose pages axe looks at one by one."""

    def __init__(self, browser: Browser, server: Server, language: str, width: int) -> None:
        self.address, self.shot = server.address, f"enrolment-{language}-{width}"
        self.window = browser.new_context(viewport={"width": width, "height": 900}, reduced_motion="reduce")
        self.window.add_cookies([{"name": "django_language", "value": language, "url": server.address}])
        self.page: Page = self.window.new_page()
        self.faults: list[str] = []
        self.page.on("console", lambda said: self.faults.append(said.text) if said.type == "error" else None)

    def go(self, path: str) -> None:
        self.page.goto(self.address + path)

    def send(self, form: str = "main form") -> None:
        self.page.locator(f"{form} [type=submit]").first.click()
        self.page.wait_for_load_state()

    def look(self, name: str) -> None:
        found = Axe().run(self.page, options={"runOnly": {"type": "tag", "values": RULES}})
        assert found.violations_count == 0, f"{name}: {found.generate_report()}"
        width = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert width <= 0, f"{name} is wider than the screen by {width} px"
        if os.environ.get("STORY_PICTURES"):
            Path(SHOTS).mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=SHOTS / f"{self.shot}-{name}.png", full_page=True)

    def signs_in(self, who: str, passphrase: str) -> None:
        self.go("/sign-in/")
        self.page.fill("input[name=login]", who)
        self.page.fill("input[name=password]", passphrase)
        self.send()

    def has_security_key(self) -> None:
        devtools = self.window.new_cdp_session(self.page)
        devtools.send("WebAuthn.enable")
        key = {"protocol": "ctap2", "transport": "usb", "hasUserVerification": True, "isUserVerified": True}
        devtools.send("WebAuthn.addVirtualAuthenticator", {"options": {**key, "automaticPresenceSimulation": True}})

    def path(self) -> str:
        return self.page.url.removeprefix(self.address)


def digits(secret: str, later: int = 0) -> str:
    return auth.format_hotp_value(auth.hotp_value(secret, int(time.time()) // 30 + later))


@pytest.mark.parametrize(("who", "language", "width"), [("farah", "en", 1280), ("fadi", "ar", 390)])
def test_from_the_administrators_passkey_to_the_first_day_of_a_colleague(
    strict_server: Server, chromium: Browser, who: str, language: str, width: int
) -> None:
    farah = Someone(chromium, strict_server, language, width)
    administrator(farah, who)
    code = makes_account(farah, f"ines-{language}")
    ines = Someone(chromium, strict_server, language, width)
    secret = enters(ines, f"ines-{language}", code)
    comes_back(ines, f"ines-{language}", secret)
    for each in (farah, ines):
        assert [fault for fault in each.faults if "422" not in fault] == []
        each.window.close()


def administrator(farah: Someone, who: str) -> None:
    """Sign in, set up a passkey, and come in with it."""
    farah.has_security_key()
    farah.signs_in(who, PASSPHRASE)
    assert farah.path() == "/own/"
    farah.look("no-factor")
    farah.go("/own/passkey/")
    farah.look("passkey")
    assert not farah.page.locator("[data-passkey-failed]").is_visible()
    farah.send("form[data-passkey]")
    farah.page.wait_for_url("**/own/codes/")
    farah.look("codes")
    makes_sheet(farah)
    farah.go("/")
    assert farah.path() == "/"
    farah.page.locator("form[action='/sign-out/'] button").click()
    farah.signs_in(who, PASSPHRASE)
    assert farah.path() == "/sign-in/second/"
    assert farah.page.locator("input[name=code]").count() == 0
    farah.look("second-step-passkey")
    farah.send("form[data-passkey]")
    farah.page.wait_for_url(f"{farah.address}/")


def makes_sheet(who: Someone) -> None:
    """Go on to the day's work, be led to the recovery sheet, and make it."""
    who.go("/")
    assert who.path() == "/own/sheet/"
    who.look("sheet")
    who.send()
    assert re.search(r"[2-9A-Z]{5}(?:-[2-9A-Z]{5}){5}", who.page.locator("main").inner_text())
    who.look("sheet-code")


def makes_account(farah: Someone, username: str) -> str:
    """Look at the lists, make an account, look at it; return the code."""
    farah.go("/accounts/new/")
    farah.look("account-new")
    farah.page.fill("input[name=display_name]", "Inés Paz")
    farah.page.fill("input[name=username]", username)
    farah.page.check("input[name=role][value=case_worker]")
    farah.page.check("input[name=recognised][value=known]")
    farah.send()
    farah.look("account-new-mend")
    farah.page.locator("select[name=team]").select_option(label="North")
    farah.send()
    farah.look("account-code")
    code = re.search(r"[2-9A-Z]{5}(?:-[2-9A-Z]{5}){4}", farah.page.locator("main").inner_text())
    assert code
    farah.page.locator("main a.govuk-button").click()
    farah.look("account")
    for path in ("/accounts/", "/accounts/teams/", "/accounts/teams/new/"):
        farah.go(path)
        farah.look(path.strip("/").replace("/", "-"))
    farah.go("/accounts/")
    farah.page.locator("main table a", has_text="Amir").click()
    for part in ("role/", "areas/", "code/", "close/"):
        at = farah.page.url
        farah.page.goto(at + part)
        farah.look(f"ask-{part.strip('/')}")
        farah.page.goto(at)
    return code[0]


def enters(ines: Someone, username: str, code: str) -> str:
    """Enter with the code, set up an app, keep the printed codes; return the app's secret."""
    ines.go("/sign-in/")
    ines.look("sign-in")
    ines.go("/enrol/")
    ines.look("enrol")
    ines.go("/recover/")
    ines.look("recover")
    ines.go("/enrol/")
    ines.page.fill("input[name=username]", username)
    ines.page.fill("input[name=code]", code.lower())
    ines.page.fill("input[name=new]", NEW)
    ines.page.fill("input[name=again]", "something else entirely")
    ines.send()
    ines.look("enrol-mend")
    ines.page.fill("input[name=new]", NEW)
    ines.page.fill("input[name=again]", NEW)
    ines.send()
    assert ines.path() == "/own/"
    ines.page.locator("main a[href='/own/app/']").click()
    ines.look("app")
    secret = ines.page.locator("main bdi code").inner_text().replace(" ", "")
    ines.page.fill("input[name=code]", digits(secret))
    ines.send()
    assert ines.path() == "/own/codes/"
    assert ines.page.locator("main ol li").count() == 10
    makes_sheet(ines)
    ines.go("/")
    assert ines.path() == "/"
    return secret


def comes_back(ines: Someone, username: str, secret: str) -> None:
    """Lock, come back with the second step, and look at one's own pages."""
    ines.page.locator("form[action='/lock/'] button").click()
    ines.look("locked")
    assert ines.page.locator("input[name=login]").input_value() == username
    ines.page.fill("input[name=password]", NEW)
    ines.send()
    assert ines.path() == "/sign-in/second/"
    ines.look("second-step")
    ines.page.fill("input[name=code]", digits(secret, later=1))
    ines.send()
    assert ines.path() == "/"
    for path in ("/own/", "/own/devices/", "/own/passphrase/", "/own/codes/new/", "/own/codes/", "/again/"):
        ines.go(path)
        ines.look(path.strip("/").replace("/", "-"))
