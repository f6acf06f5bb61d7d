"""Makes outlines of areas: one grid for the country, borders simplified once for both neighbours, paths of whole numbers.

Simplifying a coverage (GEOS, by shapely) treats a border that two areas share as one line, so that no gap opens between
them. It goes on until the paths are small enough for a page.
"""

import math
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np
import shapely

from amparo.exchange.boundaries.shapes import Box, Drawn, Feature, Outline, Polygon

GRID = 4000
"""How many steps the longer side of a country has."""
MOST_LETTERS = (8_000, 24_000, 96_000)
"""How long the paths of all areas of a level may be together: a page of staff carries that."""
MOST_OF_ONE = 24_000
"""How long the paths of the areas within one larger area may be: a public page carries that."""
FINEST, COARSEST = 2.0, 80.0
SPECK = 12.0
"""The smallest part of an area that is drawn beside its largest, in squares of the grid."""


class TooDetailedError(ValueError):
    """Even coarsely drawn the areas do not fit on a page."""


def draw(features: Sequence[Feature]) -> Drawn:
    """Return the areas of one country as outlines. Raises TooDetailedError when no page could carry them."""
    shaped = _on_grid(features)
    outlines: list[Outline] = []
    for level in sorted({one.level for one in features}):
        here = [(one, shape) for one, shape in zip(features, shaped, strict=True) if one.level == level]
        outlines += _level(level, [one for one, _ in here], np.array([shape for _, shape in here], dtype=object))
    return Drawn(features[0].country, max(one.valid_on for one in features), tuple(outlines))


def _on_grid(features: Sequence[Feature]) -> list[Any]:
    """Return the areas on the grid of their country, north up; a country on both sides of 180° is put together again."""
    shapes = np.array([_shape(one.polygons) for one in features], dtype=object)
    points = shapely.get_coordinates(shapes)
    if np.ptp(points[:, 0]) > 180:
        points[:, 0] = np.where(points[:, 0] < 0, points[:, 0] + 360, points[:, 0])
    west, east, north, south = points[:, 0].min(), points[:, 0].max(), points[:, 1].max(), points[:, 1].min()
    shrunk = math.cos(math.radians((north + south) / 2))
    scale = GRID / max((east - west) * shrunk, north - south, 1e-9)
    points = np.column_stack(((points[:, 0] - west) * shrunk * scale, (north - points[:, 1]) * scale))
    return [_mended(one) for one in shapely.set_coordinates(shapes, points)]


def _shape(polygons: Sequence[Polygon]) -> Any:
    return shapely.MultiPolygon([(polygon[0], polygon[1:]) for polygon in polygons])


def _mended(shape: Any) -> Any:
    """Return a shape without rings that cross themselves; what was a line and no area is nothing."""
    if shapely.is_valid(shape):
        return shape
    parts = [one for one in shapely.get_parts(shapely.make_valid(shape)) if one.area]
    return shapely.union_all([one for one in parts if one.geom_type in ("Polygon", "MultiPolygon")])


def _level(level: int, features: Sequence[Feature], shapes: Any) -> list[Outline]:
    """Return the outlines of a level; what is still too long is simplified again from what is already simple."""
    simple, coarse = shapes, FINEST
    while coarse <= COARSEST:
        simple = shapely.coverage_simplify(simple, coarse)
        rings = [_rings(shape, whole) for shape, whole in zip(simple, shapes, strict=True)]
        paths = ["".join(map(path, one)) for one in rings]
        if _fits(level, features, paths):
            every = zip(features, simple, rings, paths, strict=True)
            return [_outline(one, shape, drawn, told) for one, shape, drawn, told in every]
        coarse *= 1.6
    raise TooDetailedError


def _fits(level: int, features: Sequence[Feature], paths: Sequence[str]) -> bool:
    within: dict[str, int] = defaultdict(int)
    for feature, told in zip(features, paths, strict=True):
        within[feature.parent] += len(told)
    return sum(within.values()) <= MOST_LETTERS[level] and max(within.values()) <= MOST_OF_ONE


def _rings(shape: Any, whole: Any) -> list[list[tuple[int, int]]]:
    """Return the rings of an area that are large enough to be seen; of its largest part also the holes."""
    parts = _parts(shape)
    rings = [_numbers(ring) for one in parts[:1] for ring in (one.exterior, *_large(one.interiors))]
    rings += [_numbers(one.exterior) for one in parts[1:] if one.area >= SPECK]
    return [ring for ring in rings if len(ring) > 2] or [_diamond(whole)]


def _parts(shape: Any) -> list[Any]:
    return sorted(shapely.get_parts(shape), key=lambda one: -one.area)


def _outline(feature: Feature, shape: Any, rings: Sequence[Sequence[tuple[int, int]]], told: str) -> Outline:
    points = [point for ring in rings for point in ring]
    left, top = min(x for x, _ in points), min(y for _, y in points)
    box: Box = left, top, max(x for x, _ in points) - left, max(y for _, y in points) - top
    return Outline(feature.code, feature.level, told, _middle(_parts(shape), box), box)


def _large(rings: Any) -> list[Any]:
    return [one for one in rings if shapely.Polygon(one).area >= SPECK]


def _numbers(ring: Any) -> list[tuple[int, int]]:
    """Return a ring in whole steps of the grid, no point twice in a row, its end left out."""
    points = [(round(x), round(y)) for x, y in ring.coords]
    return [one for one, later in pairwise(points) if one != later]


def _diamond(whole: Any) -> list[tuple[int, int]]:
    """Return a small mark for an area that is too small for an outline: it stays on the map."""
    x, y = (round(value) for value in shapely.get_coordinates(whole)[0])
    return [(x, y - 4), (x + 4, y), (x, y + 4), (x - 4, y)]


def _middle(parts: Sequence[Any], box: Box) -> tuple[int, int]:
    """Return the middle of the largest circle within the largest part: there its name stands best."""
    if not parts or parts[0].area < SPECK:
        return box[0] + box[2] // 2, box[1] + box[3] // 2
    circle = shapely.maximum_inscribed_circle(parts[0], tolerance=5.0)
    x, y = shapely.get_coordinates(circle)[0]
    return round(x), round(y)


def path(ring: Sequence[tuple[int, int]]) -> str:
    """Return a ring as an SVG path of steps.

    >>> path([(10, 10), (50, 10), (50, 40)])
    'M10 10l40 0 0 30z'
    """
    (x, y), *_ = ring
    steps = " ".join(f"{ahead[0] - at[0]} {ahead[1] - at[1]}" for at, ahead in pairwise(ring))
    return f"M{x} {y}l{steps.replace(' -', '-')}z"
