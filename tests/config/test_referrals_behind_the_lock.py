"""Behind the second lock, too, a packet reaches its addressee and who works on the case, and closes with what it stood on."""

from uuid import UUID

import pytest
from django.db import DatabaseError, transaction

from amparo.casework.consent import actions as consent
from amparo.casework.people.models import Person
from amparo.casework.referrals import actions, queries
from amparo.casework.referrals.kinds import State
from amparo.casework.referrals.models import Gap, Rating, Referral, Step
from amparo.casework.rights import actions as rights
from amparo.casework.rights.kinds import Kind, Outcome
from amparo.interfaces.jobs.hourly import referrals as hourly
from amparo.trust.history.models import Version
from amparo.trust.vault.models import Grant
from tests.casework.referrals.sending import Scene, scene
from tests.casework.rights.asking import asked
from tests.cast import Cast
from tests.config import locked
from tests.config.test_keys_behind_the_lock import at_the_desk_of

pytestmark = locked.on_postgres


@pytest.fixture
def sent(cast: Cast) -> tuple[Scene, UUID]:
    """Sara's case and Alma's referral to Eyob, in a database whose tables have a plain owner."""
    found = scene(cast)
    locked.settle()
    with at_the_desk_of(cast.alma):
        return found, found.send(cast)


def seen() -> tuple[int, int, int, int]:
    """Return how many referrals, steps, versions of packets and keys of packets stand in sight."""
    versions, keys = Version.objects.filter(compartment="packet"), Grant.objects.filter(compartment="packet")
    return Referral.rows.count(), Step.rows.count(), versions.count(), keys.count()


def test_the_way_of_a_referral_is_the_same_with_both_locks(cast: Cast, sent: tuple[Scene, UUID]) -> None:
    _, one = sent
    with at_the_desk_of(cast.eyob):
        assert [view.row.pk for view in queries.received(cast.eyob)] == [one]
        actions.receive(by=cast.eyob, referral=one)
        actions.ask(by=cast.eyob, referral=one, text="When?")
    with at_the_desk_of(cast.alma):
        assert queries.sent(cast.alma, one).packet["said"][0]["text"] == "When?"
        actions.answer(by=cast.alma, referral=one, text="Tomorrow.")
    with at_the_desk_of(cast.eyob):
        actions.accept(by=cast.eyob, referral=one)
        actions.begin(by=cast.eyob, referral=one)
        actions.finish(by=cast.eyob, referral=one, outcome=State.PARTLY, note="One visit.")
        packet = queries.received_one(cast.eyob, one).packet
        assert packet
        assert packet["fields"]["name_given"] == "Sara"
    with at_the_desk_of(cast.alma):
        actions.record_view(by=cast.alma, referral=one, rating="good", words="Kind.")
        actions.close(by=cast.alma, referral=one)
        assert queries.sent(cast.alma, one).view["words"] == "Kind."
    with at_the_desk_of(cast.dina):
        assert (Rating.rows.count(), Gap.rows.count()) == (1, 0)
        assert [figure.of["rating"] for figure in queries.ratings(cast.dina)] == ["good"]


def test_each_sees_what_concerns_them_and_strangers_nothing(cast: Cast, sent: tuple[Scene, UUID]) -> None:
    for name, wanted in (
        ("alma", (1, 1, 1, 2)),
        ("eyob", (1, 1, 1, 2)),
        ("bruno", (1, 1, 1, 2)),
        ("amir", (0, 0, 0, 0)),
        ("samuel", (0, 0, 0, 0)),
        ("carla", (0, 0, 0, 0)),
        ("chidi", (0, 0, 0, 0)),
        ("petra", (0, 0, 0, 0)),
        ("dina", (0, 0, 0, 0)),
        ("farah", (0, 0, 0, 0)),
    ):
        with at_the_desk_of(cast.access(name)):
            assert seen() == wanted, name


def test_the_addressee_sees_no_person_but_the_clear_row_and_no_version_but_the_packet(
    cast: Cast, sent: tuple[Scene, UUID]
) -> None:
    found, one = sent
    with at_the_desk_of(cast.eyob):
        assert list(Person.rows.values_list("pk", flat=True)) == [found.person]
        assert set(Version.objects.values_list("holder", "compartment")) == {(one, "packet")}
        assert Rating.rows.count() == Gap.rows.count() == 0
        new = {"record": one, "kind": "test", "number": 9, "sealed": b"x", "changed_by": cast.eyob.id}
        for holder, part in ((found.person, "identity"), (found.case, "story"), (one, "packet")):
            with pytest.raises(DatabaseError), transaction.atomic():
                Version.objects.create(holder=holder, compartment=part, **new)


@pytest.mark.parametrize("way", ["declined", "revoked", "withdrawn", "use restricted"])
def test_a_packet_closes_behind_the_lock_and_the_addressee_is_left_no_key(
    cast: Cast, sent: tuple[Scene, UUID], way: str
) -> None:
    found, one = sent
    if way == "declined":
        with at_the_desk_of(cast.eyob):
            actions.receive(by=cast.eyob, referral=one)
            actions.decline(by=cast.eyob, referral=one, reason="capacity")
    elif way == "revoked":
        with at_the_desk_of(cast.alma):
            actions.revoke(by=cast.alma, referral=one, reason="She changed her mind.")
    elif way == "withdrawn":
        with at_the_desk_of(cast.alma):
            consent.withdraw(by=cast.alma, consent=found.consent, how="She said so.")
    else:
        with at_the_desk_of(cast.alma):
            request = asked(cast, found.person, Kind.RESTRICTION)
        with at_the_desk_of(cast.petra):
            rights.decide(by=cast.petra, request=request, outcome=Outcome.GRANTED, reason="They dispute it.")
    with at_the_desk_of(cast.eyob):
        assert seen()[2] == 0
        assert Person.rows.count() == 0
        assert queries.received_one(cast.eyob, one).packet is None
    hourly.tend()
    assert {row.recipient for row in Grant.objects.filter(holder=one) if row.wrapped} == {cast.alma.id}
    with at_the_desk_of(cast.alma):
        assert queries.sent(cast.alma, one).packet["fields"]["name_given"] == "Sara"
