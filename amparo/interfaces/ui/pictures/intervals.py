"""Why: how far groups are behind, each as a point with what stays open around it, beside a line that says: no difference."""

from dataclasses import dataclass

from amparo.interfaces.ui.pictures.drawing import WIDTH, turned

SIDE, HEIGHT = 34.0, 52


@dataclass(frozen=True)
class Interval:
    """One group: how far it is behind, and between what the truth lies."""

    name: str
    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Intervals:
    """Groups beside each other; `unit` and `what` they are stand in the table's head, nothing is no difference."""

    title: str
    rows: tuple[Interval, ...]
    unit: str
    what: str


@dataclass(frozen=True)
class Placed:
    """Where the name, the bar and the point of a group stand."""

    row: Interval
    name_y: float
    y: float
    x: float
    width: float
    point: float

    @property
    def middle(self) -> float:
        """Return the height of the middle of the bar."""
        return self.y + 6


def interval_shapes(picture: Intervals, *, rtl: bool) -> tuple[list[Placed], float]:
    """Place every group under the one before, and the line of no difference."""
    least = min(0.0, *(row.low for row in picture.rows))
    most = max(0.0, *(row.high for row in picture.rows))
    scale = (WIDTH - 2 * SIDE) / ((most - least) or 1.0)

    def at(value: float) -> float:
        return SIDE + (value - least) * scale

    placed = []
    for index, row in enumerate(picture.rows):
        top, width = index * HEIGHT, round((row.high - row.low) * scale, 1)
        point = turned(at(row.value), 0, rtl)
        placed.append(Placed(row, top + 18, top + 26, turned(at(row.low), width, rtl), width, point))
    return placed, turned(at(0.0), 0, rtl)
