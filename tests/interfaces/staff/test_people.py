"""Promises of a person's page: who sees it, nothing overwritten, everything traceable."""

import io
from uuid import uuid4

import pytest
from PIL import Image

from amparo.casework.cases.models import Case
from amparo.casework.people import actions, queries
from amparo.casework.people.models import Person
from tests.cast import UNCLE, Cast, register_sara
from tests.interfaces.staff.desk import at_desk, page_of, person_url, same_for_all


@pytest.fixture
def sara(cast: Cast) -> str:
    """Return the address of Sara's page."""
    return person_url(register_sara(cast))


def card(page: str, **changes: object) -> dict[str, object]:
    """Return the hidden fields of a card's page with `changes` typed in."""
    based_on = page.split('name="based_on" value="')[1].split('"')[0]
    return {"key": str(uuid4()), "based_on": based_on, **changes}


def test_the_page_warns_before_contact_and_isolates_names(cast: Cast, sara: str) -> None:
    page = page_of(at_desk("alma"), sara)
    assert "Before you make contact" in page
    assert "the man who drove the lorry" in page
    assert "<bdi>Sara Yusuf Idriss</bdi>" in page
    assert "15 years" in page
    assert "<bdi>Saroura</bdi>" in page


def test_chidi_meets_the_same_page_for_sara_as_for_nobody(cast: Cast, sara: str) -> None:
    chidi = at_desk("chidi")
    for rest in ("", "history/", "photo/", "change/names/", "choose/", "ties/", "consents/new/", "vital-interest/"):
        hers, nobodys = chidi.get(sara + rest), chidi.get(person_url(uuid4(), rest))
        assert hers.status_code == nobodys.status_code == 404
        assert same_for_all(hers.content.decode()) == same_for_all(nobodys.content.decode())
        assert dict(hers.headers) == dict(nobodys.headers)


@pytest.mark.parametrize("name", ["chidi", "dina", "eyob", "farah"])
def test_nobody_outside_reads_or_writes(cast: Cast, sara: str, name: str) -> None:
    client = at_desk(name)
    for rest in ("open-case/", "change/names/", "choose/", "ties/", "photo/change/", "consents/new/"):
        answer = client.post(sara + rest, {"key": str(uuid4()), "based_on": "1", "name_given": "Eve"})
        assert answer.status_code == 404
    assert not Case.rows.exists()


def test_a_colleague_of_the_team_reads_and_changes_nothing(cast: Cast, sara: str) -> None:
    amir = at_desk("amir")
    page = page_of(amir, sara)
    assert "Sara Yusuf Idriss" in page
    assert "/change/" not in page
    assert amir.get(sara + "change/names/").status_code == 404
    assert amir.post(sara + "change/names/", {"name_given": "Eve", "based_on": 1}).status_code == 404


def test_one_card_is_changed_and_the_others_stay(cast: Cast, sara: str) -> None:
    alma = at_desk("alma")
    page = page_of(alma, sara + "change/contact/")
    sent = card(page, contact_channel="visit", contact_value="The blue door", contact_when="", contact_not_know="")
    assert alma.post(sara + "change/contact/", sent).status_code == 302
    page = page_of(alma, sara)
    assert "The blue door" in page
    assert "the man who drove the lorry" not in page
    assert "سارة يوسف إدريس" in page


def test_a_name_cannot_be_emptied_away(cast: Cast, sara: str) -> None:
    alma = at_desk("alma")
    sent = card(page_of(alma, sara + "change/names/"), name_romanised="Sarah")
    answer = alma.post(sara + "change/names/", sent)
    assert answer.status_code == 422
    assert "There is no name yet" in answer.content.decode()
    assert "Sarah" in answer.content.decode()


def test_two_edits_of_one_field_become_a_choice(cast: Cast, sara: str) -> None:
    alma = at_desk("alma")
    page = page_of(alma, sara + "change/contact/")
    first = card(page, contact_channel="visit", contact_value="The blue door")
    second = card(page, contact_channel="visit", contact_value="The green gate")
    alma.post(sara + "change/contact/", first)
    answer = alma.post(sara + "change/contact/", second)
    assert answer["Location"] == sara + "choose/"
    page = page_of(alma, sara + "choose/")
    assert "The blue door" in page
    assert "The green gate" in page
    assert page.count("<bdi>Alma</bdi>") >= 2
    assert "Choose which value stays" in page_of(alma, sara)
    based_on = page.split('name="based_on" value="')[1].split('"')[0]
    alma.post(sara + "choose/", {"choice-contact_value": "1", "based_on": based_on})
    page = page_of(alma, sara)
    assert "The green gate" in page
    assert "The blue door" not in page
    history = page_of(alma, sara + "history/")
    assert "The blue door" in history
    assert "The green gate" in history


