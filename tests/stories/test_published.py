"""Two people publish the figures of a quarter, and everybody reads them on a telephone without JavaScript; axe looks on."""

import pytest
from playwright.sync_api import Browser, expect

from tests.stories.conftest import House
from tests.stories.looking import LOOKS, in_every_language, judged
from tests.stories.walking import Walker

pytestmark = pytest.mark.browser


def test_a_quarter_is_proposed_approved_and_read_by_everybody(house: House, chromium: Browser) -> None:
    dina, bruno = (Walker(chromium, house.staff.address, who, "en", 1280, scripts=False) for who in ("dina", "bruno"))
    dina.go("/figures/public/")
    dina.page.get_by_role("button", name="Propose").first.click()
    expect(dina.page.get_by_text("Waits for a second person")).to_be_visible()
    bruno.go("/figures/public/")
    bruno.page.get_by_role("link", name="Look and approve").click()
    bruno.page.get_by_role("button", name="Publish").click()
    expect(bruno.page.get_by_text("The figures are drawn and published.")).to_be_visible()
    for walker in (dina, bruno):
        walker.leave()
    visitor = chromium.new_page(viewport={"width": 390, "height": 900}, java_script_enabled=False)
    visitor.goto(f"{house.door}/ar/")
    visitor.locator("a[href='/ar/figures']").click()
    expect(visitor.locator("svg")).to_have_count(5)
    with visitor.expect_download() as table:
        visitor.locator("a[href^='/ar/figures/table']").first.click()
    assert table.value.suggested_filename.endswith(".csv")
    visitor.close()


def test_the_public_figures_and_the_page_that_publishes_them_break_no_rule_in_any_language(
    house: House, chromium: Browser
) -> None:
    in_every_language(house.staff, chromium, {"dina": ["/figures/public/"], "bruno": ["/figures/public/"]})
    page, found = chromium.new_page(bypass_csp=True), dict[str, object]()
    for language, width in LOOKS:
        page.set_viewport_size({"width": width, "height": 900})
        judged(page, f"{house.door}/{language}/figures", found)
        assert page.locator("svg").count() == 5, "a page without figures was judged"
    page.close()
    assert not found, found
