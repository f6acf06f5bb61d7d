"""Sends a picture through the confined process. The program that holds keys and records never decodes one."""

from amparo.exchange import confinement

LARGEST = 10 * 1024 * 1024
MOST_PIXELS = 50_000_000
LONGEST_SIDE = 1200
LIMITS = confinement.Limits(
    cpu_seconds=5, wall_seconds=15, memory_bytes=512 * 1024 * 1024, answer_bytes=LONGEST_SIDE * LONGEST_SIDE * 3
)


class PictureRefusedError(ValueError):
    """The bytes are no picture that we keep."""


def cleaned(data: bytes) -> bytes:
    """Return the picture in `data` as JPEG of at most LONGEST_SIDE pixels a side, without metadata or anything around it.

    Raises PictureRefusedError when it is too large, no JPEG, PNG or WebP, damaged, or costs more than the limits allow.
    """
    if not data or len(data) > LARGEST:
        raise PictureRefusedError
    try:
        made = confinement.run("amparo.exchange.pictures.child", data, LIMITS)
    except confinement.GaveUpError:
        raise PictureRefusedError from None
    if not made.startswith(b"\xff\xd8\xff"):
        raise PictureRefusedError
    return made
