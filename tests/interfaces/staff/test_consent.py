"""Promises of consent on screen: what it must say, withdrawn at once, a life in danger decided by two."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client

from amparo.casework.consent import queries, rules
from amparo.casework.consent.models import Consent
from tests.cast import Cast, register_sara
from tests.interfaces.staff.desk import at_desk, page_of, person_url

USE = rules.Use("referral", "health_provider", frozenset({"need_only"}))


@pytest.fixture
def sara(cast: Cast) -> str:
    """Return the address of Sara's page."""
    return person_url(register_sara(cast))


def answer(**more: Any) -> dict[str, Any]:
    """Return what the consent page sends."""
    said = {
        "purpose": "referral", "recipient_kind": "health_provider", "data_groups": ["need_only"], "answer": "given",
        "given_by": "self", "how_explained": "spoken", "child_assents": "Yes, the doctor may know.",
        "key": str(uuid4()),
    }  # fmt: skip
    return {**said, **more}


def agreed(cast: Cast) -> bool:
    """Return whether Sara's consent covers a referral to a health provider."""
    return queries.permitting(cast.alma, Consent.rows.get().person_id, USE)


def test_a_consent_is_written_down_and_acts(cast: Cast, sara: str) -> None:
    alma = at_desk("alma")
    sent = answer()
    assert alma.post(sara + "consents/new/", sent).status_code == 302
    alma.post(sara + "consents/new/", sent)
    assert Consent.rows.count() == 1
    assert agreed(cast)
    page = page_of(alma, sara)
    assert "Given" in page
    assert "Yes, the doctor may know." in page


def test_a_childs_own_view_is_asked_for(cast: Cast, sara: str) -> None:
    page = at_desk("alma").post(sara + "consents/new/", answer(child_assents="", note="Spoke twice")).content.decode()
    assert "own view is missing" in page
    assert "Spoke twice" in page
    assert not Consent.rows.exists()


@pytest.mark.parametrize("empty", ["purpose", "recipient_kind", "data_groups", "how_explained", "given_by", "answer"])
def test_a_consent_that_does_not_say_enough_is_not_kept(cast: Cast, sara: str, empty: str) -> None:
    response = at_desk("alma").post(sara + "consents/new/", answer(**{empty: ""}))
    assert response.status_code == 422
    assert not Consent.rows.exists()


def test_withdrawing_ends_it_at_once(cast: Cast, sara: str) -> None:
    alma = at_desk("alma")
    alma.post(sara + "consents/new/", answer())
    place = f"{sara}consents/{Consent.rows.get().pk}/withdraw/"
    assert alma.post(place, {"key": str(uuid4()), "how": ""}).status_code == 422
    assert agreed(cast)
    assert alma.post(place, {"key": str(uuid4()), "how": "She said so today"}).status_code == 302
    assert not agreed(cast)
    assert "Withdrawn" in page_of(alma, sara)


def test_whoever_takes_back_the_consent_to_be_counted_is_told_what_stays(cast: Cast, sara: str) -> None:
    alma = at_desk("alma")
    said = {"purpose": "statistics", "recipient_kind": "own_agency", "data_groups": ["facets"]}
    earlier = set[UUID]()
    for more, told in (({}, False), (said, True)):
        alma.post(sara + "consents/new/", answer(**more))
        newest = Consent.rows.exclude(pk__in=earlier).get().pk
        earlier.add(newest)
        page = page_of(alma, f"{sara}consents/{newest}/withdraw/")
        assert ("What was told before stays" in page) == told


def proposal(**more: Any) -> dict[str, Any]:
    """Return what the vital-interest page sends."""
    said = {"reason": "Unconscious, needs blood", "until-day": "21", "until-month": "11", "until-year": "2026"}
    return {**answer(), **said, **more}


def test_a_life_in_danger_is_decided_by_two_people(cast: Cast, sara: str) -> None:
    alma, bruno = at_desk("alma"), at_desk("bruno")
    assert alma.post(sara + "vital-interest/", proposal(reason="")).status_code == 422
    assert alma.post(sara + "vital-interest/", proposal()).status_code == 302
    assert not agreed(cast)
    place = f"{sara}consents/{Consent.rows.get().pk}/confirm/"
    yes = {"key": str(uuid4()), "sure": "on"}
    assert alma.post(place, yes).status_code == 404
    assert "Confirm" in page_of(bruno, sara)
    assert place in page_of(bruno, "/")
    for name in ("alma", "samuel", "carla"):
        assert place not in page_of(at_desk(name), "/")
    assert "Unconscious, needs blood" in page_of(bruno, place)
    assert bruno.post(place, {"key": str(uuid4())}).status_code == 422
    assert bruno.post(place, yes).status_code == 302
    assert agreed(cast)


def test_a_colleague_cannot_answer_for_the_person(cast: Cast, sara: str) -> None:
    amir: Client = at_desk("amir")
    assert amir.post(sara + "consents/new/", answer()).status_code == 404
    assert not Consent.rows.exists()
