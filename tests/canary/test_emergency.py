"""Emergency access opens what the law gives, for as long as it lasts; and refuses everything else in one and the same way."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from amparo.foundation import clock, ids
from amparo.trust.audit import queries as audit
from tests.canary.crawler import routes
from tests.canary.surfaces import canaries_in
from tests.canary.world import World, bare, leaves_since, undone

pytestmark = [pytest.mark.django_db, pytest.mark.walk]
ROUTES = [route for route in routes() if not route.is_door]
REASON = "He called: his brother is at the door with a knife."


def ask(browser: Client, record: UUID) -> Any:
    """Ask for emergency access to a person or case by its code."""
    return browser.post("/emergency/", {"code": ids.code(record), "reason": REASON, "sure": "on"})


def shown(world: World, who: str, urls: Iterable[str]) -> dict[str, set[str]]:
    """Return address → the canaries of people on it, of those of `urls` that show `who`, freshly signed in, any."""
    browser = world.browser(who)
    listed = world.planted.all(
        "safe_house/listing", "partners/record", "community/community", "watched_standard/monitoring"
    )  # known to case staff anyhow
    found = {url: canaries_in(browser.get(url)) - listed for url in urls}
    return {url: words for url, words in found.items() if words}


def everywhere(world: World) -> list[str]:
    """Return the address of every page about any planted record."""
    return [
        route.url(filling.ids)
        for route in ROUTES
        if "GET" in route.methods
        for group in ("standard", "restricted", "blocked")
        for filling in world.filler.of_group(route, group, everything=True)
    ]


@pytest.mark.parametrize("by", ["people", "cases"])
def test_it_opens_identity_and_story_of_that_person_for_a_day_and_nothing_else(world: World, by: str) -> None:
    planted = world.planted
    with undone():
        assert ask(world.browser("selma"), getattr(planted, by)["standard"]).status_code == 302
        pages = shown(world, "selma", everywhere(world))
        seen = set().union(*pages.values())
        assert seen & planted.all("standard/identity")
        assert seen & planted.all("standard/story")
        assert seen <= planted.all("standard/identity", "standard/story")
        with clock.fixed(clock.now() + timedelta(hours=24, seconds=1)):
            assert shown(world, "selma", pages) == {}


def answer(world: World, who: str, record: UUID) -> tuple[Any, list[tuple[Any, ...]], list[str]]:
    """Return the bare answer, what was logged, and what was asked of the database, all without the code itself."""
    with undone():
        browser, size = world.browser(who), audit.size()
        with CaptureQueriesContext(connection) as asked:
            sent = bare(ask(browser, record), ids.code(record))
        logged = [
            (one.act, one.holder, one.record, one.compartment, one.outcome, one.detail) for one in leaves_since(size)
        ]
    return sent, logged, [query["sql"].split(" ")[0] for query in asked]


@pytest.mark.parametrize(
    ("who", "by", "group"),
    [
        ("selma", "people", "restricted"),
        ("selma", "cases", "restricted"),
        ("amir", "people", "restricted"),
        ("amir", "people", "blocked"),
        ("amir", "cases", "blocked"),
        ("chidi", "people", "standard"),
        ("carla", "cases", "standard"),
    ],
)
def test_what_it_may_not_open_is_answered_logged_and_looked_up_like_what_does_not_exist(
    world: World, who: str, by: str, group: str
) -> None:
    nothing = answer(world, who, uuid4())
    assert nothing[0][0] == 422
    assert nothing[1] == [("emergency.opened", None, None, "", "refused", "{}")]
    assert answer(world, who, getattr(world.planted, by)[group]) == nothing


@pytest.mark.parametrize("who", ["dina", "eyob", "farah", "petra"])
def test_other_roles_cannot_ask(world: World, who: str) -> None:
    with undone():
        assert ask(world.browser(who), world.planted.people["standard"]).status_code == 404
