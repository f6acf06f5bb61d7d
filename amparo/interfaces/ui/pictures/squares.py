"""Why: a text that a camera reads, drawn as one path of an inline picture; the policy allows no data: addresses."""

import re
from dataclasses import dataclass

import segno

MARGIN = 4
"""Cells of white that a reader needs around a code."""


@dataclass(frozen=True)
class Square:
    """A QR code as a drawing: strokes one high on a square of `size`, its quiet margin included."""

    size: int
    strokes: str


def square(text: str) -> Square:
    """Return `text` as a QR code, of which a seventh may be covered or dirty.

    >>> square("https://example.org").size
    33
    """
    made = segno.make(text, error="m", micro=False)
    rows = enumerate(made.matrix, MARGIN)
    runs = (
        f"M{MARGIN + run.start()} {y}.5h{len(run[0])}" for y, row in rows for run in re.finditer(b"\x01+", bytes(row))
    )
    return Square(len(made.matrix) + 2 * MARGIN, "".join(runs))
