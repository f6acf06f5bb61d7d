"""A question ends with what it stood on, by the clock, and by how often one may ask."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest

from amparo.casework.cases import actions as cases
from amparo.casework.matching import actions, queries, rules
from amparo.casework.matching.models import Asked, MatchRequest
from amparo.casework.people import queries as person_queries
from amparo.foundation import clock
from amparo.interfaces.jobs.hourly import matching as job
from amparo.trust.probes.models import Unmatched
from tests.casework.matching.asking import codes, everywhere, keys_left, known, refused
from tests.casework.rights.asking import erased
from tests.cast import Cast


def end_by_restricting(cast: Cast, mine: UUID) -> None:
    cases.restrict(by=cast.alma, case=cases.open_case(by=cast.alma, person=mine))


def end_by_giving_away(cast: Cast, mine: UUID) -> None:
    cases.reassign(by=cast.bruno, case=cases.open_case(by=cast.alma, person=mine), to=cast.amir.id)


def end_by_destroying(cast: Cast, mine: UUID) -> None:
    erased(cast, mine)


def end_by_taking_back(cast: Cast, mine: UUID) -> None:
    actions.take_back(by=cast.alma, person=mine)


@pytest.mark.parametrize("end", [end_by_restricting, end_by_giving_away, end_by_destroying, end_by_taking_back])
def test_a_question_ends_with_what_it_stood_on_and_leaves_neither_key_nor_seal(
    cast: Cast, end: Callable[[Cast, UUID], None]
) -> None:
    _, mine = everywhere(cast)
    actions.ask(by=cast.alma, person=mine)
    assert keys_left() == 2
    end(cast, mine)
    row = MatchRequest.rows.get()
    assert (bytes(row.sealed), row.ended_at, keys_left()) == (b"", clock.now(), 0)
    assert (codes(cast, "selma"), actions.compare_new(by=cast.selma)) == ([], 0)


def test_it_ends_by_the_clock_and_the_job_of_the_hour_leaves_no_trace_of_it(cast: Cast) -> None:
    _, mine = everywhere(cast)
    actions.ask(by=cast.alma, person=mine)
    row = MatchRequest.rows.get()
    assert (row.until, row.parameter) == (clock.now() + timedelta(days=14), "match_request")
    assert len(codes(cast, "selma")) == 1
    with clock.fixed(row.until - timedelta(minutes=1)):
        job.forget()
        assert queries.standing(cast.alma, mine)
    with clock.fixed(row.until):
        assert (queries.standing(cast.alma, mine), codes(cast, "selma")) == (None, [])
        job.forget()
    assert (MatchRequest.rows.count(), Asked.rows.count(), keys_left()) == (0, 0, 0)


def test_asking_twice_is_asking_once_and_five_people_a_day_are_enough(cast: Cast) -> None:
    first = known(cast)
    assert actions.ask(by=cast.alma, person=first) == actions.ask(by=cast.alma, person=first)
    for number in range(rules.A_DAY - 1):
        actions.ask(by=cast.alma, person=known(cast, {"name_given": f"Nadir {number}"}))
    another = known(cast, {"name_given": "Zahra"})
    assert refused(lambda: actions.ask(by=cast.alma, person=another)) == "matching.too_many"
    actions.take_back(by=cast.alma, person=first)
    assert refused(lambda: actions.ask(by=cast.alma, person=another)) == "matching.too_many"
    with clock.fixed(clock.now() + rules.DAY):
        assert actions.ask(by=cast.alma, person=another)


def test_each_question_counts_as_a_search_that_found_nobody_and_none_is_left_while_searching_is_paused(
    cast: Cast,
) -> None:
    actions.ask(by=cast.alma, person=known(cast))
    assert list(Unmatched.objects.values_list("user", "finished")) == [(cast.alma.id, True)]
    for number in range(19):
        person_queries.search(cast.alma, f"Zubaida {number}")
    another = known(cast, {"name_given": "Zahra"})
    assert refused(lambda: actions.ask(by=cast.alma, person=another)) == "search.paused"


def test_nobody_is_asked_about_a_person_whose_use_is_restricted(cast: Cast) -> None:
    from amparo.casework.rights import actions as rights
    from amparo.casework.rights.kinds import Kind, Outcome
    from tests.casework.rights.asking import asked

    _, mine = everywhere(cast)
    actions.ask(by=cast.alma, person=mine)
    request = asked(cast, mine, Kind.RESTRICTION)
    rights.decide(by=cast.alma, request=request, outcome=Outcome.GRANTED, reason="They dispute what we wrote.")
    assert keys_left() == 0
    assert refused(lambda: actions.ask(by=cast.alma, person=mine)) == "matching.use_restricted"
