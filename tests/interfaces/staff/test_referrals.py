"""Promises of the screens of referrals: nothing leaves unseen, nothing typed is lost, no address says what is needed."""

import io
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from lxml import html
from pypdf import PdfReader

from amparo.casework.directory import actions as directory
from amparo.casework.outside import answering, opening
from amparo.casework.people import actions as people
from amparo.casework.referrals import actions
from amparo.casework.referrals.models import Gap, Referral
from amparo.foundation import clock
from amparo.trust.audit.models import Leaf
from tests.casework.referrals.sending import CLINIC, Scene, scene
from tests.cast import NOW, Cast
from tests.interfaces.staff.desk import at_desk, page_of, same_for_all


@pytest.fixture
def sara(cast: Cast) -> Scene:
    """Sara's case, the clinic, and her consent for everything but her story."""
    return scene(cast)


def typed(cast: Cast, **more: Any) -> dict[str, Any]:
    """Return what Alma types into the page of what goes to whom."""
    return {
        "key": str(uuid4()), "need": "health_general", "addressee": str(cast.users["eyob"].pk), "urgency": "urgent",
        "groups": ["need_only"], "asked_for": "A first visit.", "background": "She crossed at night.", **more,
    }  # fmt: skip


def new(found: Scene) -> str:
    return f"/cases/{found.case}/referrals/new/{found.service}/"


def test_the_services_that_fit_stand_there_with_why_and_the_others_with_why_not(cast: Cast, sara: Scene) -> None:
    other = directory.save_organization(by=cast.bruno, fields={"name": "Old Age Home", "kind": "national_ngo"})
    told = {"name": "Care", "types": ["health_general"], "minimum_age": 60}
    directory.save_service(by=cast.bruno, organization=other, fields=told)
    page = page_of(at_desk("alma"), f"/cases/{sara.case}/referrals/new/", kind="health_general", language="ara")
    fits, _, left_out = page.partition("1 service was left out")
    assert CLINIC in fits
    assert "speaks the language" in fits
    assert "is for older people" in left_out
    assert f'href="{new(sara)}"' in fits


def test_without_a_kind_of_help_the_page_asks_again_and_sends_nothing(cast: Cast, sara: Scene) -> None:
    answer = at_desk("alma").post(f"/cases/{sara.case}/referrals/new/", {"place": ""})
    assert answer.status_code == 422
    assert not Referral.rows.exists()


def test_the_review_shows_each_value_that_would_leave_and_no_other(cast: Cast, sara: Scene) -> None:
    page = page_of(at_desk("alma"), new(sara), **typed(cast))
    shown = page.partition("What will be read there")[2].partition("govuk-button-group")[0]
    assert "Saroura" in shown
    assert "the man who drove the lorry" in shown
    assert "Idriss" not in shown
    assert "2011" not in shown
    assert "She crossed at night." not in shown
    assert 'name="send"' in page


def test_without_consent_there_is_no_button_to_send_and_a_forged_sending_is_refused_with_everything_kept(
    cast: Cast, sara: Scene
) -> None:
    desk, sent = at_desk("alma"), typed(cast, groups=["story"])
    page = page_of(desk, new(sara), **sent)
    assert 'name="send"' not in page
    assert f"/people/{sara.person}/consents/new/?for={sara.service}" in page
    answer = desk.post(new(sara), {**sent, "send": "yes", "seen": "1", "keep": ["background"]})
    assert answer.status_code == 422
    assert "She crossed at night." in answer.content.decode()
    assert not Referral.rows.exists()


def test_what_is_unticked_stays_and_what_is_ticked_goes(cast: Cast, sara: Scene) -> None:
    answer = at_desk("alma").post(new(sara), {**typed(cast), "send": "yes", "seen": "1", "keep": ["preferred_name"]})
    one = Referral.rows.get()
    assert answer["Location"] == f"/referrals/{one.pk}/"
    page = page_of(at_desk("eyob"), f"/received/{one.pk}/")
    assert "Saroura" in page
    assert "A first visit." in page
    assert "lorry" not in page


def test_what_was_changed_after_it_was_looked_at_is_shown_again_and_not_sent(cast: Cast, sara: Scene) -> None:
    people.change(by=cast.alma, person=sara.person, changes={"contact_note": "Never on Fridays."}, based_on=1)
    desk, sent = at_desk("alma"), {**typed(cast), "send": "yes", "keep": ["preferred_name"]}
    page = page_of(desk, new(sara), **sent, seen="1")
    assert "Never on Fridays." in page
    assert not Referral.rows.exists()
    assert desk.post(new(sara), {**sent, "seen": "2"}).status_code == 302


