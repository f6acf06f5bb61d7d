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
    streams = list(_inflated(_STREAM.findall(data)))
    yield from streams
    written = b"\n".join(streams)
    for stream in [*streams, data]:
        if b"beginbfchar" in stream or b"beginbfrange" in stream:
            yield _in_letters(written, _letters(stream))


def _inflated(streams: Iterable[bytes]) -> Iterator[bytes]:
    for stream in streams:
        try:
            yield zlib.decompressobj().decompress(stream)
        except zlib.error:
            yield stream


def _letters(cmap: bytes) -> dict[bytes, bytes]:
    """Return glyph number (four hex digits, as the page writes it) → letter, from a font's ToUnicode table."""
    found: dict[bytes, bytes] = {}
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", cmap, re.DOTALL):
        for glyph, letter in re.findall(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            found[glyph.lower()] = _utf8(letter)
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", cmap, re.DOTALL):
        for first, last, letter in re.findall(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            for step in range(int(last, 16) - int(first, 16) + 1):
                glyph = format(int(first, 16) + step, f"0{len(first)}x").encode()
                found[glyph] = chr(int(letter, 16) + step).encode()
    return found


def _utf8(letter: bytes) -> bytes:
    return bytes.fromhex(letter.decode()).decode("utf-16-be", "replace").encode()


def _in_letters(written: bytes, letters: dict[bytes, bytes]) -> bytes:
    """Return the text of all strings on the pages, read with one font's table; other fonts' letters come out as holes."""
    shown = b""
    for literal, codes in re.findall(rb"\(((?:\\.|[^\\()])*)\)|<([0-9A-Fa-f]+)>", written, re.DOTALL):
        digits = codes.lower() if codes else _unescaped(literal).hex().encode()
        shown += b"".join(letters.get(digits[at : at + 4], b"") for at in range(0, len(digits), 4))
    return shown


_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def _unescaped(literal: bytes) -> bytes:
    def one(found: re.Match[bytes]) -> bytes:
        said = found[1]
        return bytes([int(said, 8) & 255]) if said.isdigit() else _ESCAPES.get(said, said)

    return re.sub(rb"\\([0-7]{1,3}|.)", one, literal, flags=re.DOTALL)
