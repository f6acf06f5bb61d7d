"""Tells PostgreSQL for whom this transaction works, so that its row-level security can decide once more, by itself.

What is told ends with the transaction (`SET LOCAL`): a connection that serves many people carries nobody over. Told
nothing, the database shows no protected row. On SQLite there is no second lock and every function here does nothing.
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.backends.signals import connection_created

from amparo.foundation import clock
from amparo.foundation.policy import Actor
from amparo.trust.accounts import guarded

HOUSE, INDEX, FIGURES, KEYS, PLANT = "house", "index", "figures", "keys", "plant"
GUARDED = guarded.TABLES
"""The tables under row-level security; amparo/config/postgresql says what each policy is."""


def is_there() -> bool:
    """Return whether the database has a second lock."""
    return connection.vendor == "postgresql"


def stand(actor: Actor) -> None:
    """Begin to work for `actor` until the transaction ends; the database looks up itself what the actor may."""
    if not is_there():
        return
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("an actor stands before the database in a transaction only")
    ask("SELECT amparo_stand(%s, %s, %s)", actor.id, actor.role.value, clock.now())


@contextmanager
def standing(actor: Actor) -> Iterator[None]:
    """Run the block for `actor`, in the transaction that is under way or in one of its own."""
    if is_there():
        with transaction.atomic(savepoint=False):
            stand(actor)
            yield
    else:
        yield


@contextmanager
def acting_on(holder: UUID) -> Iterator[None]:
    """Run an act on a record: what the database finds the actor may work on is theirs until the block ends.

    An act within an act is judged by itself; the outer one goes on after it.
    """
    if is_there():
        around = ask("SELECT amparo_act(%s)", holder)[0]
        yield
        ask("SELECT amparo_set('acting_as', %s), amparo_set('acting', %s)", *around)
    else:
        yield


def for_the_index() -> AbstractContextManager[None]:
    """Run the block for the server's memory: it reads the identities of all people, and nothing else of them."""
    return _with_purpose(INDEX)


def for_the_figures() -> AbstractContextManager[None]:
    """Run the block for what the server counts of cases of the standard tier."""
    return _with_purpose(FIGURES)


def for_taking_keys() -> AbstractContextManager[None]:
    """Run the block that takes grants on restricted records from who may not read any more; it opens nothing."""
    return _with_purpose(KEYS)


def for_planting() -> AbstractContextManager[None]:
    """Run the block in which an officer writes in the name of a colleague who is invented."""
    return _with_purpose(PLANT)


@contextmanager
def _with_purpose(purpose: str) -> Iterator[None]:
    if is_there():
        with transaction.atomic(savepoint=False):
            before = ask("SELECT amparo_purpose(%s)", purpose)[0]
            yield
            ask("SELECT amparo_purpose(%s)", before)
    else:
        yield


@contextmanager
def of_key(key: UUID) -> Iterator[None]:
    """Run the block with the one version in sight that was written under idempotency `key`, whoever wrote it."""
    if is_there():
        with transaction.atomic(savepoint=False):
            ask("SELECT set_config('amparo.key', %s, true)", str(key))
            yield
            ask("SELECT set_config('amparo.key', '', true)")
    else:
        yield


def work_for_the_house() -> None:
    """Let every connection of this process work for no person: for commands, jobs and backups.

    The database believes it of the owner of the tables and of members of `amparo_jobs` only.
    """
    connection_created.connect(_as_house, dispatch_uid=HOUSE)
    if connection.connection is not None:
        _as_house(connection=connection)


def work_for_people() -> None:
    """Let connections of this process work for nobody until somebody stands before them: for the staff screens."""
    connection_created.disconnect(dispatch_uid=HOUSE)
    connection.close()


def _as_house(connection: Any, **_: Any) -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('amparo.purpose', %s, false)", [HOUSE])


def ask(question: str, *values: Any) -> Any:
    """Return the one row that answers a question to the database."""
    with connection.cursor() as cursor:
        cursor.execute(question, values)
        return cursor.fetchone()
