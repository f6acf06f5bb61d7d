"""The whole chain: Nour finds a service and asks it to contact her, in Arabic on a phone without JavaScript; Bruno hands it to
Alma, who registers her and refers her by the consent of the door; Eyob, without an account, accepts by link and code and tells
the outcome; Nour rates it in her own file; coordination sees the figure. Then axe looks at the pages of it in four languages.
"""

import json
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.casework.own_file.giving import PIN
from tests.stories.conftest import House, command
from tests.stories.looking import violations
from tests.stories.test_referral import SECRET, list_clinic
from tests.stories.walking import Walker

pytestmark = pytest.mark.browser
PHONE = 390
ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
NEED = "ابني مريض منذ القارب."


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


def asks(house: House, nour: Page) -> tuple[str, tuple[str, str]]:
    """Find the clinic and ask it; first without agreeing, which loses nothing. Return its path, and receipt and PIN."""
    nour.goto(f"{house.door}/ar/")
    nour.locator("a[href$='n=he']").click()
    nour.locator("a.po-step--all").click()
    nour.get_by_role("link", name="General health").click()
    service = urlsplit(nour.url).path
    nour.locator("a[href$='/ask']").click()
    nour.locator("[name=need][value=health_general]").check()
    nour.locator("[name=urgency][value=urgent]").check()
    for name, text in (("words", NEED), ("name", "نونو"), ("way", "عند الخبّازة روزا"), ("not_know", "عمّي")):
        nour.locator(f"[name={name}]").fill(text)
    nour.locator("[name=shares]").check()
    nour.locator("main form button").click()
    expect(nour.get_by_role("alert")).to_be_visible()
    assert nour.locator("[name=not_know]").input_value() == "عمّي"
    assert nour.evaluate("document.documentElement.scrollWidth <= innerWidth")
    nour.locator("[name=agreed]").check()
    nour.locator("main form button").click()
    return service, (nour.locator("#number").inner_text(), nour.locator("#pin").inner_text())


def hands_over(bruno: Walker) -> str:
    """Find it in the list and give it to Alma; return its path."""
    bruno.go("/self-referrals/")
    bruno.follow("/feedback/[0-9a-f-]+/")
    report = urlsplit(bruno.page.url).path
    assert NEED in bruno.page.inner_text("main")
    bruno.follow("/assign/")
    bruno.page.get_by_label("Alma").check()
    bruno.send()
    return report


def takes_on(alma: Walker, report: str) -> str:
    """Register Nour with what she said, open her case, and tell her; return the path of her record."""
    alma.go("/")
    alma.follow(report)
    alma.follow(r"/register/\?asked=[0-9a-f-]+")
    assert alma.page.input_value("[name=contact_value]") == "عند الخبّازة روزا"
    alma.put(name_given="Nour", name_family="Haddad")
    alma.page.fill("[name=birth_date-year]", "1990")
    alma.send()
    alma.put(told="سنأتي غداً.")
    alma.send()
    assert urlsplit(alma.page.url).path.startswith("/cases/")
    alma.follow("/people/[0-9a-f-]+/")
    return urlsplit(alma.page.url).path


def hears(house: House, nour: Page, receipt: tuple[str, str]) -> None:
    """Come back with the receipt and read what was answered."""
    nour.goto(f"{house.door}/ar/say/back/")
    for name, typed in zip(("number", "pin"), receipt, strict=True):
        nour.locator(f"[name={name}]").fill(typed.translate(ARABIC))
    nour.locator("main form button").click()
    expect(nour.get_by_text("سنأتي غداً.")).to_be_visible()
    assert NEED not in nour.content()


def refers(alma: Walker, report: str) -> str:
    """Send the referral that was asked for to somebody without an account; the consent was given at the door."""
    alma.go(report)
    alma.follow(r"/referrals/new/[0-9a-f-]+/\?asked=1")
    assert alma.page.locator("[name=by_themselves]").is_checked()
    alma.page.locator("main [name=addressee]").select_option(value="outside")
    alma.put(to="Eyob", urgency="urgent", groups="need_only", asked_for="A first visit.", background=SECRET)
    alma.send()
    assert "outside of Amparo" in alma.page.inner_text("main")
    alma.send("yes")
    return urlsplit(alma.page.url).path.removesuffix("hand-over/")


def handed_over(alma: Walker, sent: str) -> tuple[str, str]:
    """Make link and code, in Arabic; return the path of the page and the code."""
    alma.go(f"{sent}hand-over/")
    alma.page.locator("main [name=language]").select_option(value="ar")
    alma.send()
    return urlsplit(alma.page.inner_text("#link")).path, alma.page.inner_text("#code")


def accepts(house: House, page: Page, path: str, code: str) -> None:
    """Try a wrong code, then the right one in digits of one's own script; read, and accept."""
    page.goto(house.door + path)
    page.locator("[name=code]").fill("12345")
    page.locator("main form button").last.click()
    expect(page.get_by_role("alert")).to_be_visible()
    answers(house, page, path, code.translate(ARABIC), "accepted", "غداً في التاسعة.")


def answers(house: House, page: Page, path: str, code: str, step: str, words: str) -> None:
    """Open the page, and answer one step."""
    page.goto(house.door + path)
    page.locator("[name=code]").fill(code)
    page.locator("main form button").last.click()
    expect(page.get_by_text("نونو")).to_be_visible()
    for kept in ("Haddad", SECRET, NEED):
        assert kept not in page.content()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    form = page.locator(f"details:has([name=act][value={step}])")
    form.locator("summary").click()
    form.locator("textarea").fill(words)
    form.locator("button").click()
    expect(page.get_by_role("status")).to_be_visible()


def gives(alma: Walker, person: str) -> str:
    """Give Nour access to her own file; return the code."""
    alma.go(f"{person}own-file/give/")
    alma.put(how_explained="spoken", given_by="self", pin=PIN, pin_again=PIN)
    alma.page.locator('main [name="told_risk"]').check()
    alma.send()
    return alma.page.locator("#number").inner_text()


def rates(house: House, nour: Page, number: str) -> None:
    """Open one's own file with code and PIN, and say how the service was."""
    nour.goto(f"{house.door}/ar/code/")
    nour.locator("[name=number]").fill(number.translate(ARABIC))
    nour.locator("[name=pin]").fill(PIN.translate(ARABIC))
    nour.locator("main [type=submit]").click()
    nour.locator("details").first.locator("summary").click()
    nour.locator("[name=referral]").first.check()
    nour.locator("[name=rating][value=good]").check()
    nour.locator("#rate-words").fill("كانوا لطفاء.")
    nour.locator("details").first.locator("[type=submit]").click()
    expect(nour.get_by_role("status")).to_be_visible()


def sees_figures(alma: Walker, dina: Walker) -> None:
    """Take in what Nour said, which turns into a figure without her."""
    alma.go("/")
    dina.go("/gaps/")
    figures = dina.page.inner_text("main")
    for shown in ("Horizon Clinic", "fewer than 5", "People asked the service themselves", "Good"):
        assert shown in figures, shown
    for kept in ("Nour", "نونو", NEED):
        assert kept not in dina.page.content()


def ended(house: House, page: Page, path: str, code: str) -> None:
    """Find the page closed once the person has said what they think of the service."""
    page.goto(house.door + path)
    page.locator("[name=code]").fill(code)
    page.locator("main form button").last.click()
    expect(page.get_by_role("alert")).to_be_visible()


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
