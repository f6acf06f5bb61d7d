"""A recording is told by its content; what is no recording is not, and no bytes break it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.exchange import sounds

FIRST = {
    "ogg": b"OggS\x00\x02" + b"\x00" * 22 + b"OpusHead",
    "webm": b"\x1aE\xdf\xa3\x9fB\x86\x81\x01B\xf7\x81\x01B\xf2\x81\x04B\xf3\x81\x08B\x82\x84webm",
    "m4a": b"\x00\x00\x00\x20ftypM4A \x00\x00\x00\x00",
    "mp3": b"ID3\x04\x00",
    "wav": b"RIFF\x24\x00\x00\x00WAVEfmt ",
}
OTHERS = {
    "nothing": b"", "words": b"He asked me for money.",
    "a picture": b"\xff\xd8\xff\xe0\x00\x10JFIF", "a page": b"<!doctype html>",
    "a film of another kind": b"\x1aE\xdf\xa3\x9fB\x82\x88matroska", "a picture of a telephone": b"\x00\x00\x00\x18ftypheic",
    "a film in RIFF": b"RIFF\x24\x00\x00\x00AVI LIST", "text in UTF-16": b"\xff\xfeH\x00", "AAC in the open": b"\xff\xf1\x50\x80",
    "a program": b"MZ\x90\x00", "an archive": b"PK\x03\x04",
}  # fmt: skip


@pytest.mark.parametrize("ending", FIRST)
def test_each_format_is_told_by_its_first_bytes(ending: str) -> None:
    found = sounds.recognised(FIRST[ending] + b"\x00" * 100)
    assert found
    assert found.ending == ending
    assert found.type.startswith("audio/")


def test_a_frame_of_mp3_without_a_head_is_told() -> None:
    found = sounds.recognised(b"\xff\xfb\x90\x64")
    assert found
    assert found.ending == "mp3"


@pytest.mark.parametrize("what", OTHERS)
def test_everything_else_is_no_recording(what: str) -> None:
    assert sounds.recognised(OTHERS[what]) is None


@given(st.binary(max_size=80))
def test_no_bytes_break_it(data: bytes) -> None:
    found = sounds.recognised(data)
    assert found is None or found.ending in FIRST
