"""What a person says in their own file: sealed at the door, told of, and made into what it asks for by who holds a key."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest

from amparo.casework.cases import actions as cases
from amparo.casework.cases import queries as case_queries
from amparo.casework.notices import queries as notices
from amparo.casework.own_file import admission, door, keeping, rules
from amparo.casework.own_file.models import Key, Message, OwnFile, Visit
from amparo.casework.referrals import actions as referrals
from amparo.casework.referrals import queries as referred
from amparo.casework.referrals.kinds import State
from amparo.casework.rights import queries as rights
from amparo.foundation import clock, ids
from amparo.foundation.errors import Refusal
from amparo.trust.audit.models import Leaf
from amparo.trust.disclosure.reporting import parcels
from amparo.trust.disclosure.reporting.parcels import Parcel
from amparo.trust.vault.models import Grant
from tests.casework.own_file.giving import PIN, give, kept, see
from tests.casework.referrals.sending import Scene, scene
from tests.casework.rights.asking import erased
from tests.cast import NOW, Cast

WORDS = "اسمي مكتوب خطأ."


@pytest.fixture
def sara(cast: Cast) -> Scene:
    """Sara's case."""
    return scene(cast)


@contextmanager
def later(**span: float) -> Iterator[None]:
    """Run the block some time later."""
    with clock.fixed(NOW + timedelta(**span)):
        yield


def asks(number: str, kind: str = "correction", words: str = WORDS, **more: Any) -> None:
    """Ask something with code and PIN."""
    door.ask(door.enter(number=number, pin=PIN), kind=kind, words=words, **more)


def test_what_is_asked_becomes_a_request_whose_clock_runs_from_its_arrival(cast: Cast, sara: Scene) -> None:
    number = give(cast, sara.person)
    asks(number, reach="Mondays, by my aunt")
    assert rights.requests_of(cast.alma, sara.person) == []
    with later(days=3):
        assert admission.look(cast.alma) == 1
        assert admission.look(cast.alma) == 0
    [request] = rights.requests_of(cast.alma, sara.person)
    assert (request.row.kind, request.row.asked_at, request.row.step) == ("correction", NOW, "received")
    assert request.words == {"asker": "self", "words": WORDS, "reach": "Mondays, by my aunt"}
    assert request.row.due_at == NOW + timedelta(days=30) or request.row.due_at > NOW


@pytest.mark.parametrize("kind", ["access", "correction", "restriction", "erasure", "complaint"])
def test_each_right_can_be_asked_for(cast: Cast, sara: Scene, kind: str) -> None:
    asks(give(cast, sara.person), kind)
    admission.look(cast.alma)
    assert bytes(Message.rows.get().sealed) == b"", "the words stand in the request now, and nowhere else"
    assert [one.row.kind for one in rights.requests_of(cast.alma, sara.person)] == [kind]


def test_the_house_tells_who_works_on_the_case_and_reads_nothing(cast: Cast, sara: Scene) -> None:
    number = give(cast, sara.person)
    asks(number)
    assert admission.take_in() == 2, "a visit and a message"
    assert admission.take_in() == 0
    for who in ("alma", "bruno"):
        assert [(one.kind, one.record) for one in notices.notices(cast.access(who))] == [("own_file_news", sara.person)]
    for who in ("amir", "selma", "petra", "gita", "eyob"):
        assert notices.notices(cast.access(who)) == []
    assert not Visit.rows.exists()
    acts = list(Leaf.objects.filter(act__startswith="own_file.", actor=None).values_list("act", "role"))
    assert acts == [("own_file.opened", "person"), ("own_file.wrote", "person")]


def test_who_may_not_work_on_the_case_admits_and_opens_nothing(cast: Cast, sara: Scene) -> None:
    asks(give(cast, sara.person))
    for who in ("amir", "bruno", "selma", "chidi", "petra", "gita", "dina", "farah", "eyob"):
        assert admission.look(cast.access(who)) == 0, who
    message = Message.rows.get()
    parcel = [Parcel(message.pk, message.sealed)]
    for who in cast.users:
        opened = parcels.unsealed(parcel, cast.keys[who], keeping.OWN_FILE)
        assert bool(opened) is (who in ("alma", "bruno")), who
    assert parcels.unsealed(parcel, None, keeping.OWN_FILE) == {}
    assert set(Grant.objects.filter(holder=message.pk).values_list("recipient_kind", flat=True)) == {"user"}, (
        "no server"
    )


