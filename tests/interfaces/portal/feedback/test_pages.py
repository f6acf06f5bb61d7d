"""Tell, come back, appeal, without a script: every wrong turn is gentle and nothing that was typed is lost."""

import re
from datetime import timedelta
from typing import Any

import pytest
from lxml import html

from amparo.casework.feedback import actions, admission, limits, public, queries
from amparo.casework.feedback.kinds import EntryKind
from amparo.casework.feedback.models import Entry, Report
from amparo.casework.feedback.rules import Bucket
from amparo.foundation import clock, ids
from amparo.interfaces.portal.feedback import patience
from amparo.trust.projections import statistics
from tests.casework.feedback.telling import told
from tests.cast import NOW, Cast
from tests.interfaces.portal.door import LANGUAGES, Visitor
from tests.interfaces.portal.test_weight import HEAVIEST, first_load

WORDS = "طلب مني مالاً قبل أن أرى القائمة."
pytestmark = pytest.mark.django_db


def sent(**more: Any) -> dict[str, Any]:
    """Return what the form sends."""
    return {"key": str(ids.new()), "category": "fraud", "words": WORDS, "about": "nothing:", "kept": "on", **more}


def tell(visitor: Visitor, house: Cast, language: str = "en", **more: Any) -> Any:
    """Send the form."""
    return visitor.post(f"/{language}/say/new/{house.puente.pk}/", sent(**more))


def receipt(answer: Any) -> dict[str, str]:
    """Return receipt and PIN as the page shows them."""
    page = html.document_fromstring(answer.content)
    return {name: page.get_element_by_id(name).text_content() for name in ("number", "pin")}


def back(visitor: Visitor, told: dict[str, str], **more: str) -> Any:
    """Come back with a receipt."""
    return visitor.post("/en/say/back/", {**told, "act": "look", "key": str(ids.new()), **more})


def fields(answer: Any) -> dict[str, str]:
    """Return what the first form of a page would send."""
    form = html.document_fromstring(answer.content).forms[0]
    return {name: value for name, value in form.form_values() if name != "csrfmiddlewaretoken"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_report_goes_in_sealed_and_its_receipt_is_shown_once(house: Cast, visitor: Visitor, language: str) -> None:
    answer = tell(visitor, house, language)
    assert answer.status_code == 200
    assert re.fullmatch(r"(\d{4} ){3}\d{4}", receipt(answer)["number"])
    assert WORDS not in answer.content.decode()
    report = Report.rows.get()
    assert admission.take_in() == [report.pk]
    assert (report.language, report.sensitive) == (language, True)
    assert queries.report(house.gita, report.pk).told["words"] == WORDS


def test_the_whole_way_there_and_back(house: Cast, visitor: Visitor) -> None:
    mine = receipt(tell(visitor, house))
    admission.take_in()
    report = Report.rows.get()
    assert "Nobody has worked on it yet" in back(visitor, mine).content.decode()
    actions.answer(
        by=house.gita, report=report.pk, done="We found the list.", not_possible="Money", why="None was left."
    )
    page = back(visitor, mine).content.decode()
    assert "We found the list." in page
    assert "None was left." in page
    assert WORDS not in page
    assert "I am not content" in page
    assert "Thank you" in back(visitor, mine, act="add", words="One thing more.").content.decode()
    assert "I am not content" not in back(visitor, mine, act="appeal", words="It is not enough.").content.decode()
    admission.take_in()
    assert "Somebody else looks at it again" in back(visitor, mine).content.decode()
    kinds = [one.row.kind for one in queries.report(house.galo, report.pk).entries]
    assert kinds == [EntryKind.TOLD, EntryKind.ANSWER, EntryKind.ADDED, EntryKind.APPEAL]


def test_digits_of_other_scripts_open_it_too(house: Cast, visitor: Visitor) -> None:
    mine = receipt(tell(visitor, house))
    arabic = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
    assert back(visitor, {name: text.translate(arabic) for name, text in mine.items()}).status_code == 200


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"kept": ""}, "Nothing was kept yet"),
        ({"category": ""}, "This is needed"),
        ({"words": ""}, "This is needed"),
        ({"words": "x" * 5_001}, "too long to be sent at once"),
        ({"category": "gossip"}, "gossip"),
    ],
)
def test_what_is_missing_is_told_and_what_was_typed_stays(
    house: Cast, visitor: Visitor, change: dict[str, str], words: str
) -> None:
    answer = tell(visitor, house, way="by my sister", **change)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert words in page
    assert 'value="by my sister"' in page
    assert (WORDS in page) is ("words" not in change)
    assert not Report.rows.exists()


