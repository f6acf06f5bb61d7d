"""A recording goes in sealed, beside words or instead; a wrong one gets a gentle page and loses nothing that was typed."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from lxml import html

from amparo.casework.feedback import admission, limits, queries
from amparo.casework.feedback.models import Entry, Report
from amparo.casework.feedback.rules import Bucket
from amparo.exchange import sounds
from amparo.foundation import clock
from amparo.interfaces.portal.feedback import patience
from tests.cast import NOW, Cast
from tests.interfaces.portal.door import LANGUAGES, Visitor
from tests.interfaces.portal.feedback.test_pages import WORDS, fields, receipt, tell

pytestmark = pytest.mark.django_db
OGG = b"OggS\x00\x02 what somebody said " + b"\x00" * 40_000


def recording(data: bytes = OGG, name: str = "María Pérez.ogg", kind: str = "audio/ogg") -> SimpleUploadedFile:
    """Return a recording as a browser sends it, with a name that says too much."""
    return SimpleUploadedFile(name, data, content_type=kind)


def heard(house: Cast) -> queries.Recording:
    """Return the one recording there is, as a focal point takes it."""
    admission.take_in()
    return queries.recording(house.gita, Report.rows.get().pk)


def test_a_recording_without_words_is_kept_sealed_and_heard_by_a_reader(house: Cast, visitor: Visitor) -> None:
    assert receipt(tell(visitor, house, words="", voice=recording()))
    found = heard(house)
    assert (found.data, found.ending, found.type) == (OGG, "ogg", "audio/ogg")
    assert Report.rows.get().channel == "voice"
    for entry in Entry.rows.all():
        assert b"what somebody said" not in bytes(entry.sealed)
        assert "María".encode() not in bytes(entry.sealed)
    assert "María" not in str(queries.report(house.gita, Report.rows.get().pk).told)


def test_words_and_a_recording_go_together(house: Cast, visitor: Visitor) -> None:
    assert receipt(tell(visitor, house, voice=recording()))
    assert heard(house).data == OGG
    assert queries.report(house.gita, Report.rows.get().pk).told["words"] == WORDS


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("data", "status"),
    [
        (b"<!doctype html><script>", 422), (b"", 422), (b"OggS\x00" + bytes(sounds.LARGEST), 422),
        (b"OggS\x00" + bytes(7 * 1024 * 1024), 422),
    ],
    ids=["a page that calls itself a recording", "an empty file", "a little too large", "far too large"],
)  # fmt: skip
def test_what_cannot_be_taken_gets_a_gentle_page_and_nothing_typed_is_lost(
    house: Cast, visitor: Visitor, language: str, data: bytes, status: int
) -> None:
    answer = tell(visitor, house, language, voice=recording(data), way="by my sister")
    assert answer.status_code == status
    page = html.document_fromstring(answer.content)
    assert page.get_element_by_id("id_voice-error").text_content()
    again = fields(answer)
    assert (again["words"], again["way"], again["category"]) == (WORDS, "by my sister", "fraud")
    assert not Report.rows.exists()


def test_without_words_and_without_a_recording_there_is_nothing_to_keep(house: Cast, visitor: Visitor) -> None:
    answer = tell(visitor, house, words=" ")
    assert answer.status_code == 422
    assert "id_words-error" in answer.content.decode()


def test_a_recording_too_large_is_said_once_and_not_that_words_are_missing(house: Cast, visitor: Visitor) -> None:
    page = tell(visitor, house, words="", voice=recording(OGG + bytes(7 * 1024 * 1024))).content.decode()
    assert "The recording is too large." in page
    assert "id_words-error" not in page


def test_while_many_write_a_recording_is_chosen_once_more_and_the_words_wait(
    house: Cast, visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(limits.BUCKETS, limits.TELL, Bucket(0, 0))
    answer = tell(visitor, house, voice=recording())
    assert answer.status_code == 429
    waiting: dict[str, Any] = {name: value for name, value in fields(answer).items() if name != "voice"}
    assert waiting["words"] == WORDS
    assert 'type="file"' in answer.content.decode()
    assert "María" not in answer.content.decode()
    with clock.fixed(NOW + patience.WAIT):
        again = visitor.post(f"/en/say/new/{house.puente.pk}/", {**waiting, "voice": recording()})
        assert receipt(again)
    assert heard(house).data == OGG


def test_so_many_recordings_that_they_would_fill_the_disk_are_not_taken_and_words_are(
    house: Cast, visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(limits.BUCKETS, limits.RECORD, Bucket(1, 1))
    assert receipt(tell(visitor, house, voice=recording()))
    answer = tell(visitor, house, voice=recording())
    assert answer.status_code == 422
    assert "send the recording again in an hour" in answer.content.decode()
    assert fields(answer)["words"] == WORDS
    assert receipt(tell(visitor, house))
