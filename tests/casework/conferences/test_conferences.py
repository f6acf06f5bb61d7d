"""A conference brings people of several agencies together within consent and agreement; its minutes open for those present."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import connection

from amparo.casework.cases import actions as cases
from amparo.casework.cases import queries as case_queries
from amparo.casework.cases.models import Case, Entry
from amparo.casework.conferences import actions, queries
from amparo.casework.conferences.actions import Decision
from amparo.casework.conferences.models import Conference, Minutes
from amparo.casework.consent import actions as consent
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Compartment
from amparo.trust.accounts import actions as accounts
from amparo.trust.accounts.kinds import InvolvementKind
from amparo.trust.accounts.models import Post
from amparo.trust.audit.models import Leaf
from amparo.trust.disclosure.access import access_for
from amparo.trust.disclosure.among import Parcel, unsealed
from amparo.trust.vault.models import Grant, RecipientKind
from tests.casework.conferences.calling import FIELDS, SAID, agreed, agreement, called, minuted
from tests.casework.referrals import sending
from tests.casework.supervision.auditing import case_of
from tests.cast import Cast


@pytest.fixture
def case(cast: Cast) -> UUID:
    """Sara's case, of Alma."""
    return case_of(cast, "alma")


def refusal(call: object, *args: object, **named: object) -> str:
    with pytest.raises(Refusal) as found:
        call(*args, **named)  # type: ignore[operator]
    return found.value.code


def opens(cast: Cast, conference: UUID) -> set[str]:
    """Return who reads the minutes."""
    found = set()
    for name in cast.users:
        try:
            found |= {name} if queries.minutes(cast.access(name), conference) else set()
        except Refusal:
            continue
    return found


def test_staff_of_another_agency_are_invited_only_with_the_persons_consent_and_an_agreement(
    cast: Cast, case: UUID
) -> None:
    assert refusal(called, cast, case, "chidi") == "conferences.needs_consent"
    agreed(cast, case)
    assert refusal(called, cast, case, "chidi") == "conferences.needs_consent", "no agreement was ever written down"
    agreement(cast)
    assert {one.organization for one in queries.guests(cast.alma, case, ["story", "plan"])} == {"", "Horizon Aid"}
    conference = called(cast, case, "chidi", "bruno")
    assert queries.conference(cast.chidi, conference).invitation["questions"] == FIELDS["questions"].splitlines()


@pytest.mark.parametrize(
    "changed",
    [{"agreement_until": "2026-11-19"}, {"agreement_groups": "plan"}, {"agreement_purposes": "referral"}],
)
def test_an_agreement_that_is_over_or_names_less_brings_nobody_in(
    cast: Cast, case: UUID, changed: dict[str, str]
) -> None:
    agreed(cast, case)
    agreement(cast, **changed)
    assert refusal(called, cast, case, "chidi") == "conferences.needs_consent"
    assert all(one.organization == "" for one in queries.guests(cast.alma, case, ["story", "plan"]))


def test_consent_to_less_than_is_spoken_about_brings_nobody_in(cast: Cast, case: UUID) -> None:
    agreed(cast, case, "Horizon Aid", "plan")
    agreement(cast)
    assert refusal(called, cast, case, "chidi") == "conferences.needs_consent"
    assert called(cast, case, "chidi", groups=["plan"])


def test_the_invitation_names_the_person_only_where_that_was_agreed(cast: Cast, case: UUID) -> None:
    agreed(cast, case, "Horizon Aid", "identity", "plan")
    agreement(cast)
    named = called(cast, case, "chidi", groups=["identity", "plan"])
    bare = called(cast, case, "chidi", groups=["plan"])
    assert queries.conference(cast.chidi, named).invitation["person"] == "Saroura"
    assert "person" not in queries.conference(cast.chidi, bare).invitation


def test_who_may_not_read_the_case_is_no_colleague_to_sit_together_with(cast: Cast, case: UUID) -> None:
    known = {one.name for one in queries.guests(cast.alma, case, ["plan"])}
    assert known == {"Bruno"}, "Amir of the same team reads who it is and no story"
    assert refusal(called, cast, case, "amir") == "conferences.needs_consent"
    for name in ("amir", "bruno", "selma"):
        assert refusal(queries.guests, cast.access(name), case, ["plan"]) == "record.not_there"


def test_a_provider_is_invited_on_a_referral_that_stands_and_a_consent_of_its_own(cast: Cast) -> None:
    scene = sending.scene(cast)
    assert refusal(called, cast, scene.case, "eyob", groups=["plan"]) == "conferences.needs_consent"
    scene.send(cast)
    assert refusal(called, cast, scene.case, "eyob", groups=["plan"]) == "conferences.needs_consent"
    agreed(cast, scene.case, sending.CLINIC, "plan")
    conference = called(cast, scene.case, "eyob", groups=["plan"])
    assert queries.conference(cast.eyob, conference).invitation["about"] == FIELDS["about"]


