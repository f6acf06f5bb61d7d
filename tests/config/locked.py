"""PostgreSQL as an installation has it: tables of a plain owner, and requests that come in as the role of the screens."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest
from django.conf import settings
from django.db import connection

from amparo.interfaces.cli import database
from amparo.trust.accounts import second_lock

OWNER, STAFF, JOBS, PORTAL = "amparo_test_owner", "amparo_staff", "amparo_jobs", "amparo_portal"
on_postgres = pytest.mark.skipif(
    "postgresql" not in settings.DATABASES["default"]["ENGINE"],
    reason="row-level security is PostgreSQL's; SQLite has no second lock",
)
_GIVE_AWAY = """
DO $$
DECLARE each text;
BEGIN
  FOR each IN SELECT format('TABLE %I', tablename) FROM pg_tables WHERE schemaname = 'public'
    UNION ALL SELECT format('FUNCTION %s', p.oid::regprocedure) FROM pg_proc p
    WHERE p.pronamespace = 'public'::regnamespace AND p.proname LIKE 'amparo%'
  LOOP
    EXECUTE 'ALTER ' || each || ' OWNER TO amparo_test_owner';
  END LOOP;
END $$;
"""


def make_roles() -> None:
    """Make the roles on the server, for all of its databases, as other tests beside this one may do just now."""
    known = settings.DATABASES["default"]
    reached = {"host": known["HOST"], "port": known["PORT"], "user": known["USER"], "password": known["PASSWORD"]}
    with psycopg.connect(**reached, dbname="postgres", autocommit=True) as server:
        for role in (OWNER, STAFF, JOBS, PORTAL):
            server.execute(
                f"DO $$ BEGIN CREATE ROLE {role} LOGIN; "  # type: ignore[arg-type]
                "EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$"
            )


def settle() -> None:
    """In this transaction: give the tables to a plain owner and the roles their rights."""
    make_roles()
    with connection.cursor() as cursor:
        cursor.execute(f"GRANT ALL ON SCHEMA public TO {OWNER}")
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # a table with checks still to come cannot be given away
        cursor.execute(_GIVE_AWAY)
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        cursor.execute(database.statements())


@contextmanager
def connected_as(role: str) -> Iterator[None]:
    """Run the block with the rights of `role`, who works for nobody yet."""
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL ROLE {role}")
        try:
            nobody()
            yield
        finally:
            cursor.execute("RESET ROLE")


def nobody() -> None:
    """Let nobody stand before the database, as in a transaction that has just begun."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT amparo_stand(NULL, NULL, now()), set_config('amparo.purpose', '', true)")


def rows_in_sight() -> dict[str, int]:
    """Return table → rows that the role sees, for every table under the lock."""
    found = {}
    with connection.cursor() as cursor:
        for table in second_lock.GUARDED:
            cursor.execute(f"SELECT count(*) FROM {table}")  # noqa: S608 (our own names)
            found[table] = cursor.fetchone()[0]
    return found
