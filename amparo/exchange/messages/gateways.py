"""What a gateway for SMS or a messenger posts, in the shape of RapidPro: `urn` or `from`, `text`, `id`, `time`.

As a form or as JSON; both may name a `language`, and hold a recording as `audio`, beside the text or instead of it. It stands in
the message itself: an address to fetch it from would let whoever signs send our server anywhere.
"""

import json
from typing import NamedTuple
from urllib.parse import parse_qsl

from amparo.exchange.messages.contract import Hide, Message, NoMessageError, made

CHANNELS = ("sms", "chat")
MOST_FIELDS = 100
NAMES = ("urn", "from", "text", "id", "time", "language", "audio")
LARGEST = 8 * 1024 * 1024
"""Bytes of a request: the largest recording in Base64, in a form, with what stands beside it."""


class Gateway(NamedTuple):
    """A gateway that may bring messages: the way they came, the agency they are for, and the secret that it signs with."""

    channel: str
    agency: str
    secret: bytes


def brought(body: bytes, content_type: str, channel: str, hide: Hide) -> Message:
    """Return the message in the body of a request; raise NoMessageError when there is none."""
    kind = content_type.partition(";")[0].strip().casefold()
    told = _of_json(body) if kind == "application/json" else _of_form(body)
    return made(
        id=told.get("id", ""), channel=channel, sender=told.get("urn", "") or told.get("from", ""),
        text=told.get("text", ""), audio=told.get("audio", ""), language=told.get("language", ""), time=told.get("time", ""),
        hide=hide,
    )  # fmt: skip


def _of_form(body: bytes) -> dict[str, str]:
    try:
        return dict(parse_qsl(body.decode("utf-8"), max_num_fields=MOST_FIELDS))
    except ValueError:
        raise NoMessageError("body", "it is no form in UTF-8") from None


def _of_json(body: bytes) -> dict[str, str]:
    try:
        told = json.loads(body)
    except (ValueError, RecursionError):
        raise NoMessageError("body", "it is no JSON in UTF-8") from None
    if not isinstance(told, dict):
        raise NoMessageError("body", "it must be an object with a name for each part")
    texts = {name: told[name] for name in NAMES if told.get(name) is not None}
    if wrong := next((name for name, value in texts.items() if type(value) not in (str, int)), ""):
        raise NoMessageError(wrong, "it must be text or a whole number")
    return {name: _text(name, value) for name, value in texts.items()}


def _text(name: str, value: str | int) -> str:
    try:
        return str(value)
    except ValueError:  # Python writes no number of more than some thousand digits
        raise NoMessageError(name, "the number is too long") from None
