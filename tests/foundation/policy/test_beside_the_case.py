"""What the law means beside the case: communities, places, figures and analyses, reports, requests about data, sharing."""

from dataclasses import replace
from uuid import UUID

from amparo.foundation.policy import (
    AREAS,
    Action,
    Actor,
    Compartment,
    Facts,
    Role,
    Tier,
    decide,
    may,
)
from tests.foundation.policy.people import (
    AGENCY_A,
    ALMA,
    BRUNO,
    CHIDI,
    DINA,
    ELSEWHERE,
    EYOB,
    FARAH,
    MATE,
    NORTH,
    OFFICER,
    SARA,
    SEALED,
    SOUTH,
    opens,
)


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
