"""The public directory: every answer holds to HSDS 3.0, a question that cannot be read gets a sentence, secrets never leave."""

from itertools import product
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from amparo.casework.directory import actions
from amparo.exchange import hsds
from tests.casework.directory.listing import HOUSE, SERVICE, Listed, listed
from tests.cast import Cast
from tests.exchange.hsds.schemas import page_problems, problems
from tests.interfaces.staff.desk import at_desk

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.interfaces.api.addresses")]
TOP = "/hsds/3.0/"
LISTS = {
    "services": "service",
    "organizations": "organization",
    "service_at_locations": "service_at_location",
    "taxonomies": "taxonomy",
    "taxonomy_terms": "taxonomy_term",
}


@pytest.fixture
def known(cast: Cast) -> Listed:
    return listed(cast)


def asked(path: str, client: Client | None = None, **parameters: Any) -> Any:
    """Return what an anonymous program is answered, with status 200."""
    answer = (client or Client()).get(TOP + path, parameters)
    assert answer.status_code == 200, answer.content
    return answer.json()


@pytest.mark.urls("amparo.config.urls")
def test_it_is_not_there_unless_it_is_switched_on(client: Client) -> None:
    assert client.get(TOP).status_code == 404


def test_it_says_which_standard_it_is(known: Listed) -> None:
    assert asked("")["version"] == "3.0"


@pytest.mark.parametrize(("path", "name"), LISTS.items())
def test_every_list_and_every_item_of_it_holds_to_the_schema(known: Listed, path: str, name: str) -> None:
    found = asked(path)
    assert page_problems(name, found) == []
    assert found["contents"]
    for one in found["contents"][:20]:
        assert problems(name, asked(f"{path}/{one['id']}")) == []


@pytest.mark.parametrize(("path", "parameter"), list(product(list(LISTS)[:3], ["full", "full_service"])))
def test_a_full_list_holds_to_the_schema_too(known: Listed, path: str, parameter: str) -> None:
    if parameter == "full" or path == "organizations":
        assert page_problems(LISTS[path], asked(path, **{parameter: "true"})) == []


def test_a_service_says_all_that_is_public(known: Listed) -> None:
    found = asked(f"services/{known.service}")
    assert found["schedules"][0] | {"id": ""} == {
        "id": "", "service_id": str(known.service), "freq": "WEEKLY", "byday": "MO,TU,WE,TH,FR",
        "opens_at": "08:00+00:00", "closes_at": "16:00+00:00",
    }  # fmt: skip
    assert {one["code"] for one in found["languages"]} == {"spa", "ara"}
    terms = {(one["link_type"], one["taxonomy_term"]["code"], one.get("value")) for one in found["attributes"]}
    assert {("service_type", "legal_aid", None), ("turned_away", "by_nationality", None),
            ("safeguard", "reports_to_authorities", "no"), ("safeguard", "asks_status", "yes")} <= terms  # fmt: skip
    assert found["capacities"][0]["available"] == 3
    (at,) = found["service_at_locations"]
    assert at["location"]["addresses"][0]["city"] == "Bahía Clara"
    assert at["location"]["accessibility"][0]["description"] == "Step-free entrance"


@pytest.mark.parametrize(
    ("parameters", "number"),
    [
        ({}, 1),
        ({"search": "harbour"}, 1),
        ({"search": "faro"}, 1),
        ({"search": "piano"}, 0),
        ({"taxonomy_term_id": str(hsds.term_id("service_type", "legal_aid"))}, 1),
        ({"taxonomy_term_id": str(hsds.term_id("service_type", "food"))}, 0),
        ({"taxonomy_id": str(hsds.taxonomy_id("turned_away"))}, 1),
        ({"taxonomy_id": str(hsds.taxonomy_id("countries"))}, 0),
        ({"organization_id": str(uuid4())}, 0),
        ({"modified_after": "2026-11-20"}, 1),
        ({"modified_after": "2026-11-20T09:30:01Z"}, 0),
        ({"modified_after": "2026-11-20T09:30:00+00:00"}, 1),
        ({"search": "harbour", "organization_id": str(uuid4())}, 0),
        ({"page": "2"}, 0),
        ({"minimal": "true"}, 1),
    ],
)
def test_parameters_narrow_a_list_together(known: Listed, parameters: dict[str, str], number: int) -> None:
    assert len(asked("services", **parameters)["contents"]) == number


