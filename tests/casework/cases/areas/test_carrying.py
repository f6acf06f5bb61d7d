"""A case carries an area: entered by who is qualified, unknown to everybody else, with its own forms, clocks and gates."""

from datetime import timedelta
from uuid import UUID

import pytest

from amparo.casework.cases import actions, queries
from amparo.casework.cases.areas import carried, views
from amparo.casework.cases.models import Case, EntryKind, EntryStatus
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Tier
from amparo.trust.audit.models import Leaf
from amparo.trust.history.models import Version
from amparo.trust.vault.models import Grant
from tests.casework.cases.areas.carrying import begun, entered, entry_row, filled, up_to_review
from tests.casework.cases.test_story import approve, fill
from tests.cast import Cast
from tests.content.sixth import NAME


def names(cast: Cast, who: str, case: UUID) -> list[str]:
    """Return the areas that somebody sees on a case."""
    return [each.area.name for each in views.areas(cast.access(who), queries.case(cast.access(who), case)).carried]


def test_only_who_is_qualified_lets_a_case_enter_an_area(areas: Cast) -> None:
    case = begun(areas)
    for who in ("alma", "bruno", "tomas", "selma", "nadia"):
        with pytest.raises(Refusal, match=r"record\.not_there"):
            actions.enter_area(by=areas.access(who), case=case, area=NAME)
    actions.enter_area(by=areas.greta, case=case, area=NAME)
    assert names(areas, "greta", case) == [NAME]


def test_an_area_that_is_not_there_answers_like_one_that_is_not_yours(areas: Cast) -> None:
    with pytest.raises(Refusal, match=r"record\.not_there"):
        actions.enter_area(by=areas.greta, case=begun(areas), area="no_such_area")


def test_an_area_that_says_so_restricts_the_case(areas: Cast) -> None:
    case = entered(areas)
    assert Case.rows.get(pk=case).tier == Tier.RESTRICTED.value
    assert names(areas, "greta", case) == names(areas, "nadia", case) == [NAME]


def test_nobody_else_on_the_case_learns_that_it_carries_the_area(areas: Cast) -> None:
    case = entered(areas)
    filled(areas, case, "legal_intake")
    for who in ("alma", "bruno", "tomas"):
        assert names(areas, who, case) == []
        assert queries.entries(areas.access(who), case, [EntryKind.FORM, EntryKind.TASK]) == []
        assert not queries.today(areas.access(who)).tasks
    with pytest.raises(Refusal, match=r"record\.not_there"):
        queries.entry(areas.tomas, filled(areas, case, "legal_advice"))


def test_nothing_on_the_disk_names_the_area(areas: Cast) -> None:
    case = entered(areas)
    filled(areas, case, "legal_intake")
    said = {row.compartment for row in Version.objects.filter(holder=case)}
    said |= {leaf.compartment for leaf in Leaf.objects.filter(holder=case)} | {
        g.compartment for g in Grant.objects.all()
    }
    assert {word for word in said if word in {"gbv", "ct", "cp", "rr"} or NAME in word} == set()
    acts = {leaf.act for leaf in Leaf.objects.filter(holder=case)}
    assert not [act for act in acts if "area" in act]
    assert {row.kind for row in Version.objects.filter(holder=case)} <= {"cases.case", "cases.form", "cases.task"}


def test_what_general_forms_asked_is_taken_over_and_can_be_corrected(areas: Cast) -> None:
    case = begun(areas)
    fill(areas, case, "first_contact", talk_language="ara")
    fill(areas, case, "screening", talk_language="fra")
    actions.enter_area(by=areas.greta, case=case, area=NAME)
    entry = actions.begin_area_form(by=areas.greta, case=case, area=NAME, form="legal_intake")
    seen = queries.entry(areas.greta, entry)
    assert seen.answers == {"matter/talk_language": "fra"}
    assert seen.fields["taken:matter/talk_language"]["form"] == "screening/screening"
    actions.save_answers(by=areas.greta, entry=entry, answers={"matter/talk_language": "ara"}, based_on=1)
    assert queries.entry(areas.greta, entry).answers == {"matter/talk_language": "ara"}