def test_it_goes_elsewhere_only_when_that_was_agreed_to(house: Cast, visitor: Visitor) -> None:
    answer = tell(visitor, house, about="readers:")
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "may be part of what it is about" in page
    assert WORDS in page
    again = fields(answer)
    assert again["about"] == "readers:"
    assert receipt(tell(visitor, house, about="readers:", elsewhere="on"))
    assert Report.rows.get().agency_id == house.horizon.pk


def test_where_nobody_can_receive_it_the_page_says_so_and_keeps_nothing(house: Cast, visitor: Visitor) -> None:
    answer = visitor.post(f"/en/say/new/{ids.new()}/", sent())
    assert "nobody can receive this safely" in answer.content.decode()
    assert not Report.rows.exists()


def test_sending_twice_shows_no_second_receipt(house: Cast, visitor: Visitor) -> None:
    key = str(ids.new())
    assert receipt(tell(visitor, house, key=key))
    assert "sent twice" in tell(visitor, house, key=key).content.decode()
    assert Report.rows.count() == 1


def test_wrong_codes_get_a_gentle_page_and_words_to_add_are_not_lost(house: Cast, visitor: Visitor) -> None:
    mine = receipt(tell(visitor, house))
    wrong = {**mine, "pin": f"{(int(mine['pin']) + 1) % 10**6:06d}"}
    answer = back(visitor, wrong, act="add", words="It was on Monday.")
    assert answer.status_code == 403
    page = answer.content.decode()
    assert "do not belong together" in page
    assert "It was on Monday." in page
    assert back(visitor, {**mine, "number": "1234"}).status_code == 422
    assert back(visitor, {"number": "", "pin": ""}).status_code == 422
    for _ in range(4):
        back(visitor, wrong)
    assert back(visitor, mine).status_code == 429
    Report.rows.update(locked_at=NOW)
    assert "Call our staff" in back(visitor, mine).content.decode()


def test_a_flood_leaves_a_real_complaint_accepted_within_five_seconds(
    house: Cast, visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(limits.BUCKETS, limits.TELL, Bucket(5, 1))
    flood = [tell(visitor, house, words=f"Buy now {number}").status_code for number in range(60)]
    assert flood.count(200) == 5
    assert set(flood[5:]) == {429}
    answer = tell(visitor, house, way="by my sister")
    assert "count slowly to five" in answer.content.decode()
    waiting = fields(answer)
    assert waiting["words"] == WORDS
    assert visitor.post(f"/en/say/new/{house.puente.pk}/", waiting).status_code == 429, "not at once"
    with clock.fixed(NOW + patience.WAIT):
        assert timedelta(seconds=5) >= patience.WAIT
        assert receipt(visitor.post(f"/en/say/new/{house.puente.pk}/", waiting))
        spent = {**waiting, "key": str(ids.new())}
        assert visitor.post(f"/en/say/new/{house.puente.pk}/", spent).status_code == 429, "a ticket is for once"
    admission.take_in()
    said = [queries.report(house.gita, row.pk).told for row in Report.rows.all()]
    assert {"way": "by my sister"} in [each["contact"] for each in said]


def test_what_was_done_is_everybodys_with_small_numbers_hidden(house: Cast, visitor: Visitor) -> None:
    actions.publish(by=house.gita, language="en", said="The queue is long.", done="There is a second desk.")
    for _ in range(5):
        told(house, "quality")
    told(house, "rumour")
    public.count(statistics.draw)
    page = visitor.get("/en/say/done/").content.decode()
    assert "There is a second desk." in page
    assert "about 5" in page
    assert "I heard something" not in page


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", ["", "back/", "done/", "new/{agency}/"])
def test_every_page_is_light_and_starts_with_the_exit(house: Cast, visitor: Visitor, language: str, page: str) -> None:
    path = f"/{language}/say/{page.format(agency=house.puente.pk)}"
    assert visitor.get(path).content.decode().index("data-exit") < visitor.get(path).content.decode().index("<main")
    assert first_load(visitor, path) < HEAVIEST


def test_two_organisations_are_offered_and_nothing_of_the_person_stands_in_an_address(
    house: Cast, visitor: Visitor
) -> None:
    page = visitor.get("/en/say/new/").content.decode()
    assert "Puente Amparo" in page
    assert "Horizon Aid" in page
    answer = visitor.get(f"/en/say/new/{house.puente.pk}/")
    assert 'method="post"' in answer.content.decode()
    assert set(answer.cookies) == {"csrftoken"}
    assert not Entry.rows.exists()
