"""Screens of own files: who is offered what, the PIN that the person types, the code shown once, the card, the end."""

from typing import Any
from uuid import UUID

import pytest
from lxml import html

from amparo.casework.consent import queries as consent
from amparo.casework.own_file import door
from amparo.casework.own_file.models import OwnFile
from amparo.foundation import ids
from amparo.trust.letters import receipts
from amparo.trust.vault.keyring import Cost
from tests.casework.own_file.giving import PIN, see
from tests.casework.referrals.sending import scene
from tests.cast import Cast
from tests.interfaces.staff.desk import at_desk, page_of, person_url

GIVEN = {
    "parts": ["next", "plan", "told"], "how_explained": "spoken", "given_by": "child_assent",
    "child_assents": "Yes, I hide it in my shoe.", "told_risk": "on", "pin": PIN, "pin_again": PIN,
}  # fmt: skip


@pytest.fixture
def sara(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> UUID:
    """Sara, with a case."""
    monkeypatch.setattr(receipts, "COST", Cost(memory=8, passes=1, lanes=1))
    return scene(cast).person


def send(who: str, person: UUID, **more: Any) -> Any:
    """Send the form that gives the access."""
    return at_desk(who).post(f"{person_url(person)}own-file/give/", {**GIVEN, "key": str(ids.new()), **more})


def number_of(answer: Any) -> str:
    """Return the code that a page shows."""
    return str(html.document_fromstring(answer.content).get_element_by_id("number").text_content())


def test_from_the_person_to_a_code_that_is_shown_once_and_opens_it(cast: Cast, sara: UUID) -> None:
    alma = at_desk("alma")
    assert f'href="{person_url(sara)}own-file/"' in page_of(alma, person_url(sara))
    assert "No access was given yet" in page_of(alma, f"{person_url(sara)}own-file/")
    assert 'type="password"' in page_of(alma, f"{person_url(sara)}own-file/give/")
    answer = send("alma", sara)
    assert answer.status_code == 200
    assert see(number_of(answer))["phases"]
    assert PIN not in answer.content.decode()
    assert number_of(answer) not in page_of(alma, f"{person_url(sara)}own-file/")
    [agreed] = [one for one in consent.consents(cast.alma, sara) if one.fields["purpose"] == "own_file"]
    assert agreed.fields["child_assents"] == GIVEN["child_assents"]


@pytest.mark.parametrize(("change", "said"), [
    ({"pin": "123456", "pin_again": "123456"}, "easy to guess"),
    ({"pin_again": "582915"}, "not the same"),
    ({"pin": "58", "pin_again": "58"}, "six to eight digits"),
    ({"told_risk": ""}, "Speak about this first"),
    ({"child_assents": ""}, "assent"),
])  # fmt: skip
def test_what_is_wrong_is_told_and_what_was_filled_in_stays_but_no_pin(
    cast: Cast, sara: UUID, change: dict[str, str], said: str
) -> None:
    answer = send("alma", sara, **change)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert said in page
    assert PIN not in page
    assert ("in my shoe" in page) is ("child_assents" not in change)
    assert not OwnFile.rows.exists()


def test_the_card_names_nobody_and_is_made_of_no_other_code(cast: Cast, sara: UUID) -> None:
    number, alma = number_of(send("alma", sara)), at_desk("alma")
    card = f"{person_url(sara)}own-file/card.pdf"
    for language in ("en", "es", "fr", "ar"):
        answer = alma.post(card, {"number": number, "language": language, "where": "help.example"})
        assert answer.status_code == 200
        assert answer.content.startswith(b"%PDF")
        assert b"Amparo" not in answer.content
    other = receipts.receipts.spoken(receipts.receipts.new_number())
    assert alma.post(card, {"number": other, "language": "en"}).status_code == 404
    assert alma.post(card, {"number": "1", "language": "en"}).status_code == 404
    assert at_desk("selma").post(card, {"number": number, "language": "en"}).status_code == 404


def test_ending_asks_first_and_closes_at_once(cast: Cast, sara: UUID) -> None:
    number, alma, end = number_of(send("alma", sara)), at_desk("alma"), f"{person_url(sara)}own-file/end/"
    assert "open nothing from this moment on" in page_of(alma, end)
    assert see(number)
    assert alma.post(end).status_code == 302
    with pytest.raises(door.Refusal):
        see(number)
    assert alma.get(end).status_code == 404, "there is nothing left to end"
    assert "Ended on" in page_of(alma, f"{person_url(sara)}own-file/")


def test_a_supervisor_sees_that_there_is_one_and_others_nothing_at_all(cast: Cast, sara: UUID) -> None:
    send("alma", sara)
    bruno = page_of(at_desk("bruno"), f"{person_url(sara)}own-file/")
    assert "Given by" in bruno
    assert "/own-file/give/" not in bruno
    for who in ("amir", "selma", "samuel", "chidi", "petra", "gita", "dina", "eyob", "farah"):
        for page in ("", "give/", "end/"):
            assert at_desk(who).get(f"{person_url(sara)}own-file/{page}").status_code == 404, (who, page)


def test_what_the_person_said_waits_on_today(cast: Cast, sara: UUID) -> None:
    number = number_of(send("alma", sara))
    door.ask(door.enter(number=number, pin=PIN), kind="correction", words="My name is wrong.")
    today = page_of(at_desk("alma"), "/")
    assert "Somebody wrote to you from their own file" in today
    assert "Data rights: waiting for me" in today
    assert "My name is wrong" not in today
    assert "Somebody wrote to you from their own file" in page_of(at_desk("bruno"), "/")
    assert "own file" not in page_of(at_desk("amir"), "/")
