"""Everything of an answer in which a word could hide: body, headers, cookies, and what lies packed inside them."""

import base64
import binascii
import html
import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import unquote_to_bytes

from pypdf import PdfReader

_CANARY = re.compile(rb"(?:qzx|Qzx|QZX)\d{4}")
_TOKEN = re.compile(
    rb'(name="csrfmiddlewaretoken" value=")[A-Za-z0-9]{64}'
)  # chance writes a canary into one of a million
_BASE64 = re.compile(rb"[A-Za-z0-9+/_-]{16,}={0,2}")
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)


def canaries_in(response: Any) -> set[str]:
    """Return the canaries that `response` shows anywhere, each as it was planted."""
    return {f"{found.decode().lower()}kanari" for part in parts_of(response) for found in _CANARY.findall(part)}


def canaries_of(data: bytes) -> set[str]:
    """Return the canaries in a file or a body, packed or not."""
    return {f"{found.decode().lower()}kanari" for part in unpacked(data) for found in _CANARY.findall(part)}


def parts_of(response: Any) -> Iterator[bytes]:
    """Yield the parts of an answer, decoded."""
    head = "\n".join(f"{name}: {value}" for name, value in response.headers.items())
    cookies = "\n".join(morsel.OutputString() for morsel in response.cookies.values())
    for text in (head.encode(), cookies.encode()):
        yield text
        yield unquote_to_bytes(text)
        yield from _decoded(text)
    body = b"".join(response.streaming_content) if response.streaming else response.content
    yield from unpacked(_TOKEN.sub(rb"\1", body))


def unpacked(data: bytes) -> Iterator[bytes]:
    """Yield `data` and what is packed in it: HTML entities, addresses, PDF streams and text, zip members, gzip."""
    yield data
    if data.startswith(b"%PDF-"):
        yield from _pdf(data)
    elif data.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                yield name.encode()
                yield from unpacked(archive.read(name))
    elif data.startswith((b"\x1f\x8b", b"x\x9c", b"x\xda")):
        yield from unpacked(zlib.decompressobj(47).decompress(data))
    else:
        yield html.unescape(data.decode("utf-8", "replace")).encode()
        yield unquote_to_bytes(data)
        if b"\x00" in data:
            yield data.replace(b"\x00", b"")  # UTF-16 of plain letters, either order


def _decoded(text: bytes) -> Iterator[bytes]:
    for token in _BASE64.findall(text):
        try:
            plain = base64.urlsafe_b64decode(token.rstrip(b"=") + b"=" * (-len(token.rstrip(b"=")) % 4))
        except (binascii.Error, ValueError):
            continue
        yield plain
        try:
            yield zlib.decompress(plain)
        except zlib.error:
            continue


def _pdf(data: bytes) -> Iterator[bytes]:
    yield from _inflated(_STREAM.findall(data))
    for page in PdfReader(io.BytesIO(data)).pages:
        yield page.extract_text().encode()


def _inflated(streams: Iterable[bytes]) -> Iterator[bytes]:
    for stream in streams:
        try:
            yield zlib.decompressobj().decompress(stream)
        except zlib.error:
            yield stream
