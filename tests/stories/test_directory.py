"""A service from its first listing to the world, and a safe house that stays inside, in Chromium without JavaScript.

Then axe and a ruler look at the pages of this story in every language, on a desk and on a phone.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import schemathesis
from hypothesis import given
from playwright.sync_api import Browser

from tests.cast import PASSPHRASE
from tests.interfaces.api.calm import CALM
from tests.stories.conftest import Server, serving
from tests.stories.land import bring_places
from tests.stories.looking import shapes, violations
from tests.stories.walking import Walker

pytestmark = pytest.mark.browser

UUID = re.compile(r"/[0-9a-f-]{36}")
HOUSE = "Calle de la Luna 7, behind the bakery"
VISITED: dict[str, dict[str, None]] = {"bruno": {}, "alma": {}}


@pytest.fixture(scope="module")
def published(prepared: Path) -> Iterator[Server]:
    """Serve with the directory published, and three places of an invented country brought in by the command."""
    with serving(
        prepared, "127.0.0.1", AMPARO_DEMO="on", AMPARO_HSDS="on", AMPARO_TIME_ZONE="America/Panama"
    ) as started:
        bring_places(started.folder)
        yield started


def test_a_service_is_listed_checked_found_and_published_and_its_safe_house_is_not(
    published: Server, chromium: Browser
) -> None:
    bruno, alma, chidi = (
        Walker(chromium, published.address, who, "en", 1280, scripts=False) for who in ("bruno", "alma", "chidi")
    )
    owner = organization(bruno)
    office = location(bruno, owner, "Office by the harbour", address_1="Muelle 1", accessibility="step_free")
    house = location(bruno, owner, "Casa Luna", protected=True, address_1=HOUSE)
    advice = service(bruno, owner, office, "Legal advice", types="legal_aid", hours="MO-FR 08:00-16:00")
    shelter = service(bruno, owner, house, "Nights at Casa Luna", types="shelter", hours="MO-SU 00:00-23:59")
    for listing in (advice, shelter):
        check(alma, listing)
    assert "Protected place: tell nobody outside" in says(alma, shelter)
    assert HOUSE in says(alma, shelter)
    assert "Legal advice" in says(chidi, "/directory/?kind=legal_aid&place=QV01")
    assert "Luna" not in says(chidi, "/directory/?hidden=on")
    chidi.strict = False
    assert "Luna" not in says(chidi, shelter)
    mistake(bruno, advice)
    moved(bruno, owner)
    told = everything_published(chromium, published)
    assert "Legal advice" in told
    assert "Muelle 1" in told
    assert "Luna" not in told
    for walker in (bruno, alma):
        VISITED[walker.who] |= walker.visited
    for walker in (bruno, alma, chidi):
        walker.leave()


def organization(bruno: Walker) -> str:
    """Make an organisation; return its path."""
    bruno.go("/directory/")
    bruno.follow("/directory/organizations/")
    bruno.follow("/directory/organizations/new/")
    bruno.put(name="Casa Faro", kind="national_ngo", description="Helps families on the coast.", phones="+000 555 0100")
    bruno.send()
    return urlsplit(bruno.page.url).path


def location(bruno: Walker, owner: str, name: str, *, protected: bool = False, **told: str) -> str:
    """Make a location; return its id, as the form of a service offers it."""
    bruno.go(owner)
    bruno.follow("/locations/new/")
    bruno.put(name=name, place="QV0101", **told)
    if protected:
        bruno.page.locator("main [name=is_protected]").check()
    bruno.send()
    bruno.go(f"{owner}services/new/")
    offered = bruno.page.locator("main label", has_text=name).first.get_attribute("for")
    return bruno.page.locator(f"main #{offered}").get_attribute("value") or ""


def service(bruno: Walker, owner: str, at: str, name: str, **told: str) -> str:
    """Make a service; return its path."""
    bruno.go(owner)
    bruno.follow("/services/new/")
    bruno.put(name=name, locations=at, phones="+000 555 0101", contacts="Desk | Rosa Marín", **told)
    bruno.put(reports_to_authorities="no", asks_status="yes", capacity="open")
    bruno.send()
    return urlsplit(bruno.page.url).path


def check(alma: Walker, listing: str) -> None:
    """Say that the listing was checked today, from the list of what is to be checked."""
    alma.go("/directory/to-check/?whose=all")
    alma.follow(listing)
    assert "Never checked" in alma.page.locator("main").inner_text()
    alma.put(capacity="limited")
    alma.send()
    assert "Never checked" not in alma.page.locator("main").inner_text()
    alma.look(f"service-{listing[-9:-1]}")


def mistake(bruno: Walker, listing: str) -> None:
    """Type hours that nobody can read: told beside the field, and nothing typed is lost."""
    bruno.go(listing)
    bruno.follow("/change/")
    bruno.put(hours="whenever", alert="Closed on Monday.")
    bruno.send()
    page = bruno.page.locator("main")
    assert page.locator("[name=hours]").input_value() == "whenever"
    assert page.locator("[name=alert]").input_value() == "Closed on Monday."
    assert page.locator(".govuk-error-summary").count() == 1
    bruno.put(hours="MO-FR 08:00-12:00")
    bruno.send()
    assert "Closed on Monday." in page.inner_text()


def moved(bruno: Walker, owner: str) -> None:
    """Change a location, which asks for the passphrase again on a slow machine; the organisation's page says so."""
    bruno.go(owner)
    bruno.follow("/locations/[0-9a-f-]+/change/")
    prove(bruno)
    bruno.put(transportation="Bus 7 to the harbour")
    bruno.send()
    assert "Saved." in bruno.page.locator("body").inner_text()


