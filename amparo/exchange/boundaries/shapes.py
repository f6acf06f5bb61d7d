"""Areas as they come, in degrees, and as they are kept: integer outlines on one grid for a country."""

import json
from dataclasses import asdict, dataclass, field

Point = tuple[float, float]
Ring = list[Point]
Polygon = list[Ring]
Box = tuple[int, int, int, int]


@dataclass(frozen=True)
class Feature:
    """One area of a file: its P-code, level (0 is the country), what it lies in, since when it counts, and its polygons."""

    number: int
    code: str
    level: int
    parent: str
    country: str
    valid_on: str
    polygons: list[Polygon] = field(hash=False)


@dataclass(frozen=True)
class Outline:
    """One area ready to be drawn: its path, the point for its name, the box around it."""

    code: str
    level: int
    path: str
    at: tuple[int, int]
    box: Box


@dataclass(frozen=True)
class Drawn:
    """The areas of one country on one grid; `valid_on` is the newest day that the files name, "" where they name none."""

    country: str
    valid_on: str
    outlines: tuple[Outline, ...]

    def told(self) -> str:
        """Return the areas as one line that the confined process hands out."""
        return json.dumps(asdict(self), ensure_ascii=False, separators=(",", ":"))


def heard(text: str) -> Drawn:
    """Return what `Drawn.told` said."""
    said = json.loads(text)
    outlines = tuple(
        Outline(one["code"], one["level"], one["path"], (one["at"][0], one["at"][1]), tuple(one["box"]))
        for one in said["outlines"]
    )
    return Drawn(said["country"], said["valid_on"], outlines)
