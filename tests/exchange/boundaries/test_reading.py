"""GeoJSON of strangers: what is a map becomes a small one, and whatever else comes is refused in a sentence."""

import json
import re
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import amparo.interfaces.cli.demo as demo
from amparo.exchange import boundaries
from amparo.exchange.boundaries import drawing, reading, refusing
from amparo.exchange.boundaries.child import answer
from amparo.exchange.boundaries.shapes import heard
from amparo.exchange.confinement import Limits

DEMO = (Path(demo.__file__).parent / "lists" / "boundaries.json").read_bytes()


def square(x: float, y: float, size: float = 1.0) -> list[list[list[float]]]:
    return [[[x, y], [x + size, y], [x + size, y + size], [x, y + size], [x, y]]]


def area(code: str, coordinates: Any, kind: str = "Polygon", **more: Any) -> dict[str, Any]:
    codes = {f"ADM{level}_PCODE": code[: 2 + 2 * level] for level in range((len(code) - 2) // 2 + 1)}
    return {"type": "Feature", "properties": codes | more, "geometry": {"type": kind, "coordinates": coordinates}}


def collection(*areas: Any) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": areas}).encode()


def joined(*files: bytes) -> str:
    return answer(b"".join(len(one).to_bytes(8, "big") + one for one in files))


def test_the_demo_country_becomes_outlines_that_a_page_can_carry_and_the_same_ones_each_time() -> None:
    drawn, complaints = boundaries.drawn([DEMO])
    assert not complaints
    assert drawn
    assert [(one.code, one.level) for one in drawn.outlines][:5] == [
        ("QV", 0), ("QV01", 1), ("QV02", 1), ("QV03", 1), ("QV0101", 2),
    ]  # fmt: skip
    assert sum(len(one.path) for one in drawn.outlines) < 16_000
    assert heard(joined(DEMO)) == drawn


def test_neighbours_still_meet_after_they_were_simplified() -> None:
    drawn = heard(joined(DEMO))
    corners = [set(_points(one.path)) for one in drawn.outlines if one.level == 1]
    assert len(corners[0] & corners[2]) > 3
    assert len(corners[1] & corners[2]) > 3


def _points(path: str) -> list[tuple[int, int]]:
    found = []
    for ring in path.split("M")[1:]:
        start, _, steps = ring.rstrip("z").partition("l")
        x, y = map(int, start.split())
        found.append((x, y))
        numbers = [int(one) for one in re.findall(r"-?\d+", steps)]
        for ahead, down in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + ahead, y + down
            found.append((x, y))
    return found


GRIDS = st.tuples(st.integers(1, 4), st.integers(1, 4), st.floats(-170, 160), st.floats(-80, 70), st.floats(0.001, 2))


@settings(max_examples=60, deadline=None)
@given(GRIDS)
def test_every_area_keeps_its_code_stays_within_its_box_and_its_name_stands_in_it(
    grid: tuple[int, int, float, float, float],
) -> None:
    wide, high, x, y, size = grid
    cells = list(product(range(wide), range(high)))
    file = collection(
        *(area(f"XX{at:02}", square(x + i * size, y + j * size, size)) for at, (i, j) in enumerate(cells))
    )
    drawn = heard(joined(file))
    assert [one.code for one in drawn.outlines] == [f"XX{at:02}" for at in range(len(cells))]
    for one in drawn.outlines:
        left, top, width, height = one.box
        assert re.fullmatch(r"(M\d+ \d+l[-\d ]+z)+", one.path)
        assert all(left <= px <= left + width and top <= py <= top + height for px, py in _points(one.path))
        assert left <= one.at[0] <= left + width
        assert top <= one.at[1] <= top + height
        assert left + width <= drawing.GRID + 1
        assert top + height <= drawing.GRID + 1


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
_RINGS = st.lists(
    st.lists(st.lists(st.floats() | st.integers() | st.booleans() | st.text(max_size=2), max_size=4), max_size=6)
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.binary(max_size=60)
    | _JSON.map(lambda one: json.dumps(one).encode())
    | _JSON.map(collection)
    | _RINGS.map(lambda one: collection(area("XX01", one)))
    | st.lists(_RINGS, max_size=3).map(lambda one: collection(area("XX01", one, "MultiPolygon")))
    | _JSON.map(lambda one: collection(area("XX", square(0, 0), ADM1_PCODE=one)))
)
def test_whatever_comes_is_read_or_refused_in_a_sentence(data: bytes) -> None:
    found, complaints = reading.read(data)
    assert bool(found) != bool(complaints)
    for one in complaints:
        assert one.sentence


@pytest.mark.parametrize(
    ("file", "told"),
    [
        (b"[" * 1_000_000, "nested deeper"),
        (b'{"a":' * 200_000, "nested deeper"),
        (b'{"type":"FeatureCollection","features":[' + b"1" * 10_000 + b"]}", "no GeoJSON"),
        (b"\xff\xfe", "no GeoJSON"),
        (collection(), "between 1 and"),
        (collection(area("XX", [[[0, 0], [1, 0], [1, 1]]])), "ends where it begins"),
        (collection(area("XX", square(179.5, 0))), "off the earth"),
        (collection(area("XX", square(500000, 4000000, 1000))), "in degrees"),
        (collection(area("XX", square(0, 0)), area("XX", square(1, 1))), "twice"),
        (collection(area("XX010101", square(0, 0))), "down to level 2"),
        (collection({"type": "Feature", "properties": {}, "geometry": None}), "the country is missing"),
        (collection(area("XX", [0, 0], "Point")), "is a Polygon"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_map_is_refused_before_anything_is_drawn(file: bytes, told: str) -> None:
    found, complaints = reading.read(file)
    assert not found
    assert told in complaints[0].sentence


def test_a_country_on_both_sides_of_the_date_line_is_put_together() -> None:
    halves = [square(178, 0)[0], square(-180, 0)[0]]
    drawn = heard(joined(collection(area("XX01", [halves[:1], halves[1:]], "MultiPolygon"))))
    assert drawn.outlines[0].box[2] > 3 * drawn.outlines[0].box[3] - 9 * drawing.GRID // 10


def test_files_of_two_countries_and_a_code_in_two_files_are_refused() -> None:
    assert "more than one country" in joined(collection(area("XX", square(0, 0))), collection(area("YY", square(1, 1))))
    assert "stands in two files" in joined(*[collection(area("XX", square(0, 0)))] * 2)


def test_what_takes_too_much_ends_in_the_confined_process_and_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "between 1 byte" in boundaries.drawn([])[1][0].sentence
    monkeypatch.setattr(refusing, "LARGEST", 10)
    assert "between 1 byte" in boundaries.drawn([DEMO])[1][0].sentence
    monkeypatch.setattr(refusing, "LARGEST", 10**9)
    monkeypatch.setattr(refusing, "LIMITS", Limits(60, 60, 2 * 1024**3, answer_bytes=100))
    found, complaints = boundaries.drawn([DEMO])
    assert found is None
    assert "within the limits" in complaints[0].sentence


def test_an_island_too_small_to_see_stays_on_the_map_as_a_mark() -> None:
    file = collection(area("XX01", square(0, 0, 20)), area("XX02", square(30, 30, 0.0001)))
    small = heard(joined(file)).outlines[1]
    assert small.path.count("l") == 1
    assert small.box[2:] == (8, 8)
