"""Walk every route by every method as everybody: nobody is shown a word beyond their entitlement, nobody changes anything."""

import io
import logging
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.core import mail
from django.test import RequestFactory

from amparo.config.logs import NobodyInTheLogs
from amparo.trust.audit import verify
from tests.canary.crawler import METHODS, routes
from tests.canary.surfaces import canaries_in, canaries_of
from tests.canary.walking import NO_CASEWORK, READERS, ROUTES, Crawl, posts
from tests.canary.world import ANALYSTS, DECIDING, EVERYBODY, NOBODY, PARTNERS, UNENTITLED, World, undone

pytestmark = [pytest.mark.django_db, pytest.mark.walk]
STRANGERS = ("chidi", "carla", "eyob", "farah", "irene", NOBODY)
"""Who works for another agency, or with no records of this one."""


@pytest.fixture(scope="module")
def logged() -> Iterator[io.StringIO]:
    """What the program's own log handler writes while the tests of this file run, from the lowest level on."""
    handler = next(
        one for one in logging.getLogger().handlers if any(isinstance(f, NobodyInTheLogs) for f in one.filters)
    )
    assert isinstance(handler, logging.StreamHandler)
    written = io.StringIO()
    before, level = handler.setStream(written), logging.getLogger().level
    logging.getLogger().setLevel(logging.DEBUG)
    yield written
    logging.getLogger().setLevel(level)
    handler.setStream(before)


@pytest.fixture(scope="module")
def crawl(world: World, logged: io.StringIO) -> Crawl:
    """The walk by GET as everybody, once for this file."""
    return Crawl(world)


def test_every_route_declares_who_may_come_and_only_the_doors_are_open_before_sign_in() -> None:
    undeclared = [route.template for route in routes() if not hasattr(route.view, "declared_roles")]
    open_doors = {route.name for route in routes() if getattr(route.view, "before_sign_in", False)}
    assert undeclared == []
    assert open_doors == {route.name for route in routes() if route.is_door}


def test_more_than_five_hundred_canaries_are_planted_in_every_compartment(world: World) -> None:
    assert len(world.planted.all()) >= 500
    parts = {group.rpartition("/")[2] for group in world.planted.canaries}
    kinds = {"identity", "story", "notes", "files", "packet", "rights", "listing", "feedback", "referral"}
    kinds |= {"record", "community", "audit", "session", "conference", "minutes", "oneself"}
    kinds |= {"analysis", "leadership", "monitoring"}
    assert parts == kinds


@pytest.mark.parametrize("who", EVERYBODY)
def test_nobody_is_shown_a_word_beyond_their_entitlement(crawl: Crawl, who: str) -> None:
    assert crawl.seen[who] - crawl.world.entitled(who) == set()


def test_the_walk_is_worth_something(crawl: Crawl) -> None:
    planted = crawl.world.planted
    assert len(crawl.seen["alma"]) >= 0.6 * len(crawl.world.entitled("alma"))
    for part in ("identity", "story", "notes", "files", "rights"):
        assert crawl.seen["alma"] & planted.all(f"standard/{part}"), part
    assert all(crawl.seen[who] for who in ("amir", "samuel", "bruno", "petra", "eyob"))
    assert crawl.seen["gita"] & planted.all("restricted/feedback")
    assert crawl.seen["bruno"] & planted.all("standard/feedback")
    assert crawl.seen["alma"] >= planted.all("restricted/referral", "blocked/referral")
    assert all(crawl.seen[who] >= planted.all("among/minutes", "among/oneself") for who in ("alma", "bruno"))
    listing = planted.all("safe_house/listing")
    said = planted.all("community/community")
    assert all(len(crawl.seen[who] & said) > 10 for who in ("alma", "amir", "bruno", "selma", "samuel"))
    assert crawl.seen["amir"] >= planted.all("volunteer/identity")
    assert all(
        crawl.seen[who] >= planted.all("watched_standard/monitoring") for who in ("alma", "amir", "bruno", "selma")
    )
    assert all(crawl.seen[who] >= planted.all("watched_restricted/monitoring") for who in ("alma", "bruno"))
    assert all(crawl.seen[who] >= listing for who in ("alma", "amir", "bruno", "selma", "samuel"))
    assert all(crawl.seen[who] >= planted.all("partners/record") for who in PARTNERS)
    assert all(crawl.seen[who] >= planted.all("decision/leadership") for who in DECIDING)
    assert all(crawl.seen[who] >= planted.all("analysis/analysis") for who in ANALYSTS)
    assert crawl.seen["dina"] >= planted.all("rating/analysis")


