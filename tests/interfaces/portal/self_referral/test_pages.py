"""Ask a service to contact one, without a script: told first what happens, gentle when it goes wrong, and nothing is lost."""

import re
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from amparo.casework.directory import actions as directory
from amparo.casework.directory import finder
from amparo.casework.feedback import admission, limits, queries
from amparo.casework.feedback.models import Report
from amparo.casework.feedback.rules import Bucket
from amparo.foundation import clock, ids
from amparo.interfaces.portal.feedback import patience
from amparo.interfaces.portal.self_referral.forms import AskForm
from tests.casework.directory.listing import SERVICE, listed
from tests.casework.self_referrals.asking import NAME, WORDS
from tests.cast import NOW, Cast
from tests.interfaces.portal.door import LANGUAGES, Visitor
from tests.interfaces.portal.feedback.test_pages import back, fields, receipt
from tests.interfaces.portal.test_weight import HEAVIEST, first_load

pytestmark = pytest.mark.django_db


@pytest.fixture
def service(house: Cast) -> UUID:
    """A service that everybody may know, checked today."""
    made = listed(house)
    finder.forget()
    return made.service


def sent(**more: str) -> dict[str, str]:
    """Return what the form sends."""
    said = {
        "need": "legal_aid",
        "words": WORDS,
        "urgency": "urgent",
        "name": NAME,
        "way": "At the bakery",
        "agreed": "on",
    }
    return {"key": str(ids.new()), **said, **more}


def ask(visitor: Visitor, service: UUID, language: str = "en", **more: str) -> Any:
    """Send the form."""
    return visitor.post(f"/{language}/s/{service}/ask", sent(**more))


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_goes_in_sealed_and_its_receipt_leads_back(
    house: Cast, service: UUID, visitor: Visitor, language: str
) -> None:
    card = visitor.get(f"/{language}/s/{service}")
    assert f"/{language}/s/{service}/ask" in card.content.decode()
    answer = ask(visitor, service, language, shares="on")
    assert answer.status_code == 200
    assert re.fullmatch(r"(\d{4} ){3}\d{4}", receipt(answer)["number"])
    assert WORDS not in answer.content.decode()
    admission.take_in()
    report = Report.rows.get()
    assert (report.language, report.service, report.urgency) == (language, service, "urgent")
    told = queries.report(house.bruno, report.pk).told
    assert (told["words"], told["asked"]["name"], told["asked"]["shares"]) == (WORDS, NAME, True)


def test_what_happens_to_it_is_told_before_and_has_to_be_agreed_to(service: UUID, visitor: Visitor) -> None:
    page = visitor.get(f"/en/s/{service}/ask").content.decode()
    assert "2 people of Puente Amparo can open it" in page
    answer = visitor.post(f"/en/s/{service}/ask", {**sent(), "agreed": ""})
    assert answer.status_code == 422
    assert "Nothing was kept yet" in answer.content.decode()
    assert not Report.rows.exists()


def test_what_the_service_offers_stands_before_something_else_and_is_chosen_where_it_is_the_only_thing(
    service: UUID, visitor: Visitor
) -> None:
    page = visitor.get(f"/en/s/{service}/ask").content.decode()
    needs = re.findall(r'name="need" id="[^"]*" value="([^"]*)"( checked)?', page)
    assert needs == [("information_counselling", ""), ("legal_aid", ""), ("", " checked")]
    one = finder.current().entries[service]
    assert AskForm(replace(one, kinds=("legal_aid",)))["need"].value() == "legal_aid"


def test_wrong_input_loses_nothing(service: UUID, visitor: Visitor) -> None:
    answer = ask(visitor, service, need="", words="", urgency="", not_know="My husband", shares="on")
    assert answer.status_code == 422
    kept = fields(answer)
    assert (kept["name"], kept["way"], kept["not_know"]) == (NAME, "At the bakery", "My husband")
    assert {"shares", "agreed"} <= set(kept)
    kept["need"] = ""  # lxml says "on" of a choice without a value
    again = visitor.post(f"/en/s/{service}/ask", {**kept, "urgency": "normal"})
    assert again.status_code == 422
    assert "a few words of your own" in again.content.decode()
    assert visitor.post(f"/en/s/{service}/ask", {**kept, "urgency": "normal", "words": "x"}).status_code == 200


def test_coming_back_shows_how_far_it_is_and_it_can_be_taken_back(house: Cast, service: UUID, visitor: Visitor) -> None:
    mine = receipt(ask(visitor, service))
    admission.take_in()
    page = back(visitor, mine).content.decode()
    assert "Nobody has read it yet" in page
    assert WORDS not in page
    assert "It is taken back" in back(visitor, mine, act="withdraw").content.decode()
    admission.take_in()
    last = back(visitor, mine).content.decode()
    assert "It is closed" in last
    assert "Take back" not in last
    assert queries.inbox(house.bruno, "open", asked=True) == ([], False)


def test_closed_and_protected_services_do_not_offer_it(house: Cast, visitor: Visitor) -> None:
    made = listed(house)
    closed = {**SERVICE, "locations": [str(made.office)], "status": "temporarily closed"}
    directory.save_service(by=house.bruno, organization=made.organization, service=made.service, fields=closed)
    finder.forget()
    assert "/ask" not in visitor.get(f"/en/s/{made.service}").content.decode()
    for way in (visitor.get, visitor.post):
        answer = way(f"/en/s/{made.service}/ask")
        assert (answer.status_code, b"cannot be asked here" in answer.content) == (404, True)
        hidden, unknown = (way(f"/en/s/{each}/ask") for each in (made.shelter, ids.new()))
        assert hidden.status_code == unknown.status_code == 404
        assert len(hidden.content) == len(unknown.content)


def test_a_flood_costs_patience_and_leaves_reports_alone(
    house: Cast, service: UUID, visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(limits.BUCKETS, limits.ASK, Bucket(1, 0))
    with clock.fixed(NOW):
        assert ask(visitor, service).status_code == 200
        waits = ask(visitor, service)
    assert waits.status_code == 429
    held = fields(waits)
    assert held["words"] == WORDS
    assert limits.take(limits.TELL)
    with clock.fixed(NOW + timedelta(seconds=1)):
        assert visitor.post(f"/en/s/{service}/ask", held).status_code == 429, "too soon"
    with clock.fixed(NOW + patience.WAIT):
        assert visitor.post(f"/en/s/{service}/ask", held).status_code == 200


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_stays_light(service: UUID, visitor: Visitor, language: str) -> None:
    assert first_load(visitor, f"/{language}/s/{service}/ask") <= HEAVIEST
