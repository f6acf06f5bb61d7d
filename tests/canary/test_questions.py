"""Whoever asks under seal sees byte for byte the same whether nobody holds the person, somebody is silent, or said no."""

from typing import Any
from uuid import UUID

import pytest

from amparo.casework.cases import actions as cases
from amparo.casework.matching import actions
from amparo.casework.people import actions as people
from amparo.foundation import ids
from amparo.trust.audit import queries as audit
from tests.canary.surfaces import canaries_in
from tests.canary.world import World, bare, leaves_since, undone

pytestmark = pytest.mark.django_db
HEARD = {"name_given": "Zaynab", "name_father": "Qasim", "name_family": "Rustum", "birth_date": "2010"}
TRUE = {**HEARD, "name_given": "Zainab"}
SOMEBODY_ELSE = {"name_given": "Wolfgang", "name_family": "Amadeus", "birth_date": "1950"}


def look_around(world: World, held: dict[str, Any], *, answered: bool) -> dict[str, Any]:
    """Return everything Amir is shown after he asked, where Selma holds `held` in a restricted file and may have said no."""
    cast, amir = world.cast, world.browser("amir")
    mine = people.register(by=cast.amir, fields=HEARD, team=cast.north.pk)
    theirs = people.register(by=cast.selma, fields=held, team=cast.south.pk)
    cases.restrict(by=cast.selma, case=cases.open_case(by=cast.selma, person=theirs))
    place = f"/people/{mine}/ask/"
    found = {"asking": amir.post(place, {"sure": "on"})}
    world.browser("selma").get("/")
    if answered:
        (match,) = actions.matches(by=cast.selma)
        actions.answer(by=cast.selma, request=match.request.pk, person=theirs, accept=False, reason="Not safe.")
    found |= {
        url: amir.get(url)
        for url in (place, f"/people/{mine}/", f"/people/{mine}/history/", "/notices/", "/", "/cases/")
    }
    found["again"] = amir.post(place, {"sure": "on"})
    found["back"] = amir.post(f"{place}back/")
    seen = {name.replace(str(mine), "ID"): bare(answer, mine, *_code(mine)) for name, answer in found.items()}
    for word in ("Zainab", "Zainab Rustum", "Qasim"):
        seen[f"search {word}"] = bare(amir.post("/search/", {"q": word}), mine, *_code(mine))
    return seen


def _code(person: UUID) -> tuple[str, ...]:
    return (ids.code(person),)


def test_nobody_silence_and_no_are_the_same_to_the_asker(world: World) -> None:
    worlds = []
    for held, answered in ((SOMEBODY_ELSE, False), (TRUE, False), (TRUE, True)):
        with undone():
            worlds.append(look_around(world, held, answered=answered))
    nobody, silence, no = worlds
    assert nobody["asking"][0] == 302
    assert b"left under seal" in nobody["/people/ID/ask/"][2]
    assert {url for url in nobody if not nobody[url] == silence[url] == no[url]} == set()


def test_the_owner_is_shown_the_match_by_code_and_no_word_of_the_question_or_of_the_file(world: World) -> None:
    person, (_, waiting) = world.planted.people["restricted"], world.planted.questions
    before = audit.size()
    answer = world.ask("alma", "/sealed-questions/")
    place = f"/sealed-questions/{waiting}/{person}/"
    assert place in answer.content.decode()
    assert canaries_in(answer) == set()
    leaves = [(leaf.act, leaf.holder) for leaf in leaves_since(before)]
    assert leaves == [("match.opened", None), ("match.compared", None)]
    page = world.ask("alma", place)
    assert page.status_code == 200
    assert canaries_in(page) <= world.planted.all("restricted/identity")
    for who in ("amir", "selma", "samuel", "chidi", "petra", "bruno"):
        assert world.ask(who, place).status_code == 404, who
        assert str(person) not in world.ask(who, "/sealed-questions/").content.decode(), who


def test_a_planted_reason_of_an_answer_is_read_in_the_history_of_that_person_alone(world: World) -> None:
    person = world.planted.people["restricted"]
    shown = canaries_in(world.ask("alma", f"/people/{person}/history/"))
    assert world.planted.reason in shown
    assert canaries_in(world.ask("amir", f"/people/{person}/history/")) == set()
