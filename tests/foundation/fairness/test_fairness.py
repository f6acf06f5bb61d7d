"""Comparisons against answers worked out another way: from the distributions themselves, and by other programs."""

from math import exp, sqrt

import numpy as np
import pytest
from scipy import stats
from scipy.stats import CensoredData, hypergeom, norm
from statsmodels.duration.survfunc import survdiff

from amparo.foundation.fairness import Finding, Fitness, Rule, Sign, compare_shares, compare_waits, decide, of_waits

ANYBODY = Fitness(people=1, room=0)
CLINICS = [((11, 25), (10, 27)), ((16, 4), (22, 10)), ((14, 5), (7, 12)), ((2, 14), (1, 16)), ((6, 11), (0, 12))]
"""Five clinics: of the group met and not, of the others met and not."""
RULE = Rule(seen=0.04, again=0.05, at_once=0.005)


def spread(tables: list[tuple[tuple[int, int], tuple[int, int]]]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return one row a person of some tables: met, in the group, stratum."""
    rows = [
        (met, side, stratum)
        for stratum, table in enumerate(tables)
        for side, counts in ((True, table[0]), (False, table[1]))
        for met, many in ((True, counts[0]), (False, counts[1]))
        for _ in range(many)
    ]
    met, group, strata = (np.array(column) for column in zip(*rows, strict=True))
    return met, group, strata


def waits(chance: np.random.Generator, many: int, factor: float = 1.0) -> tuple[np.ndarray, ...]:
    """Return waits of whole days, some not seen to their end: wait, ended, group, strata."""
    strata, group = chance.integers(0, 6, many), chance.random(many) < 0.4
    true = chance.lognormal(2 + 0.2 * strata, 0.8) * np.where(group, factor, 1.0)
    seen = chance.uniform(20, 90, many)
    return np.minimum(true, seen).astype(int), true <= seen, group, strata


def test_shares_are_tested_as_the_distribution_of_each_table_with_fixed_sums_says() -> None:
    found = compare_shares(*spread(CLINICS), ANYBODY)
    fixed = [hypergeom(sum(a) + sum(b), a[0] + b[0], sum(a)) for a, b in CLINICS]
    above = sum(a[0] for a, _ in CLINICS) - sum(one.mean() for one in fixed)
    root = (abs(above) - 0.5) / sqrt(sum(one.var() for one in fixed)) * np.sign(above)
    assert found.p == pytest.approx(norm.cdf(root), abs=1e-12)
    turned = compare_shares(*spread([(b, a) for a, b in CLINICS]), ANYBODY)
    assert turned.p == pytest.approx(1 - found.p)
    assert turned.p < 0.05 < found.p


def test_the_size_of_a_share_is_the_pooled_odds_ratio_laid_upon_the_share_of_the_others() -> None:
    found = compare_shares(*spread([(b, a) for a, b in CLINICS]), ANYBODY).size
    weighted = [(b[0] * a[1] / (sum(a) + sum(b)), b[1] * a[0] / (sum(a) + sum(b))) for a, b in CLINICS]
    ratio = sum(x for x, _ in weighted) / sum(y for _, y in weighted)
    others = sum(a[0] for a, _ in CLINICS) / sum(sum(a) for a, _ in CLINICS)
    odds = ratio * others / (1 - others)
    assert found.gap == pytest.approx(others - odds / (1 + odds))
    assert found.low < found.gap < found.high


def test_waits_are_tested_as_two_other_programs_test_them() -> None:
    wait, ended, group, strata = waits(np.random.default_rng(1), 300, 1.4)
    within = compare_waits(wait, ended, group, strata, ANYBODY)
    squared, _ = survdiff(wait, ended.astype(int), group.astype(int), strata=strata)
    tables = of_waits(wait, ended, group, strata)
    expected = (tables[0].sum(0) * tables[:, 0].sum(0) / tables.sum((0, 1))).sum()
    assert tables[0, 0].sum() < expected
    assert norm.ppf(within.p) == pytest.approx(-sqrt(squared), abs=0.15)  # ours is corrected for small numbers
    one = np.zeros_like(strata)
    sides = [CensoredData.right_censored(wait[side], ~ended[side]) for side in (group, ~group)]
    other = stats.logrank(*sides, alternative="less" if stats.logrank(*sides).statistic < 0 else "greater")
    assert norm.ppf(compare_waits(wait, ended, group, one, ANYBODY).p) == pytest.approx(-abs(other.statistic), abs=0.15)


@pytest.mark.parametrize("factor", [0.8, 1.0, 1.3, 2.0])
def test_a_planted_delay_lies_within_what_is_left_open_nearly_always(factor: float) -> None:
    chance = np.random.default_rng(7)
    sizes = [compare_waits(*waits(chance, 250, factor), Fitness(30)).size for _ in range(60)]
    assert sum(one.low <= factor <= one.high for one in sizes) >= 51  # of 60 at 95 %: fewer in one of 1,000 tries
    assert exp(np.mean([np.log(one.gap) for one in sizes])) == pytest.approx(factor, rel=0.06)


def test_waits_of_another_unit_give_the_same_factor() -> None:
    wait, ended, group, strata = waits(np.random.default_rng(3), 400, 1.5)
    first = compare_waits(wait, ended, group, strata, ANYBODY)
    assert compare_waits(wait * 7, ended, group, strata, ANYBODY).p == first.p
    assert first.size.usual == pytest.approx(np.median(wait[~group]), abs=3)


def test_a_group_of_which_nobody_was_met_is_far_behind_and_its_own_people_say_how_far() -> None:
    met, group, strata = spread([((0, 20), (30, 10)), ((0, 20), (25, 15))])
    found = compare_shares(met, group, strata, Fitness(30))
    assert found.fit
    assert found.p < 1e-6
    assert found.size.gap == found.size.high == pytest.approx(55 / 80)
    assert found.size.low == pytest.approx(55 / 80 - (1 - 0.025 ** (1 / 40)))


@pytest.mark.parametrize(
    "tables",
    [
        [((40, 0), (50, 0))],  # everybody was met
        [((0, 40), (0, 50))],  # nobody was
        [((20, 20), (0, 0)), ((0, 0), (25, 25))],  # nobody to compare with in the same stratum
        [((4, 20), (100, 100))],  # fewer than thirty of the group
        [((31, 2), (400, 4))],  # hardly room for fewer than expected
    ],
)
def test_what_nobody_can_say_is_said_to_be_too_few(tables: list[tuple[tuple[int, int], tuple[int, int]]]) -> None:
    found = compare_shares(*spread(tables), Fitness(30))
    assert not found.fit
    assert found.p == 1
    assert np.isnan(found.size.gap)


def test_nobody_at_all_and_waits_of_which_none_ended_are_too_few_and_no_error() -> None:
    nobody = np.array([], dtype=bool)
    assert not compare_shares(nobody, nobody, nobody, ANYBODY).fit
    assert not compare_waits(nobody.astype(int), nobody, nobody, nobody, Fitness(30)).fit
    side, never = np.arange(100) < 50, np.zeros(100, dtype=bool)
    assert not compare_waits(np.full(100, 30), never, side, np.zeros(100), Fitness(30)).fit


def test_a_stratum_without_others_changes_nothing_and_its_people_are_not_counted() -> None:
    met, group, strata = spread(CLINICS)
    more = [np.append(one, add) for one, add in ((met, [True] * 9), (group, [True] * 9), (strata, [99] * 9))]
    assert compare_shares(*more, ANYBODY) == compare_shares(met, group, strata, ANYBODY)


def test_more_people_wait_than_are_counted_where_the_middle_wait_is_not_known() -> None:
    wait, ended = np.full(80, 40), np.arange(80) % 4 == 0
    found = compare_waits(wait, ended, np.arange(80) % 2 == 0, np.zeros(80), Fitness(10))
    assert np.isnan(found.size.usual)


def test_the_more_comparisons_the_more_it_takes_and_what_is_small_never_matters() -> None:
    signs = {"a": Sign(0.0004, True), "b": Sign(0.01, True), "c": Sign(0.0001, False), "d": Sign(0.5, True)}
    found = decide(signs, (), RULE)
    assert found == {"a": Finding.CONFIRMED, "b": Finding.SEEN, "c": Finding.NONE, "d": Finding.NONE}
    many = {**signs, **{f"n{number}": Sign(0.9, True) for number in range(46)}}
    assert decide(many, (), RULE)["a"] is Finding.SEEN
    assert decide(many, (), RULE)["b"] is Finding.NONE


def test_what_was_seen_before_is_confirmed_by_itself_among_those_seen_before() -> None:
    signs = {f"n{number}": Sign(0.9, True) for number in range(50)} | {"a": Sign(0.03, True), "b": Sign(0.03, False)}
    assert decide(signs, {"a", "gone"}, RULE)["a"] is Finding.CONFIRMED
    assert decide(signs, {"a", "n1"}, RULE)["a"] is Finding.NONE  # two are asked: twice 3 % are more than 5 %
    assert decide(signs, {"b"}, RULE)["b"] is Finding.NONE
    assert decide({}, {"a"}, RULE) == {}
