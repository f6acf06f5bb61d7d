"""The pages of areas: offered, entered, filled and blocked for who is qualified; not there for everybody else."""

import re
from typing import Any

import pytest
from django.test import Client

from amparo.casework.cases import queries
from tests.casework.cases.areas.carrying import begun, entered, filled, up_to_review
from tests.casework.cases.areas.conftest import areas, sixth
from tests.casework.cases.test_story import fill
from tests.cast import Cast
from tests.content.sixth import NAME, with_a_sixth_area
from tests.interfaces.staff.desk import at_desk

__all__ = ["areas", "sixth"]
PRACTICE = with_a_sixth_area()


def text(client: Client, url: str, **headers: Any) -> str:
    """Return a page as plain words."""
    answer = client.get(url, **headers)
    assert answer.status_code == 200, url
    return re.sub(r"\s+", " ", re.sub("<[^>]*>", " ", answer.content.decode()))


def test_without_any_area_nothing_of_them_is_on_a_page(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    from amparo import practice

    monkeypatch.undo()
    cast.qualify()
    case = begun(cast)
    for name in practice.catalogue().specialised:
        assert name != NAME
    if not practice.catalogue().specialised:
        assert "/areas/" not in at_desk("greta").get(f"/cases/{case}/").content.decode()
        assert at_desk("greta").get(f"/cases/{case}/areas/").status_code == 404


def test_who_is_not_qualified_learns_of_no_area_that_is_kept_apart_whether_there_is_one_or_not(areas: Cast) -> None:
    alma, nothing = at_desk("alma"), begun(areas)
    case = entered(areas)
    apart = [name for name, area in PRACTICE.specialised.items() if area.head.compartment != "story"]
    for known in (case, nothing):
        page = text(alma, f"/cases/{known}/areas/")
        assert [name for name in apart if PRACTICE.specialised[name].head.title in page] == []
        for path in (*(f"areas/{name}/" for name in apart), "areas/nothing/"):
            assert alma.get(f"/cases/{known}/{path}").status_code == 404
    assert at_desk("tomas").get(f"/cases/{case}/areas/{NAME}/").status_code == 404


def test_an_area_is_offered_entered_and_filled_page_by_page(areas: Cast) -> None:
    case = begun(areas)
    fill(areas, case, "first_contact")
    fill(areas, case, "screening", agrees="yes", removal_risk="yes", removal_days="20", talk_language="fra")
    greta = at_desk("greta")
    assert "Offered" in text(greta, f"/cases/{case}/")
    page = text(greta, f"/cases/{case}/areas/")
    assert "Somebody who is held or may be removed needs a lawyer" in page
    assert "Have you been told that you will be sent away" in page
    entered_ = greta.post(f"/cases/{case}/areas/{NAME}/enter/", {"key": ""}, follow=True)
    assert "What the law has to do with it comes first." in entered_.content.decode()
    answer = greta.post(f"/cases/{case}/areas/{NAME}/begin/", {"form": "legal_intake"})
    asked = text(greta, answer["Location"])
    assert "already answered on 20 Nov 2026 (Protection screening)" in asked
    assert "Legal questions" in text(greta, "/")
    assert "Legal questions (Legal aid)" in text(greta, f"/cases/{case}/")


def test_a_closure_that_is_blocked_says_why_to_who_may_know_and_to_others_whom_to_ask(areas: Cast) -> None:
    case = entered(areas)
    up_to_review(areas, case)
    filled(areas, case, "legal_intake", hearing_set="yes", hearing_date="2026-12-01")
    from amparo.casework.cases import actions, pathway
    from tests.casework.cases.answering import complete_answers

    entry = actions.start_form(by=areas.alma, case=case, step="closure")
    answers = complete_answers(pathway.form_of("closure"), {"closure_reason": "goals_met"})
    actions.save_answers(by=areas.alma, entry=entry, answers=dict(answers), based_on=1)
    url = f"/cases/{case}/forms/{entry}/review/"
    refused = at_desk("alma").post(url)
    assert refused.status_code == 422
    assert "Ask the person responsible for the case." in refused.content.decode()
    assert "hearing" not in refused.content.decode().lower()
    told = at_desk("greta").post(url)
    assert told.status_code == 422
    assert "A hearing is set: somebody has to go there with the person." in told.content.decode()


def test_the_page_of_an_area_lists_its_sources_and_what_is_not_verified(areas: Cast) -> None:
    case = entered(areas)
    page = text(at_desk("greta"), f"/cases/{case}/areas/{NAME}/")
    assert "What this stands on" in page
    assert "Amparo's tests" in page.replace("&#x27;", "'")
    assert "Not yet checked" in page


def test_what_is_narrowed_is_not_printed_and_not_taken_out(areas: Cast) -> None:
    from amparo.casework.cases.areas.handing import EXPORTED, PRINTED, handed_on, may_hand_on
    from amparo.interfaces.staff.cases.record import areas as paper

    case = entered(areas)
    filled(areas, case, "legal_intake", lawyer_wanted="yes", lawyer_told="yes", told_in_confidence="She saw it.")
    greta = at_desk("greta")
    request: Any = type("R", (), {"access": areas.greta})
    (section,) = paper.sections(request, queries.case(areas.greta, case))
    assert ("Is a hearing set?", "No") in section.rows
    assert "She saw it." not in str(section.rows)
    assert not may_hand_on(f"{NAME}/representation@2026-11-27", PRINTED)
    kept = {"lawyer/lawyer_of": "Ana", "lawyer/mandate_signed": "yes"}
    assert handed_on(f"{NAME}/representation@2026-11-27", kept, EXPORTED) == {}
    representation = filled(areas, case, "representation")
    assert greta.get(f"/cases/{case}/forms/{representation}/answers/").status_code == 404
    assert greta.get(f"/cases/{case}/record/summary.pdf").status_code == 200


@pytest.mark.parametrize("language", ["es", "fr", "ar"])
def test_areas_speak_the_language_of_the_reader(areas: Cast, language: str) -> None:
    from django.conf import settings

    case = entered(areas)
    greta = at_desk("greta")
    greta.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    title = {"es": "Asistencia legal", "fr": "Aide juridique", "ar": "المساعدة القانونية"}[language]
    assert title in text(greta, f"/cases/{case}/areas/")
