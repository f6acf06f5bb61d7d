"""Alma gives Sara a code; Sara sees her own file in Arabic on a phone without JavaScript and asks (rating: the whole chain).

Then Alma sees it on Today, and axe looks at the pages of this story, for the public and for staff, in four languages.
"""

import json
import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.casework.own_file.giving import GOALS, PIN, SECRET
from tests.casework.referrals.sending import CLINIC
from tests.stories.conftest import House, told
from tests.stories.looking import shapes, violations
from tests.stories.walking import Walker

pytestmark = pytest.mark.browser
PHONE = 390
WORDS = "اسمي مكتوب خطأ."
ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


@dataclass(frozen=True)
class OwnHouse(House):
    """An installation, and the page of Sara's own file."""

    page: str


@pytest.fixture(scope="module")
def own_house(house: House) -> OwnHouse:
    """Put Sara's case into the house."""
    person = told("own_case", house.staff.folder).split()[-1]
    return OwnHouse(house.staff, house.door, f"/people/{person}/own-file/")


@pytest.fixture(scope="module")
def number(own_house: OwnHouse, chromium: Browser) -> str:
    """Let Alma give the code, Sara use it, and Alma see what she said; return the code."""
    alma = Walker(chromium, own_house.staff.address, "alma", "en", 1280, scripts=False)
    number = gives(own_house, alma)
    window = chromium.new_context(java_script_enabled=False, viewport={"width": PHONE, "height": 800}, locale="ar")
    page = window.new_page()
    comes(own_house, page, number)
    asks(page)
    window.close()
    alma.go("/")
    expect(alma.page.get_by_text("Somebody wrote to you from their own file").first).to_be_visible()
    alma.page.locator('main a[href^="/rights/"]').first.click()
    expect(alma.page.get_by_text(WORDS)).to_be_visible()
    alma.go(own_house.page)
    expect(alma.page.get_by_text("Last opened")).to_be_visible()
    alma.leave()
    return number


def gives(own_house: OwnHouse, alma: Walker) -> str:
    """Give the access: a PIN that is too easy is refused, and nothing else has to be filled in twice."""
    alma.go(own_house.page)
    alma.follow("/own-file/give/")
    alma.put(how_explained="spoken", given_by="child_assent", child_assents="Yes.", pin="123456", pin_again="123456")
    alma.page.locator('main [name="told_risk"]').check()
    alma.send()
    expect(alma.page.get_by_text("easy to guess").first).to_be_visible()
    assert alma.page.locator('main [name="child_assents"]').input_value() == "Yes."
    alma.put(pin=PIN, pin_again=PIN)
    alma.send()
    number = alma.page.locator("#number").inner_text()
    assert re.fullmatch(r"(\d{4} ){3}\d{4}", number)
    with alma.page.expect_download() as card:
        alma.page.locator("main form [type=submit]").first.click()
    assert Path(card.value.path()).read_bytes().startswith(b"%PDF")
    return number


def comes(own_house: OwnHouse, page: Page, number: str) -> None:
    """Come with the code in one's own digits; a wrong PIN gets a gentle page."""
    page.goto(f"{own_house.door}/ar/")
    page.get_by_role("link", name="لدي رمز على ورقة").click()
    page.locator("[name=number]").fill(number.translate(ARABIC))
    page.locator("[name=pin]").fill("582915")
    page.locator("main [type=submit]").click()
    expect(page.get_by_role("alert")).to_be_visible()
    page.locator("[name=pin]").fill(PIN.translate(ARABIC))
    page.locator("main [type=submit]").click()
    for shown in (GOALS[1], "14:30"):
        expect(page.get_by_text(shown)).to_be_visible()
    assert page.get_by_text(CLINIC).count() >= 2
    for kept in (SECRET, "Alma", "Eyob", "Speak about school", "Saroura"):
        assert kept not in page.content(), kept
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def asks(page: Page) -> None:
    """Say that the name is wrong: once without words, which loses nothing."""
    asking = page.locator("details").last
    asking.locator("summary").click()
    page.locator("[name=kind][value=correction]").check()
    page.locator("#reach").fill("خالتي")
    asking.locator("[type=submit]").click()
    expect(page.get_by_role("alert")).to_be_visible()
    assert page.locator("#reach").input_value() == "خالتي", "nothing typed is lost"
    page.locator("#ask-words").fill(WORDS)
    page.locator("details").last.locator("[type=submit]").click()
    expect(page.get_by_role("status")).to_be_visible()


def test_a_code_on_paper_brings_sara_to_her_own_file_and_her_words_to_alma(number: str) -> None:
    assert len(number) == 19


@pytest.mark.parametrize(("language", "width"), [("en", 1280), ("es", PHONE), ("fr", 1280), ("ar", PHONE)])
def test_axe_finds_nothing_on_the_pages_of_own_files(
    own_house: OwnHouse, number: str, chromium: Browser, language: str, width: int
) -> None:
    found = {}
    alma = Walker(chromium, own_house.staff.address, "alma", language, width, scripts=True)
    for path in (own_house.page, f"{own_house.page}give/", f"{own_house.page}end/"):
        alma.go(path)
        found |= {path: broken} if (broken := violations(alma.page)) else {}
    assert shapes(alma.visited)
    alma.leave()
    window = chromium.new_context(viewport={"width": width, "height": 800}, bypass_csp=True)
    page = window.new_page()
    page.goto(f"{own_house.door}/{language}/code/")
    found |= {"enter": broken} if (broken := violations(page)) else {}
    page.locator("main [type=submit]").click()
    page.wait_for_load_state()
    found |= {"enter with problems": broken} if (broken := violations(page)) else {}
    page.locator("[name=number]").fill(number)
    page.locator("[name=pin]").fill(PIN)
    page.locator("main [type=submit]").click()
    page.wait_for_load_state()
    for details in page.locator("details").all():
        details.locator("summary").click()
    found |= {"own file": broken} if (broken := violations(page)) else {}
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.locator("details").last.locator("[type=submit]").click()
    page.wait_for_load_state()
    found |= {"own file with problems": broken} if (broken := violations(page)) else {}
    window.close()
    assert not found, json.dumps(found, indent=1, ensure_ascii=False)
