"""The functions of forms on points and lines on the earth: distance in metres and area in square metres."""

import math
from itertools import pairwise

from amparo.foundation.expressions.functions.table import function
from amparo.foundation.expressions.values import Value, many

# JavaRosa's GeoUtils uses this radius (WGS 84 equatorial radius, metres) for both functions.
EARTH_RADIUS = 6_378_100.0


def _points(args: tuple[Value, ...]) -> list[tuple[float, float]]:
    found = []
    for text in (piece for arg in args for whole in many(arg) for piece in whole.split(";")):
        parts = text.split()
        try:
            found.append((math.radians(float(parts[0])), math.radians(float(parts[1]))))
        except (IndexError, ValueError):
            continue
    return found


@function("distance")
def distance(*args: Value) -> float:
    """Give the length of a line through all points, in metres (great circles)."""
    points = _points(args)
    return math.fsum(_between(a, b) for a, b in pairwise(points))


def _between(start: tuple[float, float], end: tuple[float, float]) -> float:
    half = math.sin((end[0] - start[0]) / 2) ** 2
    half += math.cos(start[0]) * math.cos(end[0]) * math.sin((end[1] - start[1]) / 2) ** 2
    return 2 * EARTH_RADIUS * math.asin(math.sqrt(min(1.0, half)))


@function("area")
def area(*args: Value) -> float:
    """Give the area inside a closed line, in square metres (spherical excess)."""
    points = _points(args)
    if len(points) < 3:
        return 0.0
    ring = points if points[0] == points[-1] else [*points, points[0]]
    summed = math.fsum((b[1] - a[1]) * (2 + math.sin(a[0]) + math.sin(b[0])) for a, b in pairwise(ring))
    return abs(summed * EARTH_RADIUS**2 / 2)
