"""Bruno looks at who helps where on a map with the keyboard; two people publish a quarter, and everybody reads it on a phone."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

import amparo.interfaces.cli.demo as demo
from tests.stories.conftest import ROOT, House, settings
from tests.stories.looking import violations
from tests.stories.walking import Walker

pytestmark = pytest.mark.browser
LISTS = Path(demo.__file__).parent / "lists"


@pytest.fixture(scope="module")
def drawn(house: House) -> House:
    """Bring the invented boundaries in by the command, as whoever keeps the server does."""
    own = os.environ | settings(house.staff.folder)
    said = ("--source", "Invented", "--licence", "CC0 1.0")
    for words in (("import", LISTS / "places.csv"), ("boundaries", LISTS / "boundaries.json", *said)):
        command = [sys.executable, "-m", "amparo.interfaces.cli", "places", *map(str, words)]
        subprocess.run(command, env=own, cwd=ROOT, check=True)
    return house


def test_a_map_is_walked_by_keyboard_and_a_quarter_is_published_by_two_people(drawn: House, chromium: Browser) -> None:
    staff, found = drawn.staff.address, {}
    bruno = Walker(chromium, staff, "bruno", "en", 1280, scripts=False)
    bruno.go("/directory/coverage/")
    bruno.page.locator(".am-map svg a").last.focus()
    bruno.page.keyboard.press("Enter")
    expect(bruno.page).to_have_url(f"{staff}/directory/coverage/?place=QV03")
    dina = Walker(chromium, staff, "dina", "en", 1280, scripts=False)
    dina.go("/figures/public/")
    dina.page.get_by_role("button", name="Propose").first.click()
    expect(dina.page.get_by_text("Waits for a second person")).to_be_visible()
    dina.leave()
    bruno.go("/figures/public/")
    bruno.page.get_by_role("link", name="Look and approve").click()
    bruno.page.get_by_role("button", name="Publish").click()
    expect(bruno.page.get_by_text("The figures are drawn and published.")).to_be_visible()
    for language, width in (("en", 1280), ("ar", 390)):
        bruno.speak(language)
        bruno.page.set_viewport_size({"width": width, "height": 900})
        for path in ("/directory/coverage/", "/directory/coverage/?place=QV01", "/figures/public/"):
            bruno.go(path)
            assert bruno.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (path, "is too wide")
            if broken := violations(bruno.page):
                found[f"{path} ({language})"] = broken
    bruno.leave()
    visitor = chromium.new_page(viewport={"width": 390, "height": 900})
    visitor.goto(f"{drawn.door}/ar/")
    visitor.locator("a[href='/ar/figures']").click()
    expect(visitor.locator("svg")).to_have_count(5)
    for path in ("/ar/figures", "/en/figures", "/ar/where?n=pa"):
        visitor.goto(f"{drawn.door}{path}")
        assert visitor.evaluate("document.documentElement.scrollWidth <= innerWidth"), (path, "is too wide")
        if broken := violations(visitor):
            found[path] = broken
    assert not found, json.dumps(found, indent=1, ensure_ascii=False)
