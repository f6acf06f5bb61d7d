"""Promises of search: any script, only one's own reach, and the reason in plain sight."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from amparo.casework.people import actions, queries
from tests.cast import UNCLE, Cast, register_sara
from tests.interfaces.staff.desk import at_desk, page_of, person_url
from tests.interfaces.staff.test_query_counts import SECOND_LOCK

QUERIES = (
    19  # of which ten: transaction, audit leaf, session, unread notices, the watch over searches, restricted people
    + SECOND_LOCK
)


@pytest.fixture
def alma(cast: Cast) -> Client:
    """Alma's browser, with Sara and her uncle in her team."""
    register_sara(cast)
    actions.register(by=cast.alma, fields=UNCLE, team=cast.north.pk)
    return at_desk("alma")


@pytest.mark.parametrize("typed", ["sara", "Youssef", "سارة", "Idris sara"])
def test_any_writing_finds_the_person_and_marks_why(alma: Client, typed: str) -> None:
    page = page_of(alma, "/search/", q=typed)
    assert "Sara" in page
    assert "<mark>" in page


def test_a_code_finds_the_person(cast: Cast, alma: Client) -> None:
    person = queries.search(cast.alma, "sara")[0].person
    page = page_of(alma, "/search/", q=person.code.lower().replace("-", " "))
    assert person_url(person.id) in page


def test_htmx_gets_the_results_alone_and_others_the_whole_page(alma: Client) -> None:
    whole = page_of(alma, "/search/", q="sara")
    part = alma.post("/search/", {"q": "sara"}, headers={"HX-Request": "true"}).content.decode()
    assert "<html" in whole
    assert "<html" not in part
    assert "<mark>Sara</mark>" in part
    assert "<mark>Sara</mark>" in whole


@pytest.mark.parametrize("name", ["chidi", "selma", "samuel"])
def test_other_teams_find_nobody_and_the_page_says_the_same_as_for_nobody(alma: Client, name: str) -> None:
    client = at_desk(name)
    found = page_of(client, "/search/", q="sara").replace("sara", "")
    nobody = page_of(client, "/search/", q="zzqx").replace("zzqx", "")
    assert "Idriss" not in found
    assert found.count("<li") == nobody.count("<li")


def test_a_name_in_an_address_is_not_searched_so_that_none_comes_to_stand_in_one(alma: Client) -> None:
    answer = alma.get("/search/?q=sara")
    page = answer.content.decode()
    assert "<mark>" not in page
    assert 'value="sara"' not in page
    assert "<title>Search" in alma.post("/search/", {"q": "sara"}).content.decode()


def test_what_was_typed_stays_text(alma: Client) -> None:
    assert "<script>alert" not in page_of(alma, "/search/", q="<script>alert(1)</script>")


def test_searching_costs_the_same_few_queries_however_many_are_found(
    cast: Cast, alma: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(12):
        actions.register(by=cast.alma, fields={"name_given": "Sara", "name_family": f"Fam{number}"}, team=cast.north.pk)
    page_of(alma, "/search/", q="sara")
    with django_assert_max_num_queries(QUERIES):
        page_of(alma, "/search/", q="sara")
