"""Bruno reads dashboard and figures of his team and takes them out; Dina reads hers on a phone in Arabic; axe looks at each."""

import json

import pytest
from playwright.sync_api import Browser, expect

from tests.stories.conftest import Server
from tests.stories.looking import violations
from tests.stories.walking import Walker

pytestmark = pytest.mark.browser
PAGES = (
    "/dashboard/",
    "/figures/",
    "/figures/cases_new/?by=sex&and=office",
    "/figures/first_response_in_time/?by=sex",
    "/figures/cases_new/file/",
)


def test_figures_of_the_team_and_protected_ones_in_arabic(server: Server, chromium: Browser) -> None:
    bruno = Walker(chromium, server.address, "bruno", "en", 1280, scripts=False)
    page = bruno.page
    page.get_by_role("link", name="Figures", exact=True).click()
    expect(page.get_by_role("img", name="Open cases for each case worker")).to_be_visible()
    page.get_by_role("link", name="Take the dashboard out: pages to print, workbook or tables").click()
    page.get_by_label("Our own work", exact=True).check()
    page.get_by_label("Our own office", exact=True).check()
    with page.expect_download() as printed:
        page.get_by_role("button", name="Take the file out").click()
    assert printed.value.suggested_filename.endswith(".pdf")
    page.get_by_role("link", name="Figures", exact=True).click()
    page.get_by_role("link", name="All figures").first.click()
    expect(page.get_by_text("Exact, of the cases that you may open")).to_be_visible()
    page.get_by_role("link", name="New cases").click()
    expect(page.get_by_role("img", name="Over time")).to_be_visible()
    expect(page.get_by_text("It never says how many people need help.")).to_be_visible()
    page.get_by_role("link", name="Look at these cases").click()
    page.get_by_role("link", name="Back to the figure").click()
    page.get_by_role("link", name="Take this figure out as a file").click()
    page.get_by_label("Our own work", exact=True).check()
    page.get_by_label("A donor", exact=True).check()
    page.get_by_role("button", name="Take the file out").click()
    expect(page.get_by_text("exact figures stay in the office").first).to_be_visible()
    page.get_by_label("Our own office", exact=True).check()
    with page.expect_download() as taken:
        page.get_by_role("button", name="Take the file out").click()
    assert taken.value.suggested_filename.startswith("cases-new-")
    bruno.leave()
    found = {}
    looked = (("bruno", "en", 1280, PAGES), ("dina", "ar", 390, PAGES), ("alma", "ar", 390, PAGES[:1]))
    for who, language, width, pages in (*looked, ("dina", "es", 390, PAGES[:1]), ("bruno", "fr", 390, PAGES[:1])):
        walker = Walker(chromium, server.address, who, language, width, scripts=True)
        for path in pages:
            walker.go(path)
            assert walker.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (path, "is too wide")
            if broken := violations(walker.page):
                found[f"{path} ({who})"] = broken
        walker.leave()
    assert not found, json.dumps(found, indent=1, ensure_ascii=False)