def test_forms_open_in_their_order_and_one_that_needs_it_waits_for_a_supervisor_who_may_read_it(areas: Cast) -> None:
    case = entered(areas)
    with pytest.raises(Refusal, match=r"cases\.step_not_open"):
        actions.begin_area_form(by=areas.greta, case=case, area=NAME, form="representation")
    filled(areas, case, "legal_intake", lawyer_wanted="yes")
    entry = filled(areas, case, "representation")
    assert entry_row(entry).status == EntryStatus.WAITING
    with pytest.raises(Refusal, match=r"record\.not_there"):
        actions.decide(by=areas.bruno, entry=entry, approve=True, comment="")
    assert [each.entry.id for each in queries.today(areas.nadia).waiting] == [entry]
    assert queries.today(areas.bruno).waiting == []
    actions.decide(by=areas.nadia, entry=entry, approve=True, comment="Well seen.")
    assert entry_row(entry).status == EntryStatus.APPROVED
    words = [each.fields["text"] for each in queries.entries(areas.greta, case, [EntryKind.SUPERVISION])]
    assert words == ["Well seen."]
    assert queries.entries(areas.alma, case, [EntryKind.SUPERVISION]) == []


def test_a_form_that_is_not_needed_cannot_be_begun(areas: Cast) -> None:
    case = entered(areas)
    filled(areas, case, "legal_intake", lawyer_wanted="no")
    with pytest.raises(Refusal, match=r"cases\.step_not_open"):
        actions.begin_area_form(by=areas.greta, case=case, area=NAME, form="representation")


def test_its_clocks_are_tasks_whose_words_are_sealed_with_it(areas: Cast) -> None:
    case = entered(areas)
    (due,) = queries.today(areas.greta).tasks
    assert (due.entry.fields["form"], due.entry.row.step) == ("legal_intake", "")
    assert due.entry.row.due_on == (clock.now() + timedelta(hours=24)).date()
    with pytest.raises(Refusal, match=r"cases\.clock_of_form"):
        actions.finish_task(by=areas.greta, entry=due.entry.id, outcome="Done")
    filled(areas, case, "legal_intake")
    assert entry_row(due.entry.id).status == EntryStatus.DONE
    later = [each for each in queries.entries(areas.greta, case, [EntryKind.TASK]) if each.row.status == "to_do"]
    assert [each.fields["form"] for each in later] == ["legal_advice"]


def test_a_case_is_not_closed_while_a_gate_is_shut_or_unknown(areas: Cast) -> None:
    case = entered(areas)
    up_to_review(areas, case)
    for who, code in (("alma", r"cases\.act_blocked_unseen"), ("greta", r"cases\.act_blocked$")):
        entry = actions.start_form(by=areas.alma, case=case, step="closure")
        with pytest.raises(Refusal, match=code):
            _closed(areas, who, entry)
    filled(areas, case, "legal_intake", hearing_set="no")
    fill(areas, case, "closure", closure_reason="goals_met")


def _closed(cast: Cast, who: str, entry: UUID) -> None:
    from amparo.casework.cases import pathway
    from tests.casework.cases.answering import complete_answers

    by = cast.access(who)
    answers = complete_answers(pathway.form_of("closure"), {"closure_reason": "goals_met"})
    actions.save_answers(by=by, entry=entry, answers=dict(answers), based_on=queries.entry(by, entry).content.number)
    actions.complete_form(by=by, entry=entry)


def test_a_closure_that_waits_is_not_approved_once_a_gate_has_shut(areas: Cast) -> None:
    case = entered(areas)
    up_to_review(areas, case)
    filled(areas, case, "legal_intake", hearing_set="no")
    closure = fill(areas, case, "closure", closure_reason="goals_met")
    intake = views.areas(areas.greta, queries.case(areas.greta, case)).carried[0].complete["legal_intake"].entry.pk
    seen = queries.entry(areas.greta, intake).content.number
    actions.save_answers(by=areas.greta, entry=intake, answers={"matter/hearing_set": "yes"}, based_on=seen)
    with pytest.raises(Refusal, match=r"cases\.act_blocked_unseen"):
        approve(areas, closure)
    assert Case.rows.get(pk=case).status == "open"


