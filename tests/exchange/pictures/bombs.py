"""Pictures as an attacker would send them, each small to send and costly, false or talkative to open."""

import io
import struct
import zlib
from collections.abc import Callable

from PIL import Image


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int, height: int, *, body: bytes = b"", before: bytes = b"") -> bytes:
    """Return a PNG that says it has so many pixels, with whatever body."""
    head = _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + before + _chunk(b"IDAT", body) + _chunk(b"IEND", b"")


def honest(kind: str = "JPEG", size: tuple[int, int] = (64, 48), **saying: object) -> bytes:
    """Return a small real picture."""
    out = io.BytesIO()
    Image.new("RGB", size, "navy").save(out, kind, **saying)
    return out.getvalue()


def _zeros(megabytes: int) -> bytes:
    packer = zlib.compressobj(9)
    return b"".join(packer.compress(bytes(1_000_000)) for _ in range(megabytes)) + packer.flush()


def flood() -> bytes:
    """Return a PNG of a few hundred kilobytes whose 225 million pixels unpack to 675 MB."""
    return png(15_000, 15_000, body=_zeros(100))


def endless() -> bytes:
    """Return a PNG that says it is 2 billion pixels a side."""
    return png(2**31 - 1, 2**31 - 1, body=_zeros(1))


def lying() -> bytes:
    """Return a PNG that says it is small and unpacks to far more."""
    return png(8, 8, body=_zeros(300))[:-40]


def text_bomb() -> bytes:
    """Return a PNG with compressed text that unpacks to 300 MB."""
    return png(8, 8, before=_chunk(b"zTXt", b"Comment\x00\x00" + _zeros(300)), body=_zeros(1)[:10])


def wide_jpeg() -> bytes:
    """Return a JPEG whose header says 65,500 by 65,500."""
    data = bytearray(honest())
    at = data.index(b"\xff\xc0")
    data[at + 5 : at + 9] = struct.pack(">HH", 65_500, 65_500)
    return bytes(data)


def wide_webp() -> bytes:
    """Return a WebP whose header says 16,383 by 16,383."""
    data = bytearray(honest("WEBP", lossless=True))
    at = data.index(b"VP8L") + 9
    data[at : at + 4] = struct.pack("<I", (16_382) | (16_382 << 14))
    return bytes(data)


def cut() -> bytes:
    """Return half a picture."""
    whole = honest(size=(800, 800), quality=95)
    return whole[: len(whole) // 2]


REFUSED: dict[str, Callable[[], bytes]] = {
    "flood of pixels": flood,
    "billions of pixels": endless,
    "text that unpacks": text_bomb,
    "wide JPEG": wide_jpeg,
    "wide WebP": wide_webp,
    "half a picture": cut,
    "GIF": lambda: honest("GIF"),
    "TIFF": lambda: honest("TIFF"),
    "BMP": lambda: honest("BMP"),
    "vector picture with script": lambda: b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
    "PostScript called JPEG": lambda: b"\xff\xd8\xff%!PS-Adobe-3.0 EPSF-3.0\n(/etc/passwd) (r) file",
    "signature and noise": lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 50,
    "program": lambda: b"MZ\x90\x00" + bytes(500),
    "nothing": lambda: b"",
    "too many bytes": lambda: honest() + bytes(10 * 1024 * 1024),
}
