"""What the law means for people: the test cast before Sara's case, in both tiers."""

from dataclasses import replace
from uuid import UUID

import pytest

from amparo.foundation.policy import (
    AREAS,
    Action,
    Actor,
    Compartment,
    Decision,
    Facts,
    Release,
    Role,
    Tier,
    decide,
    may,
    visible,
)
from tests.foundation.policy.people import (
    AGENCY_A,
    AGENCY_B,
    ALMA,
    BRUNO,
    CHIDI,
    DINA,
    ELSEWHERE,
    EYOB,
    FARAH,
    HELD,
    MATE,
    NORTH,
    OFFICER,
    SARA,
    SEALED,
    SOUTH,
    opens,
)


def test_the_owner_reads_and_writes_everything_but_areas_she_is_not_trained_for() -> None:
    assert opens(ALMA, SARA) == HELD
    assert opens(ALMA, SARA, Action.WRITE) == HELD | {Compartment.MATCH, Compartment.CONFERENCE}
    trained = replace(ALMA, qualifications=frozenset({"cp"}))
    assert opens(trained, SARA, Action.WRITE) == HELD | {Compartment.CP, Compartment.MATCH, Compartment.CONFERENCE}
    assert decide(trained, Action.READ, SARA, Compartment.GBV).reason == "not_qualified"


def test_who_lapsed_in_an_area_reads_there_what_she_carried_before_and_nothing_new() -> None:
    lapsed = replace(ALMA, lapsed=frozenset({"cp"}))
    carried = replace(SARA, carriers=frozenset({ALMA.id}))
    assert decide(lapsed, Action.WRITE, carried, Compartment.CP).allowed
    assert not decide(lapsed, Action.READ, carried, Compartment.GBV).allowed
    assert not decide(lapsed, Action.READ, SARA, Compartment.CP).allowed
    handed_on = replace(carried, owner=MATE.id)
    assert not decide(lapsed, Action.READ, handed_on, Compartment.CP).allowed
    assert not decide(ALMA, Action.READ, carried, Compartment.CP).allowed, "who never was qualified carries nothing"


def test_an_owner_who_moved_to_another_agency_loses_the_case() -> None:
    moved = replace(ALMA, agency=AGENCY_B)
    assert opens(moved, SARA) == set()
    assert decide(moved, Action.READ, SARA, Compartment.INDEX).reason == "other_agency"


def test_an_owner_who_changed_team_keeps_her_case_until_it_is_reassigned() -> None:
    assert opens(replace(ALMA, teams=frozenset({SOUTH})), SARA) == HELD


def test_the_supervisor_reads_and_adds_a_review_but_does_not_write() -> None:
    assert opens(BRUNO, SARA) == HELD - {Compartment.PACKET}
    assert opens(BRUNO, SARA, Action.WRITE) == set()
    assert opens(BRUNO, SARA, Action.ADD_REVIEW) == {Compartment.NOTES}


def test_nobody_approves_what_they_wrote_or_what_nobody_signed() -> None:
    assert decide(BRUNO, Action.APPROVE, SARA, Compartment.INDEX) == Decision(True, "team_supervisor")
    for author in (BRUNO.id, None):
        own = replace(SARA, author=author)
        assert decide(BRUNO, Action.APPROVE, own, Compartment.INDEX) == Decision(False, "author_cannot_approve")
    assert not decide(ALMA, Action.APPROVE, replace(SARA, author=BRUNO.id), Compartment.INDEX).allowed


def test_a_team_mate_finds_the_person_and_reads_no_story() -> None:
    assert opens(MATE, SARA) == {Compartment.INDEX, Compartment.IDENTITY}
    assert decide(MATE, Action.READ, SARA, Compartment.STORY).reason == "same_team_identity_only"


def test_another_team_of_the_agency_only_learns_whom_to_ask() -> None:
    assert opens(ELSEWHERE, SARA) == set()
    assert opens(ELSEWHERE, SARA, Action.MATCH_HINT) == {Compartment.IDENTITY}
    assert opens(ELSEWHERE, SEALED, Action.MATCH_HINT) == set()


@pytest.mark.parametrize("facts", [SARA, SEALED])
@pytest.mark.parametrize("actor", [CHIDI, EYOB, FARAH], ids=["Chidi", "Eyob", "Farah"])
def test_another_agency_a_provider_and_an_administrator_can_do_nothing_to_a_case(actor: Actor, facts: Facts) -> None:
    for action in Action:
        assert opens(actor, facts, action) == set()
    assert may(FARAH, Action.MANAGE_ACCOUNTS).allowed


def test_the_information_officer_counts_and_never_reads() -> None:
    assert opens(DINA, SARA) == set()
    assert opens(DINA, SARA, Action.AGGREGATE) == {Compartment.FACETS}
    assert opens(DINA, replace(SARA, statistics=False), Action.AGGREGATE) == set()


def test_a_provider_reads_the_packet_and_nothing_else() -> None:
    referred = replace(SARA, packet_recipients=frozenset({EYOB.id}))
    assert opens(EYOB, referred) == opens(EYOB, referred, Action.WRITE) == {Compartment.PACKET}


