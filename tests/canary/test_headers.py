"""What every answer says to a browser, on every route of the program: keep nothing, run nothing strange, name nobody."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from lxml import html

from tests.canary.crawler import Route, routes
from tests.canary.surfaces import canaries_of
from tests.canary.world import NOBODY, World, undone

pytestmark = [pytest.mark.django_db, pytest.mark.walk]
POLICY = {
    "default-src": "'none'", "script-src": "'self'", "object-src": "'none'", "base-uri": "'none'",
    "frame-ancestors": "'none'", "form-action": "'self'", "connect-src": "'self'",
    "require-trusted-types-for": "'script'", "trusted-types": "default",
}  # fmt: skip
READERS = ("alma", "chidi", NOBODY)


def answers(world: World, who: str) -> Iterator[tuple[Route, Any]]:
    """Yield the answers to every route by every method it declares, about a record of the standard group."""
    for route in routes():
        if route.name in ("account_logout", "lock"):  # these end the session of the walk itself
            continue
        every = world.filler.of_group(route, "standard", everything=who == "alma")
        for number, filling in enumerate(every):
            for method in sorted(route.methods if number == 0 else route.methods & {"GET"}):
                with undone():
                    yield route, world.ask(who, route.url(filling.ids), method)


@pytest.fixture(scope="module")
def walked(world: World) -> list[tuple[Route, Any]]:
    """Every answer that Alma gets, asked for once for all tests of this file."""
    return list(answers(world, "alma"))


def directives(response: Any) -> dict[str, str]:
    """Return the content security policy of an answer, by directive."""
    parts = (part.strip().partition(" ") for part in response["Content-Security-Policy"].split(";"))
    return {name: rest for name, _space, rest in parts}


def assert_strict(where: str, response: Any) -> None:
    """Check what every answer says, whatever it is."""
    assert response["X-Content-Type-Options"] == "nosniff", where
    assert response["Referrer-Policy"] == "same-origin", where
    assert response["Cross-Origin-Opener-Policy"] == "same-origin", where
    assert response["Cross-Origin-Resource-Policy"] == "same-origin", where
    assert "camera=()" in response["Permissions-Policy"], where
    assert "geolocation=()" in response["Permissions-Policy"], where
    assert "Access-Control-Allow-Origin" not in response, where
    policy = directives(response)
    assert (policy["default-src"], policy["frame-ancestors"]) == ("'none'", "'none'"), where
    assert "unsafe" not in response["Content-Security-Policy"], where


@pytest.mark.parametrize("who", READERS)
def test_every_answer_of_every_route_says_what_a_browser_may_do_with_it(
    world: World, walked: list[tuple[Route, Any]], who: str
) -> None:
    shown = set()
    for route, response in walked if who == "alma" else answers(world, who):
        where = f"{who} {route.template} {response.status_code}"
        assert_strict(where, response)
        assert "no-store" in response["Cache-Control"], where
        if "sandbox" not in directives(response):
            assert POLICY.items() <= directives(response).items(), where
        if response.content and response.status_code != 405:
            kind = response["Content-Type"]
            assert kind.endswith("charset=utf-8") or not kind.startswith("text/"), where
        shown |= {route.name} if response.status_code == 200 else set()
    assert len(shown) > (40 if who == "alma" else 0)


@pytest.mark.parametrize(
    "path", ["/nothing/", "/static/nothing.js", "/static/", "/static/ui/", "/.git/config", "/static/../settings.py"]
)
def test_an_address_that_leads_nowhere_answers_as_strictly(world: World, path: str) -> None:
    response = world.ask("alma", path)
    assert response.status_code == 404
    assert_strict(path, response)
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("path", ["ui/app.js", "ui/htmx.js", "ui/app.css", "ui/mark.svg"])
def test_style_and_script_may_be_kept_but_used_by_nobody_else(path: str) -> None:
    assert finders.find(path)
    response = Client().get(f"/static/{path}")
    assert response.status_code == 200
    assert_strict(path, response)
    assert "max-age" in response["Cache-Control"]


def test_what_is_not_a_page_comes_from_a_sandbox_under_a_name_that_names_nobody(
    walked: list[tuple[Route, Any]],
) -> None:
    taken = set()
    for route, response in walked:
        kind = response.get("Content-Type", "").partition(";")[0]
        if response.status_code == 200 and response.content and kind != "text/html":
            policy = directives(response)
            assert policy["sandbox"] == "", (route.template, "no power is given back")
            assert set(policy) == {"sandbox", "default-src", "base-uri", "frame-ancestors", "form-action"}
            named = re.fullmatch(
                r'attachment; filename="[A-Za-z0-9-]+\.[a-z][a-z0-9]{2,3}"', response["Content-Disposition"]
            )
            assert named or (kind, response["Content-Disposition"]) == ("image/jpeg", "inline"), route.template
            taken.add(route.name)
    assert {"case_document", "case_summary", "case_form_csv", "photo"} <= taken


def test_no_title_and_no_address_on_any_page_holds_a_word_of_a_person(walked: list[tuple[Route, Any]]) -> None:
    """Titles and addresses stay in the browser's history, in its suggestions and in the logs of proxies."""
    pages = 0
    for route, response in walked:
        if response.status_code != 200 or not response["Content-Type"].startswith("text/html") or not response.content:
            continue
        page = html.document_fromstring(response.content)
        said = [page.findtext(".//title") or ""]
        said += [element.get(name) for name in ("href", "action", "src") for element in page.iterfind(f".//*[@{name}]")]
        assert canaries_of("\n".join(said).encode()) == set(), route.template
        pages += 1
    assert pages > 60


def test_the_way_out_is_on_every_page(walked: list[tuple[Route, Any]]) -> None:
    pages = 0
    for route, response in walked:
        is_page = response.status_code == 200 and response.content and response["Content-Type"].startswith("text/html")
        if is_page and not route.is_door:
            page = html.document_fromstring(response.content)
            assert page.find(".//form[@action='/sign-out/']") is not None, route.template
            pages += 1
    assert pages > 60


def test_no_form_sends_what_somebody_writes_by_address(walked: list[tuple[Route, Any]]) -> None:
    seen = 0
    for route, response in walked:
        if response.status_code == 200 and response["Content-Type"].startswith("text/html") and response.content:
            for form in html.document_fromstring(response.content).iter("form"):
                if form.get("method", "get").lower() == "get":
                    kinds = {control.get("type", "text") for control in form.iter("input")}
                    assert kinds <= {"radio", "checkbox", "hidden", "submit", "date"}, (
                        route.template
                    )  # a day is no word
                    assert not form.findall(".//textarea"), route.template
                    seen += 1
    assert seen > 0
