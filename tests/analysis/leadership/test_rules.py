"""Directions are said only where how exact the figures are allows it: tried on every pair of small numbers."""

from datetime import date
from itertools import product

import pytest

from amparo import practice
from amparo.analysis.indicators.figures import HIDDEN, Figure, Line, Told, of_count, of_share
from amparo.analysis.indicators.periods import Span, holding
from amparo.analysis.leadership import rules
from amparo.analysis.leadership.results import results
from amparo.analysis.leadership.rules import Way
from amparo.practice.indicators import Indicator, indicators

KNOWN = {one.id: one for one in indicators(practice.catalogue())}
MARCH = holding(date(2027, 3, 1), Span.MONTH)


def figure(name: str, now: Told, before: Told | None, off: int = 0) -> Figure:
    return Figure(KNOWN[name], MARCH, (), [Line((), now, before)], off=off)


def exact(one: Indicator, part: int, whole: int) -> Told:
    return Told(part, whole, part / whole if whole else None)


def test_an_exact_share_goes_where_its_numbers_go_and_nowhere_without_a_denominator() -> None:
    one = KNOWN["assessment_in_time"]
    for (a, b), (c, d) in product(product(range(4), range(4)), repeat=2):
        found = rules.way(figure(one.id, exact(one, a, b), exact(one, c, d)))
        if not b or not d:
            assert found is Way.UNKNOWN
        else:
            assert found is (Way.SAME if a * d == b * c else Way.BETTER if a * d > b * c else Way.WORSE)


def test_of_a_rounded_count_no_direction_is_said_that_the_true_counts_could_contradict() -> None:
    for now, before in product(range(10, 60, 5), repeat=2):
        found = rules.way(figure("cases_new", of_count(now), of_count(before), off=4))
        true = {(a > b) - (a < b) for a in range(now - 4, now + 5) for b in range(before - 4, before + 5)}
        assert found is (Way.MORE if true == {1} else Way.LESS if true == {-1} else Way.UNCLEAR), (now, before)


def test_what_is_hidden_or_less_is_better_is_read_so() -> None:
    assert rules.way(figure("cases_new", HIDDEN, of_count(10), off=4)) is Way.UNKNOWN
    assert rules.way(figure("cases_new", of_count(10), None, off=4)) is Way.UNKNOWN
    ratio = figure("workers_per_supervisor", Told(12, 2, 6.0), Told(14, 2, 7.0))
    assert (rules.way(ratio), rules.reached(ratio)) == (Way.BETTER, True)
    assert rules.reached(figure("workers_per_supervisor", Told(13, 2, 6.5), None)) is False


@pytest.mark.parametrize(
    ("part", "whole", "said"), [(95, 100, None), (50, 100, False), (1000, 1000, True), (None, None, None)]
)
def test_a_target_is_reached_or_missed_only_where_both_bounds_say_so(part: int, whole: int, said: bool | None) -> None:
    assert rules.reached(figure("assessment_in_time", of_share(part, whole), None, off=4)) is said


def test_a_result_has_a_direction_only_where_its_figures_agree() -> None:
    for ways in product(Way, repeat=3):
        found, judged = rules.overall(ways), set(ways) & {Way.BETTER, Way.WORSE}
        assert (found in judged) is (len(judged) == 1), ways
        assert found is not Way.SAME or not judged


def test_every_result_names_indicators_that_there_are_and_three_of_five_have_a_target() -> None:
    assert [one.code for one in results()] == ["leadership", "accountability", "capacity", "advocacy", "partnership"]
    for result in results():
        assert set(result.indicators) <= set(KNOWN), result.code
        assert any(KNOWN[name].direction for name in result.indicators), result.code
