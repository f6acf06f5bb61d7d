"""What an address or a form says is read as it is meant, or as nothing: nobody meets a fault because of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.interfaces.ui.addresses import whole


@pytest.mark.parametrize("text", ["", "0", "-1", "+1", " 1", "1 ", "1.0", "1_0", "٣", "²", "abc", "101", "9" * 5000])
def test_what_is_no_number_of_the_range_is_read_as_nothing_was_said(text: str) -> None:
    assert whole(text, 7, most=100) == 7


@given(st.integers(1, 100))
def test_numbers_of_the_range_are_read(number: int) -> None:
    assert whole(str(number), 7, most=100) == number


@given(st.text())
def test_whatever_is_said_the_number_is_one_of_the_range_or_the_usual_one(text: str) -> None:
    assert whole(text, 0) in range(1_000_000)
