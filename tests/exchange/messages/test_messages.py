"""Adapters give a message or say what is wrong with which part, whatever they are given; a number never gets through."""

import csv
import json
from base64 import b64encode
from datetime import UTC, datetime, timedelta
from io import StringIO
from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from amparo.exchange import messages
from amparo.exchange.complaints import Complaint
from amparo.exchange.messages import Message, NoMessageError
from amparo.exchange.messages.contract import LONGEST
from amparo.exchange.sounds import LARGEST

AT = datetime(2026, 11, 27, 9, 30, tzinfo=UTC)
TOLD = {"urn": "tel:+000 555-0100", "text": " He asked me for money. ", "id": "17", "time": "2026-11-27T10:30:00+01:00"}
NUMBER = "0005550100"
OGG = b"OggS\x00 what somebody said" * 99
FORM, JSON = "application/x-www-form-urlencoded", "application/json; charset=utf-8"


def hide(address: str) -> str:
    """Return something that says no address, but the same for the same one."""
    return f"hidden {sum(map(ord, address))}"


def brought(told: dict[str, object], kind: str = JSON) -> Message:
    """Let a gateway bring something."""
    body = json.dumps(told) if kind == JSON else urlencode(told)
    return messages.brought(body.encode(), kind, "sms", hide)


def table(
    *rows: dict[str, str], columns: tuple[str, ...] = ("id", "sender", "text", "time", "channel", "language")
) -> bytes:
    """Return a list as a spreadsheet writes it."""
    out = StringIO()
    writer = csv.DictWriter(out, columns, extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode("utf-8-sig")


ROW = {"id": "17", "sender": "+000 555 0100", "text": "Two\nlines, and a comma", "time": "1795771800", "channel": "sms"}


@pytest.mark.parametrize("kind", [FORM, JSON])
def test_a_gateways_message_is_read_from_a_form_and_from_json(kind: str) -> None:
    found = brought(TOLD | {"language": "es-PA"}, kind)
    assert found == Message("17", "sms", hide(NUMBER), "He asked me for money.", "es", AT)


def test_numbers_may_stand_as_numbers_and_the_sender_as_from() -> None:
    told = {"from": "+000 555 0100", "text": "x", "id": 17, "time": int(AT.timestamp())}
    assert brought(told) == Message("17", "sms", hide(NUMBER), "x", "", AT)


@pytest.mark.parametrize("kind", [FORM, JSON])
def test_a_recording_comes_beside_the_words_or_instead_of_them(kind: str) -> None:
    told = TOLD | {"audio": b64encode(OGG).decode()}
    assert (brought(told, kind).sound, brought(told, kind).words) == (OGG, "He asked me for money.")
    assert (brought(told | {"text": ""}, kind).sound, brought(told | {"text": ""}, kind).words) == (OGG, "")
    assert "said" not in repr(brought(told, kind))


@pytest.mark.parametrize("same", ["+000 555 0100", "tel:+000-555-0100", "00000 5550100", "TEL:+0005550100 "])
def test_one_telephone_is_one_sender_however_it_is_written(same: str) -> None:
    usual = brought(TOLD).sender
    assert brought(TOLD | {"urn": same}).sender == usual
    assert brought(TOLD | {"urn": "whatsapp:0005550100"}).sender != usual, "another way is another address"


@pytest.mark.parametrize(
    ("change", "column"),
    [
        ({"text": ""}, "text"), ({"text": None}, "text"), ({"text": "x" * (LONGEST + 1)}, "text"), ({"text": ["x"]}, "text"),
        ({"id": " "}, "id"), ({"id": "x" * 201}, "id"), ({"urn": "tel:+"}, "sender"), ({"urn": ""}, "sender"),
        ({"time": "yesterday"}, "time"), ({"time": "0001-01-01T00:00:00+14:00"}, "time"), ({"time": ""}, "time"),
        ({"time": True}, "time"), ({"audio": "no Base64"}, "audio"), ({"audio": b64encode(b"a page").decode()}, "audio"),
        ({"audio": b64encode(b"OggS\x00" + bytes(LARGEST)).decode()}, "audio"), ({"audio": ["x"]}, "audio"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_of_the_part_that_is_wrong(change: dict[str, object], column: str) -> None:
    with pytest.raises(NoMessageError) as caught:
        brought(TOLD | change)
    assert caught.value.column == column


@pytest.mark.parametrize("body", [b"[" * 100_000, b"[]", b"\xff", b"{", b'{"id":' + b"9" * 5000 + b"}", b""])
def test_what_is_no_object_is_no_message(body: bytes) -> None:
    with pytest.raises(NoMessageError):
        messages.brought(body, JSON, "sms", hide)


unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # on a machine that is shared


@unhurried
@given(st.binary(max_size=300), st.sampled_from([FORM, JSON, "", "text/csv", "\ud800"]))
def test_a_gateway_may_bring_any_bytes(body: bytes, kind: str) -> None:
    try:
        found = messages.brought(body, kind, "sms", hide)
    except NoMessageError:
        return
    assert found.words.encode()


@unhurried
@given(
    st.dictionaries(st.sampled_from([*TOLD, "from", "language"]), st.text() | st.integers() | st.floats() | st.none())
)
def test_a_gateway_may_bring_any_values(told: dict[str, object]) -> None:
    try:
        found = brought(TOLD | told)
    except NoMessageError:
        return
    assert found.words.encode()
    assert found.sender.startswith("hidden")


def test_a_list_is_read_row_by_row() -> None:
    second = {**ROW, "id": "18", "channel": "", "language": "ar"}
    found, faults = messages.read(table(ROW, second), {"sms", "file"}, hide)
    assert faults == []
    assert [(one.id, one.channel, one.language, one.words) for one in found] == [
        ("17", "sms", "", "Two\nlines, and a comma"), ("18", "file", "ar", "Two\nlines, and a comma"),
    ]  # fmt: skip


def test_faults_are_told_by_row_and_column_without_what_stands_there_and_nothing_is_kept() -> None:
    found, faults = messages.read(table(ROW, ROW | {"time": "0555 0100"}, ROW | {"channel": "pigeon"}), {"sms"}, hide)
    assert found == []
    assert [(one.row, one.column) for one in faults] == [(3, "time"), (4, "channel")]
    assert "0555" not in "".join(map(str, faults))
    assert "pigeon" not in "".join(map(str, faults))


def test_a_list_without_its_columns_or_in_another_script_is_a_fault() -> None:
    assert messages.read(table(ROW, columns=("id", "text")), {"sms"}, hide)[1] == [
        Complaint(1, "sender", "there is no such column"), Complaint(1, "time", "there is no such column"),
    ]  # fmt: skip
    assert messages.read(b"\xff\xfe", {"sms"}, hide)[1][0].column == "-"
    assert messages.read(b"id,sender,text,time\n1,2,3", {"file"}, hide)[1][0].column == "time"
    far_too_long = messages.read(b"id,sender,text,time\n1,2," + b"x" * 200_000 + b",4", {"file"}, hide)[1]
    assert far_too_long[0].column in {"-", "text"}, "by Python's own limit, or by ours where frictionless lifted that"


@unhurried
@given(st.binary(max_size=300))
def test_a_list_may_be_any_bytes(data: bytes) -> None:
    for start in (b"", b"id,sender,text,time\n"):
        found, faults = messages.read(start + data, {"file"}, hide)
        assert not (found and faults)


@unhurried
@given(st.lists(st.tuples(*[st.text(max_size=20)] * 4), max_size=4))
def test_a_list_may_hold_any_words(rows: list[tuple[str, ...]]) -> None:
    told = [dict(zip(("id", "sender", "text", "time"), row, strict=True)) for row in rows]
    text = table(*told, columns=("id", "sender", "text", "time")) if _writes(told) else b""
    found, faults = messages.read(text, {"file"}, hide)
    assert not (found and faults)


def _writes(told: list[dict[str, str]]) -> bool:
    try:
        table(*told)
    except (UnicodeEncodeError, csv.Error):
        return False
    return True


SECRET, BODY = b"secret of a gateway", b"urn=tel%3A%2B0005550100&text=x"
TIME = str(int(AT.timestamp()))


@unhurried
@given(st.integers(0, len(BODY) - 1), st.integers(1, 255))
def test_a_body_of_which_one_byte_was_changed_is_refused(place: int, change: int) -> None:
    good = messages.signed(SECRET, TIME, BODY)
    assert messages.is_signed(SECRET, TIME, BODY, good, AT)
    changed = BODY[:place] + bytes([BODY[place] ^ change]) + BODY[place + 1 :]
    assert not messages.is_signed(SECRET, TIME, changed, good, AT)


@unhurried
@given(st.text(), st.text(max_size=12), st.binary(max_size=40))
def test_nothing_else_is_a_signature(signature: str, time: str, secret: bytes) -> None:
    good = messages.signed(SECRET, TIME, BODY)
    assert messages.is_signed(SECRET, TIME, BODY, signature, AT) is (signature == good)
    assert messages.is_signed(SECRET, time, BODY, good, AT) is (time == TIME)
    assert messages.is_signed(secret, TIME, BODY, good, AT) is (secret == SECRET)
    assert not messages.is_signed(SECRET, TIME, BODY, good[:-1] + ("0" if good[-1] != "0" else "1"), AT)


@pytest.mark.parametrize(("minutes", "good"), [(-6, False), (-5, True), (0, True), (5, True), (6, False)])
def test_a_signature_is_good_for_five_minutes(minutes: int, good: bool) -> None:
    signature = messages.signed(SECRET, TIME, BODY)
    assert messages.is_signed(SECRET, TIME, BODY, signature, AT + timedelta(minutes=minutes)) is good


def test_time_and_body_cannot_be_shifted_against_each_other() -> None:
    assert messages.signed(SECRET, TIME, b"1" + BODY) != messages.signed(SECRET, TIME + "1", BODY)
