"""How long records are kept: months counted from a day, read strictly from a table with sources."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.foundation.pathways import Keeping, PathwayError, keeping, read_keeping

ROW = {
    "id": "a",
    "record_type": "file",
    "counted_from": "closure",
    "months": "60",
    "source": "Somebody",
    "verified": "no",
}


def schedule(months: int, valid_from: date | None = None, valid_to: date | None = None) -> Keeping:
    """Return a schedule of some months."""
    return Keeping("a", "file", "closure", months, valid_from, valid_to, "", False)


@pytest.mark.parametrize(
    ("begun", "months", "last"),
    [
        (date(2026, 11, 20), 12, date(2027, 11, 20)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 2, 29), 60, date(2029, 2, 28)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
    ],
)
def test_the_last_day_is_the_same_day_some_months_later_or_the_last_of_a_shorter_month(
    begun: date, months: int, last: date
) -> None:
    assert schedule(months).until(begun) == last


@given(st.dates(date(1990, 1, 1), date(2060, 1, 1)), st.integers(1, 600))
def test_keeping_longer_never_ends_earlier_and_a_month_is_never_skipped(begun: date, months: int) -> None:
    shorter, longer = schedule(months).until(begun), schedule(months + 1).until(begun)
    assert begun < shorter < longer
    assert (longer.year * 12 + longer.month) - (shorter.year * 12 + shorter.month) == 1


def test_a_table_is_read_with_its_sources() -> None:
    (row,) = read_keeping("retention", [ROW])
    assert (row.record_type, row.months, row.source, row.verified) == ("file", 60, "Somebody", False)


@pytest.mark.parametrize("wrong", [{"months": "0"}, {"months": "many"}, {"counted_from": "birth"}, {"record_type": ""}])
def test_a_row_that_cannot_be_meant_is_refused_with_its_number(wrong: dict[str, str]) -> None:
    with pytest.raises(PathwayError, match="row 2"):
        read_keeping("retention", [ROW | wrong])


def test_the_schedule_of_today_counts_and_the_longest_of_several() -> None:
    old = schedule(12, valid_to=date(2026, 1, 1))
    rows = [old, schedule(24, valid_from=date(2026, 1, 2)), schedule(36, valid_from=date(2026, 1, 2))]
    assert keeping(rows, "file", date(2025, 6, 1)) is old
    assert keeping(rows, "file", date(2026, 6, 1)) is rows[2]
    assert keeping(rows, "other", date(2026, 6, 1)) is None
