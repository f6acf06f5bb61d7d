"""Conditions over columns say what the same text says of one row in a form: libxml2 and arrays, on random rows."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amparo.foundation.counting import EPOCH, condition, number
from amparo.foundation.expressions import ExpressionError
from tests.foundation.counting.rows import COLUMNS, as_node, conditions, kept_rows, rows

DAY = date(2027, 3, 31)


@settings(max_examples=120, deadline=None)
@given(conditions(), st.lists(rows(), min_size=1, max_size=8))
def test_a_condition_says_the_same_over_columns_as_in_a_form(text: str, drawn: list[dict[str, Any]]) -> None:
    found = condition(text, kept_rows(drawn))
    one_by_one = [as_node(row, text) for row in drawn]
    assert found.tolist() == one_by_one, (text, drawn)


@pytest.mark.parametrize(
    "text",
    [
        "${sex} > 'female'", "${met} = ${due}", "${met} = 'yes'", "count(${sex})", "${nothing} = 'x'", "${sex}",
        "${met} + ", "${sex} = ${age}",
        "/data/sex = 'x'", "${sex}[1] = 'x'", "string-length(${sex}) = 1", "${sex} + 1 = 2",
        "${goals} div ${goals_met} = 1", "${goals} div 0 = 1", "${goals} * 2 = 1",
    ],
)  # fmt: skip
def test_what_an_indicator_cannot_say_is_refused(text: str) -> None:
    with pytest.raises(ExpressionError):
        condition(text, kept_rows([dict.fromkeys(COLUMNS)]))


def test_nothing_is_before_or_after_a_day_that_is_not_known_and_nothing_written_holds_for_all() -> None:
    known = kept_rows([{"met": DAY}, {"met": None}])
    assert condition("${met} <= ${today}", known).tolist() == [True, False]
    assert condition("${met} > ${today}", known).tolist() == [False, False]
    assert condition("not(${met} <= ${today})", known).tolist() == [False, True]
    assert condition("", known).tolist() == [True, True]
    assert number("${met} + 1", known).tolist()[0] == (DAY - EPOCH).days + 1
