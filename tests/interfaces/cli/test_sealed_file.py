"""The file of a laptop under a key, by the commands that a person types: sealed, backed up, put back, and in the clear again."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner

from amparo.interfaces.cli import symptoms
from amparo.interfaces.cli.main import amparo
from amparo.interfaces.cli.symptoms import encryption
from tests.interfaces.cli.machine import Machine, on_postgres

BEGINNING = b"SQLite format 3\x00"


class Laptop(NamedTuple):
    """A machine that began in the clear, the file of its key, a folder of backups, and a person registered on it."""

    machine: Machine
    key: Path
    shelf: Path
    recipient: str
    sara: str

    @property
    def file(self) -> Path:
        """The database."""
        return self.machine.folder / "amparo.sqlite3"

    def is_sealed(self, wanted: bool) -> None:
        """Seal or unseal the file where it is not as wanted."""
        if self.file.read_bytes().startswith(BEGINNING) is wanted:
            self.says("database", "seal" if wanted else "unseal")

    def says(self, *words: object, **own: str) -> str:
        """Run a command with the key; return what it said."""
        done = self.machine.amparo(*words, **{"AMPARO_DATABASE_KEY": str(self.key)} | own)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def refuses(self, *words: object) -> str:
        """Run a command with the key that ends with status 1; return what was said."""
        done = self.machine.amparo(*words, AMPARO_DATABASE_KEY=str(self.key))
        assert done.returncode == 1
        return done.stdout + done.stderr


@pytest.fixture(scope="module")
def laptop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Laptop]:
    if on_postgres():
        pytest.skip("only the file of SQLite is sealed so")
    place = tmp_path_factory.mktemp("laptop")
    (place / "shelf").mkdir()
    machine = Machine(place / "data")
    recipient = machine.amparo("identity", place / "identity.txt").stdout.strip()
    sara, _ = machine.does("settle").split()
    yield Laptop(machine, place / "stick" / "amparo.key", place / "shelf", recipient, sara)
    machine.leave()


@pytest.mark.drill
def test_a_server_that_is_running_is_not_sealed_under(laptop: Laptop) -> None:
    laptop.is_sealed(False)
    with closing(sqlite3.connect(laptop.file)) as server:
        server.execute("SELECT count(*) FROM people_person").fetchone()
        assert "stop all its processes" in laptop.refuses("database", "seal")
    assert laptop.file.read_bytes().startswith(BEGINNING)


@pytest.mark.drill
def test_sealing_and_unsealing_lose_nothing(laptop: Laptop) -> None:
    laptop.is_sealed(False)
    assert "Sealed: " in laptop.says("database", "seal")
    assert "sealed already" in laptop.refuses("database", "seal")
    assert not laptop.file.read_bytes().startswith(BEGINNING)
    assert laptop.file.stat().st_mode & 0o077 == 0
    assert "entries agree" in laptop.says("audit", "verify")
    told = laptop.refuses("doctor")
    assert "well  durability: what was saved survives a power cut (journal_mode wal, synchronous 2)" in told
    assert "database file: sealed" in told
    assert "In the clear again: " in laptop.says("database", "unseal")
    assert "is not sealed" in laptop.refuses("database", "unseal")
    assert laptop.file.read_bytes().startswith(BEGINNING)
    assert laptop.machine.does("name_of", laptop.sara) == "Sara"


@pytest.mark.drill
@pytest.mark.parametrize("key", ["", "its-own.key"], ids=["in the clear", "under another key"])
def test_a_backup_of_a_sealed_file_is_put_back(laptop: Laptop, tmp_path: Path, key: str) -> None:
    laptop.is_sealed(True)
    laptop.says("backup", laptop.shelf, AMPARO_BACKUP_RECIPIENTS=laptop.recipient)
    bare = Machine(tmp_path / "data")
    bare.own["AMPARO_DATABASE_KEY"] = str(tmp_path / key) if key else ""
    told = bare.amparo("restore", laptop.shelf, "--identity", laptop.shelf.with_name("identity.txt"))
    assert told.returncode == 0, told.stderr
    assert "The log of acts is whole" in told.stdout
    assert (bare.folder / "amparo.sqlite3").read_bytes().startswith(BEGINNING) is (key == "")
    assert bare.does("name_of", laptop.sara) == "Sara"


@pytest.mark.skipif(on_postgres(), reason="what a file says")
def test_without_a_key_both_ways_are_refused() -> None:
    for way in ("seal", "unseal"):
        told = CliRunner().invoke(amparo, ["database", way])
        assert told.exit_code == 1
        assert "AMPARO_DATABASE_KEY is not set" in told.output


@pytest.mark.parametrize(
    ("elsewhere", "encrypted", "well", "words"),
    [
        (False, False, False, "same plain disk"),
        (False, True, True, "sealed as a whole"),
        (True, False, True, "sealed as"),
    ],
)
@pytest.mark.skipif(on_postgres(), reason="what a file says")
def test_the_doctor_says_what_a_key_beside_its_lock_is_worth(
    elsewhere: bool,
    encrypted: bool,
    well: bool,
    words: str,
    settings: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    settings.AMPARO_DATABASE_KEY, settings.AMPARO_DATA = None, Path(__file__).parent
    monkeypatch.setattr(encryption, "encrypted_below", lambda folder: encrypted)
    assert "not sealed as a whole" in symptoms.database_file().sentence
    settings.AMPARO_DATABASE_KEY = Path("/proc/self/status" if elsewhere else __file__)
    assert symptoms.database_file().well is well
    assert words in symptoms.database_file().sentence
