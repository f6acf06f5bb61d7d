"""Why: works out where things stand, in units of the drawing; `rtl` mirrors every horizontal position, so that time and
risk run from right to left for readers of Arabic."""

from math import sqrt

from amparo.interfaces.ui.pictures.shapes import (
    Bars,
    Course,
    Dot,
    Journey,
    Levels,
    LevelScore,
    Measured,
    Rounds,
    Shape,
    Stop,
)

WIDTH = 480.0
PATTERNS = (5, 4, 3, 2, 6, 0)  # told apart without colour, neighbours most of all
STAYS = {"origin": 3, "transit": 5, "stay": 2, "way": 4, "return": 6}


def levels_shapes(picture: Levels, *, rtl: bool) -> list[tuple[LevelScore, float, list[Shape]]]:
    """Place the bars of a four-level picture: per level its y and the bars, risk before the middle, protection after."""
    placed = []
    half = WIDTH / 2 - 8
    for index, level in enumerate(picture.levels):
        y = 34.0 + index * 74
        bars = []
        rows = ((level.risk_first, level.protection_first, 0), (level.risk_latest, level.protection_latest, 1))
        for row, (risk, protection, newest) in enumerate(rows):
            top = y + 22 + row * 20
            for amount, before, pattern in ((risk, True, newest), (protection, False, 2 + newest)):
                if amount is None or picture.top <= 0:
                    continue
                length = half * min(max(amount / picture.top, 0), 1)
                start = WIDTH / 2 - 2 - length if before else WIDTH / 2 + 2
                bars.append(Shape(turned(start, length, rtl), top, round(length, 1), 16, pattern, f"{amount:g}"))
        placed.append((level, y, bars))
    return placed


def journey_shapes(journey: Journey, *, rtl: bool) -> list[Shape]:
    """Place the stops of a journey on a line of time; stops without dates get the width of a short stay."""
    spans = [_days(stop, later) for stop, later in zip(journey.stops, (*journey.stops[1:], None), strict=True)]
    total = sum(spans) or 1.0
    usable = WIDTH - 3 * (len(spans) - 1)
    shapes, x = [], 0.0
    least = min(28.0, usable / max(len(spans), 1))
    free = usable - least * len(spans)
    for number, (stop, span) in enumerate(zip(journey.stops, spans, strict=True), start=1):
        width = round(least + free * span / total, 1)
        left = turned(x, width, rtl)
        shapes.append(
            Shape(
                left, 30, width, 34, STAYS[stop.kind], stop.place, str(number), round(left + width / 2, 1), stop.concern
            )
        )
        x += width + 3
    return shapes


def bar_shapes(chart: Bars, *, rtl: bool) -> list[Shape]:
    """Place the bars of a chart, one under another, the longest filling the width."""
    largest = max((bar.value for bar in chart.bars), default=0) or 1
    placed = []
    for index, bar in enumerate(chart.bars):
        length = round((WIDTH - 60) * max(bar.value, 0) / largest, 1)
        x = turned(0, length, rtl)
        end = WIDTH - length - 6 if rtl else length + 6
        placed.append(Shape(x, 24.0 + index * 52, length, 22, 1, bar.name, f"{bar.value:g}", end))
    return placed


def stacked_shapes(chart: Bars, *, rtl: bool) -> list[Shape]:
    """Place the parts of one stacked bar side by side, each with its own pattern."""
    total = sum(max(bar.value, 0) for bar in chart.bars) or 1
    placed, x = [], 0.0
    for index, bar in enumerate(chart.bars):
        width = round(WIDTH * max(bar.value, 0) / total, 1)
        left = turned(x, width, rtl)
        label = f"{bar.value:g}" if width >= 30 else ""
        placed.append(
            Shape(left, 8, width, 40, PATTERNS[index % len(PATTERNS)], bar.name, label, round(left + width / 2, 1))
        )
        x += width
    return placed


def rounds_shapes(picture: Rounds, *, rtl: bool) -> list[tuple[Measured, float, list[Shape]]]:
    """Place the bars of a picture of change: per row its y and one bar a round, from 0 to 1 over the whole width."""
    placed, y = [], 0.0
    for row in picture.rows:
        bars = []
        for index, value in enumerate(row.values):
            if value is not None:
                width = round(WIDTH * min(max(value, 0), 1), 1)
                pattern, label = PATTERNS[index % len(PATTERNS)], f"{value:.2f}"
                bars.append(Shape(turned(0, width, rtl), y + 22 + index * 20, width, 16, pattern, label))
        placed.append((row, y, bars))
        y += 34 + 20 * len(picture.labels)
    return placed


def course_dots(course: Course, *, rtl: bool) -> list[Dot]:
    """Place the points of a course from left to right, nothing at the foot; where a number is missing the line breaks."""
    top = max((point.value or 0 for point in course.points), default=0) or 1
    step, placed = (WIDTH - 60) / max(len(course.points) - 1, 1), list[Dot]()
    before: tuple[float, float] | None = None
    for index, point in enumerate(course.points):
        if point.value is None:
            before = None
            continue
        x, y = turned(30 + index * step, 0, rtl), round(170 - 140 * max(point.value, 0) / top, 1)
        joined = f"M{before[0]} {before[1]}L{x} {y}" if before else ""
        placed.append(Dot(x, y, point.name, f"{point.value:g}", joined))
        before = (x, y)
    return placed


def cut_lines(picture: Rounds, *, rtl: bool) -> list[float]:
    """Place the lines that part the scale of a picture of change."""
    return [turned(WIDTH * cut, 0, rtl) for cut in picture.cuts]


def turned(x: float, width: float, rtl: bool) -> float:
    """Mirror a horizontal position in a drawing that runs from right to left."""
    return round(WIDTH - x - width if rtl else x, 1)


def _days(stop: Stop, later: Stop | None) -> float:
    end = stop.end or (later.start if later else None)
    if stop.start is None or end is None:
        return 7.0
    return sqrt(max((end - stop.start).days, 1))  # the root keeps a week visible beside a year