def test_who_is_asked_under_seal_reads_the_question_and_nothing_else_and_nobody_asks_about_a_restricted_person() -> (
    None
):
    asked = replace(SARA, asked=frozenset({ELSEWHERE.id, CHIDI.id, DINA.id}))
    assert opens(ELSEWHERE, asked) == {Compartment.MATCH}
    assert opens(ELSEWHERE, SARA) == opens(CHIDI, asked) == opens(DINA, asked) == set()
    assert not decide(ALMA, Action.WRITE, SEALED, Compartment.MATCH).allowed


@pytest.mark.parametrize("actor", [BRUNO, MATE, ELSEWHERE, CHIDI, DINA, EYOB, FARAH, OFFICER], ids=lambda a: a.role)
def test_a_restricted_case_does_not_exist_for_those_not_named_on_it(actor: Actor) -> None:
    everything = replace(actor, qualifications=frozenset(AREAS))
    favours = {
        "break_glass": frozenset({actor.id}),
        "packet_recipients": frozenset({actor.id}),
        "asked": frozenset({actor.id}),
        "givers": frozenset({actor.id}),
        "releases": frozenset(Release(actor.id, part) for part in Compartment),
    }
    for action in Action:
        assert opens(everything, replace(SEALED, **favours), action) == set()


def test_a_supervisor_named_on_a_restricted_case_supervises_it() -> None:
    named = replace(SEALED, named_supervisors=frozenset({BRUNO.id}))
    assert opens(BRUNO, named) == HELD - {Compartment.PACKET}
    assert decide(BRUNO, Action.APPROVE, named, Compartment.INDEX).reason == "named_supervisor"
    assert decide(BRUNO, Action.READ, SEALED, Compartment.INDEX).reason == "restricted_not_named"


def test_a_conflict_of_interest_shuts_out_even_the_owner() -> None:
    barred = replace(SARA, conflicts=frozenset({ALMA.id}))
    assert decide(ALMA, Action.READ, barred, Compartment.INDEX) == Decision(False, "blocked_conflict_of_interest")
    complained = replace(SARA, complained_of=frozenset({BRUNO.id}))
    assert decide(BRUNO, Action.READ, complained, Compartment.INDEX).reason == "blocked_complained_of"


def test_breaking_the_glass_opens_identity_and_story_and_never_an_area() -> None:
    asks = replace(ELSEWHERE, qualifications=frozenset(AREAS))
    opened = {Compartment.INDEX, Compartment.IDENTITY, Compartment.STORY}
    assert opens(asks, SARA, Action.BREAK_GLASS) == opened
    assert opens(asks, replace(SARA, break_glass=frozenset({asks.id}))) == opened
    assert opens(asks, SARA) == set()


def test_one_person_with_two_roles_holds_one_at_a_time() -> None:
    assert opens(replace(ALMA, role=Role.ADMINISTRATOR), SARA) == set()
    assert not may(ALMA, Action.MANAGE_ACCOUNTS).allowed


def test_nobody_deletes() -> None:
    assert not any(visible(actor, Action.DELETE, part) for actor in (ALMA, BRUNO, FARAH) for part in Compartment)


def test_not_there_and_not_yours_are_told_alike() -> None:
    absent = decide(CHIDI, Action.READ, None, Compartment.IDENTITY)
    assert absent == Decision(False, "not_there")
    refused = [
        decide(actor, Action.READ, facts, Compartment.STORY) for actor in (CHIDI, MATE) for facts in (SARA, SEALED)
    ]
    assert {answer.public_reason for answer in (absent, *refused)} == {"not_available"}
    assert len({answer.reason for answer in refused}) > 1


def test_a_decision_looks_at_ids_and_not_at_the_objects_that_hold_them() -> None:
    again = Actor(UUID(int=1), Role.CASE_WORKER, UUID(int=10), frozenset({UUID(int=12)}))
    assert opens(again, SARA) == opens(ALMA, SARA) == HELD


def test_facts_that_nobody_told_open_nothing() -> None:
    bare = Facts(record=UUID(int=100), agency=AGENCY_A, team=NORTH, tier=Tier.STANDARD)
    assert not decide(DINA, Action.AGGREGATE, bare, Compartment.FACETS).allowed
    assert opens(ELSEWHERE, bare) == opens(EYOB, bare) == opens(CHIDI, bare) == set()
    with pytest.raises(AttributeError):
        bare.statistics = True  # type: ignore[misc]
    with pytest.raises(AttributeError):
        ALMA.role = Role.SUPERVISOR  # type: ignore[misc]


def test_where_two_things_are_missing_neither_is_given_as_the_reason() -> None:
    agreed = replace(SARA, shareable=frozenset({Compartment.CP}))
    trained = replace(ALMA, qualifications=frozenset({"cp"}))
    asked = Action.SHARE, Compartment.CP
    assert decide(trained, asked[0], agreed, asked[1]).reason == "owner"
    assert decide(ALMA, asked[0], agreed, asked[1]).reason == "not_qualified"
    assert decide(trained, asked[0], SARA, asked[1]).reason == "no_consent_to_share"
    assert decide(ALMA, asked[0], SARA, asked[1]).reason == "no_rule"
