"""Screens of data rights: what is offered to whom, the copy, what stands over the record, what is left of a destroyed file."""

from uuid import UUID

import pytest

from amparo import practice
from amparo.casework.cases import actions as cases
from amparo.casework.cases.queries import ids_of
from amparo.casework.rights import actions
from amparo.casework.rights.kinds import Kind, Outcome
from amparo.casework.rights.models import Certificate, Request, Review
from amparo.foundation import clock
from amparo.practice import catalogue
from amparo.trust.accounts.models import Qualification
from tests.casework.cases.areas.carrying import fill_area
from tests.casework.rights.asking import asked, erased, sara_with_a_case
from tests.cast import Cast
from tests.content.sixth import NAME, with_a_sixth_area
from tests.interfaces.staff.desk import at_desk, page_of, person_url, prove

KEY = "00000000-0000-4000-8000-000000000007"
ASKED = {"key": KEY, "kind": "access", "asker": "self", "words": "What do you know of me?", "reach": "On Tuesdays."}


@pytest.fixture
def sara(cast: Cast) -> UUID:
    """Sara, with a whole file."""
    return sara_with_a_case(cast)


def granted(cast: Cast, person: UUID) -> UUID:
    """Return a request for access that was granted."""
    request = asked(cast, person, Kind.ACCESS)
    actions.decide(by=cast.alma, request=request, outcome=Outcome.GRANTED, reason="Her right.")
    return request


def test_a_request_starts_at_the_person_and_at_the_case_and_waits_on_today(cast: Cast, sara: UUID) -> None:
    alma = at_desk("alma")
    assert f'href="{person_url(sara)}rights/"' in page_of(alma, person_url(sara))
    answer = alma.post(f"{person_url(sara)}rights/new/", ASKED)
    request = Request.rows.get()
    assert answer.headers["Location"] == f"/rights/{request.pk}/"
    alma.post(f"{person_url(sara)}rights/new/", ASKED)
    assert Request.rows.count() == 1, "sending twice asks once"
    page = page_of(alma, f"/rights/{request.pk}/")
    assert "What do you know of me?" in page
    assert "the rules of the country replace it" in page, "the clock names its source"
    for who in ("alma", "petra"):
        today = page_of(at_desk(who), "/")
        assert f"/rights/{request.pk}/" in today
        assert "What do you know" not in today
    assert f"/rights/{request.pk}/" not in page_of(at_desk("bruno"), "/")


def test_no_choice_and_no_field_asks_for_a_paper(cast: Cast, sara: UUID) -> None:
    request = actions.ask(by=cast.alma, person=sara, kind=Kind.ACCESS, fields={"asker": "self", "words": "What?"})
    page = page_of(at_desk("alma"), f"/rights/{request}/recognise/")
    assert "No document is needed" in page
    assert 'type="file"' not in page
    offered = {code.code for code in catalogue().lists["identity_check"]}
    assert {"known_to_worker", "code_on_card", "answers_only_they_know", "document_seen"} <= offered


@pytest.mark.parametrize("missing", ["kind", "asker", "words"])
def test_what_is_missing_is_said_beside_its_field(cast: Cast, sara: UUID, missing: str) -> None:
    answer = at_desk("alma").post(f"{person_url(sara)}rights/new/", {**ASKED, missing: ""})
    assert answer.status_code == 422
    assert f'href="#id_{missing}"' in answer.content.decode()
    assert not Request.rows.exists()


def test_the_copy_gives_blackens_and_leaves_out_piece_by_piece_in_the_persons_language(cast: Cast, sara: UUID) -> None:
    alma, url = at_desk("alma"), f"/rights/{granted(cast, sara)}/copy/"
    page = page_of(alma, url)
    assert "Hassan waits at the border." in page
    names = {part.split('"')[0] for part in page.split('name="what-')[1:]}
    sent = {f"what-{name}": "give" for name in names} | {"language": "ar", "everywhere": "Hassan"}
    answer = alma.post(url, sent)
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/pdf")
    assert answer.content.startswith(b"%PDF-")
    assert Request.rows.get().copied_at is not None


