"""Screens of emergency access: from a search that found nobody to the review, and the way a refusal looks."""

from datetime import timedelta
from uuid import UUID

import pytest

from amparo.casework.cases import actions as cases
from amparo.casework.cases.queries import ids_of
from amparo.casework.emergency import escrow
from amparo.casework.emergency.models import Emergency
from amparo.casework.emergency.rules import Ground
from amparo.foundation import clock, ids
from amparo.interfaces.ui.languages import alone
from amparo.trust.escrow import actions as escrow_actions
from amparo.trust.escrow import ceremony
from tests.cast import NOW, Cast, register_sara
from tests.interfaces.staff.desk import at_desk, page_of, person_url

REASON = "He called: his brother is at the door with a knife."


@pytest.fixture
def sara(cast: Cast) -> UUID:
    """Sara, with a case of Alma's."""
    person = register_sara(cast)
    cases.open_case(by=cast.alma, person=person)
    return person


def sent(person: UUID, **more: str) -> dict[str, str]:
    """Return what the page sends."""
    return {"code": ids.code(person).lower(), "reason": REASON, "sure": "on", **more}


def test_from_a_search_without_result_to_the_open_record_with_the_time_left(cast: Cast, sara: UUID) -> None:
    selma = at_desk("selma")
    assert 'href="/emergency/"' in page_of(selma, "/search/", q="Sara")
    assert "24 hours" in page_of(selma, "/emergency/")
    assert selma.post("/emergency/", sent(sara)).headers["Location"] == person_url(sara)
    with clock.fixed(NOW + timedelta(hours=1)):
        selma = at_desk("selma")
        page = page_of(selma, person_url(sara))
        assert "Sara Yusuf Idriss" in page
        assert "by emergency access until 21 Nov 2026, 09:30 (23\xa0hours left)" in page
        assert "by emergency access" in page_of(selma, f"/cases/{ids_of(sara)[0]}/")
        assert "by emergency access" not in page_of(at_desk("alma"), person_url(sara))
    with clock.fixed(NOW + timedelta(hours=24)):
        assert at_desk("selma").get(person_url(sara)).status_code == 404


@pytest.mark.parametrize("missing", ["reason", "sure", "code"])
def test_without_reason_confirmation_or_code_nothing_is_opened(cast: Cast, sara: UUID, missing: str) -> None:
    answer = at_desk("selma").post("/emergency/", sent(sara, **{missing: ""}))
    assert answer.status_code == 422
    assert not Emergency.rows.exists()


def test_the_supervisor_finds_it_on_today_reads_the_reason_and_decides(cast: Cast, sara: UUID) -> None:
    at_desk("selma").post("/emergency/", sent(sara))
    found = Emergency.rows.get()
    bruno = at_desk("bruno")
    today = page_of(bruno, "/")
    assert "Emergency access to review" in today
    assert f'href="/emergency/{found.pk}/"' in today
    assert REASON in page_of(bruno, f"/emergency/{found.pk}/")
    said = {"justified": "yes", "comment": "The brother was arrested."}
    assert bruno.post(f"/emergency/{found.pk}/", said).status_code == 302
    page = page_of(bruno, f"/emergency/{found.pk}/")
    assert "The brother was arrested." in page
    assert "Keep the review" not in page
    assert "Emergency access to review" not in page_of(bruno, "/")


def test_a_late_review_is_marked(cast: Cast, sara: UUID) -> None:
    at_desk("selma").post("/emergency/", sent(sara))
    with clock.fixed(NOW + timedelta(days=8)):
        assert "Overdue since 27 Nov 2026" in page_of(at_desk("bruno"), f"/emergency/{Emergency.rows.get().pk}/")


def test_the_owner_reads_of_it_and_has_no_way_to_judge_it(cast: Cast, sara: UUID) -> None:
    at_desk("selma").post("/emergency/", sent(sara))
    found = Emergency.rows.get()
    alma = at_desk("alma")
    page = page_of(alma, f"/emergency/{found.pk}/")
    assert REASON in page
    assert "Keep the review" not in page
    said = {"justified": "yes", "comment": "Fine."}
    assert alma.post(f"/emergency/{found.pk}/", said).status_code == 404


def test_notices_are_counted_in_the_menu_until_they_are_read(cast: Cast, sara: UUID) -> None:
    at_desk("selma").post("/emergency/", sent(sara))
    for who in ("alma", "bruno", "petra"):
        client = at_desk(who)
        today = page_of(client, "/")
        assert 'Notices <span class="am-count">1</span>' in today
        assert "Emergency access was used" in today
        page = page_of(client, "/notices/")
        assert ids.code(sara) in page
        assert "Sara" not in page
        assert client.post("/notices/").status_code == 302
        assert "New notices" not in page_of(client, "/")
        assert 'Notices <span class="am-count">' not in page_of(client, "/notices/")
    assert 'Notices <span class="am-count">' not in page_of(at_desk("dina"), "/"), (
        "others are told of their account only"
    )


def test_the_protection_data_officer_sees_that_it_was_but_not_why(cast: Cast, sara: UUID) -> None:
    at_desk("selma").post("/emergency/", sent(sara))
    page = page_of(at_desk("petra"), f"/emergency/{Emergency.rows.get().pk}/")
    assert "Selma" in page
    assert "knife" not in page
    assert person_url(sara) not in page


def test_who_looked_names_the_reader_the_case_and_the_act(cast: Cast, sara: UUID) -> None:
    at_desk("selma").post("/emergency/", sent(sara))
    page_of(at_desk("selma"), person_url(sara))
    page = page_of(at_desk("alma"), "/looked/")
    assert f"{alone('Selma')}, Case worker, {alone('Puente Amparo')}" in page
    assert "Person: Opened" in page
    assert "Nobody else looked" in page_of(at_desk("amir"), "/looked/")


def test_the_supervisor_lifts_a_conflict_on_the_responsibility_page(cast: Cast, sara: UUID) -> None:
    case, amir, bruno = ids_of(sara)[0], cast.users["amir"].pk, at_desk("bruno")
    lift = f"/cases/{case}/responsibility/lift/"
    assert bruno.get(lift).status_code == 404
    cases.block_for_conflict(by=cast.bruno, case=case, worker=amir)
    assert lift in page_of(bruno, f"/cases/{case}/responsibility/")
    assert lift not in page_of(at_desk("alma"), f"/cases/{case}/responsibility/")
    assert at_desk("alma").get(lift).status_code == 404
    assert bruno.post(lift, {"worker": str(amir), "reason": ""}).status_code == 422
    assert bruno.post(lift, {"worker": str(amir), "reason": "Another Amir."}).status_code == 302
    page_of(at_desk("amir"), f"/cases/{case}/")


def test_the_officer_is_told_that_the_escrow_was_used_and_not_for_which_case(cast: Cast, sara: UUID) -> None:
    held = ceremony.hold(("A", "B", "C"))
    escrow_actions.install(held.half)
    case = ids_of(sara)[0]
    cases.restrict(by=cast.alma, case=case)
    escrow.open_case(code=ids.code(case), username="selma", shares=held.shares[:2], ground=Ground.EMERGENCY)
    for who, knows in (("petra", False), ("bruno", True)):
        client = at_desk(who)
        for page in (page_of(client, "/"), page_of(client, "/notices/")):
            assert "Two holders of the escrow opened a restricted case" in page
            assert (ids.code(case) in page, f"/cases/{case}/" in page) == (knows, knows)
