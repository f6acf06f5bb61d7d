"""A table of places is read whole or not at all, and each fault is named by row and column."""

from datetime import date

import pytest

from amparo.exchange import pcodes

HEAD = "ADM0_EN,ADM0_PCODE,ADM1_EN,ADM1_AR,ADM1_PCODE,ADM2_EN,ADM2_PCODE,validOn,validTo\n"
GOOD = "Vega,QV,North,الشمال,QV01,Clara,QV0101,2026-01-01,\n"


def test_every_area_is_read_once_with_its_names_and_dates() -> None:
    rows, complaints = pcodes.read(HEAD + GOOD + GOOD.replace("Clara,QV0101", "Alto,QV0102"))
    assert complaints == []
    assert [(row.code, row.level, row.parent, row.country) for row in rows] == [
        ("QV", 0, "", "QV"),
        ("QV01", 1, "QV", "QV"),
        ("QV0101", 2, "QV01", "QV"),
        ("QV0102", 2, "QV01", "QV"),
    ]
    assert rows[1].names == {"en": "North", "ar": "الشمال"}
    assert (rows[1].valid_from, rows[1].valid_to) == (date(2026, 1, 1), None)


def test_columns_in_small_letters_a_mark_of_order_and_an_area_without_smaller_ones_are_read() -> None:
    rows, complaints = pcodes.read("\ufeff" + HEAD.lower() + "Vega,QV,,,,,,,\n")
    assert (len(rows), complaints) == (1, [])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name,code\nVega,QV\n", "row 1, column ADM0_PCODE"),
        (HEAD.replace("ADM1_PCODE", "ADM9_PCODE") + GOOD, "row 1, column ADM0_PCODE"),
        (HEAD + GOOD.replace("QV,", "Q V,", 1), "row 2, column ADM0_PCODE"),
        (HEAD + GOOD.replace("Clara", ""), "row 2, column ADM2_EN"),
        (HEAD + GOOD.replace("2026-01-01", "last year"), "row 2, column validon"),
        (HEAD + GOOD + GOOD.replace("QV01,", "QV09,"), "row 3, column ADM2_PCODE"),
        (HEAD + GOOD + GOOD.replace("Clara", "Klara"), "row 3, column ADM2_EN"),
    ],
)
def test_a_fault_is_named_by_row_and_column_and_nothing_is_given(text: str, said: str) -> None:
    rows, complaints = pcodes.read(text)
    assert rows == []
    assert str(complaints[0]).startswith(said)
