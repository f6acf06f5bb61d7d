"""Promises of the page for a person who was registered twice: one record goes on, nothing is lost, it can be undone."""

from uuid import UUID, uuid4

import pytest

from amparo.casework.people import actions
from tests.cast import Cast, register_sara
from tests.interfaces.staff.desk import at_desk, page_of, person_url, same_for_all, sara_like


@pytest.fixture
def twice(cast: Cast) -> tuple[UUID, UUID]:
    """Return Sara's record and a second one, written by somebody who heard her name otherwise."""
    again = sara_like(name_given="Sarah", name_father="Youssef", name_family="Idris", name_as_written="")
    return register_sara(cast), actions.register(by=cast.alma, fields=again, team=cast.north.pk)


@pytest.mark.parametrize("who", ["alma", "bruno"])
def test_the_record_that_looks_alike_is_offered_and_chosen(cast: Cast, twice: tuple[UUID, UUID], who: str) -> None:
    first, second = twice
    client = at_desk(who)
    page = page_of(client, person_url(second, "twice/"))
    assert f'value="{first}"' in page
    assert f'value="{second}"' not in page
    assert "\u2068Sara Yusuf Idriss\u2069 · \u206815 years" in page
    answer = client.post(person_url(second, "twice/"), {"of": str(first)})
    assert (answer.status_code, answer["Location"]) == (302, person_url(first))
    assert "The same person, registered again" in page_of(client, person_url(first))
    marked = page_of(client, person_url(second))
    assert "Go on with the other record" in marked
    assert "open-case/" not in marked
    found = page_of(client, "/search/", q="Sara")
    assert person_url(first) in found
    assert person_url(second) not in found
    client.post(person_url(second, "twice/undo/"))
    assert person_url(second) in page_of(client, "/search/", q="Sara")


def test_another_record_is_found_by_search_and_a_choice_is_needed(cast: Cast, twice: tuple[UUID, UUID]) -> None:
    first, second = twice
    alma = at_desk("alma")
    assert str(first) in page_of(alma, person_url(second, "twice/"), q="Sara", looking="yes")
    answer = alma.post(person_url(second, "twice/"), {"q": "Sara"})
    assert answer.status_code == 422
    assert "There is a problem" in answer.content.decode()


@pytest.mark.parametrize("who", ["amir", "chidi", "dina", "eyob", "farah"])
def test_who_may_not_write_about_the_person_meets_what_is_not_there(
    cast: Cast, twice: tuple[UUID, UUID], who: str
) -> None:
    first, second = twice
    client = at_desk(who)
    for rest, sent in (("twice/", {"of": str(first)}), ("twice/undo/", {})):
        theirs = client.post(person_url(second, rest), sent)
        nobodys = client.post(person_url(uuid4(), rest), sent)
        assert theirs.status_code == nobodys.status_code == 404
        assert same_for_all(theirs.content.decode()) == same_for_all(nobodys.content.decode())
    assert client.get(person_url(second, "twice/")).status_code == 404
