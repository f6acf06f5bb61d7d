"""The whole chain: Nour finds a service and asks it to contact her, in Arabic on a phone without JavaScript; Bruno hands it to
Alma, who registers her and refers her by the consent of the door; Eyob, without an account, accepts by link and code and tells
the outcome; Nour rates it in her own file; coordination sees the figure. Then axe looks at the pages of it in four languages.
"""

import json
import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.stories.chain import (
    NEED,
    PHONE,
    accepts,
    answers,
    asks,
    ended,
    gives,
    handed_over,
    hands_over,
    hears,
    rates,
    refers,
    sees_figures,
    takes_on,
)
from tests.stories.conftest import House, command
from tests.stories.looking import violations
from tests.stories.test_referral import list_clinic
from tests.stories.walking import Walker

pytestmark = pytest.mark.browser


@dataclass(frozen=True)
class Chain:
    """What the story leaves for axe: the public card of the service, a sealed page with its code, a receipt, a report, and
    where the last referral and Nour herself stand.
    """

    service: str
    sealed: str
    code: str
    receipt: tuple[str, str]
    report: str
    sent: str
    person: str


@pytest.fixture(scope="module")
def chain(house: House, chromium: Browser) -> Chain:
    """Tell the story to its end, and make the page of a second referral."""
    window = chromium.new_context(java_script_enabled=False, viewport={"width": PHONE, "height": 800}, locale="ar")
    nour, eyob = window.new_page(), window.new_page()
    bruno, alma, dina = (
        Walker(chromium, house.staff.address, who, "en", 1280, scripts=False) for who in ("bruno", "alma", "dina")
    )
    list_clinic(bruno)
    command(house.staff.folder, "worker", "--once")
    service, receipt = asks(house, nour)
    command(house.staff.folder, "worker", "--once")
    report = hands_over(bruno)
    person = takes_on(alma, report)
    hears(house, nour, receipt)
    sent = refers(alma, report)
    path, code = handed_over(alma, sent)
    accepts(house, eyob, path, code)
    command(house.staff.folder, "worker", "--once")
    alma.go(sent)
    assert "غداً في التاسعة" in alma.page.inner_text("main")
    answers(house, eyob, path, code, "completed", "زيارتان.")
    command(house.staff.folder, "worker", "--once")
    rates(house, nour, gives(alma, person))
    sees_figures(alma, dina)
    ended(house, eyob, path, code)
    last = refers(alma, report)
    second = handed_over(alma, last)
    for each in (bruno, alma, dina):
        each.leave()
    window.close()
    return Chain(service, *second, receipt, report, last, person)


def test_from_the_finder_to_the_figure_for_coordination(chain: Chain) -> None:
    assert chain.sealed.startswith("/ar/r/")


@pytest.mark.parametrize(("language", "width"), [("en", 1280), ("es", PHONE), ("fr", 1280), ("ar", PHONE)])
def test_axe_finds_nothing_on_the_pages_of_the_chain(
    house: House, chain: Chain, chromium: Browser, language: str, width: int
) -> None:
    window = chromium.new_context(viewport={"width": width, "height": 800}, bypass_csp=True)
    page, found = window.new_page(), {}

    def look(name: str) -> None:
        page.locator("details").evaluate_all("all => all.forEach(each => each.open = true)")
        if broken := violations(page):
            found[name] = broken
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name

    page.goto(house.door + chain.sealed.replace("/ar/", f"/{language}/"))
    look("the link")
    for name, typed in (("a wrong code", "12"), ("opened", chain.code)):
        page.locator("[name=code]").fill(typed)
        page.locator("main form button").last.click()
        look(name)
    page.locator("details:has([name=act][value=declined]) button").click()
    look("what is missing")
    page.goto(house.door + chain.service.replace("/ar/", f"/{language}/") + "/ask")
    look("asking")
    page.locator("main form button").click()
    look("asking, with problems")
    page.goto(f"{house.door}/{language}/say/back/")
    for name, typed in zip(("number", "pin"), chain.receipt, strict=True):
        page.locator(f"[name={name}]").fill(typed)
    page.locator("main form button").click()
    look("coming back")
    window.close()
    assert not found, json.dumps(found, indent=1, ensure_ascii=False)


@pytest.mark.parametrize(("who", "language", "width"), [("bruno", "en", 1280), ("alma", "ar", PHONE)])
def test_axe_finds_nothing_on_the_screens_of_self_referrals(
    house: House, chain: Chain, chromium: Browser, who: str, language: str, width: int
) -> None:
    walker, found = Walker(chromium, house.staff.address, who, language, width, scripts=True), {}
    for path in ("/self-referrals/?which=done", chain.report):
        walker.go(path)
        found |= {path: broken} if (broken := violations(walker.page)) else {}
    walker.leave()
    assert not found, json.dumps(found, indent=1, ensure_ascii=False)


@pytest.mark.parametrize(("language", "width"), [("en", 1280), ("es", PHONE), ("fr", 1280), ("ar", PHONE)])
def test_axe_finds_nothing_where_receipts_links_and_codes_are_shown_once(
    house: House, chain: Chain, chromium: Browser, language: str, width: int
) -> None:
    found = {}
    alma = Walker(chromium, house.staff.address, "alma", language, width, scripts=True)
    handed_over(alma, chain.sent)  # the page of the tests above ends with it: this test goes last
    found["link and code"] = violations(alma.page)
    gives(alma, chain.person)
    found["own file"] = violations(alma.page)
    alma.leave()
    window = chromium.new_context(viewport={"width": width, "height": 800}, bypass_csp=True, locale=language)
    page, door = window.new_page(), house.door + chain.service.replace("/ar/", f"/{language}/")
    asked(page, door + "/ask")
    found["receipt"] = violations(page)
    assert page.locator("#number").is_visible()
    page.goto(door + "/ask")
    page.locator("main form").evaluate(
        "form => { form.action = form.ownerDocument.location.pathname.replace(/[0-9a-f]{8}/, '0'.repeat(8)) }"
    )
    page.locator("[name=words]").fill(NEED)
    page.locator("main form button").click()
    expect(page.locator("#typed")).to_have_value(re.compile(NEED))
    found["what was written on a page that went away"] = violations(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    window.close()
    assert not any(found.values()), json.dumps(found, indent=1, ensure_ascii=False)


def asked(page: Page, address: str) -> None:
    """Ask the service once more."""
    page.goto(address)
    page.locator("[name=words]").fill(NEED)
    page.locator("[name=urgency][value=normal]").check()
    page.locator("[name=agreed]").check()
    page.locator("main form button").click()
    page.wait_for_load_state()
