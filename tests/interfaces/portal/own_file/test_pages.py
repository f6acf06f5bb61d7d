"""See, rate and ask with code and PIN, without a script: every wrong turn is gentle and nothing that was typed is lost."""

from typing import Any

import pytest
from lxml import html

from amparo.casework.cases import actions as cases
from amparo.casework.cases.models import EntryKind
from amparo.casework.feedback import limits
from amparo.casework.feedback.rules import Bucket
from amparo.casework.own_file import admission, door
from amparo.casework.own_file.models import Message, OwnFile
from amparo.casework.referrals import actions as referrals
from amparo.casework.rights import queries as rights
from amparo.foundation import clock, ids
from amparo.trust.letters import receipts
from amparo.trust.vault.keyring import Cost
from tests.casework.own_file.giving import GOALS, PIN, give, plan
from tests.casework.referrals.sending import CLINIC, Scene, scene
from tests.cast import NOW, Cast
from tests.interfaces.portal.door import LANGUAGES, Visitor
from tests.interfaces.portal.test_weight import HEAVIEST, first_load

WORDS = "اسمي مكتوب خطأ."
HEADINGS = {"en": "How it stands", "es": "Cómo está", "fr": "Situation actuelle", "ar": "كيف"}
pytestmark = pytest.mark.django_db


