"""A gateway that signs is heard; to everybody else there is nothing, whatever they send."""

import json
import re
from base64 import b64encode
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.test import override_settings
from hypothesis import HealthCheck, given
from hypothesis import settings as trying
from hypothesis import strategies as st

from amparo.casework.feedback import admission, limits, queries
from amparo.casework.feedback.models import Entry, Report, Spent
from amparo.casework.feedback.rules import Bucket
from amparo.exchange import messages, sounds
from amparo.exchange.messages import Gateway
from amparo.foundation import clock
from tests.cast import NOW, Cast
from tests.interfaces.portal.door import Visitor
from tests.interfaces.portal.feedback.test_voice import OGG

pytestmark = pytest.mark.django_db
SECRET = b"s" * 32
BODY = b"from=%2B000+555+0100&text=He+asked+me+for+money.&id=17&time=2026-11-27T09%3A30%3A00Z"
FORM = "application/x-www-form-urlencoded"


@pytest.fixture
def radio(house: Cast, visitor: Visitor) -> Iterator[Visitor]:
    """A visitor of public pages to which one gateway may bring messages."""
    with override_settings(AMPARO_GATEWAYS={"radio": Gateway("sms", house.puente.name, SECRET)}):
        yield visitor


def brought(visitor: Visitor, body: bytes = BODY, **more: Any) -> Any:
    """Post as a gateway does; `more` changes a part of it."""
    told = {"secret": SECRET, "time": str(int(clock.now().timestamp())), "name": "radio", "kind": FORM, **more}
    signature = more.get("signature", messages.signed(told["secret"], told["time"], more.get("signs", body)))
    headers = {messages.TIME: told["time"], messages.SIGNATURE: signature}
    return visitor.post(f"/in/{told['name']}", body, content_type=told["kind"], headers=headers)


def nothing(answer: Any) -> bytes:
    """Return the page of an answer that there is nothing, without the address that was asked, to which its languages lead."""
    assert answer.status_code == 404
    return re.sub(rb'href="[^"]*"', b"", answer.content)


def test_a_signed_message_is_kept_without_a_word_and_reaches_a_focal_point(radio: Visitor, house: Cast) -> None:
    answer = brought(radio)
    assert (answer.status_code, answer.content, set(answer.cookies)) == (204, b"", set())
    admission.take_in()
    row = Report.rows.get()
    assert queries.report(house.gita, row.pk).told["words"] == "He asked me for money."
    assert row.channel == "sms"


def test_the_same_number_of_a_message_is_kept_once_though_it_is_signed_anew(radio: Visitor) -> None:
    assert brought(radio).status_code == 204
    with clock.fixed(NOW + timedelta(seconds=90)):
        assert brought(radio).status_code == 204
    assert Report.rows.count() == 1


def test_to_everybody_else_there_is_nothing_and_it_looks_the_same(radio: Visitor) -> None:
    elsewhere = nothing(radio.post("/nowhere", BODY, content_type=FORM))
    assert brought(radio).status_code == 204
    tries = {
        "the same once more": brought(radio),
        "another secret": brought(radio, secret=b"t" * 32),
        "no signature": brought(radio, signature=""),
        "a signature of something else": brought(radio, signs=BODY + b"&"),
        "signatures are letters": brought(radio, signature="\u00e9" * 64),
        "six minutes ago": brought(radio, time=str(int(NOW.timestamp()) - 360)),
        "in six minutes": brought(radio, time=str(int(NOW.timestamp()) + 360)),
        "no time": brought(radio, time=""),
        "no such gateway": brought(radio, name="other"),
        "no such gateway, signed with what stands for none": brought(radio, name="other", secret=b"nobody signs"),
        "far too large": brought(radio, BODY + b"x" * messages.LARGEST),
        "asked for": radio.get("/in/radio"),
        "put": radio.put("/in/radio", BODY, content_type=FORM),
    }
    for what, answer in tries.items():
        assert nothing(answer) == elsewhere, what
    assert Report.rows.count() == 1


@trying(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=200), st.text(st.characters(codec="latin-1", exclude_categories=["Cc"]), max_size=80))
def test_whatever_is_sent_without_the_secret_there_is_nothing(radio: Visitor, body: bytes, signature: str) -> None:
    nothing(brought(radio, body, signature=signature.strip()))
    assert not Report.rows.exists()
    assert not Spent.objects.exists()


def test_what_is_signed_and_no_message_is_told_to_the_gateway_alone(radio: Visitor) -> None:
    for body in (b"", b"from=%2B000&text=&id=1&time=1", b"\xff"):
        answer = brought(radio, body)
        assert (answer.status_code, answer.content) == (422, b"")
    assert not Report.rows.exists()


def test_a_wave_of_messages_is_asked_to_come_again_and_then_kept(
    radio: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(limits.BUCKETS, limits.ARRIVE, Bucket(1, 60))
    assert brought(radio).status_code == 204
    second = BODY.replace(b"id=17", b"id=18")
    assert brought(radio, second).status_code == 429
    with clock.fixed(NOW + timedelta(minutes=2)):
        assert brought(radio, second, time=str(int(NOW.timestamp()))).status_code == 204, "what failed is no replay"
    assert Report.rows.count() == 2


def voice(**more: Any) -> bytes:
    """Return a message with a recording, as JSON."""
    told = {"urn": "whatsapp:0005550100", "id": "19", "time": "2026-11-27T09:30:00Z", "audio": b64encode(OGG).decode()}
    return json.dumps(told | more).encode()


def test_a_recording_comes_sealed_and_is_heard_by_a_focal_point(radio: Visitor, house: Cast) -> None:
    assert brought(radio, voice(), kind="application/json").status_code == 204
    assert b"what somebody said" not in b"".join(bytes(entry.sealed) for entry in Entry.rows.all())
    admission.take_in()
    row = Report.rows.get()
    found = queries.recording(house.gita, row.pk)
    assert (found.data, found.type) == (OGG, "audio/ogg")
    assert queries.report(house.gita, row.pk).told["words"] == ""


def test_a_recording_that_is_none_is_told_to_the_gateway_and_nothing_is_kept(radio: Visitor) -> None:
    for audio in (
        "no Base64",
        b64encode(b"<!doctype html>").decode(),
        b64encode(b"OggS\x00" + bytes(sounds.LARGEST)).decode(),
    ):
        assert brought(radio, voice(audio=audio, text="x"), kind="application/json").status_code == 422
    assert not Report.rows.exists()


def test_so_many_recordings_that_they_would_fill_the_disk_wait_and_words_are_taken(
    radio: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(limits.BUCKETS, limits.RECORD, Bucket(1, 1))
    answers = [brought(radio, voice(id=str(number)), kind="application/json").status_code for number in range(2)]
    assert answers == [204, 429]
    assert brought(radio).status_code == 204


def test_where_nobody_can_receive_it_the_gateway_is_asked_to_come_again(radio: Visitor) -> None:
    with override_settings(AMPARO_GATEWAYS={"radio": Gateway("sms", "No such agency", SECRET)}):
        assert brought(radio).status_code == 503
    assert not Spent.objects.exists()


def test_without_gateways_there_is_no_way_in(house: Cast, visitor: Visitor) -> None:
    assert settings.AMPARO_GATEWAYS == {}
    nothing(brought(visitor))
