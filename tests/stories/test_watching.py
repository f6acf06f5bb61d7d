"""Places are watched, groups compared, tables given to a program: without JavaScript first, then axe looks in four languages."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect

from amparo import practice
from tests.casework.monitoring.seeing import OBSERVATION
from tests.stories.conftest import Server, serving, told
from tests.stories.looking import LOOKS, in_every_language, shapes, violations
from tests.stories.walking import Walker

pytestmark = pytest.mark.browser
VISITED: dict[str, dict[str, None]] = {}


@pytest.fixture(scope="module")
def watched(prepared: Path) -> Iterator[Server]:
    """Serve with an alert on which nobody decided, a gap on which nobody works, and the feed switched on."""
    with serving(prepared, "127.0.0.1", AMPARO_DEMO="on", AMPARO_FEED="on") as started:
        told("watched", started.folder)
        yield started


def test_what_is_seen_in_a_place_is_written_down_and_an_alert_is_decided(watched: Server, chromium: Browser) -> None:
    bruno = Walker(chromium, watched.address, "bruno", "en", 1280, scripts=False)
    bruno.page.get_by_role("link", name="Decide", exact=True).click()
    bruno.put(finding="real", follows="visit analysis")
    bruno.send()
    expect(bruno.page.get_by_text("Real: something has changed").first).to_be_visible()
    bruno.go("/watched/")
    bruno.page.get_by_role("link", name="Observation", exact=True).click()
    bruno.put(place="QV0102")
    bruno.answer(practice.catalogue().form("monitoring/observation"), OBSERVATION)
    bruno.page.get_by_role("button", name="Save").click()
    expect(bruno.page.get_by_text("Men at the bus stop").first).to_be_visible()
    bruno.go("/watched/routes/new/")
    bruno.put(name="By the coast", stop_0="QV0101", stop_1="QV0102")
    bruno.send()
    expect(bruno.page.get_by_role("heading", name="1. Bahía Clara")).to_be_visible()
    bruno.follow("/change/")
    for path in (
        "",
        "records/",
        "alerts/",
        "routes/",
        "displaced/",
        "bring-in/",
        "places/QV0101/",
        "write/flow_count/",
    ):
        bruno.go(f"/watched/{path}")
    VISITED["bruno"] = bruno.visited
    bruno.leave()


def test_a_group_that_waits_longer_becomes_somebodys_task(watched: Server, chromium: Browser) -> None:
    bruno = Walker(chromium, watched.address, "bruno", "en", 1280, scripts=False)
    bruno.go("/equity/")
    bruno.follow("/equity/gaps/[^/]+/")
    gap = urlsplit(bruno.page.url).path
    bruno.follow("/change/")
    bruno.page.locator("main [name=owner]").select_option(label="Bruno")
    bruno.put(cause="The desk closes at noon.", done="It opens on two evenings.")
    bruno.send()
    expect(bruno.page.get_by_text("It opens on two evenings.")).to_be_visible()
    bruno.follow("/close/")
    for path in ("/equity/", "/equity/exact/"):
        bruno.go(path)
    bruno.go("/equity/")
    bruno.follow("/equity/reviews/[^/]+/")
    bruno.follow("/equity/comparisons/[^/]+/")
    bruno.go(gap)
    VISITED["bruno"] = VISITED.get("bruno", {}) | bruno.visited
    bruno.leave()


def test_a_token_is_shown_once_and_ends(watched: Server, chromium: Browser) -> None:
    dina = Walker(chromium, watched.address, "dina", "en", 1280, scripts=False)
    dina.go("/feeds/")
    dina.page.get_by_role("link", name="Figures", exact=True).last.click()
    dina.go("/feeds/new/")
    dina.put(
        recipient_name="Map in the corridor", recipient="own_office", purpose="planning", tables="Figures", days="30"
    )
    dina.send()
    secret = dina.page.locator("#secret").first.inner_text()
    assert len(secret) > 20
    dina.page.get_by_role("link", name="Done").or_(dina.page.get_by_role("button", name="Done")).click()
    assert secret not in dina.page.content()
    dina.follow("/end/")
    for path in ("/feeds/", "/watched/", "/watched/alerts/", "/equity/"):
        dina.go(path)
    VISITED["dina"] = dina.visited
    dina.leave()


def test_axe_finds_nothing_where_the_secret_of_a_token_is_shown_once(watched: Server, chromium: Browser) -> None:
    for language, width in LOOKS:
        dina = Walker(chromium, watched.address, "dina", language, width, scripts=True)
        dina.go("/feeds/new/")
        dina.put(recipient_name="Map", recipient="own_office", purpose="planning", tables="Figures", days="30")
        dina.send()
        assert len(dina.page.locator("#secret").first.inner_text()) > 20
        assert dina.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), language
        assert violations(dina.page) == [], language
        dina.leave()


def test_axe_and_a_ruler_find_nothing_on_these_pages_in_any_language(watched: Server, chromium: Browser) -> None:
    own = {who: [path for path in shapes(paths) if path.startswith(("/watched", "/equity", "/feeds"))]
           for who, paths in VISITED.items()}  # fmt: skip
    assert len(own["bruno"]) > 15, "the story has to be lived first"
    in_every_language(watched, chromium, own)
