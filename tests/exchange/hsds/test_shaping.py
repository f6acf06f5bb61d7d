"""Records become HSDS objects that hold to its schemas, whatever they say."""

from datetime import UTC
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amparo.exchange import hsds
from tests.exchange.hsds.schemas import page_problems, problems, schema

TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=30)
NAME = TEXT.filter(lambda text: text.strip())
ID = st.builds(uuid4)
TERM = st.builds(hsds.Term, st.sampled_from(sorted(hsds.TAXONOMIES)), NAME, NAME, TEXT)
LOCATION = st.builds(
    hsds.Location, ID, ID, ID, NAME, st.sampled_from(("physical", "postal", "virtual")), TEXT, TEXT, TEXT, TEXT, TEXT, TEXT,
    latitude=st.none() | st.floats(-90, 90), longitude=st.none() | st.floats(-180, 180), url=st.just(""),
    accessibility=st.tuples(TERM),
)  # fmt: skip
ORGANIZATION = st.builds(
    hsds.Organization, ID, NAME, TEXT, TEXT, st.sampled_from(("", "a@b.example")), st.just(""), TERM,
    st.lists(st.tuples(ID, NAME), max_size=2).map(tuple), st.lists(LOCATION, max_size=2).map(tuple),
)  # fmt: skip
SERVICE = st.builds(
    hsds.Service, ID, ORGANIZATION, NAME, st.sampled_from(("active", "inactive", "temporarily closed")),
    st.dictionaries(st.sampled_from(("description", "alert", "eligibility_description")), NAME),
    st.none() | st.integers(0, 90), st.none() | st.integers(0, 120), st.none() | st.dates(),
    st.datetimes(timezones=st.just(UTC)),
    st.builds(hsds.Capacity, NAME, NAME, st.none() | st.integers(0, 9), st.none() | st.integers(0, 9),
              st.none() | st.datetimes(timezones=st.just(UTC))),
    st.lists(TERM, max_size=3).map(tuple),
    st.lists(st.builds(hsds.Opening, ID, st.just("MO,TU"), st.just("09:00+03:00"), st.just("17:00Z")), max_size=2).map(tuple),
    *[st.lists(st.tuples(ID, NAME, NAME), max_size=2).map(tuple)] * 2,
    *[st.lists(st.tuples(ID, NAME), max_size=2).map(tuple)] * 3,
    st.lists(st.builds(hsds.Person, ID, NAME), max_size=1).map(tuple),
    st.lists(LOCATION, max_size=2).map(tuple),
)  # fmt: skip


@settings(deadline=None)
@given(SERVICE, st.booleans())
def test_every_service_holds_to_the_schema(record: hsds.Service, full: bool) -> None:
    assert problems("service", hsds.service(record, full=full)) == []
    for at in record.locations:
        assert problems("service_at_location", hsds.service_at_location(record, at, full=full)) == []


@settings(deadline=None)
@given(ORGANIZATION, st.booleans())
def test_every_organisation_holds_to_the_schema(record: hsds.Organization, full: bool) -> None:
    assert problems("organization", hsds.organization(record, full=full)) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"id": "one"}, "is not a 'uuid'"),
        ({"status": "asleep"}, "is not one of"),
        ({"name": None}, "is not of type 'string'"),
        ({"minimum_age": "12"}, "is not of type 'number'"),
        ({"secret": "x"}, "Additional properties"),
        ({"assured_date": "yesterday"}, "is not a 'date'"),
    ],
)
def test_the_checker_sees_what_is_wrong(change: dict[str, Any], said: str) -> None:
    good = {"id": str(UUID(int=1)), "name": "A", "status": "active"}
    assert problems("service", good) == []
    assert said in problems("service", {**good, **change})[0]
    assert problems("service", {"id": str(UUID(int=1))})


def test_the_table_requires_what_hsds_requires() -> None:
    required = {name: set(one["required"]) for name, one in schema()["$defs"].items()}
    assert required["service"] == {"id", "name", "status"}
    assert required["organization"] == {"id", "name", "description"}
    assert required["location"] == {"id", "location_type"}
    assert required["address"] >= {"address_1", "city", "state_province", "postal_code", "country", "address_type"}


@settings(deadline=None)
@given(st.integers(0, 30), st.integers(1, 40), st.integers(1, 12))
def test_a_page_is_counted_right(rows: int, page: int, size: int) -> None:
    terms = [{"id": str(uuid4()), "name": str(row), "description": "x"} for row in range(rows)]
    found = hsds.paged(terms, page, size, lambda row: row)
    assert page_problems("taxonomy", found) == []
    whole = [one for at in range(1, found["total_pages"] + 1) for one in hsds.paged(terms, at, size, dict)["contents"]]
    assert whole == terms
    assert (found["first_page"], found["empty"]) == (page == 1, not found["contents"])


def test_ids_of_terms_are_the_same_on_every_machine() -> None:
    assert str(hsds.term_id("service_type", "shelter")) == "1be2ffcd-ff63-5f61-9c61-7cb650e02fd3"
