"""What the law means for people: the test cast before Sara's case, in both tiers."""

from dataclasses import replace
from uuid import UUID

import pytest

from amparo.foundation.policy import (
    AREAS,
    GENERAL,
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

AGENCY_A, AGENCY_B, NORTH, SOUTH, HARBOUR = (UUID(int=n) for n in range(10, 15))
ALMA = Actor(UUID(int=1), Role.CASE_WORKER, AGENCY_A, frozenset({NORTH}))
BRUNO = Actor(UUID(int=2), Role.SUPERVISOR, AGENCY_A, frozenset({NORTH}), frozenset({NORTH}))
CHIDI = Actor(UUID(int=3), Role.CASE_WORKER, AGENCY_B, frozenset({HARBOUR}))
DINA = Actor(UUID(int=4), Role.INFORMATION_OFFICER, AGENCY_A, frozenset({NORTH}))
EYOB = Actor(UUID(int=5), Role.SERVICE_PROVIDER, AGENCY_B)
FARAH = Actor(UUID(int=6), Role.ADMINISTRATOR, AGENCY_A, frozenset({NORTH}))
MATE = Actor(UUID(int=7), Role.CASE_WORKER, AGENCY_A, frozenset({NORTH}))
ELSEWHERE = Actor(UUID(int=8), Role.CASE_WORKER, AGENCY_A, frozenset({SOUTH}))
HELD = {*GENERAL, Compartment.RIGHTS, Compartment.PACKET}
OFFICER = Actor(UUID(int=9), Role.PROTECTION_DATA_OFFICER, AGENCY_A)
SARA = Facts(
    record=UUID(int=100),
    agency=AGENCY_A,
    team=NORTH,
    tier=Tier.STANDARD,
    owner=ALMA.id,
    author=ALMA.id,
    statistics=True,
)
SEALED = replace(SARA, tier=Tier.RESTRICTED)


OF_AN_AGENCY = {Compartment.COMMUNITY, Compartment.LEADERSHIP, Compartment.GAPS, Compartment.ANALYSIS}
OF_A_PLACE = {Compartment.MONITORING, Compartment.MONITORING_CLOSE}
OF_A_PERSON = [part for part in Compartment if part not in OF_AN_AGENCY | OF_A_PLACE]
"""What Sara's file can hold; what a community said is held by the community, what was seen in a place by itself."""


def opens(actor: Actor, facts: Facts, action: Action = Action.READ) -> set[Compartment]:
    return {part for part in OF_A_PERSON if decide(actor, action, facts, part).allowed}


def test_what_a_community_said_is_read_and_written_by_case_staff_of_its_agency_in_any_team() -> None:
    community = Facts(record=UUID(int=200), agency=AGENCY_A, team=SOUTH, tier=Tier.STANDARD)
    for action in (Action.READ, Action.WRITE, Action.CREATE):
        allowed = {
            actor.id
            for actor in (ALMA, BRUNO, MATE, ELSEWHERE, CHIDI, DINA, EYOB, FARAH, OFFICER)
            if decide(actor, action, community, Compartment.COMMUNITY).allowed
        }
        assert allowed == {ALMA.id, BRUNO.id, MATE.id, ELSEWHERE.id}
    away = replace(community, conflicts=frozenset({ALMA.id}))
    assert not decide(ALMA, Action.READ, away, Compartment.COMMUNITY).allowed
    assert not decide(ALMA, Action.READ, replace(community, tier=Tier.RESTRICTED), Compartment.COMMUNITY).allowed
    assert [may(actor, Action.COUNT_PARTICIPATION).allowed for actor in (ALMA, DINA, EYOB)] == [True, True, False]


def test_what_was_decided_because_of_figures_is_read_and_written_by_those_who_lead_and_count_in_the_agency() -> None:
    decision = Facts(record=UUID(int=300), agency=AGENCY_A, team=UUID(int=0), tier=Tier.STANDARD)
    everybody = (ALMA, BRUNO, MATE, ELSEWHERE, CHIDI, DINA, EYOB, FARAH, OFFICER)
    for action in (Action.READ, Action.WRITE, Action.CREATE):
        allowed = {one.id for one in everybody if decide(one, action, decision, Compartment.LEADERSHIP).allowed}
        assert allowed == {BRUNO.id, DINA.id}
    assert [may(actor, Action.KEEP_EVIDENCE).allowed for actor in (ALMA, BRUNO, DINA, EYOB, FARAH)] == [True] * 3 + [
        False
    ] * 2


def test_what_was_seen_in_a_place_is_shared_by_case_staff_and_what_leads_to_people_who_hide_is_not() -> None:
    seen = Facts(record=UUID(int=300), agency=AGENCY_A, team=NORTH, tier=Tier.STANDARD, owner=ALMA.id)
    own = replace(seen, owner=DINA.id)
    everybody = (ALMA, BRUNO, MATE, ELSEWHERE, CHIDI, DINA, EYOB, FARAH, OFFICER)

    def reads(facts: Facts, part: Compartment) -> set[UUID]:
        return {actor.id for actor in everybody if decide(actor, Action.READ, facts, part).allowed}

    assert reads(seen, Compartment.MONITORING) == {ALMA.id, BRUNO.id, MATE.id, ELSEWHERE.id}
    assert reads(own, Compartment.MONITORING) == {ALMA.id, BRUNO.id, MATE.id, ELSEWHERE.id, DINA.id}
    assert reads(seen, Compartment.MONITORING_CLOSE) == {ALMA.id, BRUNO.id}
    assert reads(replace(own, team=AGENCY_A), Compartment.MONITORING_CLOSE) == {DINA.id}
    assert [may(actor, Action.DECIDE_ALERTS).allowed for actor in (ALMA, BRUNO, DINA, EYOB)] == [
        False,
        True,
        True,
        False,
    ]


def test_an_analysis_is_worked_on_by_supervisors_and_information_officers_and_approved_by_another_supervisor() -> None:
    analysis = Facts(record=UUID(int=201), agency=AGENCY_A, team=SOUTH, tier=Tier.STANDARD, author=DINA.id)
    people = (ALMA, BRUNO, MATE, ELSEWHERE, CHIDI, DINA, EYOB, FARAH, OFFICER)
    for action, allowed in (
        (Action.READ, {BRUNO.id, DINA.id}),
        (Action.WRITE, {BRUNO.id, DINA.id}),
        (Action.CREATE, {BRUNO.id}),
        (Action.APPROVE, {BRUNO.id}),
    ):
        assert {one.id for one in people if decide(one, action, analysis, Compartment.ANALYSIS).allowed} == allowed
    own = replace(analysis, author=BRUNO.id)
    assert decide(BRUNO, Action.APPROVE, own, Compartment.ANALYSIS).reason == "author_cannot_approve"
    assert not decide(BRUNO, Action.READ, replace(analysis, tier=Tier.RESTRICTED), Compartment.ANALYSIS).allowed


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


def test_sharing_goes_as_far_as_the_consent() -> None:
    agreed = replace(SARA, shareable=frozenset({Compartment.IDENTITY, Compartment.CP}))
    assert opens(ALMA, agreed, Action.SHARE) == {Compartment.IDENTITY}
    assert decide(ALMA, Action.SHARE, agreed, Compartment.STORY).reason == "no_consent_to_share"
    assert opens(BRUNO, agreed, Action.SHARE) == set()


def test_a_focal_point_reads_a_sensitive_report_unless_it_is_about_them() -> None:
    point = Actor(UUID(int=20), Role.FOCAL_POINT, AGENCY_A)
    report = replace(SEALED, owner=None, focal_points=frozenset({point.id}))
    assert opens(point, report) == {Compartment.INDEX, Compartment.FEEDBACK}
    assert opens(point, replace(report, complained_of=frozenset({point.id}))) == set()
    assert Compartment.FEEDBACK not in opens(replace(ALMA, qualifications=frozenset(AREAS)), SARA)


def test_a_report_that_is_not_sensitive_is_answered_by_the_supervisors_named_on_it_too() -> None:
    named = frozenset({BRUNO.id})
    assert opens(BRUNO, replace(SARA, focal_points=named), Action.WRITE) == {Compartment.FEEDBACK}
    assert opens(BRUNO, replace(SEALED, owner=None, focal_points=named), Action.WRITE) == set()
    assert opens(BRUNO, replace(SARA, focal_points=named, complained_of=named), Action.WRITE) == set()


def test_the_protection_data_officer_works_on_requests_and_approves_what_another_wrote() -> None:
    assert opens(OFFICER, SARA) == opens(OFFICER, SARA, Action.WRITE) == {Compartment.RIGHTS}
    assert opens(OFFICER, SARA, Action.APPROVE) == {Compartment.RIGHTS}
    assert not decide(OFFICER, Action.APPROVE, replace(SARA, author=OFFICER.id), Compartment.RIGHTS).allowed
    assert opens(replace(OFFICER, agency=CHIDI.agency), SARA) == opens(OFFICER, SEALED) == set()


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
