"""When searching is paused: what the page says, what else goes on, and how a supervisor lets it go on."""

import pytest

from tests.cast import Cast, register_sara
from tests.interfaces.staff.desk import at_desk, page_of, sending

HTMX = {"HX-Request": "true"}


@pytest.fixture
def paused(cast: Cast) -> Cast:
    """The cast, after Amir searched twenty people whom nobody knows."""
    register_sara(cast)
    amir = at_desk("amir")
    for number in range(20):
        assert amir.post("/search/", {"q": f"Zubaida {number}"}).status_code == 200
    return cast


def test_further_searches_answer_that_searching_is_paused_even_for_people_in_reach(paused: Cast) -> None:
    answer = at_desk("amir").post("/search/", {"q": "Sara"})
    assert answer.status_code == 429
    page = answer.content.decode()
    assert "Your search is paused" in page
    assert 'href="/emergency/"' in page
    assert "Idriss" not in page
    assert at_desk("alma").post("/search/", {"q": "Sara"}).status_code == 200


def test_what_is_sent_while_typing_leads_to_the_page_that_says_so(paused: Cast) -> None:
    answer = at_desk("amir").post("/search/", {"q": "Sara"}, headers=HTMX)
    assert (answer.status_code, answer.headers["HX-Redirect"]) == (429, "/search/?paused=on")
    assert at_desk("amir").get("/search/?paused=on").status_code == 429
    assert at_desk("alma").get("/search/?paused=on").status_code == 200


def test_registering_and_cases_go_on(paused: Cast) -> None:
    amir = at_desk("amir")
    assert "/people/" in amir.post("/register/", sending(paused, name_given="Zubaida")).headers["Location"]
    page_of(amir, "/cases/")
    page_of(amir, "/search/")


def test_the_supervisor_of_the_team_finds_it_on_today_and_lifts_it(paused: Cast) -> None:
    amir = str(paused.users["amir"].pk)
    for who in ("alma", "amir", "selma", "farah"):
        assert at_desk(who).post("/searches/", {"user": amir}).status_code == 404
    assert at_desk("samuel").post("/searches/", {"user": amir}).status_code == 404
    assert at_desk("bruno").post("/searches/", {"user": "nobody"}).status_code == 404
    bruno = at_desk("bruno")
    assert "Many searches found nobody" in page_of(bruno, "/")
    assert "Amir" in page_of(bruno, "/searches/")
    assert bruno.post("/searches/", {"user": amir}).status_code == 302
    assert "No search is paused" in page_of(bruno, "/searches/")
    assert at_desk("amir").post("/search/", {"q": "Sara"}).status_code == 200


def test_typing_a_name_letter_by_letter_and_then_entering_it_counts_once(cast: Cast) -> None:
    amir = at_desk("amir")
    for name in [f"Zubaida {letter}" for letter in "abcdefghi"]:
        for end in range(1, len(name) + 1):
            assert amir.post("/search/", {"q": name[:end]}, headers=HTMX).status_code == 200
        assert amir.post("/search/", {"q": name}).status_code == 200