def test_pages_walk_through_all(cast: Cast, known: Listed) -> None:
    for number in range(4):
        told = {"name": f"Soup {number}", "types": ["food"]}
        actions.save_service(by=cast.bruno, organization=known.organization, fields=told)
    pages = [asked("services", page=number, per_page=2) for number in (1, 2, 3)]
    assert [page["size"] for page in pages] == [2, 2, 1]
    assert [page["last_page"] for page in pages] == [False, False, True]
    assert len({one["id"] for page in pages for one in page["contents"]}) == 5


@pytest.mark.parametrize("path", ["services", "organizations", "service_at_locations"])
def test_a_page_of_a_long_list_costs_no_more_than_one_of_a_short_list(cast: Cast, known: Listed, path: str) -> None:
    def cost() -> tuple[int, int]:
        with CaptureQueriesContext(connection) as asked_for:
            size = len(asked(path, per_page=1, full="true")["contents"])
        return size, len(asked_for)

    before = cost()
    for number in range(3):
        fields = {"name": f"Kitchen {number}", "kind": "volunteers"}
        owner = actions.save_organization(by=cast.bruno, fields=fields)
        at = actions.save_location(by=cast.bruno, organization=owner, fields={"name": "Kitchen", "place": "QV0101"})
        told = {"name": f"Soup {number}", "types": ["food"], "locations": [str(at)]}
        actions.save_service(by=cast.bruno, organization=owner, fields=told)
    assert cost() == before


@pytest.mark.parametrize(
    "question",
    [
        "page=0", "page=-1", "page=one", "page=²", "per_page=501", "per_page=9999999999", "full=perhaps", "organization_id=7",
        "modified_after=yesterday", "modified_after=2026-99-99", "format=xml", "proximity=5", "postcode=1", "search=" + "a" * 201,
        "search=%00",
    ],
)  # fmt: skip
def test_a_question_that_cannot_be_read_gets_a_sentence_without_what_was_asked(known: Listed, question: str) -> None:
    answer = Client().get(f"{TOP}services?{question}")
    assert answer.status_code == 400
    assert answer.json()["error"]
    assert "yesterday" not in answer.content.decode()


def test_what_is_not_there_and_what_is_not_public_answer_alike(known: Listed) -> None:
    answers = [Client().get(f"{TOP}services/{one}") for one in (known.shelter, uuid4())]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert answers[0].content == answers[1].content


def test_only_reading_is_answered(known: Listed) -> None:
    for path, method in product(("", "services", f"services/{known.service}"), ("post", "put", "patch", "delete")):
        answer = getattr(Client(enforce_csrf_checks=True), method)(TOP + path)
        assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize("who", ["", "bruno", "chidi"])
def test_nothing_of_a_protected_place_is_in_any_answer_even_for_those_who_may_know_it(known: Listed, who: str) -> None:
    client = at_desk(who) if who else Client()
    texts = []
    for path in ("", *LISTS):
        for more in ({}, {"full": "true"}, {"full_service": "true"}, {"minimal": "true"}, {"search": "luna"}):
            answer = client.get(TOP + path, more)
            texts.append(answer.content.decode())
            if answer.status_code == 200 and "contents" in answer.json():
                ids = [one["id"] for one in answer.json()["contents"][:5]]
                texts += [client.get(f"{TOP}{path}/{one}").content.decode() for one in ids]
    whole = "\n".join(texts)
    assert SERVICE["name"] in whole
    for secret in ("Luna", HOUSE, str(known.shelter), str(known.house), "QV0102", "Rosa", "boat"):
        assert secret not in whole, secret


def test_an_answer_sets_no_cookie_and_may_be_kept(known: Listed) -> None:
    answer = Client().get(TOP + "services")
    assert not answer.cookies
    assert answer["Cache-Control"] == "public, max-age=300"