def test_minutes_open_for_those_present_and_for_nobody_else(cast: Cast, case: UUID) -> None:
    agreed(cast, case)
    agreement(cast)
    conference = called(cast, case, "chidi", "bruno")
    minuted(cast, conference, "chidi")
    assert opens(cast, conference) == {"alma", "chidi"}
    seen = queries.conference(cast.bruno, conference)
    assert (seen.minutes, seen.row.state) == ([], "held")
    (row,) = Minutes.rows.all()
    grants = Grant.objects.filter(holder=row.pk)
    assert {grant.recipient_kind for grant in grants} == {RecipientKind.USER}
    assert {grant.recipient for grant in grants} == {cast.alma.id, cast.chidi.id}
    for name in ("bruno", "carla", "eyob"):
        assert unsealed([Parcel(row.pk, row.sealed)], Compartment.CONFERENCE, cast.keys[name]) == {}


def test_who_was_absent_reads_them_once_somebody_present_gives_them_and_no_other_way(cast: Cast, case: UUID) -> None:
    agreed(cast, case)
    agreement(cast)
    conference = called(cast, case, "chidi", "bruno")
    minuted(cast, conference, "chidi")
    assert refusal(actions.give, by=cast.bruno, conference=conference, to=cast.bruno.id) == "record.not_there"
    assert refusal(actions.give, by=cast.alma, conference=conference, to=cast.amir.id) == "conferences.present"
    actions.give(by=cast.alma, conference=conference, to=cast.bruno.id)
    assert opens(cast, conference) == {"alma", "chidi", "bruno"}
    assert Leaf.objects.filter(act="conference.given", record=conference).count() == 1


def test_when_somebody_present_leaves_nobody_else_can_open_the_minutes(cast: Cast, case: UUID) -> None:
    agreed(cast, case)
    agreement(cast)
    conference = called(cast, case, "chidi", "bruno")
    minuted(cast, conference, "chidi")
    Post.objects.filter(user=cast.alma.id).update(until=clock.now())
    accounts.make_user(cast.puente, "nova", "Nova", None, [])
    assert opens_without(cast, conference, "alma") == {"chidi"}
    cases.reassign(by=cast.bruno, case=case, to=cast.amir.id)
    assert opens_without(cast, conference, "alma") == {"chidi"}, "the new owner was not there"


def opens_without(cast: Cast, conference: UUID, left: str) -> set[str]:
    kept = cast.users.pop(left)
    try:
        return opens(cast, conference)
    finally:
        cast.users[left] = kept


def test_a_further_version_goes_to_the_same_people_and_the_first_stays(cast: Cast, case: UUID) -> None:
    conference = called(cast, case, "bruno", groups=["plan"])
    minuted(cast, conference, "bruno", decisions=(Decision("Bring her", cast.bruno.id, date(2026, 11, 25)),))
    fields = {**SAID, "discussed": "The lorry driver came back twice."}
    actions.keep_minutes(by=cast.alma, conference=conference, present=[], fields=fields, decisions=[])
    newest, first = queries.minutes(cast.bruno, conference)
    assert (newest.number, first.number) == (2, 1)
    assert newest.fields["decisions"] == first.fields["decisions"]
    assert newest.fields["discussed"] != first.fields["discussed"]


def test_decisions_become_tasks_of_the_case_of_who_does_them_or_of_who_asks_after_them(cast: Cast, case: UUID) -> None:
    agreed(cast, case)
    agreement(cast)
    conference = called(cast, case, "chidi", "bruno")
    decided = (
        Decision("Ask for a bed", cast.bruno.id, date(2026, 11, 21)),
        Decision("Find the guardian", cast.chidi.id, date(2026, 11, 24)),
    )
    minuted(cast, conference, "chidi", "bruno", decisions=decided)
    tasks = {row.assignee: row.due_on for row in Entry.rows.filter(case=case, kind="task")}
    assert tasks == {cast.bruno.id: date(2026, 11, 21), cast.alma.id: date(2026, 11, 24)}
    said = {
        one.fields["text"] for one in case_queries.entries(cast.alma, case, act="case.opened") if one.row.kind == "task"
    }
    assert said == {"Ask for a bed", "Chidi: Find the guardian"}
    for wrong in (Decision("x", cast.amir.id, date(2026, 11, 24)), Decision("x", cast.bruno.id, date(2026, 11, 1))):
        later = called(cast, case, "bruno", groups=["plan"])
        assert refusal(minuted, cast, later, "bruno", decisions=(wrong,)) == "conferences.decision"


