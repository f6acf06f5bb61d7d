"""What a person sees with code and PIN: of their case what they chose, up to date, and of the work on it nothing else."""

import json
from datetime import timedelta
from typing import Any

import pytest

from amparo.casework.cases import actions as cases
from amparo.casework.cases.models import Case, EntryKind
from amparo.casework.consent import actions as consent
from amparo.casework.consent import queries as consents
from amparo.casework.own_file import actions, admission, door
from amparo.casework.own_file.kinds import Part
from amparo.casework.own_file.models import Key, OwnFile
from amparo.casework.people import actions as people
from amparo.casework.referrals import actions as referrals
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.trust.vault.models import PublicKey
from tests.casework.own_file.giving import ALL, GOALS, PIN, SAID, SECRET, give, kept, plan, see
from tests.casework.referrals.sending import CLINIC, Scene, scene
from tests.cast import NOW, UNCLE, Cast


@pytest.fixture
def sara(cast: Cast) -> Scene:
    """Sara's case, and a clinic she agreed to be referred to."""
    return scene(cast)


def appointment(cast: Cast, sara: Scene, days: int, time: str = "14:30") -> None:
    """Note an appointment with Sara."""
    fields = {"text": SECRET, "kind": "appointment", "time": time}
    day = clock.today() + timedelta(days=days)
    cases.write_entry(by=cast.alma, case=sara.case, kind=EntryKind.TASK, fields=fields, due_on=day)


def test_with_code_and_pin_the_person_sees_how_it_stands_the_next_day_the_plan_and_who_was_told(
    cast: Cast, sara: Scene
) -> None:
    sent = sara.send(cast)
    plan(cast, sara.case)
    appointment(cast, sara, 9)
    appointment(cast, sara, 4)
    appointment(cast, sara, -3)
    told = see(give(cast, sara.person))
    assert told["phases"] == {"knowing": "done", "planning": "now", "helping": "later", "ending": "later"}
    assert [goal["words"] for goal in told["plan"]["goals"]] == [GOALS[0]]
    assert told["told"] == [
        {"id": str(sent), "to": ["General health", CLINIC], "on": NOW.date().isoformat(), "state": "sent",
         "fields": told["told"][0]["fields"]},
    ]  # fmt: skip
    assert "name_given" in told["told"][0]["fields"]
    assert told["next"]["on"] <= (clock.today() + timedelta(days=4)).isoformat()
    assert told["requests"] == []


def test_it_says_nothing_of_the_work_on_the_case(cast: Cast, sara: Scene) -> None:
    sara.send(cast)
    plan(cast, sara.case)
    appointment(cast, sara, 4, time=SECRET)
    for kind, fields in (
        (EntryKind.NOTE, {"text": SECRET}),
        (EntryKind.INCIDENT, {"kind": "trafficking", "what_happened": SECRET}),
        (EntryKind.JOURNEY, {"place": SECRET}),
    ):
        cases.write_entry(by=cast.alma, case=sara.case, kind=kind, fields=fields)
    told = json.dumps(see(give(cast, sara.person)), ensure_ascii=False)
    assert SECRET not in told
    for staff in cast.users.values():
        assert staff.display_name not in told
    for word in ("high", "risk", "trafficking", "gbv", "Saroura", "Yusuf", str(sara.person), str(sara.case)):
        assert word not in told, word


@pytest.mark.parametrize("part", ALL)
def test_what_the_person_did_not_choose_is_not_in_it(cast: Cast, sara: Scene, part: Part) -> None:
    sara.send(cast)
    plan(cast, sara.case)
    told = see(give(cast, sara.person, parts=[one for one in ALL if one != part]))
    assert {one.value for one in ALL} - set(told) == {part.value}


def test_a_plan_that_the_person_did_not_agree_to_is_not_shown(cast: Cast, sara: Scene) -> None:
    entry = plan(cast, sara.case)
    cases.save_answers(by=cast.alma, entry=entry, answers={}, based_on=2)
    assert see(give(cast, sara.person))["plan"] == {}, "it is a draft again"


def test_acts_bring_it_up_to_date_without_code_or_pin(
    cast: Cast, sara: Scene, django_capture_on_commit_callbacks: Any
) -> None:
    number = give(cast, sara.person)
    assert see(number)["plan"] == {}
    with clock.fixed(NOW + timedelta(hours=1)), kept(django_capture_on_commit_callbacks):
        plan(cast, sara.case)
        referral = sara.send(cast)
    told = see(number)
    assert told["plan"]["goals"][0]["words"] == GOALS[0]
    assert told["told"][0]["state"] == "sent"
    assert door.enter(number=number, pin=PIN).as_of == NOW + timedelta(hours=1)
    with kept(django_capture_on_commit_callbacks):
        referrals.revoke(by=cast.alma, referral=referral, reason="She said no.")
    assert see(number)["told"][0]["state"] == "revoked"
    assert "She said no." not in json.dumps(see(number))


