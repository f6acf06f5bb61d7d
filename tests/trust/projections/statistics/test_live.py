"""What is counted follows the log; what was released follows in batches, save for who may not be counted any more."""

from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.conf import settings
from django.db import transaction

from amparo.casework.cases import actions as cases
from amparo.casework.cases.models import Case
from amparo.casework.people.models import Person
from amparo.foundation import clock
from amparo.foundation.counting import CASE
from amparo.trust.projections import statistics
from tests.analysis.indicators.making import Making, at
from tests.cast import NOW, Cast


@pytest.fixture
def made(cast: Cast) -> Making:
    """Twelve cases whose people agreed to be counted."""
    statistics.forget()
    hand = Making(cast)
    for number in range(12):
        hand.case(f"2027-01-{number + 1:02}")
    return hand


def ids() -> set[UUID]:
    table = statistics.released().table
    return {table.id_at(place) for place in range(len(table))}


def test_the_arrays_follow_every_act_and_a_case_costs_less_than_two_hundred_bytes(made: Making) -> None:
    assert len(statistics.current()) == 12
    new = made.case("2027-02-01")
    made.refer(new, "2027-02-02", accepted="2027-02-03", completed="2027-02-05")
    made.meet(new, "first_action", 1)
    table = statistics.current()
    assert len(table) == 13
    assert len(table.arrays["referral"]) == 1
    assert table.size <= 200 * 13


def test_one_newcomer_changes_nothing_that_was_released_and_ten_do(made: Making) -> None:
    with clock.fixed(at("2027-02-01")):
        first = statistics.released()
    for number in range(9):
        made.case(f"2027-02-{number + 2:02}")
        assert statistics.released().table is first.table, number
    made.case("2027-02-20")
    with clock.fixed(at("2027-02-21")):
        assert len(statistics.released().table) == 22
        assert statistics.released().at == at("2027-02-21")


def test_what_changes_back_is_no_change(made: Making) -> None:
    first = statistics.released().table
    for number in range(12):
        case = Case.rows.order_by("opened_at")[number].pk
        Case.rows.filter(pk=case).update(owner=made.cast.amir.id)
        made.touch(case)
        assert statistics.current()
        Case.rows.filter(pk=case).update(owner=made.cast.alma.id)
        made.touch(case)
        assert statistics.released().table is first


def test_who_takes_the_consent_back_leaves_memory_released_figures_and_file_before_the_batch_is_full(
    made: Making,
) -> None:
    gone = Case.rows.order_by("opened_at")[0].pk
    assert gone in ids()
    before = statistics.released().at
    made.withdraw(gone)
    statistics.keep_in_step()
    assert gone not in ids()
    assert statistics.released().at == before
    statistics.forget()  # as after a start: from the file alone, up to the end of the log
    assert gone not in ids()
    assert len(ids()) == 11


def test_who_becomes_restricted_or_stops_the_use_of_their_data_is_not_counted(made: Making) -> None:
    first, second = Case.rows.order_by("opened_at")[:2]
    assert {first.pk, second.pk} <= ids()
    cases.restrict(by=made.cast.alma, case=first.pk)
    Person.rows.filter(pk=second.person_id).update(use_restricted_at=clock.now())
    made.touch(second.pk)
    assert not {first.pk, second.pk} & ids()
    assert not {first.pk, second.pk} & {statistics.current().id_at(place) for place in range(len(statistics.current()))}


def test_a_start_begins_with_the_file_and_what_was_rolled_back_is_undone(made: Making) -> None:
    assert len(ids()) == 12
    with transaction.atomic():
        made.case("2027-02-01")
        assert len(statistics.current()) == 13
        transaction.set_rollback(True)
    made.case("2027-02-02", name_given="Another")
    assert len(statistics.current()) == 13
    statistics.forget()
    assert len(statistics.current()) == 13


def test_the_file_says_nobodys_name_or_id_and_a_broken_one_is_made_anew(made: Making) -> None:
    statistics.released()
    path = Path(settings.AMPARO_DATA) / "index" / "figures.sealed"
    kept = path.read_bytes()
    assert not any(case.bytes in kept for case in ids())
    assert b"female" not in kept
    path.write_bytes(kept[:-3])
    statistics.forget()
    assert len(ids()) == 12
    assert path.read_bytes() != kept[:-3]


def test_another_process_here_begins_with_what_this_one_released(made: Making) -> None:
    from amparo.trust.projections.statistics.live import Live

    other = Live(statistics._live.source)
    first = other.released()
    for number in range(10):
        made.case(f"2027-02-{number + 1:02}")
    with clock.fixed(NOW + timedelta(days=200)):
        assert len(statistics.released().table) == 22
        taken = other.released()
    assert len(first.table) == 12
    assert (len(taken.table), taken.at) == (22, NOW + timedelta(days=200))
    assert taken.table.arrays[CASE].tobytes() == statistics.released().table.arrays[CASE].tobytes()