def test_when_the_consent_ends_the_others_read_neither_invitation_nor_minutes(cast: Cast, case: UUID) -> None:
    given = agreed(cast, case)
    agreement(cast)
    conference = called(cast, case, "chidi", "bruno")
    minuted(cast, conference, "chidi", "bruno")
    consent.withdraw(by=cast.alma, consent=given, how="She said so.")
    assert opens(cast, conference) == {"alma", "bruno"}
    assert refusal(queries.conference, cast.chidi, conference) == "record.not_there"
    assert not Grant.objects.filter(compartment="conference", recipient=cast.chidi.id).exists()
    assert queries.mine(cast.chidi) == []


def test_on_a_restricted_case_only_its_circle_is_invited_and_only_those_present_read(cast: Cast, case: UUID) -> None:
    cases.restrict(by=cast.alma, case=case)
    assert {one.name for one in queries.guests(cast.alma, case, ["plan"])} == {"Bruno"}
    accounts.end_involvement(cast.bruno.id, case, [InvolvementKind.NAMED_SUPERVISOR])
    assert queries.guests(cast.alma, case, ["plan"]) == []
    agreed(cast, case, "Horizon Aid", "plan")
    agreement(cast)
    conference = called(cast, case, "chidi", groups=["plan"])
    minuted(cast, conference, "chidi")
    assert opens(cast, conference) == {"alma", "chidi"}
    assert refusal(queries.of_case, cast.bruno, case) == "record.not_there"


def test_who_has_a_conflict_of_interest_reads_nothing_of_it_any_more(cast: Cast, case: UUID) -> None:
    conference = called(cast, case, "bruno", groups=["plan"])
    minuted(cast, conference, "bruno")
    accounts.involve(cast.bruno.id, case, InvolvementKind.CONFLICT, cast.alma.id, None)
    assert opens(cast, conference) == {"alma"}


def test_minutes_wait_for_the_day_and_a_cancelled_conference_has_none(cast: Cast, case: UUID) -> None:
    wanted = [cast.bruno.id]
    fields = {**FIELDS, "groups": ["plan"]}
    tomorrow = clock.today() + timedelta(days=1)
    conference = actions.call(by=cast.alma, case=case, on=tomorrow, fields=fields, guests=wanted)
    assert refusal(minuted, cast, conference, "bruno") == "conferences.not_yet"
    actions.cancel(by=cast.alma, conference=conference)
    assert refusal(minuted, cast, conference, "bruno") == "conferences.over"
    assert refusal(actions.cancel, by=cast.alma, conference=conference) == "conferences.over"
    assert refusal(
        actions.call, by=cast.alma, case=case, on=clock.today() - timedelta(days=1), fields=fields, guests=wanted
    ) == ("mainstreaming.due_past")


def test_nothing_that_was_said_stands_on_the_disk_and_a_session_without_keys_opens_nothing(
    cast: Cast, case: UUID
) -> None:
    conference = called(cast, case, "bruno", groups=["plan"])
    minuted(cast, conference, "bruno")
    with connection.cursor() as cursor:
        for model in (Conference, Minutes):
            cursor.execute(f"SELECT * FROM {model._meta.db_table}")  # noqa: S608 (our own names)
            kept = b"".join(
                bytes(value) for row in cursor.fetchall() for value in row if isinstance(value, bytes | memoryview)
            )
            assert b"lorry" not in kept
            assert b"station" not in kept
    assert refusal(queries.conference, access_for(cast.users["alma"]), conference) == "record.sealed"


def test_who_is_given_minutes_gets_all_of_them_or_none(cast: Cast, case: UUID) -> None:
    agreed(cast, case)
    agreement(cast)
    conference = called(cast, case, "chidi", "bruno")
    minuted(cast, conference, "chidi")
    minuted(cast, conference)
    lost = Minutes.rows.get(conference=conference, number=2).pk
    Grant.objects.filter(holder=lost, recipient=cast.alma.id).delete()
    keys = Grant.objects.count()
    assert refusal(actions.give, by=cast.alma, conference=conference, to=cast.bruno.id) == "record.sealed"
    assert Grant.objects.count() == keys


def test_minutes_whose_decisions_cannot_become_tasks_are_not_kept(cast: Cast, case: UUID) -> None:
    conference = called(cast, case, "bruno", groups=["plan"])
    Case.rows.filter(pk=case).update(status="closed")
    decided = (Decision("Ask for a bed", cast.bruno.id, date(2026, 11, 21)),)
    assert refusal(minuted, cast, conference, "bruno", decisions=decided) == "cases.closed"
    assert not Minutes.rows.exists()
    assert Conference.rows.get(pk=conference).state == "called"
