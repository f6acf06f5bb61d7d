"""Dated numbers of practice: a table with a unit that its reader does not know is refused as a whole."""

from datetime import date

import pytest

from amparo.practice import PracticeError
from amparo.practice.numbers import limits

DAY = date(2026, 11, 20)
PLACE = ("service_directory", "freshness", "stale_after")


def test_a_limit_is_found_by_name_and_day() -> None:
    assert limits.limit(*PLACE, DAY, ("days",)).amount == 90


def test_another_unit_a_day_before_all_and_an_unknown_name_are_refused() -> None:
    for place, day, units in (
        (PLACE, DAY, ("hours",)),
        (PLACE, date(1990, 1, 1), ("days",)),
        ((*PLACE[:2], "gossip"), DAY, ("days",)),
        (
            ("community_engagement", "feedback", "acknowledge"),
            DAY,
            ("hours", "working_days"),
        ),  # days of rest are weekdays
    ):
        with pytest.raises(PracticeError):
            limits.limit(*place, day, units)
