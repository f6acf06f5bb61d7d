"""What became of a number and whether it reached its target: of rounded ones only what no rounding can explain."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo import practice
from amparo.analysis.dashboards import limits
from amparo.analysis.dashboards.standing import Change, Reached, change, reached
from amparo.analysis.indicators.figures import HIDDEN, OFF, Figure, Line, Told, of_count, of_share
from amparo.analysis.indicators.periods import Span, holding
from amparo.foundation import clock
from amparo.foundation.privacy import rounded
from amparo.practice.indicators import BASE, indicators

NAMED = {one.id: one for one in indicators(practice.catalogue())}
PERIOD = holding(date(2027, 3, 1), Span.MONTH)


def figure(name: str, now: Told, before: Told | None, *, exact: bool = True) -> Figure:
    return Figure(
        NAMED[name], PERIOD, (), [Line((), now, before)], off=0 if exact else OFF, as_of=None if exact else clock.now()
    )


def share(part: int, whole: int) -> Told:
    return Told(part, whole, part / whole if whole else None)


@pytest.mark.parametrize(
    ("name", "now", "before", "expected"),
    [
        ("first_response_in_time", share(9, 10), share(8, 10), Change.BETTER),
        ("first_response_in_time", share(7, 10), share(8, 10), Change.WORSE),
        ("first_response_in_time", share(8, 10), share(4, 5), Change.SAME),
        ("first_response_in_time", share(0, 0), share(4, 5), Change.NOT_KNOWN),
        ("first_response_in_time", share(4, 5), None, Change.NOT_KNOWN),
        ("first_response_in_time", HIDDEN, share(4, 5), Change.NOT_KNOWN),
        ("cases_new", Told(3, value=3.0), Told(2, value=2.0), Change.MORE),
        ("cases_new", Told(1, value=1.0), Told(2, value=2.0), Change.LESS),
        ("caseload", Told(40, 2, 20.0), Told(60, 2, 30.0), Change.BETTER),
        ("caseload", Told(60, 2, 30.0), Told(40, 2, 20.0), Change.WORSE),
    ],
)
def test_an_exact_number_is_better_or_worse_where_practice_says_what_is_better(
    name: str, now: Told, before: Told | None, expected: Change
) -> None:
    assert change(figure(name, now, before)) is expected


@pytest.mark.parametrize(
    ("name", "now", "expected"),
    [
        ("first_response_in_time", share(9, 10), Reached.YES),
        ("first_response_in_time", share(89, 100), Reached.NO),
        ("first_response_in_time", share(0, 0), Reached.NO_TARGET),
        ("caseload", Told(50, 2, 25.0), Reached.YES),
        ("caseload", Told(51, 2, 25.5), Reached.NO),
        ("cases_new", Told(3, value=3.0), Reached.NO_TARGET),
    ],
)
def test_a_target_is_reached_at_the_target_itself(name: str, now: Told, expected: Reached) -> None:
    assert reached(figure(name, now, None)) is expected


@given(st.integers(10, 4000), st.integers(10, 4000), st.integers(0, 999), st.integers(0, 999))
def test_of_rounded_counts_no_rise_or_fall_is_told_that_is_not_there(now: int, before: int, one: int, two: int) -> None:
    told = [of_count(rounded(count, BASE, draw / 1000)) for count, draw in ((now, one), (before, two))]
    found = change(figure("cases_new", told[0], told[1], exact=False))
    assert found in (Change.UNSURE, Change.MORE if now > before else Change.LESS if now < before else Change.UNSURE)


@given(st.integers(10, 300), st.integers(10, 300), st.integers(10, 300), st.integers(10, 300), st.integers(0, 998))
def test_of_rounded_shares_nothing_is_told_that_is_not_there(a: int, b: int, c: int, d: int, drawn: int) -> None:
    draw = drawn / 1000
    (met, not_met), (met_before, not_met_before) = (a, b), (c, d)
    now, before = (
        of_share(rounded(part, BASE, draw), rounded(part + rest, BASE, 1 - draw - 1e-9))
        for part, rest in ((met, not_met), (met_before, not_met_before))
    )
    true, true_before = met / (met + not_met), met_before / (met_before + not_met_before)
    one = figure("first_response_in_time", now, before, exact=False)
    found = change(one)
    assert found is not Change.BETTER or true > true_before
    assert found is not Change.WORSE or true < true_before
    assert reached(one) is not Reached.YES or true >= 0.9
    assert reached(one) is not Reached.NO or true < 0.9


def test_the_bands_of_a_caseload_and_its_flag_are_those_of_practice() -> None:
    found = limits.in_force(date(2027, 3, 1))
    ends = (
        (0, "under_10"), (9, "under_10"), (10, "10_to_20"), (20, "10_to_20"), (21, "21_to_30"), (30, "21_to_30"), (31, "over_30"),
    )  # fmt: skip
    assert [found.band(cases) for cases, _band in ends] == [band for _cases, band in ends]
    assert next(cases for cases in range(40) if found.much(cases)) == 26
    assert (found.many(6), found.many(7)) == (False, True)
    assert set(found.files) == {"no_assessment", "no_plan", "silent"}
