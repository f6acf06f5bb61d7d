"""Tables of displacement figures: every row is kept or explained, whatever is in it."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from amparo.exchange.dtm import FIELDS, read, read_rows

TODAY = date(2026, 11, 20)
ROW = {
    "operation": "Vega crisis", "admin0Pcode": "VEG", "admin1Pcode": "QV01", "admin2Pcode": "QV0101",
    "numPresentIdpInd": "400", "reportingDate": "2026-10-01T00:00:00", "yearReportingDate": "2026",
    "monthReportingDate": "10", "roundNumber": "7", "assessmentType": "BA", "numberFemales": "210", "numberMales": "190",
}  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=12), st.sampled_from(["", "7", "-1", "1e9", "QV01", "2026-10-01", "2027-01-01", "nan"])
)


def test_a_row_says_how_many_where_when_and_in_which_round() -> None:
    found = read([list(ROW), list(ROW.values())], TODAY)
    assert not found.problems
    (row,) = found.rows
    assert (row.place, row.people, row.round, row.reported_on) == ("QV0101", 400, 7, date(2026, 10, 1))
    assert (row.females, row.males, row.assessment) == (210, 190, "BA")


def test_columns_are_found_in_any_order_and_case_and_others_are_left() -> None:
    heads = ["Round Number", "Note", "ADMIN0PCODE", "reporting_date", "Operation", "num_present_idp_ind"]
    found = read([heads, ["7", "x", "veg", "2026-10-01", "Vega", "12"], ["", "", "", "", "", ""]], TODAY)
    assert [(row.place, row.people) for row in found.rows] == [("VEG", 12)]
    assert [one.column for one in read([["operation"]], TODAY).problems] == [
        "admin0Pcode", "numPresentIdpInd", "reportingDate", "roundNumber",
    ]  # fmt: skip


def test_what_is_wrong_is_said_by_row_and_column_and_the_right_rows_stay() -> None:
    wrong = {
        "admin2Pcode": "no where", "numPresentIdpInd": "-4", "reportingDate": "2026-11-21", "roundNumber": "seven",
        "monthReportingDate": "9", "operation": "", "admin1Pcode": "",
    }  # fmt: skip
    rows = [ROW, *({**ROW, name: text} for name, text in wrong.items())]
    found = read([list(ROW), *(list(row.values()) for row in rows)], TODAY)
    assert len(found.rows) == 1
    assert [(one.row, one.column) for one in found.problems] == list(enumerate(wrong, 3))


def test_a_figure_that_stands_twice_is_kept_once_and_another_number_for_it_is_said() -> None:
    assert len(read_rows([ROW, ROW], TODAY).rows) == 1
    found = read_rows([ROW, {**ROW, "numPresentIdpInd": "401"}], TODAY)
    assert ([row.people for row in found.rows], [one.column for one in found.problems]) == ([400], ["numPresentIdpInd"])


@settings(max_examples=150, deadline=None)
@given(st.lists(st.dictionaries(st.sampled_from(FIELDS), TEXTS), max_size=5))
def test_nothing_that_a_file_holds_stops_the_reading_and_what_is_kept_is_right(told: list[dict[str, str]]) -> None:
    rows = [{**ROW, **row} for row in told]
    found = read([list(FIELDS), *([row.get(name, "") for name in FIELDS] for row in rows)], TODAY)
    assert len(found.rows) + len({one.row for one in found.problems}) <= len(rows)
    for row in found.rows:
        assert row.people >= 0 and row.reported_on <= TODAY and row.place and row.operation  # noqa: PT018
    numbers = {row.number for row in found.rows} | {one.row for one in found.problems}
    whole = [n for n, row in enumerate(rows, 2) if any(row.get(name, "") for name in FIELDS)]
    assert len(numbers) <= len(whole)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.text(max_size=8), max_size=6), max_size=5))
def test_any_table_at_all_can_be_read(cells: list[list[str]]) -> None:
    found = read(cells, TODAY)
    assert found.rows or found.problems or not cells[1:]
