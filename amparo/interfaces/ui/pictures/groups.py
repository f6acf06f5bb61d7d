"""Why: figures of groups: bars in parts, one under another, and the ages of two sexes back to back; placed and mirrored."""

from dataclasses import dataclass

from amparo.interfaces.ui.pictures.drawing import PATTERNS, WIDTH, turned
from amparo.interfaces.ui.pictures.shapes import Shape

ROW, TOP = 52, 24.0
PYRAMID_ROW, MIDDLE = 34, 110.0
LEAST_LABELLED = 30
GRADES = (1, 4, 2, 6, 5, 3)
"""Patterns of parts, the most serious first; told apart without colour."""


@dataclass(frozen=True)
class Stack:
    """One bar in parts; None: the number is not shown."""

    name: str
    values: tuple[float | None, ...]

    @property
    def total(self) -> float:
        """Return what is shown of it, together."""
        return sum(value for value in self.values if value)


@dataclass(frozen=True)
class Stacks:
    """Bars one under another, each in the same `parts`, the most serious first; `unit` stands in the table's head."""

    title: str
    parts: tuple[str, ...]
    rows: tuple[Stack, ...]
    unit: str


@dataclass(frozen=True)
class Pyramid:
    """Two groups back to back, the first before the middle; `rows` from the top down; None: the number is not shown."""

    title: str
    sides: tuple[str, str]
    rows: tuple[Stack, ...]
    unit: str


def stacks_shapes(picture: Stacks, *, rtl: bool) -> list[tuple[Stack, float, str, float, list[Shape]]]:
    """Place bars in parts: per row its name's y, its total and where that stands, and its parts; the longest fills the width."""
    largest, placed = max((row.total for row in picture.rows), default=0) or 1, []
    for index, row in enumerate(picture.rows):
        y, x, parts = TOP + index * ROW, 0.0, list[Shape]()
        for number, value in enumerate(row.values):
            width = round((WIDTH - 60) * max(value or 0, 0) / largest, 1)
            if width:
                label = f"{value:g}" if width >= LEAST_LABELLED else ""
                left, pattern = turned(x, width, rtl), GRADES[number % len(GRADES)]
                title, middle = f"{picture.parts[number]}: {value:g}", round(left + width / 2, 1)
                parts.append(Shape(left, y, width, 24, pattern, title, label, middle))
                x += width
        placed.append((row, y - 7, f"{row.total:g}", turned(x + 6, 0, rtl), parts))
    return placed


def pyramid_shapes(picture: Pyramid, *, rtl: bool) -> list[tuple[Stack, float, list[Shape]]]:
    """Place a pyramid: per row its y and the bars of both sides, which grow away from the names in the middle."""
    largest = max((value for row in picture.rows for value in row.values if value), default=0) or 1
    half, placed = (WIDTH - MIDDLE) / 2, []
    for index, row in enumerate(picture.rows):
        y, bars = TOP + index * PYRAMID_ROW, list[Shape]()
        for side, value in enumerate(row.values[:2]):
            if value is None:
                continue
            width = round((half - 40) * max(value, 0) / largest, 1)
            start = half - width if side == 0 else WIDTH - half
            end = start - 18 if side == 0 else start + width + 18
            left, middle = turned(start, width, rtl), turned(end, 0, rtl)
            bars.append(
                Shape(left, y, width, 24, PATTERNS[side], f"{picture.sides[side]}: {value:g}", f"{value:g}", middle)
            )
        placed.append((row, y, bars))
    return placed
