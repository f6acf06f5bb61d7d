"""Who is responsible, who covers and who is kept away: what follows people when a case changes hands."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any
from uuid import UUID

import pytest

from amparo.casework.cases import actions, queries
from amparo.casework.cases.actions import transfer
from amparo.casework.cases.models import Case, CaseStatus, EntryKind
from amparo.casework.consent import actions as consent
from amparo.casework.people import queries as people
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.trust.accounts import actions as accounts
from amparo.trust.accounts.kinds import InvolvementKind
from tests.casework.cases.test_story import approve, fill
from tests.cast import Cast, register_sara

SAID = {"reason": "She moves to the port.", "summary": "15, alone with her uncle."}


@pytest.fixture
def sara(cast: Cast) -> UUID:
    """Sara's case, just opened by Alma."""
    return actions.open_case(by=cast.alma, person=register_sara(cast))


def refused(action: Callable[[], object]) -> str:
    """Return the code with which an action is refused."""
    with pytest.raises(Refusal) as found:
        action()
    return found.value.code


def task(cast: Cast, case: UUID) -> UUID:
    """As Alma, write a task that is due today."""
    said = {"text": "Call the clinic"}
    return actions.write_entry(by=cast.alma, case=case, kind=EntryKind.TASK, fields=said, due_on=clock.today())


def close(case: UUID) -> None:
    """Put the case where an approved closure leaves it."""
    Case.rows.filter(pk=case).update(status=CaseStatus.CLOSED, closed_at=clock.now(), step="closed")


def test_who_covers_an_absence_sees_the_case_and_its_tasks_today(cast: Cast, sara: UUID) -> None:
    task(cast, sara)
    assert queries.today(cast.amir) == queries.Today()
    until = clock.today() + timedelta(days=3)
    actions.cover(by=cast.bruno, case=sara, worker=cast.users["amir"].pk, until=until)
    today = queries.today(cast.amir)
    assert [due.case.id for due in today.due] == [sara]
    assert [due.entry.fields["text"] for due in today.tasks] == ["Call the clinic"]
    assert [row.id for row in queries.case_list(cast.amir).rows] == [sara]
    with clock.fixed(clock.now() + timedelta(days=4)):
        assert queries.today(cast.amir) == queries.Today()


def test_open_tasks_and_returned_forms_go_to_the_new_worker(cast: Cast, sara: UUID) -> None:
    task(cast, sara)
    fill(cast, sara, "first_contact")
    fill(cast, sara, "screening")
    assessment = fill(cast, sara, "assessment")
    actions.decide(by=cast.bruno, entry=assessment, approve=False, comment="Ask about her schooling.")
    actions.block_for_conflict(by=cast.alma, case=sara, worker=cast.users["alma"].pk)
    actions.reassign(by=cast.bruno, case=sara, to=cast.users["amir"].pk)
    today = queries.today(cast.amir)
    assert len(today.tasks) == 1
    assert [due.entry.id for due in today.returned] == [assessment]
    assert queries.today(cast.alma) == queries.Today()


def test_tasks_of_a_closed_case_ask_for_nobody(cast: Cast, sara: UUID) -> None:
    task(cast, sara)
    close(sara)
    assert queries.today(cast.alma).tasks == []


def test_a_colleague_who_opens_the_case_becomes_responsible_for_the_person(cast: Cast) -> None:
    person = register_sara(cast)
    assert not people.person(cast.amir, person).may_write
    actions.open_case(by=cast.amir, person=person)
    assert people.person(cast.amir, person).may_write


def test_a_person_has_one_open_case_and_an_old_one_is_not_reopened_beside_it(cast: Cast, sara: UUID) -> None:
    person = Case.rows.get(pk=sara).person_id
    close(sara)
    actions.open_case(by=cast.alma, person=person)
    assert refused(lambda: actions.reopen_case(by=cast.bruno, case=sara, reason="back")) == "cases.already_open"


def test_a_restriction_covers_every_case_of_the_person(cast: Cast, sara: UUID) -> None:
    person = Case.rows.get(pk=sara).person_id
    close(sara)
    second = actions.open_case(by=cast.alma, person=person)
    actions.restrict(by=cast.alma, case=second)
    for case in (sara, second):
        assert refused(partial(queries.reachable, cast.amir, case)) == "record.not_there"
        assert queries.case(cast.bruno, case).story_open