def test_papers_and_tables_for_outside_the_house_are_read_too(crawl: Crawl) -> None:
    world = crawl.world
    world.clients["alma"] = world.browser("alma")  # taking a file out asks for a recent proof
    for name in ("case_summary", "case_form_csv"):
        route = next(route for route in ROUTES if route.name == name)
        filled = world.filler.of_group(route, "standard", everything=True)
        assert any(canaries_in(world.ask("alma", route.url(filling.ids))) for filling in filled), name


def test_the_copy_for_the_person_says_what_was_given_and_not_what_was_left_out_or_blacked_out(crawl: Crawl) -> None:
    world = crawl.world
    world.clients["alma"] = world.browser("alma")  # taking a file out asks for a recent proof
    url = f"/rights/{world.planted.requests['standard']}/copy/"
    sending = crawl.forms[url]
    notes = sorted(world.planted.all("standard/notes"))
    black = sorted(crawl.seen["alma"] & world.planted.all("standard/identity"))[0]
    everything = {name: "give" if name.startswith("what-") else "" for name in sending.data if name != "language"}
    with undone():
        whole = canaries_in(world.ask("alma", url, "POST", {**everything, "language": "en"}))
        assert black in whole
        assert whole & set(notes)
        assert whole & world.planted.all() <= world.entitled("alma")
        nothing = {name: "leave" if name.startswith("what-") else black for name in everything}
        assert (
            canaries_in(world.ask("alma", url, "POST", {**nothing, "language": "fr"})) & (set(notes) | {black}) == set()
        )
        assert black not in canaries_in(
            world.ask("alma", url, "POST", {**everything, "everywhere": black, "language": "ar"})
        )


def test_no_page_fails(crawl: Crawl) -> None:
    assert crawl.faults == []


def test_every_record_whose_words_are_shown_has_a_leaf_of_its_opening_by_that_reader(crawl: Crawl) -> None:
    assert crawl.unlogged == []
    assert verify.verify().sound


def test_sending_the_forms_of_those_who_may_gives_others_nothing_and_changes_nothing(crawl: Crawl) -> None:
    world = crawl.world
    before, house, communities = world.footprint(), world.safe_house(), world.communities()
    around = world.about_nobody()
    for who in UNENTITLED:
        with undone():
            for url, data in posts(crawl, once=who in NO_CASEWORK):
                if who == "eyob" and url.startswith("/received/"):
                    continue  # these are his
                response = world.ask(who, url, "POST", data)
                assert canaries_in(response) <= world.entitled(who), (who, url)
                assert response.status_code < 500, (who, url)
            assert world.footprint() == before, who
            assert who == "selma" or world.safe_house() == house, who
            assert who == "selma" or world.communities() == communities, who
            assert who not in STRANGERS or around <= world.about_nobody(), who


def test_those_who_may_read_or_decide_a_little_change_nothing_beyond_it(crawl: Crawl) -> None:
    world = crawl.world
    before = world.footprint()
    decides = {
        "amir": (),
        "samuel": ("/cases/transfers/", "/self-referrals/"),
        "petra": ("/rights/",),
        "eyob": ("/received/",),
    }
    for who, own in decides.items():
        with undone():
            for url, data in posts(crawl):
                if not any(part in url for part in own):
                    response = world.ask(who, url, "POST", data)
                    assert canaries_in(response) <= world.entitled(who) | _echoed(data), (who, url)
                    assert response.status_code < 500, (who, url)
            assert world.footprint() == before, who


def test_the_forms_sent_are_plausible_and_those_who_may_get_no_more_than_theirs(crawl: Crawl) -> None:
    world, kept = crawl.world, set()
    plausible = [(url, data) for url, data in posts(crawl) if data]
    for url, data in plausible:
        for who in (*READERS, "samuel") if "/transfers/" in url else READERS:
            with undone():
                response = world.ask(who, url, "POST", data)
                assert canaries_in(response) <= world.entitled(who) | _echoed(data), (who, url)
                assert response.status_code < 500, (who, url)
                kept |= {url} if response.status_code == 302 else set()
    assert len(kept) >= 0.5 * len(plausible)


