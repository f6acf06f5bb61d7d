"""What is not yours answers as what is not there, and secrets of others change nothing you can see."""

from itertools import product
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from amparo.casework.cases import actions as cases
from amparo.casework.cases.models import Case, CaseStatus
from amparo.casework.directory.models import Location, Organization, Service
from amparo.casework.people import actions as people
from amparo.casework.people.models import Person
from amparo.foundation import clock
from amparo.trust import projections
from amparo.trust.history.models import Version
from amparo.trust.vault import sealing
from tests.canary.crawler import Filling, Route, routes
from tests.canary.walking import NO_CASEWORK
from tests.canary.world import NOBODY, World, bare, undone

pytestmark = [pytest.mark.django_db, pytest.mark.walk]
ROUTES = [route for route in routes() if not route.is_door]
FOREIGN = {
    **dict.fromkeys(("chidi", "selma"), ("standard", "restricted")),
    **dict.fromkeys(("samuel", "carla", "dina", "eyob", "farah", NOBODY), ("standard",)),
    "amir": ("restricted", "blocked"),
    "petra": ("restricted",),
}
NO_RELATION = ("chidi", "dina", "eyob", "farah")
WATCHING = ("amir", "selma", "samuel", "dina")


def asked(world: World, who: str, route: Route, method: str, filling: Filling) -> Any:
    """Return the bare answer to one request."""
    return bare(world.ask(who, route.url(filling.ids), method), *filling.ids.values())


CASE_STAFF, LEADING = ("amir", "selma", "samuel"), ("samuel", "dina")
MAY_KNOW: tuple[tuple[tuple[str, ...], str, str, str], ...] = (
    # offers to his team, and who asks a service of his agency, are his to decide
    (("samuel",), "transfer_id asked_id", "", ""),
    (("eyob",), "", "received/", ""),  # the planted referrals are addressed to him
    # protected places, communities, partners of their agency
    (CASE_STAFF, "", "directory/ communities/ partners/", ""),
    (("dina",), "partner_record", "", ""),  # who counts keeps the registers of partners, too
    ((*CASE_STAFF, "dina"), "kept_figure", "", ""),  # figures that may go further are everybody's in the agency
    (LEADING, "decision", "analyses/ equity/", ""),  # what was decided, concluded and compared, about nobody
    (("samuel", "carla"), "published_id", "", ""),  # what an agency published is its supervisors' to take back
    # what is watched is the agency's to know, but for records of what could lead to people who hide
    (WATCHING, "", "watched/write/ watched/forms/ watched/alerts/ watched/routes/ watched/places/", ""),
    (WATCHING, "watch_record", "", "standard"),
)
"""Who may know of planted records that are not theirs: by parameter or beginning of the address, of which groups ("": all)."""


def _may_know(who: str, route: Route, group: str) -> bool:
    return any(
        who in whose
        and (set(named.split()) & set(route.parameters) or route.template.startswith(tuple(begins.split())))
        and group in (groups.split() or FOREIGN[who])
        for whose, named, begins, groups in MAY_KNOW
    )


@pytest.mark.parametrize("who", FOREIGN)
def test_what_is_not_yours_and_what_is_not_there_answer_alike(world: World, who: str) -> None:
    for route in ROUTES:
        if not route.parameters:
            continue
        absent: dict[Any, Any] = {}
        methods = route.methods - {"POST"} if who in NO_CASEWORK else route.methods  # the crawl sends their forms
        for method, group in product(sorted(methods or route.methods), FOREIGN[who]):
            if _may_know(who, route, group):
                continue
            filling = world.filler.of_group(route, group)[0]
            nowhere = world.filler.random(route, filling)
            same = (method, filling.ids.get("name"))
            with undone():
                absent[same] = absent.get(same) or asked(world, who, route, method, nowhere)
                assert asked(world, who, route, method, filling) == absent[same], (method, route.template, group)


def test_the_answer_takes_as_many_changes_of_the_database_for_what_is_not_yours_as_for_what_is_not_there(
    world: World,
) -> None:
    for name in ("person", "case"):
        route = next(route for route in ROUTES if route.name == name)
        written = []
        for filling in (world.filler.random(route), world.filler.of_group(route, "restricted")[0]):
            with undone(), CaptureQueriesContext(connection) as queries:
                world.ask("chidi", route.url(filling.ids))
            written.append(sum(query["sql"].startswith(("INSERT", "UPDATE")) for query in queries))
        assert written[0] == written[1], name