def test_a_new_case_of_a_restricted_person_has_a_supervisor(cast: Cast, sara: UUID) -> None:
    actions.restrict(by=cast.alma, case=sara)
    person = Case.rows.get(pk=sara).person_id
    close(sara)
    second = actions.open_case(by=cast.alma, person=person)
    assert queries.case(cast.bruno, second).story_open
    assert refused(lambda: queries.reachable(cast.amir, second)) == "record.not_there"


def test_an_accepted_transfer_ends_the_parts_of_the_team_that_gave_it(cast: Cast, sara: UUID) -> None:
    until = clock.today() + timedelta(days=30)
    actions.add_to_case(by=cast.bruno, case=sara, worker=cast.users["amir"].pk)
    actions.cover(by=cast.bruno, case=sara, worker=cast.users["amir"].pk, until=until)
    actions.restrict(by=cast.alma, case=sara)
    task(cast, sara)
    offer = actions.offer_transfer(by=cast.alma, case=sara, to_team=cast.south.pk, **SAID)
    actions.accept_transfer(by=cast.samuel, transfer=offer, owner=cast.users["selma"].pk)
    for who in ("alma", "amir", "bruno"):
        assert refused(partial(queries.reachable, cast.access(who), sara)) == "record.not_there"
    assert queries.case(cast.samuel, sara).story_open
    assert queries.case(cast.selma, sara).story_open
    assert len(queries.today(cast.selma).tasks) == 1


def test_who_is_kept_away_from_a_case_neither_reads_its_offer_nor_receives_it(cast: Cast, sara: UUID) -> None:
    actions.block_for_conflict(by=cast.bruno, case=sara, worker=cast.users["selma"].pk)
    offer = actions.offer_transfer(by=cast.alma, case=sara, to_team=cast.south.pk, **SAID)
    taking: dict[str, Any] = {"by": cast.samuel, "transfer": offer}
    assert refused(lambda: actions.accept_transfer(**taking, owner=cast.users["selma"].pk)) == "cases.worker_unknown"
    actions.block_for_conflict(by=cast.bruno, case=sara, worker=cast.users["samuel"].pk)
    assert refused(lambda: queries.transfer(cast.samuel, offer)) == "record.not_there"
    owner = cast.users["samuel"].pk
    assert refused(lambda: actions.accept_transfer(**taking, owner=owner)) == "record.not_there"


def test_a_case_that_was_closed_meanwhile_is_not_taken_over(cast: Cast, sara: UUID) -> None:
    offer = actions.offer_transfer(by=cast.alma, case=sara, to_team=cast.south.pk, **SAID)
    close(sara)
    taking: dict[str, Any] = {"by": cast.samuel, "transfer": offer, "owner": cast.users["selma"].pk}
    assert refused(lambda: actions.accept_transfer(**taking)) == "cases.closed"


def test_withdrawing_consent_takes_an_offer_to_another_agency_back_at_once(cast: Cast, sara: UUID) -> None:
    fields = {
        "purpose": "transfer",
        "recipient_kind": "named_agency",
        "recipient": "Horizon Aid",
        "data_groups": sorted(transfer.WHOLE),
        "how_explained": "spoken_interpreter",
        "given_by": "self",
        "child_assents": "yes",
    }
    person = Case.rows.get(pk=sara).person_id
    agreed = consent.record(by=cast.alma, person=person, fields=fields, given=True)
    offer = actions.offer_transfer(by=cast.alma, case=sara, to_team=cast.other.pk, **SAID)
    assert queries.transfer(cast.carla, offer).packet["summary"] == SAID["summary"]
    consent.withdraw(by=cast.alma, consent=agreed, how="She does not want to go.")
    assert queries.offers(cast.carla) == []
    assert refused(lambda: queries.transfer(cast.carla, offer)) == "record.not_there"
    owner = cast.users["chidi"].pk
    taking: dict[str, Any] = {"by": cast.carla, "transfer": offer, "owner": owner}
    assert refused(lambda: actions.accept_transfer(**taking)) == "record.not_there"


