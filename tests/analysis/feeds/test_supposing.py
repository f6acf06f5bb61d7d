"""Whoever attacks a whole agency's figures reckons with its own cases, and with each as it could have been."""

import random

import numpy as np

from amparo.analysis.indicators.periods import Span, holding
from amparo.foundation.counting import CASE, EPOCH, Array, Kind
from amparo.trust.projections.statistics import Table
from tests.analysis.feeds import attacking
from tests.analysis.feeds.besieging import Siege
from tests.analysis.feeds.newcomers import key as draw
from tests.analysis.feeds.supposing import AHEAD, GROUPS, STAYS, supposed
from tests.analysis.feeds.worlds import TODAY, random_cases

DAY, TIMES = (TODAY - EPOCH).days, 2
PERIODS = [holding(TODAY, Span.QUARTER), holding(TODAY, Span.YEAR)]


def both(many: int = 80) -> tuple[Table, Table]:
    own = random_cases(random.Random(many), many)[0]
    return own, supposed(own, np.random.default_rng(1), DAY, TIMES)


def parts(own: Table, every: Table, unit: str) -> list[Array]:
    return np.split(every.arrays[unit], 3 * TIMES + 1)


def test_own_cases_come_first_with_nothing_changed_and_everybody_after_them_is_somebody_else() -> None:
    own, every = both()
    assert all((parts(own, every, unit)[0] == own.arrays[unit]).all() for unit in own.arrays)
    assert len(every) == len(own) * (3 * TIMES + 1) == len(np.unique(every.arrays[CASE]["person"]))


def test_a_case_that_could_have_been_has_one_group_more_or_less_or_its_answers_or_its_days_otherwise() -> None:
    own, every = both()
    case, others = own.arrays[CASE], parts(own, every, CASE)[1:]
    for place, other in enumerate(others):
        differ = sum((other[name] != case[name]).astype(int) for name in GROUPS)
        assert differ.max() == (1 if place % 3 == 0 else 0)
        assert all((other[name] == case[name]).all() for name in own.layout.case if name not in (*GROUPS, "person"))
    for unit, kinds in own.layout.units.items():
        for place, rows in enumerate(parts(own, every, unit)[1:]):
            moves = {name for name in kinds if (rows[name] != own.arrays[unit][name]).any()}
            days = {name for name, kind in kinds.items() if kind is Kind.DAY}
            assert moves <= (set(), set(kinds) - days - set(STAYS), days)[place % 3]


def test_nothing_impossible_arises() -> None:
    own, every = both()
    case, others = own.arrays[CASE], every.arrays[CASE]
    for one, other in ((one, other) for one in GROUPS for other in GROUPS):
        pairs = [set(zip(each[one].tolist(), each[other].tolist(), strict=True)) for each in (case, others)]
        assert pairs[0] == pairs[1]
    for unit, kinds in own.layout.units.items():
        for name in (name for name, kind in kinds.items() if kind is Kind.DAY):
            then = every.arrays[unit][name].astype(int)
            same = np.tile(own.arrays[unit][name], 3 * TIMES + 1)
            assert ((then > 0) == (same > 0)).all()
            assert name == AHEAD or then.max() <= DAY
    lasted = [one["ended"].astype(int) - one["started"] for one in parts(own, every, "work")]
    closed = own.arrays["work"]["ended"] > 0
    assert closed.any()
    assert all((one[closed] == lasted[0][closed]).all() for one in lasted)


def test_an_attack_in_rounds_finds_other_counts_of_what_is_protected_and_hardly_any_of_what_is_only_hidden() -> None:
    own, every = both(60)
    found = list(attacking.cells(own, PERIODS, ("sex", "age_band", "office"), "ours", TODAY, draw(1), every))
    left = []
    for cells in (found, [attacking.unprotected(cell) for cell in found]):
        siege = Siege()
        siege.goes_on(cells, np.random.default_rng(1), 800, 0)
        left.append(len(siege.still) / siege.tried)
    assert left[0] < 0.2 < 0.5 < left[1]