def test_what_somebody_else_changes_in_general_forms_blocks_until_a_specialist_looks_again(areas: Cast) -> None:
    case = entered(areas)
    up_to_review(areas, case)
    filled(areas, case, "legal_intake", hearing_set="no")
    row = next(each for each in queries.entries(areas.alma, case, [EntryKind.FORM], "screening"))
    number = row.content.number
    actions.save_answers(by=areas.alma, entry=row.id, answers={"going_back/fear_return": "yes"}, based_on=number)
    actions.complete_form(by=areas.alma, entry=row.id)
    entry = actions.start_form(by=areas.alma, case=case, step="closure")
    with pytest.raises(Refusal, match=r"cases\.act_blocked_unseen"):
        _closed(areas, "alma", entry)
    actions.look_again(by=areas.greta, case=case)
    actions.complete_form(by=areas.alma, entry=entry)


def test_a_form_that_does_an_act_is_not_begun_while_the_act_is_blocked(areas: Cast) -> None:
    case = entered(areas)
    filled(areas, case, "legal_intake", appeal_pending="yes")
    filled(areas, case, "legal_advice", advice_understood="no")
    with pytest.raises(Refusal, match=r"cases\.act_blocked$"):
        actions.begin_area_form(by=areas.greta, case=case, area=NAME, form="travel_papers")
    filled(areas, case, "legal_advice", advice_understood="yes")
    filled(areas, case, "travel_papers")


def test_a_transfer_is_blocked_like_closing(areas: Cast) -> None:
    case = entered(areas)
    with pytest.raises(Refusal, match=r"cases\.act_blocked_unseen"):
        actions.offer_transfer(by=areas.alma, case=case, to_team=areas.south.pk, reason="Moves", summary="Sara moves.")
    filled(areas, case, "legal_intake", lawyer_wanted="yes", lawyer_told="yes")
    actions.offer_transfer(by=areas.alma, case=case, to_team=areas.south.pk, reason="Moves", summary="Sara moves.")


def test_leaving_an_area_opens_its_gates_ends_its_clocks_and_keeps_its_forms(areas: Cast) -> None:
    case = entered(areas)
    entry = filled(areas, case, "legal_intake", lawyer_wanted="yes", lawyer_told="no")
    with pytest.raises(Refusal, match=r"cases\.comment_missing"):
        actions.leave_area(by=areas.greta, case=case, area=NAME, reason=" ")
    actions.leave_area(by=areas.greta, case=case, area=NAME, reason="She does not wish it.")
    assert names(areas, "greta", case) == []
    assert queries.today(areas.greta).tasks == []
    assert queries.entry(areas.greta, entry).answers
    actions.offer_transfer(by=areas.alma, case=case, to_team=areas.south.pk, reason="Moves", summary="Sara moves.")
    actions.enter_area(by=areas.greta, case=case, area=NAME)
    assert names(areas, "greta", case) == [NAME]
    assert carried.record_of(case, NAME) == carried.record_of(case, NAME)


def test_an_area_is_offered_with_its_reason_when_general_answers_say_so(areas: Cast) -> None:
    case = begun(areas)
    fill(areas, case, "first_contact")
    fill(areas, case, "screening", agrees="yes", removal_risk="yes", removal_days="20")
    offered = views.areas(areas.greta, queries.case(areas.greta, case)).offered
    assert [(each.area.name, str(each.finding.result)) for each in offered] == [(NAME, "true")]
    assert views.areas(areas.alma, queries.case(areas.alma, case)).offered == ()


def test_who_is_no_longer_qualified_sees_nothing_of_the_area_any_more(areas: Cast) -> None:
    from amparo.trust.accounts.models import Qualification

    case = entered(areas)
    entry = filled(areas, case, "legal_intake")
    Qualification.objects.filter(user=areas.users["greta"]).update(until=clock.now())
    assert names(areas, "greta", case) == []
    with pytest.raises(Refusal, match=r"record\.not_there"):
        queries.entry(areas.greta, entry)