def test_methods_that_are_not_declared_are_refused_to_everybody_before_anything_is_looked_up(world: World) -> None:
    for who in EVERYBODY:
        access = world.cast.access(who) if who != NOBODY else None
        for route in ROUTES:
            for method in set(METHODS) - route.methods - {"HEAD"}:
                ids = world.filler.of_group(route, "standard")[0].ids
                request = RequestFactory().generic(method, route.url(ids))
                request.access = access  # type: ignore[attr-defined]
                response = route.view(request, **ids)
                assert (response.status_code, response.content) == (405, b""), (who, method, route.template)


@pytest.mark.parametrize("who", ["alma", "amir", "chidi", NOBODY])
def test_head_answers_as_get_does_and_shows_nothing(crawl: Crawl, who: str) -> None:
    for route in ROUTES:
        if "GET" in route.methods:
            response = crawl.world.ask(who, route.url(crawl.world.filler.of_group(route, "standard")[0].ids), "HEAD")
            assert response.status_code < 500, (who, route.template)
            assert canaries_in(response) == set(), (who, route.template)


@pytest.mark.parametrize("headers", [{}, {"HTTP_HX_REQUEST": "true"}], ids=["page", "htmx"])
def test_searching_for_planted_words_finds_nothing_for_those_without_entitlement(world: World, headers: Any) -> None:
    everything = world.planted.all()
    for who in (*UNENTITLED, "samuel", "amir", "petra"):
        words = sorted(everything - world.entitled(who))[::150]
        for word in [*words, f"{words[0]} {words[1]}", "Sara"]:
            response = world.ask(who, "/search/", "POST", data={"q": word}, **headers)
            near = canaries_in(response) - set(word.split())  # names of his team that are written almost like the word
            assert near <= (world.entitled(who) if who == "amir" else set()), (who, word)
            unknown = world.ask(who, "/search/", "POST", data={"q": "vwxyzvwxyz"}, **headers)
            assert near or response.content.count(b"href=") == unknown.content.count(b"href="), (who, word)


def test_no_form_is_taken_without_its_safety_token(world: World) -> None:
    client = world.browser("alma")
    client.handler.enforce_csrf_checks = True
    before = world.footprint()
    for route in routes():
        if "POST" in route.methods:
            url = route.url(world.filler.of_group(route, "standard")[0].ids if route.parameters else {})
            response = client.post(url, {})
            assert (response.status_code, canaries_in(response)) == (403, set()), route.template
    assert world.footprint() == before


def test_a_fault_says_no_word_on_its_page_and_none_in_the_log(
    world: World, logged: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    word = next(iter(world.planted.all("standard/identity")))

    def fail(*args: Any, **kwargs: Any) -> Any:
        name = f"the name {word}"
        logging.getLogger("amparo.somewhere").warning("about %s", "nobody", exc_info=ValueError(name), stack_info=True)
        raise RuntimeError(name) from ValueError(word)

    monkeypatch.setattr("amparo.casework.people.queries.person", fail)
    monkeypatch.setattr("amparo.casework.people.queries.search", fail)
    alma = world.browser("alma")
    begin = logged.tell()
    person = f"/people/{world.planted.people['standard']}/"
    typed = "".join(("some", "body"))  # not as one word: the log shows lines of this file
    for url, method, sent in ((f"{person}?q={typed}", "GET", None), ("/search/", "POST", {"q": typed})):
        response = alma.generic(method, url) if sent is None else alma.post(url, sent)
        assert (response.status_code, canaries_in(response)) == (500, set())
    written = logged.getvalue()[begin:]
    assert "RuntimeError" in written
    assert "(id)" in written
    assert canaries_of(written.encode()) == set()
    assert "somebody" not in written


def test_logs_and_mails_of_the_whole_walk_hold_no_planted_word(crawl: Crawl, logged: io.StringIO) -> None:
    assert canaries_of(logged.getvalue().encode()) == set()
    assert logged.getvalue(), "the log was read"
    assert (mail.outbox, settings.ADMINS) == ([], [])


def _echoed(data: dict[str, Any]) -> set[str]:
    return canaries_of(" ".join(str(value) for value in data.values()).encode())
