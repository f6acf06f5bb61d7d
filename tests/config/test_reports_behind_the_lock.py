"""Behind the second lock, too, a report reaches its readers and nobody else, and who tells it reads nothing back."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import DatabaseError, connection, transaction

from amparo.casework.feedback import actions, admission, arriving, intake, queries, returning
from amparo.casework.feedback.letterboxes import building
from amparo.casework.feedback.models import Entry, Reader, Report, Sender
from amparo.foundation import ids
from amparo.foundation.policy import Role
from amparo.trust.accounts import actions as accounts
from amparo.trust.accounts import report_lock
from amparo.trust.letters import receipts
from amparo.trust.letters.receipts import Receipt
from amparo.trust.vault.keyring import Cost
from amparo.trust.vault.models import Grant
from tests.casework.feedback.telling import WORDS, telling, told
from tests.casework.feedback.test_arriving import message
from tests.cast import Cast
from tests.config import locked
from tests.config.test_keys_behind_the_lock import at_the_desk_of

pytestmark = locked.on_postgres


@contextmanager
def nobody_in_particular() -> Iterator[None]:
    """Run the block as a request at the public door."""
    with locked.connected_as(locked.PORTAL):
        yield


@pytest.fixture
def fraud(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> tuple[Receipt, Report]:
    """A sensitive report, told by nobody in particular in a database whose tables have a plain owner."""
    monkeypatch.setattr(receipts, "COST", Cost(memory=8, passes=1, lanes=1))
    building.build()
    locked.settle()
    with nobody_in_particular():
        receipt = intake.receive(telling(cast, "fraud"))
    assert receipt
    return receipt, Report.rows.get()


def seen() -> tuple[int, int, int, int]:
    """Return how many reports, readers, entries and keys of entries stand in sight."""
    keys = Grant.objects.filter(compartment="feedback")
    return Report.rows.count(), Reader.rows.count(), Entry.rows.count(), keys.count()


def test_who_told_it_sees_nothing_of_it_afterwards(cast: Cast, fraud: tuple[Receipt, Report]) -> None:
    with nobody_in_particular():
        assert not Report.rows.values("pk").exists()
        assert not Entry.rows.values("pk").exists()
        for secret in ("SELECT sealed FROM feedback_entry", "SELECT wrapped FROM vault_grant"):
            with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(secret)


def test_each_sees_what_is_sealed_to_them_and_others_not_that_it_is_there(
    cast: Cast, fraud: tuple[Receipt, Report]
) -> None:
    for name in ("alma", "bruno", "samuel", "farah", "petra", "dina", "hana", "carla"):
        with at_the_desk_of(cast.access(name)):
            assert seen() == (0, 0, 0, 0), name
            with report_lock.working_on(fraud[1].pk):
                assert seen() == (0, 0, 0, 0), name
    with at_the_desk_of(cast.gita):
        assert seen() == (1, 1, 0, 1)
        with report_lock.working_on(fraud[1].pk):
            assert seen() == (1, 2, 1, 2)
        assert seen() == (1, 1, 0, 1)


def test_a_focal_point_in_another_role_sees_nothing(cast: Cast, fraud: tuple[Receipt, Report]) -> None:
    accounts.make_user(cast.puente, "gita", "", None, [(Role.SUPERVISOR, cast.north)])
    with at_the_desk_of(cast.access("gita", Role.SUPERVISOR)):
        assert Report.rows.count() == 0
        with report_lock.working_on(fraud[1].pk):
            assert Entry.rows.count() == 0


def test_the_way_of_a_report_is_the_same_with_both_locks(cast: Cast, fraud: tuple[Receipt, Report]) -> None:
    receipt, report = fraud
    with at_the_desk_of(cast.gita):
        assert queries.report(cast.gita, report.pk).told["words"] == WORDS
        actions.name_complained(by=cast.gita, report=report.pk, users=[cast.bruno.id])
        actions.answer(by=cast.gita, report=report.pk, done="He was sent home.")
    with nobody_in_particular():
        reporter = returning.enter(number=receipt.number, pin=receipt.pin)
        assert [message.said["done"] for message in returning.messages(reporter)] == ["He was sent home."]
        returning.add(reporter, "Thank you.")
        returning.appeal(reporter, "And the money?")
    with at_the_desk_of(cast.galo):
        assert admission.look(cast.galo) == 1
        actions.take(by=cast.galo, report=report.pk)
        actions.name_complained(by=cast.galo, report=report.pk, users=[cast.gita.id])
    with at_the_desk_of(cast.gita):
        assert seen() == (0, 0, 0, 0), "who is complained of is let go of in the database, too"
    with at_the_desk_of(cast.galo):
        actions.pass_on(by=cast.galo, report=report.pk, agency=cast.horizon.pk)
        assert seen() == (0, 0, 0, 0)
    with at_the_desk_of(cast.hana):
        assert queries.report(cast.hana, report.pk).told["words"] == WORDS


def test_a_wrong_pin_is_counted_behind_the_lock(cast: Cast, fraud: tuple[Receipt, Report]) -> None:
    receipt, report = fraud
    with nobody_in_particular(), pytest.raises(Exception, match="wrong_code"):
        returning.enter(number=receipt.number, pin=f"{(int(receipt.pin) + 1) % 10**6:06d}")
    report.refresh_from_db()
    assert report.wrong == 1


def test_nobody_writes_into_a_report_by_passing_by_the_program(cast: Cast, fraud: tuple[Receipt, Report]) -> None:
    _, report = fraud
    for name in ("bruno", "hana"):
        with at_the_desk_of(cast.access(name)):
            with connection.cursor() as cursor:
                cursor.execute("SELECT amparo_set('receiving', %s)", [f"{{{report.pk}}}"])
            for change in (
                lambda: Reader.rows.create(report_id=report.pk, reader=cast.bruno.id),
                lambda: Entry.rows.create(pk=ids.new(), report_id=report.pk, number=9, kind="note", sealed=b"x"),
            ):
                with pytest.raises(DatabaseError), transaction.atomic():
                    change()
            assert not Report.rows.filter(pk=report.pk).update(sensitive=False)


def test_tables_and_screens_agree_on_who_reads(cast: Cast, fraud: tuple[Receipt, Report]) -> None:
    told(cast, "quality")
    for name, wanted in (("gita", 2), ("bruno", 1), ("alma", 0), ("hana", 0)):
        with at_the_desk_of(cast.access(name)):
            assert Report.rows.count() == wanted, name
            assert len(queries.inbox(cast.access(name), "open")[0]) == wanted, name


def test_who_sent_a_message_stands_in_sight_with_its_report_and_the_door_reads_none(
    cast: Cast, fraud: tuple[Receipt, Report]
) -> None:
    with nobody_in_particular():
        assert arriving.keep(message(1), cast.puente.pk)
        assert arriving.keep(message(2), cast.puente.pk)
        assert not arriving.keep(message(2), cast.puente.pk)
        with pytest.raises(DatabaseError), transaction.atomic():
            Sender.rows.count()
    sent = list(Report.rows.filter(channel="sms").values_list("pk", flat=True))
    with at_the_desk_of(cast.gita):
        assert Sender.rows.count() == 2
        assert len(queries.report(cast.gita, sent[0]).same_sender) == 1
        actions.sort(by=cast.gita, report=sent[0], kind="complaint", category="quality")
    with at_the_desk_of(cast.access("bruno")):
        assert Sender.rows.count() == 1
        assert queries.report(cast.access("bruno"), sent[0]).told["words"] == WORDS
    for name in ("alma", "hana", "dina"):
        with at_the_desk_of(cast.access(name)):
            assert Sender.rows.count() == 0, name
