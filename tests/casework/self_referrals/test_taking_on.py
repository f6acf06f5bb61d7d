"""What becomes of a self-referral: a case with the consent given at the door and a referral; or a refusal that is counted."""

from uuid import UUID

import pytest

from amparo.casework.cases import queries as cases
from amparo.casework.consent import queries as consent
from amparo.casework.feedback import actions as reports
from amparo.casework.feedback import admission, queries, returning
from amparo.casework.feedback.kinds import EntryKind, State
from amparo.casework.feedback.models import Entry
from amparo.casework.people import actions as people
from amparo.casework.referrals import actions as referrals
from amparo.casework.referrals import rules
from amparo.casework.referrals.kinds import Kind
from amparo.casework.referrals.models import Gap, Referral, Tally
from amparo.casework.self_referrals import actions
from amparo.casework.self_referrals import queries as asks
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Action
from tests.casework.referrals.sending import CLINIC
from tests.casework.self_referrals.asking import NAME, handed
from tests.casework.self_referrals.test_asking import enter
from tests.cast import Cast, register_sara

TOLD = "Rosa will tell you when we come."


def grown_up(cast: Cast) -> UUID:
    """Register Mariam as Alma does."""
    fields = {"preferred_name": NAME, "name_given": "Mariam", "age_stated": "31", "sex": "female"}
    return people.register(by=cast.alma, fields=fields, team=cast.north.pk)


def test_it_becomes_a_case_and_the_consent_of_the_door_lets_the_referral_leave(cast: Cast) -> None:
    receipt, report = handed(cast)
    person = grown_up(cast)
    case = actions.take_on(by=cast.alma, report=report.pk, person=person, told=TOLD)
    assert cases.case(cast.alma, case).person.id == person
    assert consent.permitting(cast.alma, person, rules.use({"need_only"}, CLINIC))
    assert not consent.permitting(cast.alma, person, rules.use({"identity"}, CLINIC))
    assert asks.opened(cast.alma, report.pk)[1].case == case
    assert [one.said["done"] for one in returning.messages(enter(receipt))] == [TOLD]
    packet = referrals.Packet(
        addressee=cast.users["eyob"].pk, urgency="urgent", need="health_general", groups=("need_only",),
        words={"asked_for": "A first visit."}, by_themselves=True,
    )  # fmt: skip
    sent = referrals.send(by=cast.alma, case=case, service=report.service, packet=packet)
    assert Referral.rows.get(pk=sent).kind == Kind.SELF_REFERRAL
    referrals.revoke(by=cast.alma, referral=sent, reason="x")
    assert set(Tally.rows.values_list("what", flat=True)) >= {"asked", "asked_taken_on", "sent"}


def test_taking_it_on_twice_does_it_once(cast: Cast) -> None:
    _, report = handed(cast)
    person = grown_up(cast)
    case = actions.take_on(by=cast.alma, report=report.pk, person=person, told=TOLD)
    assert actions.take_on(by=cast.alma, report=report.pk, person=person, told=TOLD) == case
    assert len(consent.consents(cast.alma, person)) == 1
    assert Entry.rows.filter(kind=EntryKind.TAKEN_ON).count() == 1


def test_a_child_and_who_lets_nothing_be_told_are_asked_anew(cast: Cast) -> None:
    _, report = handed(cast)
    sara = register_sara(cast)
    actions.take_on(by=cast.alma, report=report.pk, person=sara, told=TOLD)
    assert consent.consents(cast.alma, sara) == []
    _, second = handed(cast, service=report.service, shares=False)
    mariam = grown_up(cast)
    actions.take_on(by=cast.alma, report=second.pk, person=mariam, told=TOLD)
    assert consent.consents(cast.alma, mariam) == []


def test_once_a_case_came_of_it_taking_it_back_is_told_to_its_people(cast: Cast) -> None:
    receipt, report = handed(cast)
    actions.take_on(by=cast.alma, report=report.pk, person=grown_up(cast), told=TOLD)
    returning.withdraw(enter(receipt), "I found help elsewhere.")
    admission.take_in()
    view = queries.report(cast.alma, report.pk)
    assert (view.row.state, view.entries[-1].said["words"]) == (State.CLOSED, "I found help elsewhere.")


@pytest.mark.parametrize(("reason", "counted"), [("capacity", True), ("safety", False)])
def test_a_refusal_is_told_with_its_reason_and_counted_where_it_says_something_of_services(
    cast: Cast, reason: str, counted: bool
) -> None:
    receipt, report = handed(cast)
    actions.decline(by=cast.alma, report=report.pk, reason=reason, told="No room; ask at the school.")
    assert [one.said["done"] for one in returning.messages(enter(receipt))] == ["No room; ask at the school."]
    assert returning.may_appeal(enter(receipt))
    assert list(Gap.rows.values_list("need", "place", "reason")) == [("health_general", "QV0101", reason)] * counted
    assert set(Tally.rows.values_list("what", flat=True)) == {"asked", "asked_declined"}
    assert "reason" not in returning.messages(enter(receipt))[0].said


def test_wrong_steps_are_refused_and_change_nothing(cast: Cast) -> None:
    _, report = handed(cast)
    person = grown_up(cast)
    for act in (
        lambda: actions.decline(by=cast.alma, report=report.pk, reason="because", told="x"),
        lambda: actions.decline(by=cast.alma, report=report.pk, reason="capacity", told=" "),
        lambda: actions.take_on(by=cast.alma, report=report.pk, person=person, told=" "),
        lambda: actions.take_on(by=cast.amir, report=report.pk, person=person, told=TOLD),
    ):
        with pytest.raises(Refusal):
            act()
    assert not cases.cases_of_person(cast.alma, person)
    assert set(queries.in_reach(cast.alma, Action.WRITE)) == {report}
    reports.sort(by=cast.bruno, report=report.pk, kind="question", category="quality")
    with pytest.raises(Refusal, match=r"record\.not_there"):
        actions.decline(by=cast.bruno, report=report.pk, reason="capacity", told="x")