def every_answer(world: World, who: str, queries: tuple[str, ...], *, deep: bool = True) -> dict[str, Any]:
    """Return address → bare answer for every route by GET, and for some searches; not `deep`: without single entries."""
    found = {}
    for route in ROUTES:
        if "GET" in route.methods and (deep or len(route.parameters) < 2):
            url = route.url(world.filler.of_group(route, "standard")[0].ids)
            found[url] = bare(world.ask(who, url))
    for text in queries:
        found[f"search {text}"] = bare(world.ask(who, "/search/", "POST", data={"q": text}))
    return found


OF_THE_AGENCY = ("analysis", "gaps", "leadership")
"""What information officers of the agency read: about nobody, and no secret to them."""


def another_world(world: World) -> None:
    """Change everything secret of the planted records, and their clear state too: other words, another step and tier."""
    hers = world.cast.keys["alma"]
    for row in Version.objects.exclude(compartment__in=OF_THE_AGENCY):
        place = sealing.Place(row.holder, row.compartment, row.record, row.number)
        words = sealing.unseal_bytes(place, row.sealed, hers).replace(b"kanari", b" another secret of another length")
        Version.objects.filter(pk=row.pk).update(sealed=sealing.seal_bytes(place, words, hers))
    Case.rows.update(status=CaseStatus.CLOSED, step="closed", closed_at=clock.now(), tier="restricted")
    Person.rows.update(tier="restricted")
    house = world.planted.listing  # other listings are public
    Organization.objects.filter(pk=house["organization"]).update(name="Sol")
    Location.objects.filter(pk=house["location"]).update(name="Casa Sol", address_1="Another street")
    Service.objects.filter(pk=house["service"]).update(name="Days", safe_contact_note="Another note")
    projections.forget()


def test_two_worlds_that_differ_in_secrets_only_look_the_same_to_those_without_a_relation(world: World) -> None:
    searches = (next(iter(world.planted.all("standard/identity"))), "another secret", "Sara")
    before = {who: every_answer(world, who, searches) for who in NO_RELATION}
    with undone():
        another_world(world)
        after = {who: every_answer(world, who, searches) for who in NO_RELATION}
    projections.forget()
    for who, answers in before.items():
        told = {f"/received/{one}/{rest}" for one in world.planted.referrals.values() for rest in ("", "ask/")}
        seen = set(answers) - (told if who == "eyob" else set())
        assert {url for url in seen if answers[url] != after[who][url]} == set(), who


def test_a_restricted_person_changes_nothing_that_others_of_the_agency_see(world: World) -> None:
    hidden = {"name_given": "Zainab", "name_father": "Qasim", "name_family": "Rustum", "birth_date": "2010"}
    described = {
        "name_given": "Zaynab",
        "name_father": "Qasim",
        "name_family": "Rustum",
        "birth_date": "2010",
        "sex": "",
    }
    cast, uncle = world.cast, world.planted.people["standard"]

    def look(who: str) -> dict[str, Any]:
        found = every_answer(world, who, ("Zainab", "Zainab Rustum", "Qasim"), deep=False)
        with undone():
            form = {**described, "key": "7d0e5f0c-6d7c-4b43-8a55-0a2f5c0d2c11", "team": str(_team(world, who).pk)}
            sent = world.browser(who).post("/register/", form)
            new = sent.headers.get("Location", "").strip("/").rpartition("/")[2]
        return {**found, "register": bare(sent, new)}

    before = {who: look(who) for who in ("amir", "selma", "chidi")}
    with undone():
        person = people.register(by=cast.alma, fields=hidden, team=cast.north.pk)
        people.tie(by=cast.alma, person=uncle, other=person, relation="niece_nephew", same_household=True)
        cases.restrict(by=cast.alma, case=cases.open_case(by=cast.alma, person=person))
        after = {who: look(who) for who in before}
    for who, answers in before.items():
        assert {url for url in answers if answers[url] != after[who][url]} == set(), who


def _team(world: World, who: str) -> Any:
    return {"amir": world.cast.north, "selma": world.cast.south, "chidi": world.cast.other}[who]