@pytest.mark.parametrize("name", ["amir", "bruno", "samuel", "selma", "chidi", "carla"])
def test_what_is_not_yours_is_not_there_before_sending(cast: Cast, sara: Scene, name: str) -> None:
    desk = at_desk(name)
    for path in (f"/cases/{sara.case}/referrals/new/", new(sara)):
        assert desk.get(path).status_code == 404
        nowhere = path.replace(str(sara.case), str(uuid4()))
        assert same_for_all(desk.get(path).content.decode()) == same_for_all(desk.get(nowhere).content.decode())


@pytest.mark.parametrize("name", ["amir", "selma", "chidi", "carla"])
def test_what_is_not_yours_is_not_there_after_sending(cast: Cast, sara: Scene, name: str) -> None:
    one, desk = sara.send(cast), at_desk(name)
    for path in (f"/referrals/{one}/", f"/referrals/{one}/close/", f"/cases/{sara.case}/referrals/"):
        assert desk.get(path).status_code == 404
    for path in ("/referrals/", "/notices/", "/"):
        assert str(one) not in desk.get(path).content.decode()
    assert at_desk("eyob").get(f"/referrals/{one}/").status_code == 404
    assert at_desk("alma").get(f"/received/{one}/").status_code == 404


def test_a_supervisor_sees_that_there_is_a_referral_and_none_of_its_packet(cast: Cast, sara: Scene) -> None:
    one = sara.send(cast)
    page = page_of(at_desk("bruno"), f"/referrals/{one}/")
    assert CLINIC in page
    assert "sealed to those who work on the case" in page
    assert "+000 555 0101" not in page
    assert "A first visit" not in page
    assert "/take-back/" not in page


def test_the_addressee_is_offered_the_steps_of_the_pathway_and_takes_them(cast: Cast, sara: Scene) -> None:
    one, desk = sara.send(cast), at_desk("eyob")
    assert f"/received/{one}/" in page_of(desk, "/")
    assert "accepted" not in page_of(desk, f"/received/{one}/")
    assert desk.get(f"/received/{one}/accepted/").status_code == 404
    assert desk.post(f"/received/{one}/received/").status_code == 302
    answer = desk.post(f"/received/{one}/declined/", {"text": "Full."})
    assert answer.status_code == 422
    assert "Full." in answer.content.decode()
    assert desk.post(f"/received/{one}/declined/", {"text": "Full.", "reason": "capacity"}).status_code == 302
    assert Gap.rows.get().reason == "capacity"
    assert "nothing of it can be opened here any more" in page_of(desk, f"/received/{one}/")
    assert "Full." in page_of(at_desk("alma"), f"/referrals/{one}/")


def test_what_the_addressee_writes_while_the_consent_runs_out_is_not_lost_and_opens_nothing(
    cast: Cast, sara: Scene
) -> None:
    one, desk = sara.send(cast), at_desk("eyob")
    desk.post(f"/received/{one}/received/")
    Referral.rows.filter(pk=one).update(expires_at=NOW)
    for step in ("accepted", "ask", "completed"):
        answer = desk.post(f"/received/{one}/{step}/", {"text": "Tomorrow at nine."})
        page = answer.content.decode()
        assert answer.status_code == 422
        assert "Tomorrow at nine." in page
        assert "it shows where the referral stands" in page
        assert "A first visit" not in page
    assert desk.post(f"/received/{one}/no_such_step/", {"text": "x"}).status_code == 404
    assert at_desk("chidi").post(f"/received/{one}/accepted/", {"text": "x"}).status_code in (403, 404)
    assert Referral.rows.get(pk=one).state == "received"


def test_what_is_late_stands_on_today_of_who_sent_it(cast: Cast, sara: Scene) -> None:
    one = sara.send(cast)
    assert "Referrals: waiting for me" not in page_of(at_desk("alma"), "/")
    with clock.fixed(NOW + timedelta(days=2)):
        page = page_of(at_desk("alma"), "/")
        assert "Referrals: waiting for me" in page
        assert f"/referrals/{one}/" in page
        assert f"/referrals/{one}/" not in page_of(at_desk("amir"), "/")


def test_a_gap_is_counted_by_a_button_and_a_forged_kind_is_not(cast: Cast, sara: Scene) -> None:
    desk, path = at_desk("alma"), f"/cases/{sara.case}/referrals/gap/"
    assert desk.post(path, {"kind": "shelter", "place": "nowhere"}).status_code == 302
    assert desk.post(path, {"kind": "her name is Sara"}).status_code == 422
    assert list(Gap.rows.values_list("need", "place")) == [("shelter", "")]
    assert "fewer than 5" in page_of(at_desk("dina"), "/gaps/")


