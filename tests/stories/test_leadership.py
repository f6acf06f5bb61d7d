"""Bruno keeps a figure, decides something because of it and looks back; Dina reads it on a phone in Arabic; axe looks on."""

import json
import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.stories.conftest import Server
from tests.stories.looking import violations
from tests.stories.walking import Walker

pytestmark = pytest.mark.browser
PAGES = ("/leadership/", "/leadership/decisions/new/capacity/", "/figures/kept/", "/figures/people_trained/keep/")


def test_a_figure_is_kept_a_decision_rests_on_it_and_somebody_looks_back(server: Server, chromium: Browser) -> None:
    bruno = Walker(chromium, server.address, "bruno", "en", 1280, scripts=False)
    page = bruno.page
    bruno.go("/figures/workers_per_supervisor/")
    page.get_by_role("link", name="Keep this figure").click()
    page.get_by_role("button", name="Keep the figure").click()
    expect(page.get_by_text("The figure is kept. It does not change any more.")).to_be_visible()
    page.get_by_role("link", name="Around people").click()
    page.get_by_role("link", name="Leadership and results").click()
    page.get_by_role("link", name=re.compile(r"^Write down a decision\s*:\s*.*apacity")).click()
    page.get_by_role("button", name="Save").click()
    expect(page).to_have_title(re.compile("^Error:"))
    decided(page)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("One more supervisor for the port")).to_have_count(2)
    expect(page.get_by_role("link", name="Case workers for each supervisor")).to_be_visible()
    page.get_by_role("link", name="Write down what came of it").click()
    page.get_by_label("What came of it?").fill("She began in June.")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("She began in June.").first).to_be_visible()
    bruno.go("/leadership/")
    with page.expect_download() as taken:
        page.get_by_role("button", name="Results as a PDF").click()
    assert taken.value.suggested_filename.startswith("results-")
    bruno.leave()
    found = {}
    for who, language, width in (("bruno", "en", 1280), ("dina", "ar", 390)):
        walker = Walker(chromium, server.address, who, language, width, scripts=True)
        for path in PAGES:
            walker.go(path)
            assert walker.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (path, "is too wide")
            if broken := violations(walker.page):
                found[f"{path} ({who})"] = broken
        walker.leave()
    assert not found, json.dumps(found, indent=1, ensure_ascii=False)


def decided(page: Page) -> None:
    page.get_by_label("Case workers for each supervisor").first.check()
    page.get_by_label("What was decided?").fill("One more supervisor for the port")
    page.get_by_label("Why? What do the figures say, and what do they not say?").fill(
        "Too many workers for each supervisor"
    )
    page.get_by_label("Who decided?").fill("Head of office")
    for group, day in (("Decided on", ("1", "1", "2026")), ("When do we look at what came of it?", ("1", "1", "2040"))):
        fields = page.get_by_role("group", name=group)
        for name, text in zip(("Day", "Month", "Year"), day, strict=True):
            fields.get_by_label(name).fill(text)
