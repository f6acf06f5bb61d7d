"""A referral to somebody without an account: Alma sends, Eyob accepts by link and code on a phone in Arabic without a script.

Then the outcome, what the person says of it, and the figure for coordination; axe looks at the public pages in four languages.
"""

import json
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.stories.conftest import House, work_once
from tests.stories.looking import violations
from tests.stories.test_referral import SECRET, agree, list_clinic, registered
from tests.stories.walking import Walker

pytestmark = pytest.mark.browser
PHONE = 390
ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def take_in(house: House) -> None:
    """Let the jobs of the house run once."""
    work_once(house.staff.folder)


@pytest.fixture(scope="module")
def way(house: House, chromium: Browser) -> tuple[str, str]:
    """Tell the story of one referral to its end, and return the path and the code of the page of a second one."""
    address = house.staff.address
    bruno, alma, dina = (Walker(chromium, address, who, "en", 1280, scripts=False) for who in ("bruno", "alma", "dina"))
    list_clinic(bruno)
    case = registered(alma)
    sent = refers(alma, case, agreed=False)
    path, code = handed_over(alma, sent)
    window = chromium.new_context(java_script_enabled=False, viewport={"width": PHONE, "height": 800}, locale="ar")
    accepts(house, window.new_page(), path, code)
    take_in(house)
    alma.go(sent)
    told = alma.page.inner_text("main")
    assert "غداً في التاسعة" in told
    assert "By link and code" in told
    answers(house, window.pages[0], path, code, "completed", "زيارتان.")
    take_in(house)
    alma.go(f"{sent}view/")
    alma.put(rating="good", words="The doctor listened.")
    alma.send()
    window.pages[0].goto(house.door + path)
    window.pages[0].locator("[name=code]").fill(code)
    window.pages[0].locator("main form button").last.click()
    expect(window.pages[0].get_by_role("alert")).to_be_visible()
    dina.go("/gaps/")
    figures = dina.page.inner_text("main")
    assert "Horizon Clinic" in figures
    assert "fewer than 5" in figures
    assert "Nour" not in dina.page.content()
    second = handed_over(alma, refers(alma, case, agreed=True))
    for each in (bruno, alma, dina):
        each.leave()
    window.close()
    return second


def refers(alma: Walker, case: str, *, agreed: bool) -> str:
    """Send a referral to somebody without an account; return its path."""
    alma.go(f"{case}referrals/new/")
    alma.put(kind="health_general")
    alma.send()
    alma.follow("/referrals/new/[0-9a-f-]+/")
    place = alma.page.url
    for step in ("consent", "send") if not agreed else ("send",):
        alma.page.goto(place)
        alma.page.locator("main [name=addressee]").select_option(value="outside")
        alma.put(to="Eyob", urgency="urgent", groups="need_only", asked_for="A first visit.", background=SECRET)
        alma.send()
        assert "outside of Amparo" in alma.page.inner_text("main")
        if step == "consent":
            agree(alma)
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
    expect(page.get_by_text("Nounou")).to_be_visible()
    assert "Haddad" not in page.content()
    assert SECRET not in page.content()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    form = page.locator(f"details:has([name=act][value={step}])")
    form.locator("summary").click()
    form.locator("textarea").fill(words)
    form.locator("button").click()
    expect(page.get_by_role("status")).to_be_visible()


def test_a_service_without_an_account_is_reached_answers_and_is_counted(way: tuple[str, str]) -> None:
    assert way[0].startswith("/ar/r/")


@pytest.mark.parametrize(("language", "width"), [("en", 1280), ("es", PHONE), ("fr", 1280), ("ar", PHONE)])
def test_axe_finds_nothing_on_a_sealed_page(
    house: House,
    way: tuple[str, str],
    chromium: Browser,
    language: str,
    width: int,
) -> None:
    path, code = way[0].replace("/ar/", f"/{language}/"), way[1]
    window = chromium.new_context(viewport={"width": width, "height": 800}, bypass_csp=True)
    page, found = window.new_page(), {}
    page.goto(house.door + path)
    for name, typed in (("the link", None), ("a wrong code", "12"), ("opened", code)):
        if typed:
            page.locator("[name=code]").fill(typed)
            page.locator("main form button").last.click()
        for details in page.locator("summary").all():
            details.click()
        found |= {name: broken} if (broken := violations(page)) else {}
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
    page.locator("details:has([name=act][value=declined]) button").click()
    found |= {"what is missing": broken} if (broken := violations(page)) else {}
    assert page.get_by_role("alert").is_visible()
    window.close()
    assert not found, json.dumps(found, indent=1, ensure_ascii=False)