def test_the_consent_page_begins_with_the_organisation_and_tells_nobody_of_a_safe_house(
    cast: Cast, sara: Scene
) -> None:
    page = page_of(at_desk("alma"), f"/people/{sara.person}/consents/new/?for={sara.service}")
    assert f'value="{CLINIC}"' in page
    house = directory.save_organization(by=cast.carla, fields={"name": "Luna", "kind": "women_led"})
    at = directory.save_location(by=cast.carla, organization=house, fields={"name": "Casa", "is_protected": True})
    told = {"name": "Nights", "types": ["shelter"], "locations": [str(at)]}
    hidden = directory.save_service(by=cast.carla, organization=house, fields=told)
    for service in (hidden, uuid4()):
        assert at_desk("alma").get(f"/people/{sara.person}/consents/new/?for={service}").status_code == 404
        assert at_desk("alma").get(f"/cases/{sara.case}/referrals/new/{service}/").status_code == 404


def test_who_opened_the_packet_stands_on_the_page_of_the_owner(cast: Cast, sara: Scene) -> None:
    one: UUID = sara.send(cast)
    page_of(at_desk("eyob"), f"/received/{one}/")
    actions.receive(by=cast.eyob, referral=one)
    page = page_of(at_desk("alma"), f"/referrals/{one}/")
    opened = page.partition("Who has seen this file")[2]
    assert "Eyob" in opened
    assert "Horizon Aid" in opened
    assert "Referral: Arrived" in opened


def outside(cast: Cast, sara: Scene, **more: Any) -> tuple[Any, UUID]:
    """Let Alma send a referral outside, on the screens; return her browser and its id."""
    alma = at_desk("alma")
    sent = {**typed(cast, addressee="outside", to="Eyob at the reception", **more), "send": "yes", "seen": "1"}
    answer = alma.post(new(sara), sent)
    return alma, UUID(answer["Location"].split("/")[2])


def test_what_goes_outside_says_so_before_and_leads_to_handing_it_over(cast: Cast, sara: Scene) -> None:
    review = page_of(at_desk("alma"), new(sara), **typed(cast, addressee="outside", to="Eyob at the reception"))
    assert "outside of Amparo" in review
    assert "Eyob at the reception" in review
    alma, one = outside(cast, sara)
    assert "Nobody of the service can read it yet" in alma.get(f"/referrals/{one}/").content.decode()


def test_link_and_code_are_shown_once_and_open_the_page(cast: Cast, sara: Scene) -> None:
    alma, one = outside(cast, sara)
    page = html.document_fromstring(alma.post(f"/referrals/{one}/hand-over/", {"language": "ar"}).content)
    link, code = page.get_element_by_id("link").text_content(), page.get_element_by_id("code").text_content()
    assert link.startswith("http://127.0.0.1:8001/ar/r/")
    reader = opening.enter(token=link.rpartition("/")[2], code=code)
    assert opening.show(reader)[0].said["fields"]["asked_for"] == "A first visit."
    again = alma.get(f"/referrals/{one}/hand-over/").content.decode()
    assert code not in again
    assert "open nothing any more" in again
    answering.answer(reader, "accepted", words="Tomorrow at nine.")
    assert "An answer has just come" in alma.get(f"/referrals/{one}/").content.decode()
    actions.take_in()
    told = alma.get(f"/referrals/{one}/").content.decode()
    for said in ("Tomorrow at nine.", "By link and code", "Eyob at the reception", "Accepted"):
        assert said in told, said


def test_the_paper_has_a_slip_and_is_logged_before_it_is_set(cast: Cast, sara: Scene) -> None:
    alma, one = outside(cast, sara)
    for language, said in (("en", "Reply slip"), ("fr", "A first visit."), ("ar", "A first visit.")):
        answer = alma.post(f"/referrals/{one}/paper/", {"language": language})
        text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages)
        assert said in text
        assert not any(word in text for word in ("She crossed at night.", "Idriss", "Saroura"))
    assert Leaf.objects.filter(record=one, act="referral.printed", actor=cast.alma.id).count() == 3


def test_what_the_slip_says_is_written_down_and_nothing_typed_is_lost(cast: Cast, sara: Scene) -> None:
    alma, one = outside(cast, sara)
    answer = alma.post(f"/referrals/{one}/slip/", {"step": "declined", "text": "Come in spring."})
    assert answer.status_code == 422
    assert "Come in spring." in answer.content.decode()
    alma.post(f"/referrals/{one}/slip/", {"step": "declined", "reason": "capacity", "text": "Come in spring."})
    assert Referral.rows.get(pk=one).state == "declined"
    assert "Come in spring." in alma.get(f"/referrals/{one}/").content.decode()


def test_a_referral_to_an_account_has_none_of_these_pages(cast: Cast, sara: Scene) -> None:
    one = sara.send(cast)
    for name in ("hand-over", "paper", "slip"):
        assert at_desk("alma").get(f"/referrals/{one}/{name}/").status_code == 404
