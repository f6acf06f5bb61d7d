"""A sealed page in a browser: nothing without link and code, gentle turns, nothing typed lost, light, in four languages."""

import re
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import html

from amparo.casework.outside import course
from amparo.casework.outside.models import Answer
from amparo.casework.referrals import actions, queries
from amparo.casework.referrals.models import Referral
from amparo.foundation import ids
from amparo.foundation.ids import receipts as numbers
from amparo.trust.letters import receipts
from amparo.trust.vault.keyring import Cost
from tests.casework.outside.handing import TO, handed
from tests.casework.outside.test_sealed import CANARIES
from tests.cast import Cast
from tests.interfaces.portal.door import LANGUAGES, Visitor
from tests.interfaces.portal.test_weight import HEAVIEST, first_load

pytestmark = pytest.mark.django_db
NOTHING_SAID = ("Horizon Clinic", "Puente Amparo", "General health", TO, *CANARIES)


@pytest.fixture
def page(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> tuple[UUID, str, str]:
    """A referral of Alma's, the path of its page and its code."""
    monkeypatch.setattr(receipts, "COST", Cost(memory=8, passes=1, lanes=1))
    _, one, way = handed(cast)
    return one, f"/en/r/{way.token}", way.code


def send(visitor: Visitor, path: str, code: str, **more: Any) -> Any:
    """Send the form of a page."""
    return visitor.post(path, {"code": code, **more})


def same(answer: Any) -> str:
    """Return a page without what changes with every showing."""
    return re.sub(
        r'(name="csrfmiddlewaretoken"|name="key") value="[^"]+"|/r/[\w-]+|value="[\d ]+"', "", answer.content.decode()
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_link_alone_is_one_page_for_every_link_there_could_be(
    page: tuple[UUID, str, str], visitor: Visitor, language: str
) -> None:
    path = page[1].replace("/en/", f"/{language}/")
    with CaptureQueriesContext(connection) as asked:
        real, made_up = visitor.get(path), visitor.get(f"/{language}/r/{numbers.new_token()}")
    assert not [one["sql"] for one in asked if "outside_" in one["sql"]], "nothing is looked up"
    assert same(real) == same(made_up)
    assert "no-store" in real["Cache-Control"]
    assert not any(said in real.content.decode() for said in NOTHING_SAID)
    assert first_load(visitor, path) < HEAVIEST


def test_with_the_code_it_shows_what_was_agreed_to_and_takes_an_answer(
    cast: Cast, page: tuple[UUID, str, str], visitor: Visitor
) -> None:
    one, path, code = page
    told = send(visitor, path, numbers.spoken(code))
    text = told.content.decode()
    for said in (
        "Horizon Clinic",
        "Puente Amparo",
        "Alma",
        "A first visit",
        "سارة يوسف إدريس",
        "Arabic",
        "Sudan",
        "4 March 2011",
    ):
        assert said in text, said
    assert "She travelled alone." not in text, "not in the groups that were agreed to"
    assert len(told.content) < HEAVIEST
    kept = send(visitor, path, code, act="accepted", words="Tomorrow at nine.", key=str(ids.new())).content.decode()
    assert "You have accepted it." in kept
    assert "Tomorrow at nine." not in kept
    actions.take_in()
    assert Referral.rows.get(pk=one).state == "accepted"
    actions.answer(by=cast.alma, referral=one, text="She comes with her aunt.")
    assert "She comes with her aunt." in send(visitor, path, code).content.decode()
    send(visitor, path, code, act="completed", words="Two visits.")
    actions.take_in()
    assert [step.state for step in queries.sent(cast.alma, one).steps][-2:] == ["in_service", "completed"]


def test_the_code_opens_it_in_the_readers_language_and_in_digits_of_other_scripts(
    page: tuple[UUID, str, str], visitor: Visitor
) -> None:
    arabic = page[2].translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    text = send(visitor, page[1].replace("/en/", "/ar/"), arabic).content.decode()
    assert 'dir="rtl"' in text
    assert "السودان" in text
    assert "A first visit" in text, "words of a person are not translated"


@pytest.mark.parametrize(
    ("code", "status", "words"),
    [("", 422, "This is needed"), ("12", 422, "a digit is wrong or missing"), ("000000000001", 403, "nothing opens")],
)
def test_a_wrong_code_is_answered_gently_and_says_nothing(
    page: tuple[UUID, str, str], visitor: Visitor, code: str, status: int, words: str
) -> None:
    code = code if status != 403 else "00000000000" + numbers.check_digit("00000000000")
    answer = send(visitor, page[1], code, act="declined", reason="capacity", words="Come in spring.")
    assert answer.status_code == status
    text = answer.content.decode()
    assert words in text
    assert not any(said in text for said in NOTHING_SAID)
    form = html.document_fromstring(answer.content).forms[0]
    assert dict(form.form_values()) | {"act": "declined", "reason": "capacity", "words": "Come in spring."} == dict(
        form.form_values()
    ), "nothing that was typed is lost"


def test_wrong_ended_and_never_there_are_one_answer(cast: Cast, page: tuple[UUID, str, str], visitor: Visitor) -> None:
    one, path, code = page
    other = next(each for each in iter(numbers.new_code, code) if each)
    wrong, nowhere = send(visitor, path, other), send(visitor, f"/en/r/{numbers.new_token()}", code)
    actions.revoke(by=cast.alma, referral=one, reason="She changed her mind.")
    ended = send(visitor, path, code)
    assert same(wrong) == same(nowhere) == same(ended)
    assert wrong.status_code == nowhere.status_code == ended.status_code == 403


def test_what_is_missing_in_an_answer_is_told_and_what_was_typed_stays(
    page: tuple[UUID, str, str], visitor: Visitor
) -> None:
    answer = send(visitor, page[1], page[2], act="declined", words="Come in spring.")
    assert answer.status_code == 422
    text = answer.content.decode()
    assert "The reason is missing" in text
    assert text.count("Come in spring.") == 1
    assert not Answer.rows.exclude(kind=course.OPENED).exists()
    late = send(visitor, page[1], page[2], act="completed", words="Two visits.")
    assert "Two visits." in late.content.decode()


def test_after_a_refusal_nothing_of_it_is_shown(page: tuple[UUID, str, str], visitor: Visitor) -> None:
    answer = send(visitor, page[1], page[2], act="declined", reason="capacity")
    assert answer.status_code == 200
    text = answer.content.decode()
    assert "This page is closed now" in text
    assert not any(said in text for said in NOTHING_SAID)
    assert send(visitor, page[1], page[2]).status_code == 403


def test_no_cookie_remembers_the_code_and_no_page_is_kept(page: tuple[UUID, str, str], visitor: Visitor) -> None:
    answer = send(visitor, page[1], page[2])
    assert set(answer.cookies) <= {"csrftoken"}
    assert "no-store" in answer["Cache-Control"]
    assert page[2] not in answer.headers.get("Location", "")
    assert send(visitor, page[1], "").content.decode().count("سارة") == 0


def test_a_flood_of_codes_at_this_door_is_told_to_wait(
    page: tuple[UUID, str, str], visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    from amparo.casework.feedback import limits
    from amparo.casework.feedback.rules import Bucket

    monkeypatch.setitem(limits.BUCKETS, limits.OPEN, Bucket(1, 60))
    assert send(visitor, page[1], page[2]).status_code == 200
    busy = send(visitor, page[1], page[2], act="accepted", words="Tomorrow.")
    assert busy.status_code == 429
    assert "Tomorrow." in busy.content.decode()
