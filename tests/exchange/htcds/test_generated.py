"""Any case that can be read goes out as a workbook and comes back as it was."""

from hypothesis import given, settings
from hypothesis import strategies as st

from amparo.exchange import htcds
from amparo.exchange.htcds import Record
from tests.exchange.htcds.generating import records
from tests.exchange.htcds.making import read_here


@settings(max_examples=12, deadline=None)
@given(st.lists(records(), min_size=1, max_size=3))
def test_any_cases_go_out_as_a_workbook_and_come_back_as_they_were(cases: list[Record]) -> None:
    assert list(read_here(htcds.written(cases)).records) == cases
