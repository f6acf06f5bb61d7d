"""The page by which a service keeps its own listing: without an account, with the rights of the public process alone."""

import pytest

from amparo.casework.directory import actions, finder
from amparo.casework.directory.models import Service, ServiceNews
from tests.casework.directory.listing import SERVICE, Listed, listed
from tests.cast import Cast
from tests.interfaces.portal.door import LANGUAGES, Visitor

SENT = {"status": "temporarily closed", "capacity": "full", "hours": "MO-FR 08:00-16:00", "phones": "+000 555 0101"}


@pytest.fixture
def known(cast: Cast) -> Listed:
    finder.forget()  # numbers of revisions begin anew in each test
    return listed(cast)


@pytest.fixture
def page(cast: Cast, known: Listed, visitor: Visitor) -> str:
    return f"/keep/{actions.make_link(by=cast.bruno, service=known.service)}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_shows_what_people_read_and_nothing_that_is_for_staff(page: str, visitor: Visitor, language: str) -> None:
    answer = visitor.get(f"/{language}{page}")
    text = answer.content.decode()
    assert answer.status_code == 200
    assert SERVICE["name"] in text
    assert "MO,TU,WE,TH,FR 08:00-16:00" in text
    for secret in ("Rosa", "boat", "Luna"):
        assert secret not in text
    assert len(answer.content) < 60 * 1024


def test_what_is_sent_is_kept_and_read_by_people_once_it_was_taken_in(
    known: Listed, page: str, visitor: Visitor
) -> None:
    answer = visitor.post(f"/en{page}", {**SENT, "key": "7a1d6c7e-0000-4000-8000-000000000001"})
    assert answer.status_code == 200
    assert "Thank you." in answer.content.decode()
    assert ServiceNews.objects.get().fields == {"status": "temporarily closed", "capacity": "full"}
    actions.take_in_news()
    assert Service.objects.get(pk=known.service).status == "temporarily closed"
    told = visitor.get(f"/en/s/{known.service}").content.decode()
    assert "The service itself said on" in told


def test_sent_twice_it_counts_once(page: str, visitor: Visitor) -> None:
    for _ in range(2):
        sent = {**SENT, "key": "7a1d6c7e-0000-4000-8000-000000000001"}
        assert visitor.post(f"/en{page}", sent).status_code == 200
    assert ServiceNews.objects.count() == 1


def test_wrong_hours_are_told_beside_the_field_and_nothing_typed_is_lost(page: str, visitor: Visitor) -> None:
    sent = {**SENT, "hours": "mornings", "alert": "Ring twice", "key": "7a1d6c7e-0000-4000-8000-000000000001"}
    answer = visitor.post(f"/en{page}", sent)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "A line of the opening hours cannot be read." in text
    assert "mornings" in text
    assert "Ring twice" in text
    assert not ServiceNews.objects.exists()


@pytest.mark.parametrize("token", ["x" * 43, "short"])
def test_a_link_that_leads_nowhere_gets_a_gentle_page(known: Listed, visitor: Visitor, token: str) -> None:
    answer = visitor.get(f"/en/keep/{token}")
    assert answer.status_code == 404
    assert "Ask the people who gave it to you for a new one." in answer.content.decode()
