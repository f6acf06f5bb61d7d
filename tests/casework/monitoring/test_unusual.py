"""The bound of what is usual: that it raises no more false alarms than it says, and finds what has really changed."""

import numpy as np
import pytest

from amparo.casework.monitoring.rules.unusual import Bound, bound
from amparo.foundation.proportions import wilson
from benchmarks.alerts import LEAST, LEAST_WEEKS, RATE, WORLDS, alarms

SERIES = 60


def test_false_alarms_stay_below_the_rate_that_is_stated() -> None:
    chance = np.random.default_rng(7)
    cells = [(world, mean) for world in WORLDS for mean in (3.0, 40.0)]
    found = sum(alarms(chance, world, 75, mean, SERIES) for world, mean in cells)
    assert wilson(found, SERIES * len(cells)).low <= RATE / 1000, "more alarms than stated"
    careless = sum(
        bound(counts, 0.2, LEAST_WEEKS).passed(counts[-1], LEAST)  # type: ignore[union-attr]
        for counts in (list(map(int, chance.poisson(40, 75))) for _ in range(200))
    )
    assert wilson(careless, 200).low > RATE / 1000, "a bound that is drawn too low would be noticed"


def test_a_doubled_week_is_found_where_much_is_counted_and_a_tripled_one_where_less_is() -> None:
    chance = np.random.default_rng(8)
    assert alarms(chance, WORLDS[0], 110, 40.0, 40, 2.0) >= 34
    assert alarms(chance, WORLDS[0], 110, 10.0, 40, 3.0) >= 34


def test_with_less_than_a_year_of_a_past_nothing_is_said() -> None:
    assert bound([3] * 54 + [90], 0.01, 53) is None
    assert bound([3] * 55 + [90], 0.01, 53) is not None
    assert bound([], 0.01, 0) is None


def test_weeks_in_which_nobody_counted_say_nothing_and_more_hours_allow_more_people() -> None:
    people, hours = [20] * 80, [10] * 80
    usual = bound(people, 0.01, 52, hours)
    twice = bound(people, 0.01, 52, [*hours[:-1], 20])
    assert usual
    assert twice
    assert twice.usual == pytest.approx(2 * usual.usual)
    gaps = [0 if week % 3 == 0 else 10 for week in range(80)]
    with_gaps = bound([20 if hour else 0 for hour in gaps], 0.01, 50, gaps)
    assert with_gaps
    assert with_gaps.usual == pytest.approx(usual.usual, rel=0.05)
    assert bound(people, 0.01, 52, [*hours[:-1], 0]) is None
    assert bound(people, 0.01, 70, gaps) is None


def test_what_was_never_seen_is_unusual_only_when_it_is_more_than_a_single_sighting() -> None:
    never = bound([0] * 80 + [1], 0.01, 52)
    assert never
    assert never.usual == 0
    assert not never.passed(1, LEAST)
    assert never.passed(9, LEAST)


def test_a_week_in_which_much_happened_does_not_make_the_next_one_usual() -> None:
    calm = [4] * 90
    once = [*calm[:60], 80, *calm[61:]]
    known, after = bound(calm, 0.01, 52), bound(once, 0.01, 52)
    assert known
    assert after
    assert after.highest < 60
    assert Bound(4.0, 9).passed(10)
    assert not Bound(4.0, 9).passed(9)
