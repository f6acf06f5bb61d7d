"""Why: a map is a picture of outlines and patterns like any other figure: no tiles, no script, and nobody else's server
learns what is looked at. A map is not mirrored for readers of Arabic, the land is where it is; its legend and names are.

>>> square = Area("North", "M0 0h40v40h-40z", (20, 20), (0, 0, 40, 40), 12.0, url="/where?p=QV01")
>>> too_few = Area("South", "M0 40h40v40h-40z", (20, 60), (0, 40, 40, 40), None, hidden=True)
>>> picture = Map("Services by area", (square, too_few), "services", (0, 0, 40, 80))
>>> [(one.area.name, one.pattern) for one in map_areas(picture)]
[('North', 1), ('South', 5)]

A template shows it, with its legend and its table, by `{% map_picture picture %}`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

Box = tuple[int, int, int, int]
STEPS = 4
"""Into how many steps the numbers above nothing are put, light to dark."""
NOTHING, HIDDEN, UNKNOWN = 0, STEPS + 1, STEPS + 2
"""Patterns of areas where the number is nothing, where it is not shown, and where nobody knows it."""
NAMED = 24
"""Up to so many areas have their names on the map; of more, names would lie on each other."""
LETTER = 10
"""About how wide a letter of a name is, in units of other figures."""
SMALLEST = 0.08
"""What a finger meets on the smallest telephone, as a part of the map's width; smaller areas are linked in the table alone."""


@dataclass(frozen=True)
class Area:
    """One area: its outline as an SVG path, where its name stands, the box around it, and its number.

    `value` None says that it is not known, with `hidden` that it is not shown; `label` is said instead of the number;
    `url` leads further.
    """

    name: str
    path: str
    at: tuple[int, int]
    box: Box
    value: float | None
    hidden: bool = False
    label: str = ""
    url: str = ""


@dataclass(frozen=True)
class Map:
    """A map by area; `unit` stands in the table's head, `source` under it says whose boundaries these are."""

    title: str
    areas: tuple[Area, ...]
    unit: str
    box: Box
    source: str = ""

    @property
    def scale(self) -> float:
        """Return how many units of the outlines are one unit of other figures."""
        return round(max(self.box[2], self.box[3] * 0.75, 1) / 480, 2) or 0.01

    @cached_property
    def steps(self) -> tuple[tuple[float, float], ...]:
        """Return from where to where the steps of the legend go, those that have an area."""
        return steps([one.value for one in self.areas if one.value])

    @property
    def view(self) -> Box:
        """Return the box that is shown: a little more than the outlines, so that no border is cut."""
        edge = round(6 * self.scale)
        x, y, width, height = self.box
        return x - edge, y - edge, width + 2 * edge, height + 2 * edge


@dataclass(frozen=True)
class Placed:
    """An area with its pattern; whether its outline is large enough to be a link, and to carry its name."""

    area: Area
    pattern: int
    linked: bool
    named: bool


def steps(values: Sequence[float]) -> tuple[tuple[float, float], ...]:
    """Part numbers into at most STEPS steps with about as many different numbers each; none holds what is not there.

    >>> steps([1, 2, 2, 3, 9, 12, 30, 31])
    ((1, 1), (2, 3), (9, 12), (30, 31))
    >>> steps([7, 7]), steps([])
    (((7, 7),), ())
    """
    different = sorted(set(values))
    many = min(STEPS, len(different))
    ends = [len(different) * (step + 1) // many for step in range(many)]
    return tuple((different[begin], different[end - 1]) for begin, end in zip([0, *ends], ends, strict=False))


def pattern_of(area: Area, parts: Sequence[tuple[float, float]]) -> int:
    """Return the pattern of an area: nothing, the step of its number, hidden, or unknown."""
    if area.value is None:
        return HIDDEN if area.hidden else UNKNOWN
    if not area.value:
        return NOTHING
    return next((place for place, (_, most) in enumerate(parts, 1) if area.value <= most), STEPS)


def map_areas(picture: Map) -> list[Placed]:
    """Place the areas of a map, the large before the small, so that an enclave lies on what surrounds it."""
    few, least = len(picture.areas) <= NAMED, SMALLEST * picture.view[2]
    return [
        Placed(
            one,
            pattern_of(one, picture.steps),
            linked=bool(one.url) and min(one.box[2], one.box[3]) >= least,
            named=few and len(one.name) * LETTER * picture.scale <= one.box[2],
        )
        for one in sorted(picture.areas, key=lambda one: (-one.box[2] * one.box[3], one.name))
    ]


def legend(picture: Map) -> list[tuple[int, str]]:
    """Return the patterns that stand for numbers on this map with their words, nothing first."""
    zero = [(NOTHING, "0")] if any(one.value == 0 for one in picture.areas) else []
    return zero + [
        (place, f"{least:g}" if least == most else f"{least:g}–{most:g}")
        for place, (least, most) in enumerate(picture.steps, 1)
    ]