def test_a_choice_made_on_an_old_page_is_not_taken(cast: Cast, sara: str) -> None:
    alma = at_desk("alma")
    page = page_of(alma, sara + "change/contact/")
    for value in ("The blue door", "The green gate"):
        alma.post(sara + "change/contact/", card(page, contact_channel="visit", contact_value=value))
    answer = alma.post(sara + "choose/", {"choice-contact_value": "1", "based_on": "1"})
    assert answer.status_code == 422
    assert "The record has changed" in answer.content.decode()


def test_edits_of_different_cards_on_the_same_version_both_stay(cast: Cast, sara: str) -> None:
    alma = at_desk("alma")
    contact, groups = page_of(alma, sara + "change/contact/"), page_of(alma, sara + "change/groups/")
    alma.post(sara + "change/contact/", card(contact, contact_channel="visit", contact_value="The blue door"))
    answer = alma.post(sara + "change/groups/", card(groups, languages=["ara", "fra"], nationalities=["SDN"]))
    assert answer["Location"] == sara
    page = page_of(alma, sara)
    assert "French" in page
    assert "The blue door" in page


def test_history_says_who_changed_what_from_what_to_what(cast: Cast, sara: str) -> None:
    alma = at_desk("alma")
    page = page_of(alma, sara + "change/birth/")
    alma.post(sara + "change/birth/", card(page, **{"birth_date-year": "2010"}, sex="female"))
    history = page_of(alma, sara + "history/")
    assert "<bdi>Alma</bdi>" in history
    assert "4 Mar 2011" in history
    assert "<bdi>2010</bdi>" in history


def test_a_tie_leads_to_the_other_person_and_back(cast: Cast, sara: str) -> None:
    uncle = actions.register(by=cast.alma, fields=UNCLE, team=cast.north.pk)
    alma = at_desk("alma")
    assert "Hassan Idriss" in page_of(alma, sara + "ties/", q="hasan", looking="yes")
    assert str(uncle) in page_of(alma, sara + "ties/", q=queries.person(cast.alma, uncle).code, looking="yes")
    sent = {"q": "hasan", "other": str(uncle), "relation": "uncle", "same_household": "on"}
    assert alma.post(sara + "ties/", sent).status_code == 302
    page = page_of(alma, sara)
    assert "Uncle" in page
    assert "Same household" in page
    assert "Sara Yusuf Idriss" in page_of(alma, person_url(uncle))


def test_a_tie_that_does_not_hold_is_taken_away(cast: Cast, sara: str) -> None:
    uncle = actions.register(by=cast.alma, fields=UNCLE, team=cast.north.pk)
    tie = actions.tie(by=cast.alma, person=Person.rows.exclude(pk=uncle).get().pk, other=uncle,
                      relation="uncle", same_household=False)  # fmt: skip
    place = f"{sara}ties/{tie}/end/"
    assert at_desk("amir").post(place).status_code == 404
    assert at_desk("chidi").post(place).status_code == 404
    alma = at_desk("alma")
    assert "Hassan Idriss" in page_of(alma, place)
    assert alma.post(place).status_code == 302
    assert "No family tie is known" in page_of(alma, sara)
    assert alma.post(place).status_code == 404


def test_a_photo_is_kept_without_its_origin_and_never_by_the_browser(cast: Cast, sara: str) -> None:
    file = io.BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "CanaryCamera"
    Image.new("RGB", (40, 30), "teal").save(file, "JPEG", exif=exif)
    file.seek(0)
    file.name = "sara.jpg"
    alma = at_desk("alma")
    assert alma.get(sara + "photo/").status_code == 404
    assert alma.post(sara + "photo/change/", {"photo": file}).status_code == 302
    answer = alma.get(sara + "photo/")
    assert answer["Content-Type"] == "image/jpeg"
    assert answer["Cache-Control"] == "no-store"
    assert b"CanaryCamera" not in answer.content
    assert sara + "photo/" in page_of(alma, sara)
    assert at_desk("amir").get(sara + "photo/").status_code == 404


def test_a_file_that_is_no_picture_is_refused_beside_its_field(cast: Cast, sara: str) -> None:
    file = io.BytesIO(b"MZ not a picture")
    file.name = "x.jpg"
    answer = at_desk("alma").post(sara + "photo/change/", {"photo": file})
    assert answer.status_code == 422
    assert "not a picture" in answer.content.decode()


def test_a_case_is_opened_once_from_the_page(cast: Cast, sara: str) -> None:
    alma = at_desk("alma")
    assert "Open a case" in page_of(alma, sara)
    key = str(uuid4())
    first, second = (alma.post(sara + "open-case/", {"key": key}) for _ in range(2))
    assert first["Location"] == second["Location"] == f"/cases/{Case.rows.get().pk}/"
    assert alma.post(sara + "open-case/", {"key": str(uuid4())}).status_code == 422
    assert Case.rows.count() == 1
