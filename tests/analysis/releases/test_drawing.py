"""The noise: what it costs is what is booked, it is off as far as is said, and one person changes one count by one."""

from collections import Counter
from datetime import date

import numpy as np
import pytest
from scipy.stats import binomtest

from amparo.analysis.releases import actions, counting, drawing
from amparo.casework.public_figures import actions as kept
from amparo.casework.public_figures import public
from amparo.casework.public_figures.rules import Quarter
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.practice.public_figures import public_figures
from amparo.trust.projections import statistics
from tests.analysis.indicators.making import Making, at
from tests.cast import Cast

WINTER = Quarter(date(2027, 1, 1), date(2027, 3, 31))


@pytest.mark.parametrize("cost", [50, 200, 1000])
def test_numbers_are_off_no_further_and_no_less_often_than_is_said(cost: int) -> None:
    off = np.abs(np.array(drawing.drawn([1000] * 20_000, cost)) - 1000)
    beyond = int(np.count_nonzero(off > drawing.within(cost)))
    assert binomtest(beyond, len(off), 0.05, alternative="greater").pvalue > 1e-6
    assert np.count_nonzero(off > drawing.within(cost) - 1) > beyond, "the bound is the closest one"


def test_before_and_after_one_person_no_outcome_becomes_likelier_than_its_price_allows() -> None:
    """The attacker of the two dates: the same table with and without one person, drawn often."""
    many, cost = 40_000, 500
    without, with_them = (Counter(drawing.drawn([number] * many, cost)) for number in (20, 21))
    worst = np.exp(cost / 1000)
    for outcome in range(14, 28):
        one, other = without[outcome], with_them[outcome]
        for more, less in ((one, other), (other, one)):
            assert binomtest(more, more + less, worst / (1 + worst), alternative="greater").pvalue > 1e-6, outcome


def test_without_the_library_nothing_is_drawn_and_the_reader_is_told_why(monkeypatch: pytest.MonkeyPatch) -> None:
    import builtins

    known = builtins.__import__
    monkeypatch.setattr(
        builtins, "__import__", lambda name, *more: known("no_such_module" if "opendp" in name else name, *more)
    )
    with pytest.raises(Refusal) as caught:
        drawing.drawn([1], 200)
    assert caught.value.code == "figures.no_library"


def test_a_draw_that_costs_more_than_is_booked_is_not_made(monkeypatch: pytest.MonkeyPatch) -> None:
    dear = drawing._mechanism(400)
    monkeypatch.setattr(drawing, "_mechanism", lambda cost: dear)
    with pytest.raises(RuntimeError, match="is booked"):
        drawing.drawn([1], 200)


@pytest.mark.django_db
def test_one_registration_changes_one_count_of_each_figure_by_one_and_makes_no_group_appear(cast: Cast) -> None:
    made = Making(cast)
    for number in range(3):
        made.meet(made.case(f"2027-02-{number + 1:02}"), "first_action", 0.5)

    def tables() -> list[dict[counting.Cell, int]]:
        statistics.forget()
        days, today = (WINTER.first, WINTER.last), clock.today()
        return [
            dict(counting.histogram(figure, statistics.current(), cast.puente.pk, days, today))
            for figure in public_figures(WINTER.last)
        ]

    with clock.fixed(at("2027-04-02")):
        before = tables()
        case = made.case("2027-03-20", sex="male", birth_date="2015-05-01", nationalities=["SYR"])
        made.meet(case, "first_action", 9)
        after = tables()
        made.withdraw(case)
        gone = tables()
    assert gone == before, "who takes the consent back is in no later draw"
    for one, other in zip(before, after, strict=True):
        assert list(one) == list(other)
        assert sum(abs(one[cell] - other[cell]) for cell in one) == 1
    assert [sum(one.values()) for one in before] == [3] * 5


@pytest.mark.django_db
def test_a_restricted_case_and_one_without_consent_are_in_no_published_number(cast: Cast) -> None:
    made = Making(cast)
    made.case("2027-02-01", agreed=False)
    made.case("2027-02-02", until=date(2027, 3, 1))
    with clock.fixed(at("2027-04-02")):
        statistics.forget()
        days = (WINTER.first, WINTER.last)
        for figure in public_figures(WINTER.last):
            found = counting.histogram(figure, statistics.current(), cast.puente.pk, days, clock.today())
            assert not any(found.values())


@pytest.mark.django_db
def test_the_quarter_is_drawn_with_noise_and_published_with_how_far_off_it_is(cast: Cast) -> None:
    made = Making(cast)
    for number in range(12):
        made.case(f"2027-02-{number + 1:02}")
    with clock.fixed(at("2027-04-02")):
        statistics.forget()
        actions.publish(by=cast.bruno, release=kept.propose(by=cast.dina, first=WINTER.first))
    figures = {one.id: one for one in public.figures(public.published()[0].id)}
    assert {one.within for one in figures.values()} == {15}
    assert [one.group for one in figures["people_new_by_office"].numbers] == ["Capital", "Port", "unknown"]
    assert figures["first_response"].is_share
    assert figures["first_response"].numbers[0].between is None, "of twelve people no share is told"
    assert abs(figures["people_new"].numbers[0].number - 12) < 120
