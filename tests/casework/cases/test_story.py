"""The whole case of Sara, from first contact to closure, as Alma with Bruno's approvals: by the actions alone."""

from datetime import timedelta
from uuid import UUID

import pytest

from amparo.casework.cases import actions, pathway, queries
from amparo.casework.cases.models import Case, Deadline, Entry, EntryKind, EntryStatus
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from tests.casework.cases.answering import complete_answers
from tests.cast import Cast, register_sara


def fill(cast: Cast, case: UUID, step: str, **wanted: str) -> UUID:
    """As Alma, start the form of `step`, answer it whole and complete it; return the entry."""
    entry = actions.start_form(by=cast.alma, case=case, step=step)
    answers = complete_answers(pathway.form_of(step), wanted)
    actions.save_answers(by=cast.alma, entry=entry, answers=dict(answers), based_on=1)
    actions.complete_form(by=cast.alma, entry=entry)
    return entry


def approve(cast: Cast, entry: UUID, then: str = "") -> None:
    """As Bruno, approve a waiting form."""
    actions.decide(by=cast.bruno, entry=entry, approve=True, comment="Well seen.", then=then)


@pytest.fixture
def sara(cast: Cast) -> UUID:
    """Sara's case, just opened."""
    return actions.open_case(by=cast.alma, person=register_sara(cast))


def step_of(case: UUID) -> str:
    """Return where the case stands."""
    return str(Case.rows.get(pk=case).step)


def test_a_case_goes_from_first_contact_to_closure(cast: Cast, sara: UUID) -> None:
    fill(cast, sara, "first_contact")
    assert step_of(sara) == "screening"
    fill(cast, sara, "screening", danger_now="yes")
    assert step_of(sara) == "assessment"
    assert queries.case(cast.alma, sara).risk_level == "high"
    assessment = fill(cast, sara, "assessment")
    assert step_of(sara) == "assessment"
    approve(cast, assessment)
    assert step_of(sara) == "plan"
    plan = fill(cast, sara, "plan", plan_agreed="yes")
    approve(cast, plan)
    assert step_of(sara) == "delivery"
    assert Entry.rows.filter(case=sara, kind=EntryKind.TASK, status=EntryStatus.TO_DO).exists()
    actions.write_entry(by=cast.alma, case=sara, kind=EntryKind.NOTE, fields={"text": "Went to the clinic with her."})
    fill(cast, sara, "follow_up")
    review = fill(cast, sara, "review")
    approve(cast, review, then="closure")
    later = (clock.today() + timedelta(days=30)).isoformat()
    closure = fill(cast, sara, "closure", closure_reason="goals_met", contact_after_agreed="yes", check_date=later)
    approve(cast, closure)
    view = queries.case(cast.alma, sara)
    assert (view.row.status, view.row.step) == ("closed", "closed")
    assert [running.step for running in Deadline.objects.filter(case=sara, met_at=None)] == ["after_closure"]
    with clock.fixed(clock.now() + timedelta(days=29)):
        assert [due.case.id for due in queries.today(cast.alma).due] == [sara]
        actions.write_entry(by=cast.alma, case=sara, kind=EntryKind.NOTE, fields={"text": "She is well."})
    with pytest.raises(Refusal):
        actions.write_entry(by=cast.alma, case=sara, kind=EntryKind.NOTE, fields={"text": "late"})
    actions.reopen_case(by=cast.bruno, case=sara, reason="She came back.")
    assert step_of(sara) == "assessment"


def test_the_author_never_approves_and_nobody_outside_does(cast: Cast, sara: UUID) -> None:
    fill(cast, sara, "first_contact")
    fill(cast, sara, "screening")
    assessment = fill(cast, sara, "assessment")
    for who in ("alma", "amir", "selma", "samuel", "chidi", "carla", "dina", "farah", "eyob"):
        with pytest.raises(Refusal):
            actions.decide(by=cast.access(who), entry=assessment, approve=True, comment="")
    approve(cast, assessment)
    with pytest.raises(Refusal):
        approve(cast, assessment)


def test_a_returned_form_keeps_its_answers_and_can_be_completed_again(cast: Cast, sara: UUID) -> None:
    fill(cast, sara, "first_contact")
    fill(cast, sara, "screening")
    assessment = fill(cast, sara, "assessment")
    with pytest.raises(Refusal):
        actions.decide(by=cast.bruno, entry=assessment, approve=False, comment=" ")
    actions.decide(by=cast.bruno, entry=assessment, approve=False, comment="Ask about her schooling.")
    before = queries.entry(cast.alma, assessment).answers
    assert before
    assert actions.start_form(by=cast.alma, case=sara, step="assessment") == assessment
    actions.complete_form(by=cast.alma, entry=assessment)
    assert queries.entry(cast.alma, assessment).answers == before
    assert Entry.rows.get(pk=assessment).status == EntryStatus.WAITING


def test_an_incomplete_form_is_kept_and_not_completed(cast: Cast, sara: UUID) -> None:
    entry = actions.start_form(by=cast.alma, case=sara, step="first_contact")
    with pytest.raises(Refusal) as refused:
        actions.complete_form(by=cast.alma, entry=entry)
    assert refused.value.code == "cases.form_incomplete"
    assert Entry.rows.get(pk=entry).status == EntryStatus.DRAFT


