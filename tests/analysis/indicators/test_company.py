"""What is released moves in company: a newcomer among visits, an agency beside another, a day that comes, a consent that ends."""

import random
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import numpy as np
import pytest

from amparo.analysis.indicators.company import InCompany, in_company
from amparo.analysis.indicators.computing import Reckoning
from amparo.analysis.indicators.periods import told
from amparo.analysis.indicators.queries import figure
from amparo.foundation import clock
from amparo.foundation.counting import Codes, Counted
from amparo.practice.counted import LAYOUT
from amparo.trust.projections import statistics
from amparo.trust.projections.statistics import Released, made
from tests.analysis.feeds.attacking import going_further
from tests.analysis.feeds.knowing import WHOSE
from tests.analysis.feeds.newcomers import NOW
from tests.analysis.feeds.worlds import TODAY, a_case
from tests.analysis.indicators.making import Making, at
from tests.cast import Cast

Numbers = dict[tuple[str, str, tuple[str, ...]], Mapping[Any, Any]]


class Office:
    """Two hundred cases of an agency, or of some, with what was released of them."""

    def __init__(self, *agencies: str) -> None:
        self.chance, names = random.Random(21), agencies or (WHOSE,)
        self.counted = {n: a_case(self.chance, n, names[n % len(names)], TODAY - timedelta(days=n)) for n in range(200)}
        self.released = Released(made(LAYOUT, self.counted.values(), Codes()), NOW, 0, b"")

    def release(self, came: Mapping[int, Counted], gone: Iterable[int] = (), day: date = TODAY) -> None:
        """Release what is new; the rest stays as it was."""
        before, left = self.released, [self.counted.pop(number).case for number in gone]
        self.counted |= came
        changed = [*left, *(case.case for case in came.values())]
        table = before.table.with_changes(left, came.values())
        with clock.fixed(at(day.isoformat())):
            company = in_company(before, table, changed, at(day.isoformat()))
        self.released = Released(table, at(day.isoformat()), 0, b"", company)

    def newcomers(self, *numbers: int, agency: str = WHOSE) -> dict[int, Counted]:
        """Return people who come today."""
        drawn = [a_case(self.chance, number, agency, started=TODAY) for number in numbers]
        return {n: new(case) for n, case in zip(numbers, drawn, strict=True)}

    def visited(self, *numbers: int) -> dict[int, Counted]:
        """Return cases whose people were visited today."""
        visit = {"done": TODAY, "treated_well": "yes"}
        return {
            n: replace(case, rows={**case.rows, "follow_up": [*case.rows.get("follow_up", ()), visit]})
            for n, case in self.counted.items() if n in numbers
        }  # fmt: skip

    def told(self, agency: str = WHOSE) -> Numbers:
        """Return every figure of every period as it is reckoned for who may not open the cases."""
        table, day = self.released.table, self.released.at.date()
        scope = np.asarray(table.arrays["case"]["agency"] == table.codes.found("agency", agency))
        found = Numbers()
        for one in going_further(table):
            reckoning = InCompany(one, table, day, scope, day, self.released.company, frozenset({agency}))
            for period in told(TODAY):
                for by in ((), ("sex", "office")):
                    found[one.id, str(period), by] = reckoning.numbers(period, by)
        return found

    def true(self) -> Numbers:
        """Return the same, told of everybody as they are."""
        table, day = self.released.table, self.released.at.date()
        scope = np.ones(len(table), dtype=bool)
        return {
            (one.id, str(period), by): Reckoning(one, table, day, scope, day).numbers(period, by)
            for one in going_further(table) for period in told(TODAY) for by in ((), ("sex", "office"))
        }  # fmt: skip


def new(case: Counted) -> Counted:
    """Return a case with one open time of work, for the first time, and nothing else."""
    return replace(case, rows={"work": [{"started": case.rows["work"][0]["started"], "again": "no"}]})


def test_one_newcomer_among_nine_visits_moves_no_figure_and_ten_newcomers_do() -> None:
    office = Office()
    before = office.told()
    office.release({**office.newcomers(301), **office.visited(*range(50, 59))})
    assert office.told() == before
    office.release(office.newcomers(*range(302, 311)))
    after, true = office.told(), office.true()
    new = [key for key in after if key[0] == "cases_new" and after[key] != before[key]]
    assert new
    assert all(after[key] == true[key] for key in new)