def test_what_the_person_says_of_a_service_is_kept_with_its_referral(
    cast: Cast, sara: Scene, django_capture_on_commit_callbacks: Any
) -> None:
    referral, number = sara.send(cast), give(cast, sara.person)
    for step in (referrals.receive, referrals.accept, referrals.begin):
        step(by=cast.eyob, referral=referral)
    said = {"referral": str(referral), "rating": "good", "words": WORDS}
    with pytest.raises(Refusal, match="nothing_to_rate"):
        door.rate(door.enter(number=number, pin=PIN), **said)
    referrals.finish(by=cast.eyob, referral=referral, outcome=State.COMPLETED, note="Done.")
    with later(hours=1):
        admission.look(cast.alma)
        door.rate(door.enter(number=number, pin=PIN), **said)
        with kept(django_capture_on_commit_callbacks):
            admission.look(cast.alma)
    view = referred.sent(cast.alma, referral)
    assert view.view == {"rating": "good", "words": WORDS}
    assert see(number)["told"][0]["state"] == "feedback_received"
    assert WORDS not in json.dumps(see(number), ensure_ascii=False)


def test_what_comes_too_late_to_be_a_rating_is_a_note_and_not_lost(cast: Cast, sara: Scene) -> None:
    clinic = referrals.inform(by=cast.alma, case=sara.case, service=sara.service)
    number = give(cast, sara.person)
    door.rate(door.enter(number=number, pin=PIN), referral=str(clinic), rating="bad", words=WORDS)
    referrals.close(by=cast.alma, referral=clinic)
    assert admission.look(cast.alma) == 1
    notes = [
        one.fields.get("text", "") for one in case_queries.entries(cast.alma, sara.case, [case_queries.EntryKind.NOTE])
    ]
    assert notes == [f"bad · {WORDS}"]


def test_a_message_that_says_something_unheard_of_breaks_no_page(cast: Cast, sara: Scene) -> None:
    give(cast, sara.person)
    row = OwnFile.rows.get()
    message, to = ids.new(), door.parcels.recipients(list(Key.rows.values_list("key", flat=True)))
    sealed = door.parcels.seal(message, to, {"act": "ask", "kind": "gossip", "words": WORDS}, keeping.OWN_FILE)
    Message.rows.create(pk=message, own_file=row, sealed=sealed)
    assert admission.look(cast.alma) == 1


def test_sending_twice_keeps_it_once_and_a_flood_is_stopped(cast: Cast, sara: Scene) -> None:
    number, key = give(cast, sara.person), ids.new()
    for _ in range(2):
        asks(number, sending=key)
    assert Message.rows.count() == 1
    for _ in range(rules.MOST_WAITING - 1):
        asks(number)
    with pytest.raises(Refusal, match="many_wait"):
        asks(number)


@pytest.mark.parametrize(("change", "code"), [
    ({"kind": "gossip"}, "kind_missing"), ({"words": " "}, "words_missing"), ({"words": "x" * 2_001}, "too_long"),
])  # fmt: skip
def test_what_is_missing_is_told_and_nothing_is_kept(
    cast: Cast, sara: Scene, change: dict[str, str], code: str
) -> None:
    number = give(cast, sara.person)
    with pytest.raises(Refusal, match=code):
        asks(number, **change)
    assert not Message.rows.exists()


def test_who_takes_the_case_over_reads_what_waited_and_who_left_reads_it_no_more(
    cast: Cast, sara: Scene, django_capture_on_commit_callbacks: Any
) -> None:
    asks(give(cast, sara.person))
    with kept(django_capture_on_commit_callbacks):
        cases.reassign(by=cast.bruno, case=sara.case, to=cast.users["amir"].pk)
    message = Message.rows.get()
    parcel = [Parcel(message.pk, message.sealed)]
    opens = {who for who in cast.users if parcels.unsealed(parcel, cast.keys[who], keeping.OWN_FILE)}
    assert opens == {"amir", "bruno"}
    assert admission.look(cast.amir) == 1


def test_the_hour_keeps_out_who_left_though_nobody_acted(cast: Cast, sara: Scene) -> None:
    give(cast, sara.person)
    keeping.keep_in_step()
    before = set(Key.rows.values_list("key", flat=True))
    OwnFile.rows.get()
    cases.reassign(by=cast.bruno, case=sara.case, to=cast.users["amir"].pk)
    assert set(Key.rows.values_list("key", flat=True)) == before, "nothing was committed"
    keeping.keep_in_step()
    assert len(before - set(Key.rows.values_list("key", flat=True))) == 1


def test_each_visit_is_told_the_next_time(cast: Cast, sara: Scene) -> None:
    number = give(cast, sara.person)
    assert door.enter(number=number, pin=PIN).opened_before is None
    with later(days=1):
        assert door.enter(number=number, pin=PIN).opened_before == NOW
        assert door.enter(number=number, pin=PIN, first=False).opened_before == NOW + timedelta(days=1)
    assert Visit.rows.count() == 2


def test_destroying_the_file_ends_the_own_file(cast: Cast, sara: Scene) -> None:
    number = give(cast, sara.person)
    asks(number, words="Burn it.")
    erased(cast, sara.person)
    assert not Grant.objects.filter(compartment="own_file").exists(), "what waited opens to nobody"
    with pytest.raises(Refusal, match=r"own_file\.wrong_code"):
        see(number)
    assert not Key.rows.exists()
