"""Why: a map is a picture of outlines and patterns like any other figure: no tiles, no script, and nobody else's server
learns what is looked at. A map is not mirrored for readers of Arabic, the land is where it is; its legend and names are.

>>> square = Area("North", "M0 0h40v40h-40z", (20, 20), (0, 0, 40, 40), 12.0, url="/where?p=QV01")
>>> too_few = Area("South", "M0 40h40v40h-40z", (20, 60), (0, 40, 40, 40), None, hidden=True)
>>> picture = Map("Services by area", (square, too_few), "services", (0, 0, 40, 80))
>>> [(one.area.name, one.pattern) for one in map_areas(picture)]
[('North', 1), ('South', 5)]

A template shows it, with its legend and its table, by `{% map_picture picture %}`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

Box = tuple[int, int, int, int]
STEPS = 4
"""Into how many steps the numbers above nothing are put, light to dark."""
NOTHING, HIDDEN, UNKNOWN = 0, STEPS + 1, STEPS + 2
"""Patterns of areas where the number is nothing, where it is not shown, and where nobody knows it."""
GRADED = 10
"""The pattern of grade 1 is the next one after this, and so on: a grade is no number of anything."""
NAMED = 24
"""Up to so many areas have their names on the map; of more, names would lie on each other."""
LETTER = 10
"""About how wide a letter of a name is, in units of other figures."""
SMALLEST = 0.08
"""What a finger meets on the smallest telephone, as a part of the map's width; smaller areas are linked in the table alone."""


@dataclass(frozen=True)
class Area:
    """One area: its outline as an SVG path, where its name stands, the box around it, and its number.

    `value` None says that it is not known, with `hidden` that it is not shown; `label` is said instead of the number,
    `mark` stands beside the name; `url` leads further.
    """

    name: str
    path: str
    at: tuple[int, int]
    box: Box
    value: float | None
    hidden: bool = False
    label: str = ""
    mark: str = ""
    url: str = ""


@dataclass(frozen=True)
class Map:
    """A map by area; `unit` stands in the table's head, `source` under it says whose boundaries these are.

    With `meaning` (grade → words) the values are grades, 0 what no grade is given to; `unknown` is said where none is known.
    """

    title: str
    areas: tuple[Area, ...]
    unit: str
    box: Box
    source: str = ""
    meaning: Mapping[int, str] = field(default_factory=dict)
    unknown: str = ""

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
    """An area with its pattern, whether its outline is large enough to be a link, and what stands on it where there is room."""

    area: Area
    pattern: int
    linked: bool
    words: str


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


def _pattern(picture: Map, area: Area) -> int:
    """Return the pattern of an area: nothing, its grade or the step of its number, hidden, or unknown."""
    if area.value is None:
        return HIDDEN if area.hidden else UNKNOWN
    if picture.meaning or not area.value:
        return GRADED + int(area.value) if area.value else NOTHING
    return next((place for place, (_, most) in enumerate(picture.steps, 1) if area.value <= most), STEPS)


def _words(picture: Map, area: Area) -> str:
    """Return name and mark of an area, the mark alone where there is no room for both, or nothing."""
    room = area.box[2] / (LETTER * picture.scale)
    tried = [" · ".join(filter(None, (area.name, area.mark))), area.mark]
    return next((words for words in tried if len(words) <= room), "") if len(picture.areas) <= NAMED else ""


def map_areas(picture: Map) -> list[Placed]:
    """Place the areas of a map, the large before the small, so that an enclave lies on what surrounds it."""
    least = SMALLEST * picture.view[2]
    return [
        Placed(
            one,
            _pattern(picture, one),
            linked=bool(one.url) and min(one.box[2], one.box[3]) >= least,
            words=_words(picture, one),
        )
        for one in sorted(picture.areas, key=lambda one: (-one.box[2] * one.box[3], one.name))
    ]


def legend(picture: Map) -> list[tuple[int, str]]:
    """Return the patterns that stand for numbers or grades on this map with their words, nothing first."""
    if picture.meaning:
        given = sorted({int(one.value) for one in picture.areas if one.value is not None})
        return [(GRADED + grade if grade else NOTHING, picture.meaning[grade]) for grade in given]
    zero = [(NOTHING, "0")] if any(one.value == 0 for one in picture.areas) else []
    return zero + [
        (place, f"{least:g}" if least == most else f"{least:g}–{most:g}")
        for place, (least, most) in enumerate(picture.steps, 1)
    ]
