"""What the person who keeps the server reads: one clear sentence, and a status that a script can use."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from django.core.cache import cache
from django.db import connection

from amparo.interfaces.cli import startup, symptoms
from amparo.interfaces.cli.main import amparo
from amparo.trust.audit import verify
from amparo.trust.audit.actions import Entry, append
from amparo.trust.audit.models import Leaf


def _run(*words: str) -> Result:
    return CliRunner().invoke(amparo, list(words), prog_name="amparo")


def _commands() -> Iterator[tuple[str, ...]]:
    for name, command in amparo.commands.items():
        yield (name,)
        yield from ((name, below) for below in getattr(command, "commands", {}))


@pytest.mark.parametrize("words", [(), *_commands()], ids=" ".join)
def test_every_command_explains_itself_in_more_than_a_line(words: tuple[str, ...]) -> None:
    told = _run(*words, "--help")
    assert told.exit_code == 0
    assert len(told.output.split("Options:")[0].split()) > 12


def test_a_taken_port_is_told_in_one_sentence_with_a_way_out(settings: pytest.FixtureRequest) -> None:
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        settings.AMPARO_HOST, settings.AMPARO_PORT = "127.0.0.1", holder.getsockname()[1]
        told = _run("serve")
    assert told.exit_code == 1
    assert len(told.output.strip().splitlines()) == 1
    assert "AMPARO_PORT=" in told.output


def test_an_address_that_this_machine_does_not_have_is_told_in_one_sentence(settings: pytest.FixtureRequest) -> None:
    settings.AMPARO_HOST, settings.AMPARO_PORT = "192.0.2.1", 8000
    told = _run("serve")
    assert told.exit_code == 1
    assert len(told.output.strip().splitlines()) == 1


@pytest.mark.django_db
def test_a_whole_log_is_told_with_its_size() -> None:
    append([Entry(None, "system", "test.act"), Entry(None, "system", "test.act")])
    told = _run("audit", "verify")
    assert told.exit_code == 0
    assert "2 entries" in told.output


@pytest.mark.django_db
def test_a_changed_log_ends_with_status_1_and_says_where() -> None:
    append([Entry(None, "system", "test.act"), Entry(None, "system", "test.act")])
    Leaf.objects.filter(index=1).update(act="other.act")
    told = _run("audit", "verify")
    assert told.exit_code == 1
    assert "leaf 1 was changed" in told.output


@pytest.mark.django_db
def test_the_doctor_asks_every_question_and_finds_a_fresh_installation_well(settings: pytest.FixtureRequest) -> None:
    settings.ALLOWED_HOSTS = ["127.0.0.1", "localhost"]
    told = _run("doctor")
    titles = [title for title, _ in symptoms.QUESTIONS]
    assert [line.split(":")[0][6:] for line in told.output.splitlines()[: len(titles)]] == titles
    loud = {line.split(":")[0].removeprefix("LOOK  ") for line in told.output.splitlines() if line.startswith("LOOK")}
    # The test database lives in memory (SQLite) or without safety (PostgreSQL), and its disk may be a plain one.
    # PostgreSQL's tests connect as a superuser, who passes by the second lock: that needs a person, too.
    needed = {"backups"} | ({"second lock"} if connection.vendor == "postgresql" else set())
    assert loud - {"durability", "disk encryption"} == needed, "only these need a person at the beginning"


@pytest.mark.django_db
def test_the_doctor_sees_a_log_that_is_shorter_than_its_checkpoint() -> None:
    append([Entry(None, "system", "test.act"), Entry(None, "system", "test.act")])
    verify.checkpoint_now()
    Leaf.objects.filter(index=1).delete()
    assert not symptoms.log().well


def test_the_doctor_sees_a_folder_and_a_key_that_others_can_read(
    settings: pytest.FixtureRequest, tmp_path: Path
) -> None:
    settings.AMPARO_DATA = tmp_path
    (tmp_path / "keys").mkdir(mode=0o700)
    (tmp_path / "keys" / "vault.key").touch(mode=0o600)
    tmp_path.chmod(0o700)
    assert symptoms.folder().well
    assert symptoms.keys().well
    (tmp_path / "keys").chmod(0o755)
    (tmp_path / "keys" / "vault.key").chmod(0o644)
    assert not symptoms.folder().well
    assert not symptoms.keys().well


@pytest.mark.django_db
def test_the_doctor_sees_tables_of_an_older_version(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(startup, "waiting_migrations", lambda: ["people.0002_something"])
    assert not symptoms.database().well


@pytest.mark.django_db
def test_a_first_start_that_was_cut_short_is_gone_on_with() -> None:
    """Between the last migration and the table that counts attempts to sign in, too."""
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE shared_cache")
    startup.tables_present(lambda _: None)
    cache.set("attempts", 1)
    assert cache.get("attempts") == 1
