"""Where help is, on maps: walked by keyboard without JavaScript, by staff and by somebody who looks for help; axe looks on."""

import subprocess
import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.stories.conftest import ROOT, House, open_door, serving, settings
from tests.stories.land import bring_land
from tests.stories.looking import LOOKS, in_every_language, judged
from tests.stories.walking import Walker

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """Serve an office with help, in an invented country whose boundaries were brought in by the command."""
    made = tmp_path_factory.mktemp("drawn")
    subprocess.run([sys.executable, "-m", "tests.stories.open_door"], env=settings(made), cwd=ROOT, check=True)
    bring_land(made)
    with serving(made, "127.0.0.1", AMPARO_DEMO="on") as staff, open_door(staff.folder) as door:
        yield House(staff, door)


def stepped(page: Page, name: str) -> None:
    """Walk with the Tab key to the area of the map with this name, and enter it."""
    for _ in range(80):
        page.keyboard.press("Tab")
        on = page.locator(".am-map svg a:focus")
        if on.count() and (on.get_attribute("aria-label") or "").startswith(f"{name}:"):
            page.keyboard.press("Enter")
            return
    raise AssertionError(f"no area of the map is called {name}")


def test_who_helps_where_is_walked_by_keyboard_without_javascript(drawn: House, chromium: Browser) -> None:
    bruno = Walker(chromium, drawn.staff.address, "bruno", "en", 1280, scripts=False)
    bruno.go("/directory/coverage/")
    rows = bruno.page.locator(".am-map table tbody tr")
    expect(rows).to_have_count(3)
    expect(rows.filter(has_text="1")).to_have_count(1)
    expect(bruno.page.get_by_text("Invented (CC0 1.0)")).to_be_visible()
    stepped(bruno.page, rows.filter(has_text="1").locator("th").inner_text())
    expect(bruno.page).to_have_url(f"{drawn.staff.address}/directory/coverage/?place=QV01")
    expect(bruno.page.locator(".am-map tbody tr").filter(has_text="1")).to_have_count(4)
    bruno.leave()


@pytest.mark.parametrize(("language", "width"), [("en", 1280), ("ar", 390)])
def test_somebody_finds_the_office_from_area_to_area_of_the_map_without_javascript(
    drawn: House, chromium: Browser, language: str, width: int
) -> None:
    page = chromium.new_page(viewport={"width": width, "height": 900}, java_script_enabled=False)
    page.goto(f"{drawn.door}/{language}/where?n=pa")
    for code in ("QV01", "QV0101"):
        link = page.locator(f".am-map tbody a[href$='p={code}']")
        address = link.get_attribute("href")
        stepped(page, link.inner_text())
        expect(page).to_have_url(f"{drawn.door}{address}")
    expect(page.get_by_role("heading", level=2)).to_have_text("Legal advice by the harbour")
    page.close()


def test_maps_break_no_rule_in_any_language(drawn: House, chromium: Browser) -> None:
    paths = ["/directory/coverage/", "/directory/coverage/?place=QV01", "/directory/coverage/?place=QV01&group=women"]
    in_every_language(drawn.staff, chromium, {"bruno": paths, "dina": paths[:1]})
    page, found = chromium.new_page(bypass_csp=True), dict[str, object]()
    for language, width in LOOKS:
        page.set_viewport_size({"width": width, "height": 900})
        for path in ("where?n=pa", "where?n=pa&p=QV01"):
            judged(page, f"{drawn.door}/{language}/{path}", found)
            assert page.locator(".am-map svg path").count() > 2, "a page without its map was judged"
    page.close()
    assert not found, found
