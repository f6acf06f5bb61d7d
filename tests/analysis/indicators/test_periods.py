"""Whole months, quarters and years follow each other without a gap, over ends of years and leap days too."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from amparo.analysis.indicators.periods import Span, days, holding, lately

WHOLE = (Span.MONTH, Span.QUARTER, Span.YEAR)


@given(st.dates(date(2020, 1, 1), date(2040, 12, 31)), st.sampled_from(WHOLE))
def test_a_period_holds_its_day_and_the_one_before_ends_the_day_before_it_begins(day: date, span: Span) -> None:
    period = holding(day, span)
    assert period.first <= day <= period.last
    assert period.first.day == 1
    assert (period.last + timedelta(days=1)).day == 1
    assert period.before().last == period.first - timedelta(days=1)
    assert holding(period.last, span) == holding(period.first, span) == period


def test_the_quarter_before_january_is_the_last_of_the_year_before_and_february_has_its_leap_day() -> None:
    assert str(holding(date(2027, 1, 31), Span.QUARTER).before()) == "2026-10-01..2026-12-31"
    assert holding(date(2028, 2, 1), Span.MONTH).last == date(2028, 2, 29)
    assert [each.first.year for each in lately(date(2027, 3, 1), Span.YEAR, 3)] == [2027, 2026, 2025]


def test_any_days_are_compared_with_as_many_days_before_and_may_be_said_the_wrong_way_round() -> None:
    period = days(date(2027, 3, 10), date(2027, 3, 1))
    assert str(period) == "2027-03-01..2027-03-10"
    assert str(period.before()) == "2027-02-19..2027-02-28"
