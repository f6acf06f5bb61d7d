"""PostgreSQL alone keeps own files from who does not work on the case, and from the public door without a code."""

import pytest
from django.db import ProgrammingError, connection, transaction

from amparo.casework.own_file import door
from amparo.casework.own_file.models import Key, Message, OwnFile
from amparo.foundation.policy import Role
from amparo.trust.accounts import report_lock, second_lock
from amparo.trust.letters import receipts
from amparo.trust.vault.models import Grant
from tests.casework.own_file.giving import PIN, give
from tests.casework.referrals.sending import scene
from tests.cast import Cast
from tests.config import locked

pytestmark = [pytest.mark.django_db, locked.on_postgres]


@pytest.fixture
def number(cast: Cast) -> str:
    """Sara's code, with something she said, in a database whose tables have a plain owner."""
    code = give(cast, scene(cast).person)
    door.ask(door.enter(number=code, pin=PIN), kind="access", words="What do you know of me?")
    locked.settle()
    return code


def in_sight() -> tuple[int, int, int, int]:
    """Return how many own files, keys, messages and grants of messages are in sight."""
    grants = Grant.objects.filter(compartment="own_file").count()
    return OwnFile.rows.count(), Key.rows.count(), Message.rows.count(), grants


@pytest.mark.parametrize("who", ["amir", "selma", "samuel", "chidi", "carla", "dina", "eyob", "farah", "gita", "petra"])
def test_who_does_not_work_on_the_case_finds_none(cast: Cast, number: str, who: str) -> None:
    with locked.connected_as(locked.STAFF):
        second_lock.stand(cast.access(who).actor)
        assert in_sight() == (0, 0, 0, 0)


@pytest.mark.parametrize("who", ["alma", "bruno"])
def test_who_works_on_the_case_or_leads_it_finds_it(cast: Cast, number: str, who: str) -> None:
    with locked.connected_as(locked.STAFF):
        second_lock.stand(cast.access(who).actor)
        assert in_sight() == (1, 2, 1, 2)
        assert cast.access(who).role in (Role.CASE_WORKER, Role.SUPERVISOR)


def test_the_public_door_finds_one_by_its_code_and_else_none(cast: Cast, number: str) -> None:
    with locked.connected_as(locked.PORTAL), connection.cursor() as cursor:
        cursor.execute("SELECT count(id) FROM own_file_ownfile")
        assert cursor.fetchone() == (0,)
        with report_lock.coming_back(receipts.finder(number)):
            cursor.execute("SELECT count(id) FROM own_file_ownfile")
            assert cursor.fetchone() == (1,)
        cursor.execute("SELECT count(id) FROM own_file_key")
        assert cursor.fetchone() == (0,)
        assert door.enter(number=number, pin=PIN).told


@pytest.mark.parametrize("column", ["person", "given_by", "consent", "parts", "given_at"])
def test_the_public_door_does_not_read_whose_it_is(cast: Cast, number: str, column: str) -> None:
    with (
        locked.connected_as(locked.PORTAL),
        connection.cursor() as cursor,
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
    ):
        cursor.execute(f"SELECT {column} FROM own_file_ownfile")  # noqa: S608 (columns of our own)
