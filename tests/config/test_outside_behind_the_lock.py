"""Behind the second lock, too, the public door knows the one page whose link it was given, and strangers among staff none."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction

from amparo.casework.consent import actions as consent
from amparo.casework.outside import answering, course, opening
from amparo.casework.outside.handing import Way
from amparo.casework.outside.models import Answer, PageReader, SealedPage, Sheet
from amparo.casework.referrals import actions, queries
from amparo.casework.referrals.models import Referral, Tally
from amparo.interfaces.jobs.hourly import referrals as hourly
from amparo.trust.accounts import report_lock
from amparo.trust.accounts.public_door import ROLE
from amparo.trust.letters import receipts
from amparo.trust.vault.keyring import Cost
from amparo.trust.vault.models import Grant
from tests.casework.outside.handing import TO, enter, refused
from tests.casework.referrals.sending import Scene, scene
from tests.cast import Cast
from tests.config import locked
from tests.config.test_keys_behind_the_lock import at_the_desk_of

pytestmark = locked.on_postgres


@pytest.fixture
def handed(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> tuple[Scene, UUID, Way]:
    """Alma's referral to somebody without an account, and the way to its page, in a database with its roles."""
    monkeypatch.setattr(receipts, "COST", Cost(memory=8, passes=1, lanes=1))
    found = scene(cast)
    locked.settle()
    with at_the_desk_of(cast.alma):
        one = found.send(cast, addressee=None, to=TO)
        return found, one, actions.hand_over(by=cast.alma, referral=one)


@contextmanager
def at_the_door() -> Iterator[None]:
    """Run the block as the public process."""
    with locked.connected_as(ROLE):
        yield


def seen() -> tuple[int, ...]:
    """Return how many pages, sheets, readers and answers stand in sight."""
    return tuple(kind.rows.values("pk").count() for kind in (SealedPage, Sheet, PageReader, Answer))


def test_the_way_of_a_sealed_page_is_the_same_with_both_locks(cast: Cast, handed: tuple[Scene, UUID, Way]) -> None:
    _, one, way = handed
    with at_the_door():
        assert opening.show(enter(way))[0].said["fields"]["name_given"] == "Sara"
        answering.answer(enter(way), course.QUESTION, words="When?")
    hourly.take_in()
    with at_the_desk_of(cast.alma):
        actions.answer(by=cast.alma, referral=one, text="Tomorrow.")
    with at_the_door():
        assert opening.show(enter(way))[-1].said["text"] == "Tomorrow."
        answering.answer(enter(way), "declined", reason="capacity", words="Full.")
        assert refused(way) == "outside.wrong_code"
    hourly.take_in()
    assert Referral.rows.get(pk=one).state == "declined"
    with at_the_desk_of(cast.alma):
        actions.count_refusals(by=cast.alma, referral=one)
        view = queries.sent(cast.alma, one)
        assert view.outside
        assert [said["text"] for said in view.outside.said] == ["When?", "Full."]
    with at_the_desk_of(cast.dina):
        assert queries.gaps(cast.dina)
        assert set(Tally.rows.values_list("what", flat=True)) >= {"sent", "declined"}


def test_the_door_sees_nothing_without_a_link_and_with_one_its_page_alone(
    cast: Cast, handed: tuple[Scene, UUID, Way]
) -> None:
    found, _, way = handed
    with at_the_desk_of(cast.alma):
        other = found.send(cast, addressee=None)
        actions.hand_over(by=cast.alma, referral=other)
    with at_the_door():
        assert seen() == (0, 0, 0, 0)
        with transaction.atomic(), report_lock.coming_back(receipts.finder(way.token)):
            assert seen() == (1, 1, 1, 0)
        with transaction.atomic(), report_lock.coming_back(receipts.finder("made up")):
            assert seen() == (0, 0, 0, 0)
        for statement in (
            "SELECT referral FROM outside_sealedpage",
            "SELECT made_by FROM outside_sealedpage",
            "SELECT sealed FROM outside_answer",
            "UPDATE outside_sealedpage SET ended_at = NULL",
            "UPDATE outside_answer SET taken_at = NULL",
            "DELETE FROM outside_sheet",
            "SELECT id FROM referrals_referral",
            "SELECT wrapped FROM vault_grant",
        ):
            with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(statement)


def test_the_door_adds_an_answer_to_no_page_but_the_one_whose_link_it_was_given(
    cast: Cast, handed: tuple[Scene, UUID, Way]
) -> None:
    page = SealedPage.rows.get()
    with at_the_door():
        with pytest.raises(DatabaseError), transaction.atomic():
            Answer(page_id=page.pk, number=1, kind="accepted").save(force_insert=True)
        with pytest.raises(DatabaseError), transaction.atomic(), report_lock.coming_back("another"):
            Answer(page_id=page.pk, number=1, kind="accepted").save(force_insert=True)


def test_staff_see_pages_of_the_referrals_they_know_and_no_others(cast: Cast, handed: tuple[Scene, UUID, Way]) -> None:
    for name, wanted in {
        "alma": 1,
        "bruno": 1,
        "amir": 0,
        "samuel": 0,
        "eyob": 0,
        "chidi": 0,
        "petra": 0,
        "dina": 0,
    }.items():
        with at_the_desk_of(cast.access(name)):
            assert seen()[:3] == (wanted,) * 3, name


def test_a_consent_that_is_withdrawn_ends_the_page_with_both_locks(cast: Cast, handed: tuple[Scene, UUID, Way]) -> None:
    found, _, way = handed
    with at_the_door():
        answering.answer(enter(way), course.QUESTION, words="When?")
    with at_the_desk_of(cast.alma):
        consent.withdraw(by=cast.alma, consent=found.consent, how="She said so.")
        assert Sheet.rows.count() == 0
    with at_the_door():
        assert refused(way) == "outside.wrong_code"
    answer = Answer.rows.get(kind=course.QUESTION)
    assert {grant.recipient for grant in Grant.objects.filter(holder=answer.pk)} == {cast.alma.id}
