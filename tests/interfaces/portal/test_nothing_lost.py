"""A page that went away while somebody wrote: what they wrote is shown once more, to be copied, and to nobody else's doing."""

from typing import Any
from unittest import mock
from uuid import UUID

import pytest
from django.db.utils import OperationalError
from lxml import html

from amparo.casework.directory import actions, finder
from amparo.casework.feedback.models import Report
from amparo.foundation import ids
from tests.casework.directory.listing import SERVICE, Listed, listed
from tests.cast import Cast
from tests.interfaces.portal.door import LANGUAGES, Visitor

WORDS = "اتصلوا بي عند المخبز <b>"
ASKED = {
    "need": "legal_aid", "words": WORDS, "urgency": "urgent", "name": "Saroura", "way": "At the bakery", "agreed": "on",
    "number": "1234 5678 9012 3456", "pin": "582915", "code": "471 902",
}  # fmt: skip
OURS, THEIRS = {"HTTP_ORIGIN": "http://testserver"}, {"HTTP_ORIGIN": "https://evil.example"}


@pytest.fixture
def known(cast: Cast) -> Listed:
    finder.forget()
    return listed(cast)


def kept(answer: Any) -> str:
    """Return what a page shows of what was written; "" where it shows nothing."""
    found = html.document_fromstring(answer.content).xpath('//textarea[@id="typed"]')
    return (found[0].text or "").strip() if found else ""


def close(cast: Cast, known: Listed) -> None:
    fields = {**SERVICE, "locations": [str(known.office)], "status": "temporarily closed"}
    actions.save_service(by=cast.bruno, organization=known.organization, service=known.service, fields=fields)
    finder.forget()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_service_that_closes_while_somebody_asks_it_gives_the_words_back(
    cast: Cast, known: Listed, visitor: Visitor, language: str
) -> None:
    close(cast, known)
    answer = visitor.post(f"/{language}/s/{known.service}/ask", {**ASKED, "key": str(ids.new())})
    assert answer.status_code == 404
    assert kept(answer) == f"{WORDS}\n\nSaroura\n\nAt the bakery"
    assert "<b>" not in answer.content.decode()
    assert not Report.rows.exists()
    for secret in ("582915", "9012", "471 902"):
        assert secret not in answer.content.decode(), "codes are never shown back"


def test_a_report_that_nobody_can_receive_gives_the_words_back(visitor: Visitor) -> None:
    answer = visitor.post(f"/en/say/new/{UUID(int=7)}/", {"words": WORDS, "way": "by my sister", "kept": "on"})
    assert kept(answer) == f"{WORDS}\n\nby my sister"


def test_a_link_that_ends_while_a_service_writes_gives_the_words_back(
    cast: Cast, known: Listed, visitor: Visitor
) -> None:
    page = f"/en/keep/{actions.make_link(by=cast.bruno, service=known.service)}"
    actions.end_link(by=cast.bruno, service=known.service)
    answer = visitor.post(page, {"status": "active", "hours": "MO-FR 08:00-16:00", "alert": "Ring twice"})
    assert answer.status_code == 404
    assert kept(answer) == "MO-FR 08:00-16:00\n\nRing twice"


@pytest.mark.parametrize(
    ("headers", "shown"), [(OURS, True), ({"HTTP_SEC_FETCH_SITE": "same-origin"}, True), (THEIRS, False), ({}, False)]
)
def test_a_form_that_was_open_too_long_gives_its_words_back_and_no_other_site_puts_words_on_our_page(
    known: Listed, visitor: Visitor, headers: dict[str, str], shown: bool
) -> None:
    visitor.handler.enforce_csrf_checks = True
    answer = visitor.post(f"/en/s/{known.service}/ask", {**ASKED, "key": str(ids.new())}, **headers)
    assert answer.status_code == 403
    assert bool(kept(answer)) is shown
    assert (WORDS.split()[0] in answer.content.decode()) is shown


def test_while_the_database_does_not_answer_the_words_wait_on_the_page(known: Listed, visitor: Visitor) -> None:
    with mock.patch("amparo.casework.self_referrals.door.goes_to", side_effect=OperationalError("Saroura")):
        answer = visitor.post(f"/en/s/{known.service}/ask", {**ASKED, "key": str(ids.new())})
    assert answer.status_code == 503
    assert kept(answer).startswith(WORDS)


def test_who_only_reads_is_shown_no_words(visitor: Visitor) -> None:
    answer = visitor.get(f"/en/s/{UUID(int=7)}/ask", {"words": WORDS})
    assert answer.status_code == 404
    assert WORDS.split()[0] not in answer.content.decode()
