"""The canary crawl with the program's own check switched off: PostgreSQL alone keeps every planted word from strangers."""

from collections.abc import Sequence
from contextlib import nullcontext
from typing import Any

import pytest
from django.db.models import Q

from amparo.casework.directory import reach
from amparo.casework.directory.models import Location, Organization, Service
from amparo.casework.feedback.queries import reach as reports
from amparo.casework.partnership import queries as partners
from amparo.casework.partnership.models import Record
from amparo.foundation.policy import Decision
from amparo.interfaces.staff import screens
from amparo.trust.accounts.models import Involvement
from amparo.trust.disclosure import gate, scope
from tests.canary.crawler import GROUPS, Route, routes
from tests.canary.forms import Sending, sendings
from tests.canary.surfaces import canaries_in
from tests.canary.world import World, undone
from tests.config import locked

pytestmark = [pytest.mark.django_db, locked.on_postgres]
ROUTES = [route for route in routes() if not route.is_door]
STRANGERS = ("chidi", "dina", "eyob", "farah")


@pytest.fixture(scope="module")
def house(world: World) -> World:
    """The planted world in a database whose tables have a plain owner."""
    locked.settle()
    return world


@pytest.fixture
def no_check(monkeypatch: pytest.MonkeyPatch) -> None:
    """The policy allows everybody everything, lists leave nothing out, and every screen is open to every role."""
    monkeypatch.setattr(gate, "decide", lambda *_: Decision(True, "switched off"))
    monkeypatch.setattr(scope.Reach, "of", lambda _, rows: rows)
    monkeypatch.setattr(reach, "may", lambda *_: Decision(True, "switched off"))
    monkeypatch.setattr(reports, "reachable", lambda *_: Q())
    monkeypatch.setattr(partners, "in_reach", lambda _: Record.objects.all())
    for name in ("may_read", "may_keep"):
        monkeypatch.setattr(partners, name, lambda _: True)
    for name, model in (("services", Service), ("locations", Location), ("organizations", Organization)):
        monkeypatch.setattr(reach, name, lambda _, model=model: model.objects.all())

    def let_in(request: Any, *_: Any, **_proof: Any) -> Any:
        return None if getattr(request, "access", None) else screens._first(request)

    monkeypatch.setattr(screens, "_turned_away", let_in)


def ask(world: World, who: str, url: str, method: str = "GET", data: Any = None) -> Any:
    """Ask as in a transaction of its own, in a browser that forgets the answer: no request leads into the next one."""
    locked.nobody()
    cookies = world.clients[who].cookies.copy()
    answer = world.ask(who, url, method, data)
    world.clients[who].cookies = cookies
    return answer


def shown(world: World, who: str, route: Route) -> set[str]:
    """Return the planted words that `route` shows to `who` about any planted record."""
    fillings = world.filler.fillings(route)
    said = {word for each in fillings for word in canaries_in(ask(world, who, route.url(each.ids)))}
    return said - world.entitled(who)


@pytest.mark.parametrize("who", STRANGERS)
def test_no_page_shows_a_stranger_a_planted_word(house: World, no_check: None, who: str) -> None:
    with locked.connected_as(locked.STAFF):
        found = {
            route.template: words for route in ROUTES if "GET" in route.methods and (words := shown(house, who, route))
        }
    assert found == {}


def forms_of(world: World, who: str, groups: Sequence[str] = GROUPS) -> list[Sending]:
    """Return the forms that `who` is shown, about the planted records of `groups`."""
    found: dict[str, Sending] = {}
    for route in (route for route in ROUTES if "GET" in route.methods):
        for filling in (filling for group in groups for filling in world.filler.of_group(route, group)):
            url = route.url(filling.ids)
            answer = ask(world, who, url)
            if answer.status_code == 200 and b"<form" in answer.content:
                found |= {sending.url: sending for sending in sendings(answer.content, url)}
    return list(found.values())


@pytest.mark.long
def test_no_form_gives_a_stranger_a_planted_word_or_changes_a_planted_record(house: World, no_check: None) -> None:
    forms = forms_of(house, "alma")  # her looking brings things in step, so it comes before the picture of what stands
    before, safe_house, ties = house.footprint(), house.safe_house(), Involvement.__name__
    assert len(forms) > 50
    for who in STRANGERS:
        with undone():
            with locked.connected_as(locked.STAFF):
                for sending in forms:
                    with undone():
                        answer = ask(house, who, sending.url, "POST", sending.body())
                        assert canaries_in(answer) <= house.entitled(who), (who, sending.url)
                assert ask(house, who, "/").status_code == 200, "still signed in"
            after = house.footprint()
            assert house.safe_house() == safe_house, who
            assert {name: rows for name, rows in after.items() if name != ties and rows != before[name]} == {}, who


@pytest.mark.parametrize("who", STRANGERS)
def test_no_search_shows_a_stranger_a_planted_word(house: World, no_check: None, who: str) -> None:
    words = sorted(house.planted.all("standard/identity") | house.planted.all("restricted/identity"))
    with locked.connected_as(locked.STAFF):
        for word in [*words[::5], "Sara"]:
            assert canaries_in(ask(house, who, "/search/", "POST", {"q": word})) <= {word}, word


def test_the_same_walk_without_the_second_lock_shows_hundreds_of_them(house: World, no_check: None) -> None:
    pages = [route for route in ROUTES if route.name in ("case", "person", "case_file")]
    assert len(pages) == 3
    assert len(set().union(*(shown(house, "chidi", route) for route in pages))) > 50
    listing = next(route for route in ROUTES if route.name == "directory_service")
    assert len(shown(house, "chidi", listing) & house.planted.all("safe_house/listing")) > 5


@pytest.mark.long
@pytest.mark.parametrize("who", ["alma", "bruno"])
def test_with_both_locks_those_who_may_read_what_they_read_without_the_second(house: World, who: str) -> None:
    for route in ROUTES:
        if "GET" in route.methods:
            url = route.url(house.filler.of_group(route, "standard")[0].ids)
            without = ask(house, who, url)
            with locked.connected_as(locked.STAFF):
                both = ask(house, who, url)
            assert (both.status_code, canaries_in(both)) == (without.status_code, canaries_in(without)), route.template


@pytest.mark.long
@pytest.mark.parametrize("who", ["alma", "bruno", "petra", "samuel", "selma"])
def test_with_both_locks_those_who_may_write_what_they_write_without_the_second(house: World, who: str) -> None:
    """Reassigning, transferring, restricting, declaring a conflict and opening in an emergency all work behind it."""
    for sending in forms_of(house, who, ("standard", "restricted") if who in ("alma", "samuel") else ("standard",)):
        answers = []
        for role in (None, locked.STAFF):
            with undone(), locked.connected_as(role) if role else nullcontext():
                answers.append(ask(house, who, sending.url, "POST", sending.body()).status_code)
        assert answers[0] == answers[1], (who, sending.url, answers)
