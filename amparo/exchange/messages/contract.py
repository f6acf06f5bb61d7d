"""What every way of reaching us is turned into, and the checks that all of them share."""

import binascii
import re
from base64 import b64decode
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from amparo.exchange import sounds

LONGEST, LONGEST_ID = 5_000, 200
Hide = Callable[[str], str]
"""Turns an address into something that says no address, the same for the same one."""
_SECONDS = re.compile(r"[0-9]{1,11}")
_LANGUAGE = re.compile(r"([a-z]{2,3})(?:[-_].*)?", re.IGNORECASE)
_PUNCTUATION = re.compile(r"[\s().\-/+]")
_NUMBER = re.compile(r"[0-9]+")


@dataclass(frozen=True)
class Message:
    """One message: its id where it came from, the way it came, from whom (hidden), what it says, in which language, when.

    `language` is two or three letters, nothing where nobody said it. `sound` is a recording beside the words or instead of them.
    """

    id: str
    channel: str
    sender: str
    words: str
    language: str
    at: datetime
    sound: bytes = field(default=b"", repr=False)


class NoMessageError(ValueError):
    """Something that is no message of ours; `column` says which part of it is wrong, and `sentence` why."""

    def __init__(self, column: str, sentence: str) -> None:
        super().__init__(f"{column}: {sentence}")
        self.column, self.sentence = column, sentence


def made(
    *, id: str, channel: str, sender: str, text: str, language: str, time: str, hide: Hide, audio: str = ""
) -> Message:
    """Return a message of these parts; raise NoMessageError at the first that is wrong. `audio` is a recording in Base64."""
    number, words, sound = clean(id), clean(text), heard(clean(audio))
    if not number or len(number) > LONGEST_ID:
        raise NoMessageError("id", f"it must be there and have at most {LONGEST_ID} letters")
    if not (address := plain(clean(sender))):
        raise NoMessageError("sender", "it must be there")
    if not (words or sound) or len(words) > LONGEST:
        raise NoMessageError("text", f"it must be there, or a recording instead, and have at most {LONGEST} letters")
    found = _LANGUAGE.fullmatch(clean(language))
    return Message(number, channel, hide(address), words, found[1].lower() if found else "", moment(clean(time)), sound)


def heard(audio: str) -> bytes:
    """Return a recording that came in Base64, nothing where none came; it is told by its content and never opened."""
    try:
        sound = b64decode(audio, validate=True)
    except (binascii.Error, ValueError):
        raise NoMessageError("audio", "it must be in Base64") from None
    if len(sound) > sounds.LARGEST:
        raise NoMessageError("audio", f"it must have at most {sounds.LARGEST >> 20} MB")
    if sound and sounds.recognised(sound) is None:
        raise NoMessageError("audio", "it must be a recording: Ogg, WebM, MP4, MP3 or WAV")
    return sound


def clean(text: str) -> str:
    """Return text without space around it, and without what cannot be written as UTF-8."""
    return text.encode("utf-8", "replace").decode("utf-8").strip()


def plain(address: str) -> str:
    """Return an address so that one telephone is one address: `tel:+1 (23) 45` and `001 2345` are `12345`."""
    scheme, colon, rest = address.casefold().rpartition(":")
    if scheme not in ("", "tel"):
        return f"{scheme}{colon}{rest.strip()}" if rest.strip() else ""
    bare = _PUNCTUATION.sub("", rest)
    if not _NUMBER.fullmatch(bare):
        return rest.strip(" +")
    return bare if rest.strip().startswith("+") else bare.removeprefix("00")


def moment(text: str) -> datetime:
    """Return the moment in ISO 8601 (UTC where it names no zone) or in seconds since 1970; raise NoMessageError otherwise."""
    try:
        if _SECONDS.fullmatch(text):
            return datetime.fromtimestamp(int(text), UTC)
        found = datetime.fromisoformat(text)
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError, OSError):
        raise NoMessageError(
            "time", "it must be a moment such as 2026-11-27T09:30:00+00:00, or seconds since 1970"
        ) from None