def test_figures_of_a_release_are_never_more_than_nine_people_from_the_truth() -> None:
    office = Office()
    for turn in range(12):
        some = office.newcomers(*range(400 + 10 * turn, 400 + 10 * turn + turn % 4))
        office.release(some | office.visited(*random.Random(turn).sample(range(100, 200), 8)))
        assert all(len(waiting) < 10 for waiting in office.released.company.values())
        told, true = office.told(), office.true()
        for key, number in told.items():
            if key[0] == "cases_new" and not key[2]:
                assert abs(number[()].part - true[key][()].part) < 10, (turn, key)


def test_ten_who_come_to_another_agency_tell_nothing_of_one_who_came_here() -> None:
    office = Office(WHOSE, "theirs")
    before, beside = office.told(), office.told("theirs")
    office.release(office.newcomers(301) | office.newcomers(*range(302, 314), agency="theirs"))
    assert office.told() == before
    assert office.told("theirs") != beside


def test_who_takes_the_consent_back_is_in_no_figure_and_moves_none_alone() -> None:
    office = Office()
    office.release({5: new(office.counted[5])} | office.newcomers(*range(301, 320)))
    before = office.told()
    office.release({}, gone=[5])
    after, true = office.told(), office.true()
    moved = [key for key in after if not key[2] and after[key] != before[key]]
    assert {key[0] for key in moved} >= {"cases_new", "cases_active"}
    for key in moved:
        if key[0] in ("cases_new", "cases_active"):
            assert before[key][()].part - after[key][()].part == 10, key
            assert true[key][()].part - after[key][()].part == 9, key
    assert len(office.released.table) == 218


def test_a_clock_that_runs_out_overnight_moves_no_figure_alone() -> None:
    office = Office()
    waits = {"step": "first_action", "due": TODAY, "in_time": ""}
    late = {n: replace(case, rows={**case.rows, "clock": [waits]}) for n, case in office.newcomers(301, 302).items()}
    office.release(late | office.newcomers(*range(303, 330)))
    before, true = office.told(), office.true()
    office.release({}, day=TODAY + timedelta(days=1))
    assert office.told() == before
    assert office.true() != true
    waiting = {each[0] for told in office.released.company.values() for each in told}
    assert waiting >= {case.values["person"].int >> 64 for case in late.values()}


@pytest.mark.django_db
def test_who_may_not_open_the_cases_is_told_a_newcomer_with_nine_others_also_after_a_start(cast: Cast) -> None:
    statistics.forget()
    hand = Making(cast)
    known = [hand.case(f"2027-03-{number % 28 + 1:02}") for number in range(40)]
    month = next(period for period in told(date(2027, 3, 31)) if str(period).startswith("2027-03-01..2027-03-31"))
    with clock.fixed(at("2027-03-31")):
        before = figure(cast.dina, "cases_new", month, ("sex",)).lines
        hand.case("2027-03-30", sex="male")
        for case in known[:9]:
            hand.meet(case, "first_action", 1)
        first = statistics.released()
        assert len(first.table) == 41  # ten cases changed: made anew
        assert figure(cast.dina, "cases_new", month, ("sex",)).lines == before
        statistics.forget()
        assert figure(cast.dina, "cases_new", month, ("sex",)).lines == before
        assert statistics.released().company == {name: [[p, [*map(list, t)], [*map(list, n)]] for p, t, n in rows]
                                                 for name, rows in first.company.items()}  # fmt: skip


@pytest.mark.django_db
def test_whose_consent_has_ended_leaves_what_was_released(cast: Cast) -> None:
    statistics.forget()
    hand = Making(cast)
    ends = hand.case("2027-03-01", until=date(2027, 3, 20))
    for number in range(20):
        hand.case(f"2027-03-{number + 1:02}")
    with clock.fixed(at("2027-03-20")):
        assert len(statistics.released().table.places([ends])) == 1
    with clock.fixed(at("2027-03-21")):
        released = statistics.released()
        assert len(released.table.places([ends])) == 0
        assert len(statistics.current().places([ends])) == 0
        assert released.company
        assert all(UUID(int=each[0] << 64) != hand.person(ends) for told in released.company.values() for each in told)