def test_each_line_of_a_piece_stands_by_itself_where_the_copy_is_made(cast: Cast, sara: UUID) -> None:
    page = page_of(at_desk("alma"), f"/rights/{granted(cast, sara)}/copy/")
    lines = page.split("Safe way to make contact: ")[0].rsplit("<br>", 1)
    assert len(lines) == 2, "what is known of a person does not run together"
    assert "Given name: \u2068Sara\u2069" in page, "a name or number keeps its order on a page of another direction"


def test_words_in_another_script_keep_their_order_on_an_arabic_page(cast: Cast, sara: UUID) -> None:
    alma = at_desk("alma")
    alma.cookies["django_language"] = "ar"
    assert "<bdi>Her right.</bdi>" in page_of(alma, f"/rights/{granted(cast, sara)}/")
    actions.hold(by=cast.alma, person=sara, reason="A court asks.")
    assert "<bdi>A court asks.</bdi>" in page_of(alma, f"{person_url(sara)}rights/")


def test_whoever_decided_alone_is_named_once(cast: Cast, sara: UUID) -> None:
    page = page_of(at_desk("alma"), f"/rights/{granted(cast, sara)}/")
    assert "Decided by" in page
    assert "Proposed by" not in page


def test_the_copy_holds_nothing_that_an_area_keeps_off_paper_and_says_that_it_is_left_out(
    cast: Cast, sara: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(practice, "catalogue", lambda folder=None: with_a_sixth_area())
    Qualification.objects.create(user=cast.users["alma"], area="gbv")
    (case,) = ids_of(sara)
    cases.enter_area(by=cast.alma, case=case, area=NAME)
    wanted = {"lawyer_wanted": "yes", "lawyer_told": "yes", "told_in_confidence": "She saw it.", "hearing_set": "no"}
    fill_area(cast.alma, case, f"{NAME}/legal_intake", **wanted)
    fill_area(cast.alma, case, f"{NAME}/representation", lawyer_of="Ana")
    alma, url = at_desk("alma"), f"/rights/{granted(cast, sara)}/copy/"
    page = page_of(alma, url)
    assert "Is a hearing set?: \u2068No\u2069" in page
    assert "She saw it." not in page, "an answer that its area narrows"
    assert "Ana" not in page, "a form that its area narrows"
    assert "Representation" in page.partition("Not on paper")[2].partition("<form")[0]
    assert "(Legal aid)" not in page, "a clock names its area"
    names = {part.split('"')[0] for part in page.split('name="what-')[1:]}
    sent = {f"what-{name}": "give" for name in names} | {"language": "en", "everywhere": ""}
    assert alma.post(url, sent).content.startswith(b"%PDF-")


def test_the_officer_sees_of_the_file_only_what_the_owner_released(cast: Cast, sara: UUID) -> None:
    request, petra = granted(cast, sara), at_desk("petra")
    assert petra.get(f"/rights/{request}/copy/").status_code == 404
    sent = {"key": KEY, "officer": str(cast.petra.id), "parts": ["identity"]}
    assert at_desk("alma").post(f"/rights/{request}/release/", sent).status_code == 302
    page = page_of(petra, f"/rights/{request}/copy/")
    assert "Idriss" in page
    assert "Hassan waits" not in page


def test_restricted_use_shows_in_the_search_over_the_person_and_over_the_case(cast: Cast, sara: UUID) -> None:
    request = asked(cast, sara, Kind.RESTRICTION)
    actions.decide(by=cast.alma, request=request, outcome=Outcome.GRANTED, reason="She asks for it.")
    alma = at_desk("alma")
    assert "Use restricted" in page_of(alma, "/search/", q="Sara Idriss")
    assert "has stopped the use of their data" in page_of(alma, person_url(sara))
    assert "Use restricted" in page_of(alma, f"/cases/{ids_of(sara)[0]}/")
    assert "Allow the use again" in page_of(alma, f"{person_url(sara)}rights/")


def test_an_erasure_tells_the_truth_and_ends_in_a_certificate_in_four_languages(cast: Cast, sara: UUID) -> None:
    request = asked(cast, sara, Kind.ERASURE)
    page = page_of(at_desk("alma"), f"/rights/{request}/decide/")
    assert "Backups made before still hold" in page
    assert "25 Dec 2026" in page
    sent = {"key": KEY, "outcome": "granted", "reason": "Her right.", "told_plan": "In person."}
    assert at_desk("alma").post(f"/rights/{request}/decide/", sent).status_code == 302
    bruno = at_desk("bruno")
    assert f"/rights/{request}/" in page_of(bruno, "/")
    answer = bruno.post(f"/rights/{request}/second/", {"key": KEY, "answer": "yes"})
    certificate = Certificate.rows.get()
    assert answer.headers["Location"] == f"/rights/certificates/{certificate.pk}/"
    page = page_of(bruno, f"/rights/certificates/{certificate.pk}/")
    assert str(certificate.pk) in page
    assert "Sara" not in page
    for language in ("en", "es", "fr", "ar"):
        paper = bruno.get(f"/rights/certificates/{certificate.pk}/paper.pdf", {"in": language})
        assert paper.content.startswith(b"%PDF-")
    for who in ("alma", "bruno", "petra"):
        desk = at_desk(who)
        for url in (person_url(sara), f"{person_url(sara)}rights/", f"/rights/{request}/"):
            assert desk.get(url).status_code == 404
        assert str(certificate.pk) in page_of(desk, "/rights/")


def test_the_passphrase_is_asked_again_before_somebody_destroys(cast: Cast, sara: UUID) -> None:
    request = asked(cast, sara, Kind.ERASURE)
    more = {"told_plan": "In person."}
    actions.decide(by=cast.alma, request=request, outcome=Outcome.GRANTED, reason="Her right.", more=more)
    bruno = at_desk("bruno")
    prove(bruno, cast.users["bruno"], ago=600)
    bruno.post(f"/rights/{request}/second/", {"key": KEY, "answer": "yes"})
    assert not Certificate.rows.exists()


def test_a_file_past_its_time_is_proposed_by_one_and_decided_by_another(cast: Cast, sara: UUID) -> None:
    review = Review.rows.create(person_id=sara, over_since=clock.today(), parameter="adult_file")
    url = f"/rights/keeping/{review.pk}/"
    page = page_of(at_desk("alma"), url)
    assert "31 Dec 2034" in page, "a child's file"
    sent = {"key": KEY, "fate": "destroy", "reason": "Over."}
    assert at_desk("alma").post(url, sent).status_code == 422
    later = {"keep_until-day": "31", "keep_until-month": "12", "keep_until-year": "2034"}
    assert at_desk("alma").post(url, {**sent, "fate": "keep", **later}).status_code == 302
    assert at_desk("alma").post(url, {"key": KEY, "answer": "yes"}).status_code == 404
    assert url in page_of(at_desk("petra"), "/rights/")
    assert at_desk("bruno").post(url, {"key": KEY, "answer": "yes"}).status_code == 302
    assert Review.rows.get().status == "kept"


def test_a_legal_hold_is_set_shown_and_lifted_with_reasons(cast: Cast, sara: UUID) -> None:
    bruno = at_desk("bruno")
    assert bruno.post(f"{person_url(sara)}rights/hold/", {"key": KEY, "reason": "A court asked."}).status_code == 302
    assert "A legal hold keeps this file" in page_of(bruno, person_url(sara))
    page = page_of(bruno, f"{person_url(sara)}rights/")
    assert "A court asked." in page
    lift = page.split('/lift/"')[0].rpartition('href="')[2] + "/lift/"
    assert bruno.post(lift, {"key": KEY, "words": "It is over."}).status_code == 302
    assert "A legal hold keeps this file" not in page_of(bruno, person_url(sara))
    assert bruno.get(lift).status_code == 404


def test_pages_speak_arabic_from_right_to_left(cast: Cast, sara: UUID) -> None:
    certificate = erased(cast, sara)
    bruno = at_desk("bruno")
    bruno.cookies["django_language"] = "ar"
    page = page_of(bruno, f"/rights/certificates/{certificate}/")
    assert 'dir="rtl"' in page
    assert "شهادة الإتلاف" in page
