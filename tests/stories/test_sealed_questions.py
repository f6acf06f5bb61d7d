"""A sealed question from the asking to the answer, in Chromium: without JavaScript in English, read in Arabic on a phone."""

import pytest
from playwright.sync_api import Browser

from tests.stories.conftest import Server
from tests.stories.looking import violations
from tests.stories.walking import Walker

pytestmark = pytest.mark.browser
MATCH = "/sealed-questions/[0-9a-f-]+/[0-9a-f-]+/"


def registered(walker: Walker, given: str) -> str:
    """Register somebody and return the address of their page."""
    walker.go("/register/")
    walker.page.fill("[name=name_given]", given)
    walker.page.fill("[name=name_family]", "Rustum")
    walker.page.fill("[name=birth_date-year]", "2010")
    walker.send()
    return walker.page.url.removeprefix(walker.address)


def test_a_question_finds_who_knows_the_person_and_only_them(server: Server, chromium: Browser) -> None:
    alma, selma = (Walker(chromium, server.address, who, "en", 1280, scripts=False) for who in ("alma", "selma"))
    registered(selma, "Zainab")
    selma.page.click("text=Open a case")
    selma.go(f"{selma.page.url.removeprefix(server.address)}responsibility/restrict/")
    selma.send()
    mine = registered(alma, "Zaynab")
    alma.follow("/ask/")
    alma.page.check("[name=sure]")
    alma.send()
    look(chromium, server)
    selma.go("/")
    selma.follow("/sealed-questions/")
    selma.follow(MATCH)
    selma.page.check("[name=answer][value=tell]")
    selma.page.fill("[name=reason]", "Her aunt looks for her.")
    selma.send()
    alma.go(f"{mine}ask/")
    assert "Selma wants to speak with you" in alma.page.inner_text("main")
    assert "aunt" not in alma.page.content()
    for walker in (alma, selma):
        walker.leave()


def look(chromium: Browser, server: Server) -> None:
    """Read the list and the answer in Arabic on a phone, as axe and a ruler do."""
    phone = Walker(chromium, server.address, "selma", "ar", 390, scripts=True)
    phone.go("/")
    for link in ("/sealed-questions/", MATCH):
        phone.follow(link)
        assert phone.page.evaluate("document.documentElement.scrollWidth") <= 390
        assert violations(phone.page) == []
    phone.leave()
