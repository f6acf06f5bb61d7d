"""Tells a recording by its content, whatever its name or a browser says of it: Ogg, WebM, MP4 and M4A, MP3, WAV."""

from typing import NamedTuple

LARGEST = 5 * 1024 * 1024
"""Bytes of one recording: some five minutes as telephones record."""


class Sound(NamedTuple):
    """A format: what a file of it ends in, and what browsers call it."""

    ending: str
    type: str


OGG, WEBM, MP4 = Sound("ogg", "audio/ogg"), Sound("webm", "audio/webm"), Sound("m4a", "audio/mp4")
MP3, WAV = Sound("mp3", "audio/mpeg"), Sound("wav", "audio/wav")
_BRANDS = (b"M4A ", b"M4B ", b"mp41", b"mp42", b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"dash", b"3gp")


def recognised(data: bytes) -> Sound | None:
    """Return the format of a recording, None for everything that is none."""
    if data.startswith(b"OggS\x00"):
        return OGG
    if data.startswith(b"\x1aE\xdf\xa3"):
        return WEBM if b"webm" in data[:64] else None
    if data[4:8] == b"ftyp":
        return MP4 if data[8:12].startswith(_BRANDS) else None
    if data.startswith(b"RIFF"):
        return WAV if data[8:12] == b"WAVE" else None
    return MP3 if data.startswith(b"ID3") or _is_frame(data) else None


def _is_frame(data: bytes) -> bool:
    """Return whether a frame of MPEG layer III begins here: eleven bits of ones, a version, rates that there are."""
    if len(data) < 4 or data[0] != 0xFF or data[1] & 0xE0 != 0xE0:
        return False
    version, layer, bits, rate = data[1] >> 3 & 3, data[1] >> 1 & 3, data[2] >> 4, data[2] >> 2 & 3
    return version != 1 and layer == 1 and bits not in (0, 15) and rate != 3
