"""Irene, who keeps the content, reads a form in Arabic and the examples of its rules, and finds what nobody has checked yet.

Then axe looks at every kind of page of the desk for content, and at the pages of information that content editors write.
"""

import json

import pytest
from playwright.sync_api import Browser, expect

from tests.stories.conftest import Server
from tests.stories.looking import shapes, violations
from tests.stories.walking import Walker

pytestmark = pytest.mark.browser
PHONE = 390
LANGUAGES = [("en", 1280), ("es", PHONE), ("fr", 1280), ("ar", PHONE)]


@pytest.fixture(scope="module")
def text(server: Server, chromium: Browser) -> str:
    """Let Irene bring in the texts to begin with and publish one, as she did before she came to forms; return its path."""
    irene = Walker(chromium, server.address, "irene", "en", 1280, scripts=False)
    irene.go("/pages/")
    irene.page.get_by_role("button", name="Bring in the texts to begin with").click()
    irene.page.locator("main table a").first.click()
    irene.page.get_by_role("button", name="Publish this version").click()
    expect(irene.page.get_by_text("Everybody can read it now.")).to_be_visible()
    path = irene.page.url.removeprefix(server.address)
    irene.leave()
    return path


def test_from_the_areas_to_a_form_in_arabic_its_rules_and_what_is_not_checked(
    server: Server, chromium: Browser
) -> None:
    irene = Walker(chromium, server.address, "irene", "en", PHONE, scripts=False)
    page = irene.page
    page.get_by_role("link", name="Forms and rules").click()
    page.get_by_role("link", name="Screening", exact=True).click()
    page.get_by_role("link", name="Protection screening").first.click()
    expect(page.get_by_text("Can we talk without anyone overhearing?")).to_be_visible()
    page.get_by_role("link", name="العربية").click()
    expect(page.locator("main div[lang=ar][dir=rtl]").first).to_be_visible()
    expect(page.get_by_text("هل يمكننا الحديث دون أن يسمعنا أحد؟")).to_be_visible()
    page.get_by_role("link", name="السلامة والحاجات العاجلة").click()
    expect(page.get_by_role("heading", name="السلامة والحاجات العاجلة").first).to_be_visible()
    page.get_by_role("link", name="English").click()
    page.locator(".govuk-breadcrumbs").get_by_role("link", name="Screening").click()
    page.get_by_role("link", name="Not yet checked", exact=True).click()
    page.get_by_role("link", name="Sources, and what is not yet checked").click()
    expect(
        page.get_by_role("cell", name="danger_now").or_(page.get_by_role("rowheader", name="danger_now")).first
    ).to_be_visible()
    irene.go("/practice/screening/rules/screening/")
    expect(page.get_by_role("heading", name="The person is in danger right now.")).to_be_visible()
    expect(page.get_by_text("A man prefers not to say whether he is in danger").first).to_be_visible()
    irene.go("/practice/case_management/tables/parameters/deadlines/")
    expect(page.get_by_text("first_action_high", exact=True).first).to_be_visible()
    irene.leave()


KINDS = (
    "/practice/", "/practice/?unverified=1", "/practice/screening/", "/practice/screening/sources/",
    "/practice/screening/forms/screening/", "/practice/determinants/forms/assessment/?page=individual",
    "/practice/screening/rules/screening/", "/practice/shared_lists/lists/sex/",
    "/practice/case_management/tables/parameters/deadlines/", "/practice/case_management/tables/pathways/case/",
)  # fmt: skip


@pytest.mark.parametrize(("language", "width"), [("en", 1280), ("ar", PHONE)])
def test_axe_finds_nothing_on_the_pages_of_the_desk(
    server: Server, chromium: Browser, language: str, width: int
) -> None:
    alma = Walker(chromium, server.address, "alma", language, width, scripts=True)
    other = "ar" if language == "en" else "en"
    found = looked_at(alma, [*KINDS, *(f"{path}{'&' if '?' in path else '?'}in={other}" for path in KINDS[3:7])])
    alma.leave()
    assert not found, json.dumps(found, indent=1, ensure_ascii=False)


@pytest.mark.parametrize(("language", "width"), LANGUAGES)
def test_axe_finds_nothing_on_the_pages_where_information_is_written(
    server: Server, text: str, chromium: Browser, language: str, width: int
) -> None:
    irene = Walker(chromium, server.address, "irene", language, width, scripts=True)
    found = looked_at(irene, ["/pages/", "/pages/new/", text, f"{text}change/"])
    irene.go("/pages/new/")
    irene.send()
    expect(irene.page.get_by_role("alert")).to_be_visible()
    found |= {"an empty form that was sent": broken} if (broken := violations(irene.page)) else {}
    assert shapes(irene.visited)
    irene.leave()
    assert not found, json.dumps(found, indent=1, ensure_ascii=False)


def looked_at(walker: Walker, paths: list[str]) -> dict[str, list[tuple[str, str]]]:
    """Return the rules of WCAG that pages break; a page that is wider than the window fails at once."""
    found = {}
    for path in paths:
        walker.go(path)
        assert walker.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (path, "is too wide")
        if broken := violations(walker.page):
            found[path] = broken
    return found
