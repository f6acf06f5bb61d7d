"""Reads GeoJSON that strangers made: every area has its P-code and closed rings of points that lie on the earth.

The deepest ADMn_PCODE that an area names is its own; those above it say what it lies in. Case does not matter.
"""

import json
import math
from collections.abc import Iterator
from typing import Any

from amparo.exchange.boundaries.shapes import Feature, Point, Polygon, Ring
from amparo.exchange.complaints import Complaint
from amparo.exchange.pcodes.reading import CODE

MOST_AREAS = 6_000
MOST_POINTS = 3_000_000
DEEPEST = 2
"""The last level that maps show; below it places are lists."""
KINDS = {"Polygon": 1, "MultiPolygon": 2}


class NotKeptError(ValueError):
    """An area that cannot be kept; says in which column, and why."""

    def __init__(self, column: str, sentence: str) -> None:
        super().__init__(sentence)
        self.column, self.sentence = column, sentence


def read(data: bytes) -> tuple[list[Feature], list[Complaint]]:
    """Return the areas of one file and what is wrong with it; areas are counted from 1, nothing is kept of a faulty file."""
    try:
        told = json.loads(data.decode("utf-8-sig"), parse_constant=_no_number)
    except RecursionError:
        return [], [Complaint(1, "file", "it is nested deeper than any map")]
    except ValueError:
        return [], [Complaint(1, "file", "it is no GeoJSON in UTF-8")]
    features = told.get("features") if isinstance(told, dict) else None
    if not isinstance(features, list) or told.get("type") != "FeatureCollection":
        return [], [Complaint(1, "file", "it is no GeoJSON of many areas (FeatureCollection)")]
    if not 0 < len(features) <= MOST_AREAS:
        return [], [Complaint(1, "file", f"it must have between 1 and {MOST_AREAS} areas")]
    return _areas(features)


def _areas(features: list[Any]) -> tuple[list[Feature], list[Complaint]]:
    found, complaints, points = dict[str, Feature](), list[Complaint](), 0
    for number, one in enumerate(features, 1):
        try:
            area = _area(number, one)
            if area.code in found:
                raise NotKeptError("P-code", f"{area.code} stands there twice")
        except NotKeptError as problem:
            complaints.append(Complaint(number, problem.column, problem.sentence))
            continue
        found[area.code] = area
        points += sum(len(ring) for polygon in area.polygons for ring in polygon)
        if points > MOST_POINTS:
            return [], [Complaint(number, "geometry", f"it has more than {MOST_POINTS} points: simplify it first")]
    return ([], complaints) if complaints else (list(found.values()), [])


def _area(number: int, one: Any) -> Feature:
    if not isinstance(one, dict) or not isinstance(one.get("properties"), dict):
        raise NotKeptError("properties", "an area must have properties")
    row = {str(name).lower(): value for name, value in one["properties"].items()}
    codes = list(_codes(row))
    if not codes:
        raise NotKeptError("ADM0_PCODE", "the P-code of the country is missing")
    if len(codes) - 1 > DEEPEST:
        raise NotKeptError(f"ADM{len(codes) - 1}_PCODE", f"maps go down to level {DEEPEST}")
    valid_on = row.get("validon")
    return Feature(
        number, codes[-1], len(codes) - 1, codes[-2] if len(codes) > 1 else "", codes[0],
        valid_on[:10] if isinstance(valid_on, str) else "", list(_polygons(one.get("geometry"))),
    )  # fmt: skip


def _codes(row: dict[str, Any]) -> Iterator[str]:
    """Yield the P-codes of an area from the country down; levels below it may be there without a word."""
    for level in range(10):
        code = row.get(f"adm{level}_pcode")
        if code is None or code == "":
            return
        if not isinstance(code, str) or not CODE.fullmatch(code.strip().upper()):
            raise NotKeptError(f"ADM{level}_PCODE", "that is no P-code")
        yield code.strip().upper()


def _polygons(geometry: Any) -> Iterator[Polygon]:
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    said = geometry.get("coordinates") if isinstance(geometry, dict) else None
    if not isinstance(kind, str) or kind not in KINDS or not isinstance(said, list) or not said:
        raise NotKeptError("geometry", "an area is a Polygon or a MultiPolygon")
    for polygon in said if kind == "MultiPolygon" else [said]:
        if not isinstance(polygon, list) or not polygon:
            raise NotKeptError("geometry", "a polygon is a list of rings")
        yield [_ring(ring) for ring in polygon]


def _ring(ring: Any) -> Ring:
    if not isinstance(ring, list):
        raise NotKeptError("geometry", "a ring is a list of points")
    points = [_point(one) for one in ring]
    if len(points) < 4 or points[0] != points[-1]:
        raise NotKeptError("geometry", "a ring has at least four points and ends where it begins")
    return points


def _point(one: Any) -> Point:
    if not isinstance(one, list) or not 2 <= len(one) <= 4 or not all(type(value) in (int, float) for value in one[:2]):
        raise NotKeptError("geometry", "a point is its longitude and its latitude")
    longitude, latitude = one[0], one[1]
    if not (math.isfinite(longitude) and -180 <= longitude <= 180 and -90 <= latitude <= 90):
        raise NotKeptError("geometry", "a point lies off the earth: longitude and latitude must be in degrees (WGS 84)")
    return float(longitude), float(latitude)


def _no_number(text: str) -> float:
    raise ValueError(text)
