"""Ages and caseloads are put into bands by one reader, and a code of a caseload says its own numbers."""

from datetime import date

import pytest

from amparo.practice.numbers.bands import UNKNOWN, Caseloads, age_band, age_bands, between, caseloads


def test_every_age_is_in_one_band_of_those_that_figures_use() -> None:
    assert {age_band(years) for years in range(120)} == set(age_bands())
    assert age_band(None) == age_band(300) == UNKNOWN


def test_the_bands_of_practice_begin_at_nobody_and_leave_no_caseload_out() -> None:
    found = caseloads(date(2027, 3, 1))
    codes = [found.code(cases) for cases in range(100)]
    assert list(dict.fromkeys(codes)) == ["under_10", "10_to_20", "21_to_30", "over_30"]


@pytest.mark.parametrize("ends", [(9, 20, 30), (0, 1), (4,)])
def test_a_code_of_a_caseload_tells_which_caseloads_are_in_it(ends: tuple[int, ...]) -> None:
    found = Caseloads(ends)
    for cases in range(50):
        least, most = between(found.code(cases))
        assert (least or 0) <= cases <= (100 if most is None else most)