@pytest.fixture
def sara(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Scene:
    """Sara's case with a plan, an appointment, a referral and a service she was told about."""
    monkeypatch.setattr(receipts, "COST", Cost(memory=8, passes=1, lanes=1))
    made = scene(cast)
    made.send(cast)
    referrals.inform(by=cast.alma, case=made.case, service=made.service)
    plan(cast, made.case, GOALS[1])
    fields = {"text": "Call her.", "kind": "appointment", "time": "14:30"}
    cases.write_entry(by=cast.alma, case=made.case, kind=EntryKind.TASK, fields=fields, due_on=clock.today())
    return made


def come(visitor: Visitor, number: str, language: str = "en", **more: Any) -> Any:
    """Send code and PIN, and what is said with them."""
    return visitor.post(f"/{language}/code/", {"number": number, "pin": PIN, "key": str(ids.new()), **more})


def service(answer: Any) -> str:
    """Return the service that can be rated."""
    page = html.document_fromstring(answer.content)
    return str(page.xpath('//input[@name="referral"]/@value')[0])


@pytest.mark.parametrize("language", LANGUAGES)
def test_with_code_and_pin_it_is_read_in_four_languages(
    cast: Cast, sara: Scene, visitor: Visitor, language: str
) -> None:
    number = give(cast, sara.person)
    assert visitor.get(f"/{language}/code/").status_code == 200
    answer = come(visitor, number, language)
    assert answer.status_code == 200
    page = answer.content.decode()
    for shown in (GOALS[1], CLINIC, "14:30", HEADINGS[language]):
        assert shown in page, shown
    for kept in ("Call her.", "Alma", "Eyob", "Saroura", str(sara.person)):
        assert kept not in page, kept
    title = html.document_fromstring(answer.content).findtext(".//title")
    home = html.document_fromstring(visitor.get(f"/{language}/").content).findtext(".//title")
    assert title == home, "the title says nothing"


def test_the_code_is_read_in_digits_of_any_script_and_with_spaces(cast: Cast, sara: Scene, visitor: Visitor) -> None:
    number = give(cast, sara.person)
    arabic = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
    spoken = receipts.receipts.spoken(number).translate(arabic)
    assert come(visitor, spoken, pin=PIN.translate(arabic)).status_code == 200


def test_a_service_is_rated_and_a_correction_asked_for(cast: Cast, sara: Scene, visitor: Visitor) -> None:
    number = give(cast, sara.person)
    shown = come(visitor, number)
    answer = come(visitor, number, act="rate", referral=service(shown), rating="good", words=WORDS)
    assert "Thank you. We have it." in answer.content.decode()
    assert WORDS not in answer.content.decode()
    answer = come(visitor, number, act="ask", kind="correction", words=WORDS, reach="by my aunt")
    assert "Thank you. We have it." in answer.content.decode()
    assert Message.rows.count() == 2
    admission.look(cast.alma)
    [request] = rights.requests_of(cast.alma, sara.person)
    assert request.words["words"] == WORDS
    assert "by my aunt" not in come(visitor, number).content.decode()


@pytest.mark.parametrize(("change", "said"), [
    ({"kind": ""}, "not said what you ask for"),
    ({"kind": "gossip"}, "gossip"),
    ({"words": "x" * 2_001}, "too long to be sent at once"),
])  # fmt: skip
def test_what_is_missing_is_told_and_what_was_typed_stays(
    cast: Cast, sara: Scene, visitor: Visitor, change: dict[str, str], said: str
) -> None:
    number = give(cast, sara.person)
    told = {"act": "ask", "kind": "correction", "words": WORDS, "reach": "by my aunt", **change}
    answer = come(visitor, number, **told)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert said in page
    assert told["words"] in page
    assert 'value="by my aunt"' in page
    assert not Message.rows.exists()


def test_wrong_codes_get_a_gentle_page_and_what_was_to_be_said_is_not_lost(
    cast: Cast, sara: Scene, visitor: Visitor
) -> None:
    number = give(cast, sara.person)
    told = {"act": "ask", "kind": "erasure", "words": WORDS, "reach": "by my aunt"}
    answer = come(visitor, number, pin="582915", **told)
    assert answer.status_code == 403
    page = html.document_fromstring(answer.content)
    assert "do not belong together" in page.text_content()
    sent = dict(page.forms[0].form_values())
    assert {name: sent[name] for name in told} == told
    assert not sent.get("pin"), "a PIN is not sent back to be read over a shoulder"
    assert come(visitor, "1234").status_code == 422
    assert come(visitor, "", pin="").status_code == 422
    again = {name: text for name, text in sent.items() if name not in ("number", "csrfmiddlewaretoken")}
    assert come(visitor, number, **{**again, "pin": PIN}).status_code == 200
    assert Message.rows.count() == 1
    for _ in range(5):
        come(visitor, number, pin="582915")
    assert come(visitor, number).status_code == 429
    OwnFile.rows.update(locked_at=NOW)
    assert "they give you a new code" in come(visitor, number).content.decode()


def test_a_flood_of_codes_is_told_to_wait(
    cast: Cast, sara: Scene, visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = give(cast, sara.person)
    monkeypatch.setitem(limits.BUCKETS, limits.TRY_OWN, Bucket(1, 1))
    assert come(visitor, number).status_code == 200
    assert come(visitor, number, pin="582915").status_code == 403
    assert come(visitor, number).status_code == 429


def test_sending_twice_keeps_it_once(cast: Cast, sara: Scene, visitor: Visitor) -> None:
    number, key = give(cast, sara.person), str(ids.new())
    for _ in range(2):
        assert come(visitor, number, act="ask", kind="access", words=WORDS, key=key).status_code == 200
    assert Message.rows.count() == 1


def test_who_has_no_code_is_shown_nothing_of_anybody(cast: Cast, sara: Scene, visitor: Visitor) -> None:
    give(cast, sara.person)
    other = receipts.receipts.new_number()
    said = visitor.get("/ar/code/").content + come(visitor, other, "ar").content
    for kept in (GOALS[1], CLINIC, "14:30"):
        assert kept not in said.decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_weigh_little(cast: Cast, sara: Scene, visitor: Visitor, language: str) -> None:
    number = give(cast, sara.person)
    assert first_load(visitor, f"/{language}/code/") <= HEAVIEST
    shown = come(visitor, number, language)
    assert len(shown.content) <= HEAVIEST / 2


def test_the_page_loads_nothing_and_sets_no_cookie_but_that_of_its_form(
    cast: Cast, sara: Scene, visitor: Visitor
) -> None:
    answer = come(visitor, give(cast, sara.person))
    assert set(answer.cookies) <= {"csrftoken"}
    assert answer["Cache-Control"] == "no-store"
    assert door.OWN_FILE.value not in answer.content.decode()
