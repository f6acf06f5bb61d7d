"""A site is looked at, what is missing is agreed with somebody, stands on their day and is closed; a place is rated once.

And read with the person who is there. Without JavaScript in English, then axe looks, in Arabic on a phone too.
"""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect

from amparo.foundation import clock
from tests.stories.conftest import Server, serving
from tests.stories.land import bring_places
from tests.stories.looking import violations
from tests.stories.walking import Walker

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def vega(prepared: Path) -> Iterator[Server]:
    """Serve with three places of an invented country."""
    with serving(prepared, "127.0.0.1", AMPARO_DEMO="on") as started:
        bring_places(started.folder)
        yield started


def test_from_a_checklist_to_an_action_and_its_end_and_from_a_place_to_the_picture_of_a_person(
    vega: Server, chromium: Browser
) -> None:
    bruno, alma = (Walker(chromium, vega.address, who, "en", 1280, scripts=False) for who in ("bruno", "alma"))
    checklist = looked(bruno)
    agreed(bruno, checklist)
    closed(alma)
    rated(bruno)
    case = placed(alma)
    for walker, paths in (
        (bruno, ["/sites/", checklist, f"{checklist}pages/access/", "/places/QV01/"]),
        (alma, [f"{case}risk/"]),
    ):
        judged(Walker(chromium, vega.address, walker.who, "en", 1280, scripts=True), paths, "en")
        judged(Walker(chromium, vega.address, walker.who, "ar", 390, scripts=True), paths, "ar")
        walker.leave()


def looked(bruno: Walker) -> str:
    """Keep a site and begin its checklist with one page; return the checklist's path."""
    bruno.page.get_by_role("link", name="Around people").click()
    bruno.page.get_by_role("link", name="Protection in all work").click()
    bruno.follow("/sites/new/")
    bruno.put(name="Help desk at the port", kind="office", place="QV0101")
    bruno.send()
    bruno.send()  # the day of the checklist is today
    checklist = urlsplit(bruno.page.url).path
    bruno.follow("/pages/access/")
    bruno.page.locator("[name='q:access/toilets_lit'][value=not_met]").check()
    bruno.page.locator("[name='q:access/toilets_lit_note']").fill("No lamp, no lock.")
    bruno.send("yes")
    expect(bruno.page.get_by_text("1 of 6")).to_be_visible()
    return checklist


def agreed(bruno: Walker, checklist: str) -> None:
    """Agree with Alma that lamps are put up, today."""
    bruno.go(checklist)
    bruno.follow("/act/toilets_lit/")
    today = clock.today()
    bruno.page.locator("main select[name=owner]").select_option(label="Alma")
    days = {"due_on-day": today.day, "due_on-month": today.month, "due_on-year": today.year}
    bruno.put(text="Two lamps and locks", **{name: str(part) for name, part in days.items()})
    bruno.send()
    expect(bruno.page.get_by_role("link", name="Two lamps and locks")).to_be_visible()


def closed(alma: Walker) -> None:
    """Find the action on the page of the day, and close it."""
    alma.go("/")
    expect(alma.page.get_by_text("Two lamps and locks")).to_be_visible()
    alma.page.get_by_role("link", name="Close with what came of it").click()
    alma.put(result="They shine since today.")
    alma.send()
    expect(alma.page.get_by_text("They shine since today.")).to_be_visible()
    alma.go("/")
    expect(alma.page.get_by_text("Two lamps and locks")).to_have_count(0)


def rated(bruno: Walker) -> None:
    """Rate the safety of a region."""
    bruno.page.get_by_role("link", name="Around people").click()
    bruno.page.get_by_role("link", name="Surroundings").click()
    bruno.put(place="QV01")
    bruno.send()
    bruno.follow("/rate/")
    bruno.put(factor="com_safety", polarity="risk", strength="3", evidence="Robberies at night.", known_by="people")
    bruno.put(confidence="sure")
    bruno.send()
    expect(bruno.page.get_by_text("Robberies at night.").first).to_be_visible()


def placed(alma: Walker) -> str:
    """Open a case, say where the person is, and read what was rated there; return the case's path."""
    alma.go("/register/")
    alma.put(name_given="Sara", name_family="Rustum")
    alma.fill("birth_date-year", "1990")
    alma.send()
    alma.page.click("text=Open a case")
    case = urlsplit(alma.page.url).path
    alma.go(f"{case}risk/")
    alma.follow("/cases/[^/]+/places/")
    alma.put(now="QV0101")
    alma.send()
    expect(alma.page.get_by_text("of the place").first).to_be_visible()
    expect(alma.page.get_by_text("Safety of the place").first).to_be_visible()
    return case


def judged(walker: Walker, paths: list[str], language: str) -> None:
    """Let axe look at pages, with what is folded opened."""
    for path in paths:
        walker.go(path)
        assert walker.page.locator("html").get_attribute("lang") == language
        walker.page.locator("details").evaluate_all("all => all.forEach(each => each.open = true)")
        assert violations(walker.page) == [], (path, language)
        wide = walker.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert wide, (path, language)
    walker.leave()