def prove(walker: Walker) -> None:
    """Give the passphrase again where it is asked for."""
    field = walker.page.locator("main input[type=password]")
    if field.count():
        field.first.fill(PASSPHRASE)
        walker.send()


def says(walker: Walker, path: str) -> str:
    """Return what the page at `path` says."""
    walker.go(path)
    return walker.page.locator("main").inner_text()


def everything_published(browser: Browser, server: Server) -> str:
    """Return all that an anonymous program can read."""
    program = browser.new_context()
    lists = ("services?full=true", "organizations?full_service=true", "service_at_locations?full=true", "taxonomies")
    answers = [program.request.get(f"{server.address}/hsds/3.0/{path}") for path in lists]
    assert {answer.status for answer in answers} == {200}
    said = json.dumps([answer.json() for answer in answers], ensure_ascii=False)
    program.close()
    return said


@pytest.mark.parametrize(("language", "width"), [("en", 1280), ("es", 390), ("fr", 1280), ("ar", 390)])
def test_axe_finds_nothing_on_any_page_of_the_directory_and_none_is_wider_than_its_screen(
    published: Server, chromium: Browser, language: str, width: int
) -> None:
    found, wide = {}, {}
    for who, paths in VISITED.items():
        walker = Walker(chromium, published.address, who, language, width, scripts=True)
        kinds = shapes(paths)
        assert len(kinds) > 3, f"the story of {who} has to be lived first"
        for path in kinds:
            walker.go(path)
            prove(walker)
            walker.look(UUID.sub("", path).strip("/").replace("/", "-"))
            if broken := violations(walker.page):
                found[path] = broken
            if walker.page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
                wide[path] = width
        walker.leave()
    assert not found, json.dumps(found, indent=1, ensure_ascii=False)
    assert not wide


def test_the_served_api_is_as_it_describes_itself(published: Server) -> None:
    """Schemathesis asks the server that the story used, over HTTP, whatever its own description allows."""
    described = schemathesis.openapi.from_url(f"{published.address}/hsds/3.0/openapi.json")
    asked: set[str] = set()
    for found in described.get_all_operations():
        operation = found.ok()

        @CALM
        @given(operation.as_strategy())
        def answers_as_described(case: schemathesis.Case) -> None:
            case.call_and_validate()
            asked.add(case.operation.path)

        answers_as_described()
    assert len(asked) >= 10
