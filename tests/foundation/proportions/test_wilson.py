"""Wilson's interval agrees with published values, and with the quadratic equation from which it comes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.foundation.proportions import wilson

# Newcombe, Two-sided confidence intervals for the single proportion, Statistics in Medicine 17 (1998) 857 to 872, table I,
# method 3 (score without continuity correction), doi:10.1002/(SICI)1097-0258(19980430)17:8<857::AID-SIM777>3.0.CO;2-E
PUBLISHED = ((81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718))


@pytest.mark.parametrize(("some", "every", "low", "high"), PUBLISHED)
def test_it_gives_the_published_values(some: int, every: int, low: float, high: float) -> None:
    found = wilson(some, every)
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


@given(st.integers(1, 5000).flatmap(lambda every: st.tuples(st.integers(0, every), st.just(every))))
def test_its_ends_solve_the_equation_of_the_score_test(pair: tuple[int, int]) -> None:
    some, every = pair
    found, z = wilson(some, every), 1.959963984540054
    assert 0 <= found.low <= some / every <= found.high <= 1
    for end in {found.low, found.high} - {0.0, 1.0}:
        assert (some / every - end) ** 2 == pytest.approx(z * z * end * (1 - end) / every, rel=1e-6, abs=1e-12)


def test_nobody_asked_leaves_everything_open_and_more_asked_leaves_less() -> None:
    assert (wilson(0, 0).low, wilson(0, 0).high) == (0, 1)
    few, many = wilson(8, 10), wilson(800, 1000)
    assert few.low < many.low < many.high < few.high
    assert wilson(8, 10, 0.99).low < few.low


@pytest.mark.parametrize("wrong", [(-1, 2, 0.95), (3, 2, 0.95), (1, 2, 1.0), (1, 2, 0.0)])
def test_counts_that_cannot_be_are_refused(wrong: tuple[int, int, float]) -> None:
    with pytest.raises(ValueError, match=r"cannot be|between"):
        wilson(*wrong)
