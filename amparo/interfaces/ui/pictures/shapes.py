"""Why: what a figure says, apart from where it is drawn: levels, journeys, bars; and the shapes they become."""

from dataclasses import dataclass
from datetime import date
from typing import Literal


@dataclass(frozen=True)
class LevelScore:
    """One of the four levels with its risk and protection, 0 to `top` of the picture, first and latest; None: not assessed."""

    name: str
    risk_latest: float | None
    protection_latest: float | None
    risk_first: float | None = None
    protection_first: float | None = None


@dataclass(frozen=True)
class Levels:
    """The four-level picture: individual, household, community, structural; `top` is the largest possible score."""

    title: str
    levels: tuple[LevelScore, ...]
    top: float
    first_label: str = ""
    latest_label: str = ""


@dataclass(frozen=True)
class Stop:
    """A stay on a journey, or the way between two; `kind` is origin, transit, stay, way or return; dates may be unknown."""

    place: str
    kind: Literal["origin", "transit", "stay", "way", "return"]
    start: date | None
    end: date | None
    happened: str = ""
    concern: bool = False


@dataclass(frozen=True)
class Journey:
    """A person's journey in the order it was lived."""

    title: str
    stops: tuple[Stop, ...]


@dataclass(frozen=True)
class Bar:
    """A named number of a chart."""

    name: str
    value: float


@dataclass(frozen=True)
class Bars:
    """A bar chart, or with `stacked` one bar in parts; `unit` stands in the table's head ("cases", "days")."""

    title: str
    bars: tuple[Bar, ...]
    unit: str
    stacked: bool = False


@dataclass(frozen=True)
class Measured:
    """One thing that was measured again and again, 0 to 1 each time; None: not enough was known."""

    name: str
    values: tuple[float | None, ...]


@dataclass(frozen=True)
class Rounds:
    """Change over time: each row measured in the rounds called `labels`; `cuts` are lines that part the scale."""

    title: str
    labels: tuple[str, ...]
    rows: tuple[Measured, ...]
    cuts: tuple[float, ...] = ()


@dataclass(frozen=True)
class Point:
    """One time and the number of that time; None: it is not known, or not shown."""

    name: str
    value: float | None


@dataclass(frozen=True)
class Course:
    """How one number moved, in the order of time; `unit` stands in the table's head."""

    title: str
    points: tuple[Point, ...]
    unit: str


@dataclass(frozen=True)
class Dot:
    """A point of a line with where its words stand; `joined` says that the line comes from the point before it."""

    x: float
    y: float
    name: str
    label: str
    joined: str = ""


@dataclass(frozen=True)
class Shape:
    """A rectangle of a drawing with the number of its pattern; `title` is read and shown on hover."""

    x: float
    y: float
    width: float
    height: float
    pattern: int = 0
    title: str = ""
    label: str = ""
    label_x: float = 0
    mark: bool = False

    @property
    def label_box(self) -> float:
        """Return where the white ground under a label begins."""
        return round(self.label_x - 14, 1)

    @property
    def name_y(self) -> float:
        """Return the base line of the name that stands above a bar."""
        return self.y - 7

    @property
    def value_y(self) -> float:
        """Return the base line of the value at the end of a bar."""
        return self.y + 17
