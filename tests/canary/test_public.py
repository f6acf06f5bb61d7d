"""The public pages beside a planted world: every address, every method, every id, and not one planted word."""

import re
from collections.abc import Iterator
from html import unescape
from uuid import UUID

import pytest
from django.db import connection
from django.urls import get_resolver
from django.urls.resolvers import URLPattern, URLResolver

from amparo.casework.directory import actions, finder
from tests.canary.surfaces import canaries_of
from tests.canary.world import World
from tests.config import locked
from tests.interfaces.portal.door import LANGUAGES, Visitor, public_pages

pytestmark = pytest.mark.django_db
METHODS = ("get", "head", "post", "put", "patch", "delete", "options")
NAMED = re.compile(r"<(?:[^:<>]+:)?(\w+)>")


@pytest.fixture(scope="module")
def walker(world: World) -> Iterator[Visitor]:
    """A visitor of an installation that also lists something open."""
    told = {"name": "Open kitchen", "types": ["food", "shelter"], "phones": ["+000 555 0199"]}
    kitchen = actions.save_organization(by=world.cast.bruno, fields={"name": "Kitchen", "kind": "volunteers"})
    actions.save_service(by=world.cast.bruno, organization=kitchen, fields=told)
    if connection.vendor == "postgresql":
        locked.settle()
    finder.forget()
    with public_pages():
        yield Visitor(raise_request_exception=False)


def patterns(resolver: URLResolver, before: str = "") -> Iterator[str]:
    """Yield every address pattern of the public process behind its language."""
    for one in resolver.url_patterns:
        if isinstance(one, URLResolver):
            yield from patterns(one, before + str(one.pattern))
        elif isinstance(one, URLPattern):
            yield before + str(one.pattern)


def addresses(world: World) -> Iterator[str]:
    """Yield every address, with each id of the planted world wherever an id may stand."""
    ids: list[UUID | str] = [
        *world.planted.people.values(),
        *world.planted.cases.values(),
        *world.planted.listing.values(),
    ]
    ids += [
        *world.planted.entries[:3],
        *world.planted.requests.values(),
        world.cast.users["alma"].pk,
        world.cast.puente.pk,
    ]
    for pattern in patterns(get_resolver("amparo.config.portal.urls")):
        named = NAMED.findall(pattern)
        assert set(named) <= {"service", "slug", "token", "agency", "gateway", "release"}, (
            "tell this test what stands there"
        )
        yield from (f"/{NAMED.sub(str(one), pattern)}" for one in (ids if named else ids[:1]))


def test_no_public_answer_to_any_method_holds_a_planted_word_or_a_cookie_where_no_form_is(
    world: World, walker: Visitor
) -> None:
    asked = list(addresses(world))
    assert len(asked) > 15
    for address in asked:
        sends = b'method="post"' in walker.get(address).content
        for method in METHODS:
            answer = getattr(walker, method)(address)
            said = answer.content + repr(sorted(answer.headers.items())).encode()
            assert answer.status_code in (200, 302, 303, 404, 405, 422), (method, address)
            assert not canaries_of(said), (method, address)
            assert set(answer.cookies) <= ({"csrftoken"} if sends else set()), (method, address)


@pytest.mark.parametrize("language", LANGUAGES)
def test_whoever_follows_every_link_comes_past_the_open_service_and_no_planted_word(
    world: World, walker: Visitor, language: str
) -> None:
    to_see, seen, read = [f"/{language}/"], set(), b""
    while to_see:
        address = to_see.pop()
        seen.add(address)
        answer = walker.get(address)
        assert answer.status_code == 200, address
        read += answer.content
        found = {unescape(link) for link in re.findall(r'href="(/[^"#]+)"', answer.content.decode())}
        to_see += [
            link for link in found - seen - set(to_see) if link.startswith(f"/{language}/") and "exit" not in link
        ]
    assert len(seen) > 15
    assert b"Open kitchen" in read
    assert b"+000 555 0199" in read
    assert not canaries_of(read)
