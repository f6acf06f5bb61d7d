"""The roles of PostgreSQL: printed for who runs it, made by who owns the tables, and looked at by the doctor."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from amparo.interfaces.cli import symptoms
from amparo.interfaces.cli.main import amparo
from amparo.interfaces.cli.symptoms.second_lock import judged
from amparo.trust.accounts import second_lock
from tests.config import locked
from tests.interfaces.cli.machine import Machine, on_postgres, on_server

LOCKED = [(table, True, False) for table in second_lock.GUARDED]


def test_the_sql_is_printed_for_the_person_who_runs_the_server_and_holds_no_password() -> None:
    told = CliRunner().invoke(amparo, ["database", "roles"])
    assert told.exit_code == 0
    for role in (locked.STAFF, locked.JOBS, locked.PORTAL):
        assert role in told.output
    assert "NOSUPERUSER" in told.output
    assert "NOBYPASSRLS" in told.output
    assert "PASSWORD '…'" in told.output


@pytest.mark.skipif(on_postgres(), reason="what a file without users says")
def test_a_file_has_no_roles_and_no_second_lock() -> None:
    told = CliRunner().invoke(amparo, ["database", "roles", "--apply"])
    assert told.exit_code == 1
    assert "SQLite has no roles" in told.output
    assert symptoms.second_lock().well
    assert "SQLite has none" in symptoms.second_lock().sentence


@pytest.mark.parametrize(
    ("role", "tables", "well", "words"),
    [
        (("root", True, False), LOCKED, False, "is a superuser"),
        (("fast", False, True), LOCKED, False, "BYPASSRLS"),
        (("own", False, False), [("cases_case", False, True), *LOCKED[1:]], False, "cases_case is not under"),
        (("own", False, False), LOCKED[1:], False, "a table is not under"),
        (("own", False, False), [(table, True, True) for table in second_lock.GUARDED], True, "owns the tables"),
        (("amparo_staff", False, False), LOCKED, True, "cannot pass by it"),
    ],
)
def test_the_doctor_finds_whoever_can_pass_by_the_second_lock(
    role: tuple[str, bool, bool], tables: list[tuple[str, bool, bool]], well: bool, words: str
) -> None:
    answer = judged(role, tables)
    assert answer.well is well
    assert words in answer.sentence


@pytest.fixture
def plain(tmp_path: Path) -> Iterator[Machine]:
    """A machine whose database belongs to a user who is no superuser, as somebody who runs PostgreSQL makes it."""
    locked.make_roles()
    on_server(f"ALTER ROLE {locked.OWNER} CREATEROLE")
    machine = Machine(tmp_path / "data")
    on_server(f"ALTER DATABASE {machine.database} OWNER TO {locked.OWNER}")
    yield machine
    machine.leave()


@locked.on_postgres
def test_a_plain_owner_installs_it_and_each_role_finds_the_second_lock_on(plain: Machine) -> None:
    url = plain.own["AMPARO_DATABASE_URL"]

    def of(role: str) -> dict[str, str]:
        return {"AMPARO_DATABASE_URL": f"postgresql://{role}@{url.rpartition('@')[2]}"}

    for _ in range(2):
        made = plain.amparo("database", "roles", "--apply", **of(locked.OWNER))
        assert made.returncode == 0, made.stderr
    for role, words in (
        (locked.STAFF, "cannot pass by it"),
        (locked.JOBS, "cannot pass by it"),
        (locked.OWNER, "owns"),
    ):
        told = plain.amparo("doctor", **of(role)).stdout
        assert f"well  second lock: {'is on, but' if role == locked.OWNER else 'row-level'}" in told
        assert words in told
        assert "well  database: answers" in told
    refused = plain.amparo("database", "roles", "--apply", **of(locked.STAFF))
    assert refused.returncode == 1
    assert "let a superuser" in refused.stderr
