"""A restricted case carries an area or does not: whoever is not qualified for it sees the same pages, byte for byte."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction

from amparo import practice
from amparo.casework.cases import actions
from amparo.casework.cases.models import Entry
from amparo.foundation import clock
from amparo.foundation.policy import Role
from tests.canary.crawler import Route, routes
from tests.canary.planting import list_safe_house, plant
from tests.canary.surfaces import canaries_in
from tests.canary.world import World, bare, undone
from tests.casework.cases.answering import complete_answers
from tests.cast import NOW, make_cast
from tests.content.sixth import NAME, with_a_sixth_area

pytestmark = [pytest.mark.django_db, pytest.mark.walk]
UNQUALIFIED = ("alma", "bruno", "tomas")
"""Who owns the case, supervises it, and works on it with a qualification for another area."""
OTHERS = ("amir", "selma", "samuel", "chidi", "dina", "petra", "farah")
OF_THE_LOG = frozenset({"case_seen", "case_record", "looked"})
"""They tell that Greta opened the file, which she may on any case; not what for."""
ROUTES = [route for route in routes() if not route.is_door and "GET" in route.methods]


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """The planted world with a sixth area in practice, and Greta and Tomas on the restricted case."""
    with (
        pytest.MonkeyPatch.context() as patch,
        django_db_blocker.unblock(),
        clock.fixed(NOW),
        transaction.atomic(),
    ):
        patch.setattr(practice, "catalogue", lambda folder=None: with_a_sixth_area())
        cast = make_cast()
        planted = plant(cast)
        list_safe_house(cast, planted)
        cast.join("greta", Role.CASE_WORKER, cast.north, "gbv")
        cast.join("tomas", Role.CASE_WORKER, cast.north, "ct")
        for name in ("greta", "tomas"):
            actions.add_to_case(by=cast.bruno, case=planted.cases["restricted"], worker=cast.users[name].pk)
        found = World(cast, planted)
        found.clients |= {name: found.browser(name) for name in ("greta", "tomas")}
        yield found
        transaction.set_rollback(True)


def carry(world: World) -> list[UUID]:
    """As Greta, let the restricted case enter the area and fill its forms with canaries; return the new entries."""
    cast, case = world.cast, world.planted.cases["restricted"]
    before = set(Entry.rows.values_list("pk", flat=True))
    actions.enter_area(by=cast.greta, case=case, area=NAME)
    forms = {"legal_intake": {"lawyer_wanted": "yes", "hearing_set": "yes"}, "legal_advice": {}, "representation": {}}
    for form, wanted in forms.items():
        entry = actions.begin_area_form(by=cast.greta, case=case, area=NAME, form=form)
        asked = practice.catalogue().form(f"{NAME}/{form}")
        answers = complete_answers(asked, wanted)
        for path, question in asked.questions.items():
            if question.kind == "text":
                answers[path] = world.planted.word("restricted/area")
        actions.save_answers(by=cast.greta, entry=entry, answers=dict(answers), based_on=1)
        actions.complete_form(by=cast.greta, entry=entry)
    return [key for key in Entry.rows.values_list("pk", flat=True) if key not in before]


def pages(world: World, who: str) -> dict[str, Any]:
    """Return address → bare answer of every page about the restricted case, and of those about nothing."""
    found = {}
    for route in ROUTES:
        if route.name not in OF_THE_LOG:
            for filling in world.filler.of_group(route, "restricted"):
                url = route.url(filling.ids)
                found[url] = bare(world.ask(who, url))
    return found


@pytest.mark.parametrize("who", [*UNQUALIFIED, *OTHERS])
def test_two_worlds_that_differ_only_in_the_area_look_the_same_to_who_is_not_qualified(world: World, who: str) -> None:
    with undone():
        before = pages(world, who)
    with undone():
        carry(world)
        after = pages(world, who)
    assert {url for url in before if before[url] != after[url]} == set()


def test_no_word_of_an_area_is_shown_to_who_is_not_qualified_whatever_they_ask(world: World) -> None:
    with undone():
        entries = carry(world)
        secret = world.planted.all("restricted/area")
        for who in (*UNQUALIFIED, *OTHERS):
            for route in ROUTES:
                for url in {route.url(ids) for ids in asked(world, route, entries)}:
                    answer = world.ask(who, url)
                    assert canaries_in(answer) & secret == set(), (who, url)
                    assert answer.status_code < 500, (who, url)


def asked(world: World, route: Route, entries: list[UUID]) -> list[dict[str, str]]:
    """Return the ids to ask a route for: of the restricted case, and of every entry of its area where one is named."""
    ids = dict(world.filler.of_group(route, "restricted")[0].ids)
    return [ids, *({**ids, "entry_id": str(entry)} for entry in entries)] if "entry_id" in ids else [ids]


def test_an_entry_of_an_area_answers_like_one_that_is_not_there(world: World) -> None:
    absent = str(UUID(int=1))
    with undone():
        entries = carry(world)
        for who in UNQUALIFIED:
            for route in ROUTES:
                if "entry_id" in route.parameters:
                    ids = dict(world.filler.of_group(route, "restricted")[0].ids)
                    nowhere = bare(world.ask(who, route.url({**ids, "entry_id": absent})), absent)
                    for entry in entries:
                        here = bare(world.ask(who, route.url({**ids, "entry_id": str(entry)})), entry)
                        assert here == nowhere, (who, route.template)


def test_who_is_qualified_reads_it_all(world: World) -> None:
    with undone():
        entries = carry(world)
        shown: set[str] = set()
        for route in ROUTES:
            if "/forms/" in route.template:
                for ids in asked(world, route, entries):
                    shown |= canaries_in(world.ask("greta", route.url(ids)))
        assert world.planted.all("restricted/area") <= shown | earlier(world)


def earlier(world: World) -> set[str]:
    """Return the canaries of areas that were planted in worlds that are undone by now."""
    return set(sorted(world.planted.all("restricted/area"))[:-2])


def test_nothing_that_who_is_not_qualified_sends_changes_an_area(world: World) -> None:
    case = world.planted.cases["restricted"]
    with undone():
        entries = carry(world)
        before = world.footprint()
        for who in (*UNQUALIFIED, *OTHERS):
            for path in (f"areas/{NAME}/enter/", f"areas/{NAME}/leave/", f"areas/{NAME}/begin/", "areas/look/"):
                answer = world.ask(who, f"/cases/{case}/{path}", "POST", {"reason": "So", "form": "legal_intake"})
                assert answer.status_code == 404 or who == "farah", (who, path)
            for entry in entries:
                for path in (f"forms/{entry}/review/", f"entries/{entry}/finish/", f"forms/{entry}/decide/"):
                    sent = {"outcome": "So", "done": "yes", "approve": "yes", "comment": "So"}
                    assert world.ask(who, f"/cases/{case}/{path}", "POST", sent).status_code in (302, 404), (who, path)
        assert world.footprint() == before