def test_a_plan_without_the_persons_agreement_is_no_plan(cast: Cast, sara: UUID) -> None:
    fill(cast, sara, "first_contact")
    fill(cast, sara, "screening")
    approve(cast, fill(cast, sara, "assessment"))
    with pytest.raises(Refusal) as refused:
        fill(cast, sara, "plan", plan_agreed="not_yet")
    assert refused.value.code == "cases.not_agreed"


def test_no_step_is_jumped_over(cast: Cast, sara: UUID) -> None:
    for step in ("assessment", "plan", "follow_up", "review", "closure"):
        with pytest.raises(Refusal) as refused:
            actions.start_form(by=cast.alma, case=sara, step=step)
        assert refused.value.code == "cases.step_not_open"


def test_a_supervisor_may_set_another_risk_and_both_are_kept(cast: Cast, sara: UUID) -> None:
    fill(cast, sara, "first_contact")
    fill(cast, sara, "screening", danger_now="yes")
    with pytest.raises(Refusal):
        actions.override_risk(by=cast.alma, case=sara, level="medium", reason="calmer now")
    actions.override_risk(by=cast.bruno, case=sara, level="medium", reason="She is in the safe house since noon.")
    view = queries.case(cast.alma, sara)
    assert (view.risk_level, view.summary["risk_level"]) == ("medium", "high")


def test_clocks_follow_the_risk_from_dated_parameters(cast: Cast, sara: UUID) -> None:
    opened = Deadline.objects.get(case=sara, step="first_action")
    assert opened.due_at == clock.now() + timedelta(hours=24)
    fill(cast, sara, "first_contact")
    assert Deadline.objects.get(case=sara, step="first_action").met_at
    fill(cast, sara, "screening", danger_now="yes")
    assert Deadline.objects.get(case=sara, step="assessment").due_at == clock.now() + timedelta(hours=72)
    actions.override_risk(by=cast.bruno, case=sara, level="low", reason="safe")
    assert Deadline.objects.get(case=sara, step="assessment").due_at == clock.now() + timedelta(days=14)


def test_chidi_and_the_others_see_nothing_of_the_case(cast: Cast, sara: UUID) -> None:
    entry = fill(cast, sara, "first_contact")
    for who in ("chidi", "selma", "samuel", "dina", "farah", "eyob"):
        access = cast.access(who)
        assert queries.case_list(access, mine=False).rows == []
        for read in (
            lambda a: queries.case(a, sara),
            lambda a: queries.entry(a, entry),
            lambda a: queries.entries(a, sara),
            lambda a: queries.versions(a, entry),
            lambda a: queries.seen_by(a, sara),
        ):
            with pytest.raises(Refusal) as refused:
                read(access)
            assert refused.value.code == "record.not_there"


def test_a_colleague_of_the_team_sees_that_the_case_exists_and_not_the_story(cast: Cast, sara: UUID) -> None:
    fill(cast, sara, "first_contact")
    view = queries.case(cast.amir, sara)
    assert not view.story_open
    assert not view.summary
    assert queries.entries(cast.amir, sara) == []


def test_a_conflict_of_interest_closes_the_case_at_once(cast: Cast, sara: UUID) -> None:
    actions.block_for_conflict(by=cast.bruno, case=sara, worker=cast.users["alma"].pk)
    with pytest.raises(Refusal):
        queries.case(cast.alma, sara)
    with pytest.raises(Refusal):
        actions.reassign(by=cast.bruno, case=sara, to=cast.users["alma"].pk)
    actions.reassign(by=cast.bruno, case=sara, to=cast.users["amir"].pk)
    assert queries.case(cast.amir, sara).story_open


def test_a_restricted_case_exists_only_for_those_who_are_named(cast: Cast, sara: UUID) -> None:
    actions.restrict(by=cast.alma, case=sara)
    assert queries.case(cast.alma, sara).story_open
    assert queries.case(cast.bruno, sara).story_open
    with pytest.raises(Refusal):
        queries.case(cast.amir, sara)
    assert queries.case_list(cast.amir, mine=False).rows == []


def test_a_transfer_moves_responsibility_when_it_is_accepted(cast: Cast, sara: UUID) -> None:
    said = {"reason": "She moves to the port.", "summary": "15, alone with her uncle."}
    offer = actions.offer_transfer(by=cast.alma, case=sara, to_team=cast.south.pk, **said)
    assert queries.offers(cast.samuel)[0].packet["summary"] == said["summary"]
    for who in ("selma", "chidi", "bruno", "dina"):
        with pytest.raises(Refusal):
            queries.transfer(cast.access(who), offer)
    with pytest.raises(Refusal):
        queries.case(cast.samuel, sara)
    actions.accept_transfer(by=cast.samuel, transfer=offer, owner=cast.users["selma"].pk)
    assert queries.case(cast.selma, sara).story_open
    with pytest.raises(Refusal):
        queries.case(cast.alma, sara)


def test_a_case_leaves_the_agency_only_with_consent(cast: Cast, sara: UUID) -> None:
    with pytest.raises(Refusal) as refused:
        actions.offer_transfer(by=cast.alma, case=sara, to_team=cast.other.pk, reason="r", summary="s")
    assert refused.value.code == "cases.transfer_needs_consent"


def test_who_has_seen_the_file_is_told_to_the_owner(cast: Cast, sara: UUID) -> None:
    queries.case(cast.bruno, sara)
    with pytest.raises(Refusal):
        queries.case(cast.chidi, sara)
    said = {(line.who, line.act, line.outcome) for line in queries.seen_by(cast.alma, sara)}
    assert ("Bruno", "case.opened", "done") in said
