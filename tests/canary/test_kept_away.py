"""Somebody kept away from a person is kept away from everything about them: cases before, and cases to come."""

from collections.abc import Callable

import pytest

from amparo.casework.cases import actions, queries
from amparo.casework.cases.models import Case, CaseStatus, EntryKind
from amparo.casework.people import actions as people
from amparo.casework.people import queries as person_queries
from amparo.foundation.errors import Refusal
from tests.cast import SARA, UNCLE, Cast, register_sara


def refused(act: Callable[[], object]) -> str:
    """Return the code with which `act` is refused."""
    with pytest.raises(Refusal) as problem:
        act()
    return problem.value.code


def test_a_conflict_of_interest_closes_the_cases_that_the_colleague_had_with_the_person_before(cast: Cast) -> None:
    sara = register_sara(cast, by="amir")
    before = actions.open_case(by=cast.amir, person=sara)
    note = actions.write_entry(by=cast.amir, case=before, kind=EntryKind.NOTE, fields={"text": "What she told."})
    Case.rows.filter(pk=before).update(status=CaseStatus.CLOSED)
    now = actions.open_case(by=cast.alma, person=sara)
    actions.block_for_conflict(by=cast.bruno, case=now, worker=cast.users["amir"].pk)
    for asked in (
        lambda: queries.entry(cast.amir, note),
        lambda: queries.way(cast.amir, before),
        lambda: queries.case(cast.amir, before),
    ):
        assert refused(asked) == "record.not_there"


def test_a_new_case_keeps_away_who_was_kept_away_from_the_person(cast: Cast) -> None:
    sara = register_sara(cast)
    before = actions.open_case(by=cast.alma, person=sara)
    actions.block_for_conflict(by=cast.bruno, case=before, worker=cast.users["amir"].pk)
    Case.rows.filter(pk=before).update(status=CaseStatus.CLOSED)
    now = actions.open_case(by=cast.alma, person=sara)
    assert refused(lambda: queries.way(cast.amir, now)) == "record.not_there"
    added = lambda: actions.add_to_case(by=cast.bruno, case=now, worker=cast.users["amir"].pk)  # noqa: E731
    assert refused(added) == "cases.worker_unknown"


def test_a_case_about_somebody_out_of_reach_is_not_there(cast: Cast) -> None:
    sara = register_sara(cast)
    case = actions.open_case(by=cast.alma, person=sara)
    actions.restrict(by=cast.alma, case=case)
    Case.rows.filter(pk=case).update(tier="standard")
    assert refused(lambda: queries.case(cast.amir, case)) == "record.not_there"


def test_declining_an_offer_without_a_reason_tells_strangers_nothing(cast: Cast) -> None:
    case = actions.open_case(by=cast.alma, person=register_sara(cast))
    said = {"reason": "She moves.", "summary": "A girl of 15."}
    offer = actions.offer_transfer(by=cast.alma, case=case, to_team=cast.south.pk, **said)
    decline = lambda: actions.decline_transfer(by=cast.carla, transfer=offer, reason="")  # noqa: E731
    assert refused(decline) == "record.not_there"


def test_a_tie_to_a_restricted_person_does_not_tell_that_there_is_one(cast: Cast) -> None:
    uncle = people.register(by=cast.alma, fields=UNCLE, team=cast.north.pk)
    sara = people.register(by=cast.alma, fields=SARA, team=cast.north.pk)
    people.tie(by=cast.alma, person=uncle, other=sara, relation="child", same_household=True)
    assert len(person_queries.ties(cast.amir, uncle)) == 1
    actions.restrict(by=cast.alma, case=actions.open_case(by=cast.alma, person=sara))
    assert person_queries.ties(cast.amir, uncle) == []
    assert len(person_queries.ties(cast.alma, uncle)) == 1
