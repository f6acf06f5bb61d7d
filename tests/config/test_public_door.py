"""The public process reaches the public columns of a few tables, and no other: on SQLite and on PostgreSQL."""

import sqlite3
from collections.abc import Callable

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction

from amparo.casework.directory.models import Location, Service
from amparo.trust.accounts import public_door
from amparo.trust.accounts.public_door import ROLE, TABLES, Judge, Rights
from tests.casework.directory.listing import listed
from tests.cast import Cast, register_sara
from tests.config import locked
from tests.interfaces.portal.door import within_reach

ASKED = {
    "a table of another room": "SELECT id FROM people_person",
    "the same in a part of a statement": "SELECT id FROM directory_service WHERE id IN (SELECT id FROM people_person)",
    "by way of a name of its own": "WITH seen AS (SELECT * FROM cases_case) SELECT * FROM seen",
    "who works here": "SELECT username FROM accounts_user",
    "a note on safe contact": "SELECT safe_contact_note FROM directory_service",
    "the name of a contact": "SELECT name FROM directory_contact",
    "what a listing said before": "SELECT fields FROM directory_revision",
    "all columns of a listing": "SELECT * FROM directory_service",
}
DONE = {
    "a new row": "INSERT INTO accounts_agency (id, name) VALUES ('1', 'x')",
    "a change": "UPDATE directory_service SET name = 'x'",
    "a removal": "DELETE FROM directory_phone",
    "a table of its own": "CREATE TABLE directory_mine (id integer)",
}
ON_SQLITE = {
    "another file": "ATTACH DATABASE ':memory:' AS other",
    "a switch": "PRAGMA trusted_schema = ON",
    "the list of tables": "SELECT name FROM sqlite_master",
    "a library": "SELECT load_extension('x')",
    "a watcher": "CREATE TEMP TRIGGER watching AFTER INSERT ON directory_place BEGIN SELECT 1; END",
}
on_sqlite = pytest.mark.skipif("connection.vendor != 'sqlite'", reason="what PostgreSQL's role cannot say at all")


@pytest.fixture
def settled(cast: Cast) -> Cast:
    """The cast, a child on record, an office and a safe house; on PostgreSQL with its roles."""
    register_sara(cast)
    listed(cast)
    if connection.vendor == "postgresql":
        locked.settle()
    return cast


def refused(statement: str) -> bool:
    """Return whether the database does not do it."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    except DatabaseError:
        return True
    return False


@pytest.mark.parametrize("what", [*ASKED, *DONE])
def test_the_public_process_is_refused(settled: Cast, what: str) -> None:
    with within_reach():
        assert refused((ASKED | DONE)[what])


@on_sqlite
@pytest.mark.parametrize("what", ON_SQLITE)
def test_the_public_process_is_refused_in_a_file(settled: Cast, what: str) -> None:
    with within_reach():
        assert refused(ON_SQLITE[what])


def test_of_all_tables_it_reads_those_of_the_list_with_their_columns_and_no_other(settled: Cast) -> None:
    tables = {one._meta.db_table for one in apps.get_models(include_auto_created=True)} | {"django_migrations"}
    assert tables > set(TABLES)
    with within_reach():
        for table in tables:
            read = TABLES[table].read if table in TABLES else ()
            columns = read or ("1",)
            statement = f"SELECT {', '.join(columns)} FROM {table} LIMIT 1"  # noqa: S608 (our own names)
            assert refused(statement) is not bool(read), table
        assert public_door.out_of_reach() == []
        assert public_door.beyond_the_list() == []


def test_without_the_list_a_table_of_people_would_be_found_in_reach(settled: Cast) -> None:
    assert public_door.beyond_the_list()


def test_a_safe_house_is_not_there_for_the_public_whatever_it_says_of_itself(settled: Cast) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("a file has no users; there the program keeps safe houses back by itself")
    assert Location.objects.count() == 2
    agency, bruno = settled.puente.pk, settled.bruno.id
    with within_reach(), connection.cursor() as cursor:
        for name, value in (
            ("role", "supervisor"),
            ("agency", agency),
            ("actor", bruno),
            ("purpose", "house"),
        ):
            cursor.execute("SELECT set_config(%s, %s, true)", [f"amparo.{name}", str(value)])
        assert list(Location.objects.values_list("name", flat=True)) == ["Office"]
        cursor.execute("SELECT amparo_stand(%s, 'supervisor', now())", [bruno])
        assert list(Location.objects.values_list("name", flat=True)) == ["Office"]
        assert Service.objects.values("pk").count() == 1


@pytest.mark.parametrize(
    ("action", "first", "second", "answer"),
    [
        (sqlite3.SQLITE_READ, "box", "id", True),
        (sqlite3.SQLITE_READ, "box", "", True),
        (sqlite3.SQLITE_READ, "box", "hidden", False),
        (sqlite3.SQLITE_INSERT, "box", None, True),
        (sqlite3.SQLITE_UPDATE, "box", "state", True),
        (sqlite3.SQLITE_UPDATE, "box", "id", False),
        (sqlite3.SQLITE_DELETE, "box", None, False),
        (sqlite3.SQLITE_INSERT, "other", None, False),
        (sqlite3.SQLITE_ATTACH, "box", None, False),
        (sqlite3.SQLITE_DROP_TABLE, "box", None, False),
        (sqlite3.SQLITE_FUNCTION, None, "lower", True),
        (sqlite3.SQLITE_FUNCTION, None, "load_extension", False),
        (sqlite3.SQLITE_PRAGMA, "box", None, False),
    ],
)
def test_the_list_says_of_each_table_what_may_be_read_added_and_changed(
    action: int, first: str | None, second: str | None, answer: bool
) -> None:
    judge: Callable[..., int] = Judge({"box": Rights(("id", "state"), add=True, change=("state",))})
    assert (judge(action, first, second, "main", None) == sqlite3.SQLITE_OK) is answer


def test_the_list_is_granted_to_the_role_as_it_stands() -> None:
    told = list(public_door.grants({"box": Rights(("id", "state"), add=True, change=("state",))}))
    assert told == [
        f"GRANT SELECT (id, state) ON box TO {ROLE};",
        f"GRANT INSERT ON box TO {ROLE};",
        f"GRANT UPDATE (state) ON box TO {ROLE};",
    ]