def test_what_a_service_answers_is_in_it_once_a_worker_looks(
    cast: Cast, sara: Scene, django_capture_on_commit_callbacks: Any
) -> None:
    referral, number = sara.send(cast), give(cast, sara.person)
    with clock.fixed(NOW + timedelta(hours=2)), kept(django_capture_on_commit_callbacks):
        referrals.receive(by=cast.eyob, referral=referral)
    assert see(number)["told"][0]["state"] == "sent", "who answers may not read the case, so brings nothing up to date"
    with clock.fixed(NOW + timedelta(hours=3)):
        admission.look(cast.alma)
    assert see(number)["told"][0]["state"] == "received"


def test_an_act_on_somebody_else_changes_nothing(
    cast: Cast, sara: Scene, django_capture_on_commit_callbacks: Any
) -> None:
    give(cast, sara.person)
    before = OwnFile.rows.get().as_of
    with clock.fixed(NOW + timedelta(hours=1)), kept(django_capture_on_commit_callbacks):
        uncle = people.register(by=cast.alma, fields=UNCLE, team=cast.north.pk)
        cases.open_case(by=cast.alma, person=uncle)
    assert OwnFile.rows.get().as_of == before


def test_ending_closes_at_once_and_a_new_code_closes_the_old_one(cast: Cast, sara: Scene) -> None:
    first = give(cast, sara.person)
    second = give(cast, sara.person, pin="739164")
    with pytest.raises(Refusal, match=r"own_file\.wrong_code"):
        see(first)
    assert see(second, "739164")
    actions.end(by=cast.alma, person=sara.person)
    with pytest.raises(Refusal, match=r"own_file\.wrong_code"):
        see(second, "739164")
    assert not Key.rows.exists()
    assert {bytes(row.shut) + bytes(row.extract) + bytes(row.public) for row in OwnFile.rows.all()} == {b""}


def test_it_ends_with_the_consent(cast: Cast, sara: Scene) -> None:
    number = give(cast, sara.person)
    consent.withdraw(by=cast.alma, consent=OwnFile.rows.get().consent, how="She tore the paper.")
    with pytest.raises(Refusal, match=r"own_file\.wrong_code"):
        see(number)


def test_a_child_is_asked_and_without_an_answer_there_is_no_code(cast: Cast, sara: Scene) -> None:
    said = {name: text for name, text in SAID.items() if name != "child_assents"}
    with pytest.raises(Refusal, match=r"consent\.assent_missing"):
        give(cast, sara.person, said=said)
    assert not OwnFile.rows.exists()


@pytest.mark.parametrize("who", ["amir", "bruno", "selma", "chidi", "dina", "petra", "gita", "eyob", "farah"])
def test_only_who_works_on_the_case_gives_or_ends_it(cast: Cast, sara: Scene, who: str) -> None:
    with pytest.raises(Refusal, match=r"record\.not_there"):
        give(cast, sara.person, by=who)
    give(cast, sara.person)
    with pytest.raises(Refusal, match=r"record\.not_there"):
        actions.end(by=cast.access(who), person=sara.person)
    assert OwnFile.rows.get().ended_at is None


def test_of_a_restricted_case_it_is_made_and_kept_in_the_session_of_who_holds_the_key(
    cast: Cast, sara: Scene, django_capture_on_commit_callbacks: Any
) -> None:
    cases.restrict(by=cast.alma, case=sara.case)
    number = give(cast, sara.person)
    assert see(number)["phases"]["knowing"] == "now"
    owners = set(PublicKey.objects.filter(pk__in=Key.rows.values("key")).values_list("owner", flat=True))
    assert owners == {cast.alma.id, cast.bruno.id}, "its owner, and the supervisor who is named on it"
    with kept(django_capture_on_commit_callbacks):
        plan(cast, sara.case)
    assert see(number)["plan"]["goals"]
    admission.take_in()
    assert Case.rows.get(pk=sara.case).tier == "restricted"


def test_who_takes_the_case_over_is_sealed_to_and_who_leaves_is_not(
    cast: Cast, sara: Scene, django_capture_on_commit_callbacks: Any
) -> None:
    give(cast, sara.person)
    with kept(django_capture_on_commit_callbacks):
        cases.reassign(by=cast.bruno, case=sara.case, to=cast.users["amir"].pk)
    owners = set(PublicKey.objects.filter(pk__in=Key.rows.values("key")).values_list("owner", flat=True))
    assert owners == {cast.amir.id, cast.bruno.id}


def test_where_nobody_could_read_what_is_said_no_consent_is_left_behind(cast: Cast, sara: Scene) -> None:
    before = len(consents.consents(cast.alma, sara.person))
    PublicKey.objects.update(retired_at=clock.now())
    with pytest.raises(Refusal, match=r"own_file\.nobody"):
        give(cast, sara.person)
    assert len(consents.consents(cast.alma, sara.person)) == before
