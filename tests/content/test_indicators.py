"""Indicators are tables: what cannot be reckoned is told with file and row, and every one that we give out can be."""

from pathlib import Path

import pytest

from amparo.practice import catalogue
from amparo.practice.counted import GROUPINGS, UNITS
from amparo.practice.indicators import COLUMNS, Measure, indicators
from tests.content.made import made, told

GOOD = {
    "id": "visits", "title": "Small talk", "unit": "work", "measure": "share", "numerator": "${again} = 'no'",
    "denominator": "${ended} != ''", "clock": "ended", "grouping": "sex office", "smallest_shown": "10", "direction": "up",
    "target": "90", "limits": "Small talk", "source": "Ours", "verified": "no",
}  # fmt: skip


def folder_with(tmp_path: Path, **changed: str) -> Path:
    """Make the small folder with one indicator."""
    folder = made(tmp_path)
    row = {**dict.fromkeys(COLUMNS, ""), **GOOD, **changed}
    (folder / "talks/indicators").mkdir()
    written = ",".join(COLUMNS) + "\n" + ",".join(f'"{row[name]}"' for name in COLUMNS) + "\n"
    (folder / "talks/indicators/talks.csv").write_text(written, encoding="utf-8")
    return folder


def test_of_a_good_one_nothing_is_wrong_but_that_it_is_not_published(tmp_path: Path) -> None:
    assert told(folder_with(tmp_path)) == ["talks/indicators/talks.csv: is not in published.csv"]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"numerator": "${lonely} = 'yes'"}, "row 2: “lonely” is not counted."),
        (
            {"numerator": "${again} > 'no'"},
            "row 2: numerator: a column is compared with the text 'no' by = or != only.",
        ),
        ({"numerator": "${again} = "}, "row 2: numerator: it ends too early"),
        ({"numerator": "${ended} = ${started}"}, "row 2: numerator: days are compared by <, <=, > and >="),
        ({"denominator": "count(${again}) > 1"}, "row 2: denominator: this is no day and no number."),
        ({"unit": "moon"}, "row 2: nothing is counted by “moon”"),
        ({"clock": "again"}, "row 2: “again” is no day of work."),
        ({"grouping": "sex shoe_size"}, "row 2: nothing of work is grouped by “shoe_size”."),
        ({"grouping": "urgency"}, "row 2: nothing of work is grouped by “urgency”."),
        ({"measure": "total"}, "row 2: 'total' is not a valid Measure"),
        ({"measure": "ratio", "numerator": ""}, "row 2: a ratio says which rows are set against the others"),
        ({"unit": "report", "measure": "sum", "value": "1", "grouping": ""}, "only counts and shares are told"),
        ({"measure": "median"}, "row 2: a median, a mean, a sum and parts have a value, and nothing else has"),
        ({"numerator": ""}, "row 2: a share has a numerator"),
        ({"measure": "people", "clock": ""}, "row 2: people are counted by the clock"),
        ({"smallest_shown": "3"}, "row 2: the smallest count shown is a multiple of 5"),
        ({"limits": ""}, "row 2: it says no limits"),
        ({"source": ""}, "row 2: it says no source"),
        ({"direction": "sideways"}, "row 2: what is better goes up, down, or neither"),
        ({"title": "Large talk"}, "row 2: No translation into es, fr, ar: “Large talk”."),
    ],
)
def test_what_is_wrong_is_said_with_its_file_and_row(tmp_path: Path, changed: dict[str, str], said: str) -> None:
    found = told(folder_with(tmp_path, **changed))
    assert any("talks/indicators/talks.csv" in one and said in one for one in found), found


def test_two_of_one_name_are_told(tmp_path: Path) -> None:
    file = folder_with(tmp_path) / "talks/indicators/talks.csv"
    (file.parent / "again.csv").write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
    assert told(tmp_path) == ["indicators: two indicators are called visits"]


def test_every_indicator_that_we_give_out_says_its_limits_and_stays_protected() -> None:
    found = indicators(catalogue())
    assert {one.standard.split()[0] for one in found} >= {f"P{number:02}" for number in (*range(1, 20), 21, 22)}
    for one in found:
        assert one.limits
        assert one.smallest_shown >= 10
        assert set(one.grouping) <= set(GROUPINGS)
        assert one.unit in UNITS
        wide = not one.in_session and one.measure in (Measure.COUNT, Measure.PEOPLE, Measure.SHARE)
        assert one.goes_further is (one.is_open or wide)
