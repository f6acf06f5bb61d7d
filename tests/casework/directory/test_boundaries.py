"""Boundaries are brought in for places that are known, end when later ones come, and are read as they count today."""

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

import amparo.interfaces.cli.demo as demo
from amparo.casework.directory import actions
from amparo.casework.directory.lands import around, beside, lands
from amparo.casework.directory.models import Boundary, BoundarySet, Place
from amparo.exchange.boundaries import Drawn, Outline
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.interfaces.cli.directory.places import places as command
from tests.casework.directory.listing import places
from tests.cast import NOW

pytestmark = pytest.mark.django_db
SPRING, SUMMER = date(2026, 3, 1), date(2026, 6, 1)


def land(*codes: str, at: int = 0) -> Drawn:
    outlines = tuple(
        Outline(code, len(code) // 2 - 1, f"M{at} {n}l9 0 0 9-9 0z", (at + 4, n + 4), (at, n, 9, 9))
        for n, code in enumerate(codes)
    )
    return Drawn("QV", "2026-01-01", outlines)


def brought(drawn: Drawn, day: date = SPRING) -> dict[str, int]:
    return actions.import_boundaries(drawn, source="Nobody, invented", licence="CC0", valid_from=day)


def test_the_parts_of_a_place_are_drawn_with_whose_boundaries_they_are() -> None:
    places()
    assert brought(land("QV", "QV01", "QV02", "QV0101", "QV0102")) == {"level 0": 1, "level 1": 2, "level 2": 2}
    whole, coast = lands(), lands("QV01")
    assert whole
    assert coast
    assert [one.code for one in whole.lands] == ["QV01", "QV02"]
    assert [one.code for one in coast.lands] == ["QV0101", "QV0102"]
    assert whole.source == "Nobody, invented (CC0)"
    assert whole.box == around([one.box for one in whole.lands])
    assert lands("QV02") is None
    assert lands("QV99") is None


def test_places_are_drawn_among_those_right_beside_them() -> None:
    places()
    assert beside(["QV0101"]) is None
    brought(land("QV", "QV01", "QV02", "QV0101", "QV0102"))
    for codes, drawn in (
        (["QV0101"], ["QV0101", "QV0102"]), (["QV01"], ["QV01", "QV02"]), (["QV"], ["QV"]),
        (["QV01", "QV0102"], ["QV01", "QV0101", "QV0102", "QV02"]),
    ):  # fmt: skip
        found = beside(codes)
        assert found
        assert [one.code for one in found.lands] == drawn
    assert beside(["QV0201"]) is None, "nobody brought it"
    assert beside(["QV99"]) is None
    assert beside([]) is None


def test_later_boundaries_end_those_before_and_the_same_day_again_replaces() -> None:
    places()
    brought(land("QV01"))
    brought(land("QV01", "QV02", at=50))
    brought(land("QV01", at=90), SUMMER)
    kept = {(row.valid_from, row.valid_to) for row in BoundarySet.objects.all()}
    assert kept == {(SPRING, date(2026, 5, 31)), (SUMMER, None)}
    for moment, left in ((NOW.replace(month=4), 50), (NOW, 90)):
        with clock.fixed(moment):
            found = lands()
            assert found
            assert found.lands[0].box[0] == left
    with clock.fixed(NOW.replace(month=2)):
        assert lands() is None
    with pytest.raises(Refusal) as caught:
        brought(land("QV01"))
    assert caught.value.code == "directory.boundaries_older"


def test_boundaries_of_places_that_nobody_brought_are_refused_whole() -> None:
    places()
    with pytest.raises(Refusal) as caught:
        brought(land("QV01", "QV77"))
    assert (caught.value.code, caught.value.detail) == ("directory.boundaries_unknown", "QV77")
    assert not Boundary.objects.exists()


def test_the_command_brings_files_in_and_tells_by_area_what_is_wrong(tmp_path: Path) -> None:
    file, faulty = Path(demo.__file__).parent / "lists" / "boundaries.json", tmp_path / "adm1.geojson"
    faulty.write_text('{"type":"FeatureCollection","features":[{"type":"Feature","properties":{}}]}')
    told = ["--source", "Invented", "--licence", "CC0"]
    refused = CliRunner().invoke(command, ["boundaries", str(faulty), *told])
    assert refused.exit_code != 0
    assert "adm1.geojson, area 1, ADM0_PCODE" in refused.output
    unknown = CliRunner().invoke(command, ["boundaries", str(file), *told])
    assert unknown.exit_code != 0
    assert "QV, QV01" in unknown.output
    CliRunner().invoke(command, ["import", str(file.with_name("places.csv"))])
    done = CliRunner().invoke(command, ["boundaries", str(file), *told])
    assert done.exit_code == 0, done.output
    assert "QV: 14 boundaries since 2026-01-01 (level 0: 1, level 1: 3, level 2: 10)" in done.output
    assert Boundary.objects.count() == Place.objects.count() == 14