def test_who_read_the_packet_of_an_offer_is_told_to_the_owner(cast: Cast, sara: UUID) -> None:
    offer = actions.offer_transfer(by=cast.alma, case=sara, to_team=cast.south.pk, **SAID)
    queries.transfer(cast.samuel, offer)
    assert ("Samuel", "transfer.opened") in {(line.who, line.act) for line in queries.seen_by(cast.alma, sara)}


def test_who_wrote_any_part_of_a_form_does_not_approve_it(cast: Cast, sara: UUID) -> None:
    actions.add_to_case(by=cast.bruno, case=sara, worker=cast.users["bruno"].pk)
    fill(cast, sara, "first_contact")
    fill(cast, sara, "screening")
    assessment = fill(cast, sara, "assessment")
    path, value = next(iter(queries.entry(cast.bruno, assessment).answers.items()))
    actions.save_answers(by=cast.bruno, entry=assessment, answers={path: value}, based_on=2)
    actions.complete_form(by=cast.alma, entry=assessment)
    assert refused(lambda: approve(cast, assessment)) == "record.not_there"


def test_only_supervisor_owner_and_oneself_declare_a_conflict(cast: Cast, sara: UUID) -> None:
    alma, amir = cast.users["alma"].pk, cast.users["amir"].pk
    actions.add_to_case(by=cast.bruno, case=sara, worker=amir)
    assert refused(lambda: actions.block_for_conflict(by=cast.amir, case=sara, worker=alma)) == "record.not_there"
    actions.block_for_conflict(by=cast.amir, case=sara, worker=amir)
    assert refused(lambda: queries.reachable(cast.amir, sara)) == "record.not_there"


def test_the_case_team_takes_nobody_who_is_complained_of(cast: Cast, sara: UUID) -> None:
    amir, bruno = cast.users["amir"].pk, cast.users["bruno"].pk
    accounts.involve(amir, sara, InvolvementKind.COMPLAINED_OF, bruno, None)
    assert refused(lambda: actions.add_to_case(by=cast.bruno, case=sara, worker=amir)) == "cases.worker_unknown"


def test_the_supervisor_lifts_a_conflict_declared_by_mistake_and_the_reason_stays(cast: Cast, sara: UUID) -> None:
    amir = cast.users["amir"].pk
    actions.block_for_conflict(by=cast.bruno, case=sara, worker=amir)
    assert refused(partial(queries.case, cast.amir, sara)) == "record.not_there"
    lift = partial(actions.lift_conflict, case=sara, worker=amir)
    for who in ("alma", "amir", "samuel", "carla"):
        assert refused(partial(lift, by=cast.access(who), reason="Another Amir.")) == "record.not_there"
    assert refused(partial(lift, by=cast.bruno, reason=" ")) == "cases.comment_missing"
    lift(by=cast.bruno, reason="It was another Amir.")
    assert queries.case(cast.amir, sara).person.name
    words = [each.fields["text"] for each in queries.entries(cast.alma, sara) if each.row.kind == EntryKind.SUPERVISION]
    assert words == ["It was another Amir."]
    assert refused(partial(lift, by=cast.bruno, reason="Once more.")) == "record.not_there"


def test_a_blocked_supervisor_cannot_lift_the_block(cast: Cast, sara: UUID) -> None:
    bruno = cast.users["bruno"].pk
    actions.block_for_conflict(by=cast.bruno, case=sara, worker=bruno)
    lift = partial(actions.lift_conflict, by=cast.bruno, case=sara, worker=bruno, reason="It was a mistake.")
    assert refused(lift) == "record.not_there"


def test_lifting_a_conflict_leaves_a_complaint_standing(cast: Cast, sara: UUID) -> None:
    amir = cast.users["amir"].pk
    actions.block_for_conflict(by=cast.bruno, case=sara, worker=amir)
    accounts.involve(amir, sara, InvolvementKind.COMPLAINED_OF, cast.users["bruno"].pk, None)
    actions.lift_conflict(by=cast.bruno, case=sara, worker=amir, reason="It was another Amir.")
    assert refused(partial(queries.case, cast.amir, sara)) == "record.not_there"
