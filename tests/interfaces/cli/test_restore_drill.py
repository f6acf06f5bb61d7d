"""The restore drill: from a backup alone onto a bare machine, by the commands that a person types, on both databases."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.interfaces.cli.machine import Machine

pytestmark = pytest.mark.drill


class Office(NamedTuple):
    """A machine with two people on it, its folder of backups, and who can open them."""

    machine: Machine
    shelf: Path
    key: Path
    recipients: str
    sara: str
    uncle: str

    def backs_up(self) -> str:
        """Make a backup; return what was said."""
        done = self.machine.amparo("backup", self.shelf, AMPARO_BACKUP_RECIPIENTS=self.recipients)
        assert done.returncode == 0, done.stderr
        return done.stdout


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    place = tmp_path_factory.mktemp("office")
    machine = Machine(place / "data")
    (place / "shelf").mkdir()
    keys = [machine.amparo("identity", place / name) for name in ("key.txt", "second.txt")]
    assert not (place / "data").exists(), "making a key pair needs no installation"
    sara, uncle = machine.does("settle").split()
    told = Office(
        machine, place / "shelf", place / "key.txt", ",".join(key.stdout.strip() for key in keys), sara, uncle
    )
    told.backs_up()
    yield told
    machine.leave()


@pytest.fixture
def bare(tmp_path: Path) -> Iterator[Callable[[], Machine]]:
    made: list[Machine] = []

    def another() -> Machine:
        made.append(Machine(tmp_path / f"bare{len(made)}"))
        return made[-1]

    yield another
    for machine in made:
        machine.leave()


@pytest.fixture
def copy(office: Office, tmp_path: Path) -> Path:
    """A copy of the folder of backups, to harm."""
    return Path(shutil.copytree(office.shelf, tmp_path / "copy"))


def _one(folder: Path, kind: str) -> Path:
    return sorted(folder.glob(f"*-{kind}.tar.age"))[-1]


def test_everything_is_back_and_each_recipient_can_bring_it(office: Office, bare: Callable[[], Machine]) -> None:
    machine = bare()
    told = machine.amparo("restore", office.shelf, "--identity", office.key.with_name("second.txt"))
    assert told.returncode == 0, told.stderr
    for words in ("Back as of 20", " rows in ", "data keys are back", "The log of acts is whole", "signs in anew"):
        assert words in told.stdout
    assert "kept as" not in told.stdout, "a bare machine has nothing to keep aside"
    assert machine.does("name_of", office.sara) == "Sara"
    verified = machine.amparo("audit", "verify")
    assert verified.returncode == 0, verified.stderr
    keys = [(each.folder / "keys" / "vault.key").read_bytes() for each in (machine, office.machine)]
    assert keys[0] == keys[1]
    sessions = [(each.folder / "keys" / "sessions.key").read_bytes() for each in (machine, office.machine)]
    assert sessions[0] != sessions[1], "nobody stays signed in"
    assert (machine.folder / "keys" / "vault.key").stat().st_mode & 0o177 == 0
    again = machine.amparo("restore", office.shelf, "--identity", office.key)
    assert again.returncode == 1
    assert "A database stands here already" in again.stderr
    assert machine.does("name_of", office.uncle) == "Planted-Uncle"


def _refused(machine: Machine, folder: Path, key: Path, sentence: str) -> None:
    told = machine.amparo("restore", folder, "--identity", key)
    assert told.returncode == 1
    assert told.stdout == ""
    assert len(told.stderr.strip().splitlines()) == 1
    assert sentence in told.stderr
    assert machine.is_bare()


def test_a_backup_that_was_changed_cut_or_renamed_is_refused_with_one_sentence(
    office: Office, bare: Callable[[], Machine], copy: Path
) -> None:
    machine = bare()
    for kind in ("grants", "main"):
        path, whole = _one(copy, kind), _one(office.shelf, kind).read_bytes()
        changed = bytearray(whole)
        changed[len(changed) // 2] ^= 1
        path.write_bytes(changed if kind == "grants" else whole[: len(whole) // 2])
        _refused(machine, copy, office.key, "is damaged or was changed")
        path.write_bytes(whole)
    _one(copy, "main").write_bytes(_one(copy, "grants").read_bytes())
    _refused(machine, copy, office.key, "was renamed")


def test_a_wrong_or_missing_identity_is_told_in_one_sentence(
    office: Office, bare: Callable[[], Machine], tmp_path: Path
) -> None:
    machine = bare()
    machine.amparo("identity", tmp_path / "stranger.txt")
    _refused(machine, office.shelf, tmp_path / "stranger.txt", "was not sealed for this identity")
    _refused(machine, office.shelf, tmp_path / "nothing.txt", "cannot be read")


def test_without_grants_no_record_opens_and_the_program_says_so_before_and_after(
    office: Office, bare: Callable[[], Machine], copy: Path
) -> None:
    machine = bare()
    for path in copy.glob("*-grants.*"):
        path.unlink()
    _refused(machine, copy, office.key, "without them no record can be opened, by anyone")
    told = machine.amparo("restore", copy, "--identity", office.key, "--without-grants")
    assert told.returncode == 0, told.stderr
    assert "No record can be opened, by anyone" in told.stdout
    assert "The log of acts is whole" in told.stdout
    assert machine.does("name_of", office.sara) == "does not open"


def test_what_was_destroyed_stays_destroyed_when_an_older_backup_comes_back_after_its_grants_have_expired(
    office: Office, bare: Callable[[], Machine], copy: Path
) -> None:
    older, first_grants = _one(copy, "main"), _one(copy, "grants")
    machine = bare()
    assert machine.amparo("restore", copy, "--identity", office.key).returncode == 0
    assert int(machine.does("destroy", office.uncle)) > 0
    done = machine.amparo("backup", copy, AMPARO_BACKUP_RECIPIENTS=office.recipients)
    assert done.returncode == 0, done.stderr
    shutil.copy(_one(office.shelf, "main"), older)  # the newer one of the same day took its place
    first_grants.unlink(missing_ok=True)
    after = bare()
    told = after.amparo("restore", copy, "--identity", office.key, "--name", older.name)
    assert told.returncode == 0, told.stderr
    assert "have no data key: they were destroyed, and stay so" in told.stdout
    assert after.does("name_of", office.sara) == "Sara"
    assert after.does("name_of", office.uncle) == "does not open"


def test_a_backup_made_while_the_server_writes_stands_at_one_moment(
    office: Office, bare: Callable[[], Machine]
) -> None:
    with office.machine.while_doing("write_on"):
        said = [office.backs_up() for _ in range(2)]
    assert said[0] != said[1], "the server did go on"
    machine = bare()
    told = machine.amparo("restore", office.shelf, "--identity", office.key)
    assert told.returncode == 0, told.stderr
    assert "The log of acts is whole" in told.stdout


def test_a_key_that_stood_there_and_differed_is_kept_aside(office: Office, bare: Callable[[], Machine]) -> None:
    machine = bare()
    (machine.folder / "keys").mkdir(parents=True, mode=0o700)
    (machine.folder / "keys" / "vault.key").write_text("ab" * 32)
    (machine.folder / "keys" / "vault.key").chmod(0o600)
    told = machine.amparo("restore", office.shelf, "--identity", office.key)
    assert told.returncode == 0, told.stderr
    assert "kept as" in told.stdout
    assert (machine.folder / "keys" / "vault.key.before-restore").read_text() == "ab" * 32


def test_a_backup_for_a_mistyped_recipient_is_refused_with_one_sentence(office: Office) -> None:
    before = sorted(office.shelf.iterdir())
    told = office.machine.amparo("backup", office.shelf, AMPARO_BACKUP_RECIPIENTS="age1short")
    assert told.returncode == 1
    assert len(told.stderr.strip().splitlines()) == 1
    assert "Key 1 in AMPARO_BACKUP_RECIPIENTS is no age public key" in told.stderr
    assert sorted(office.shelf.iterdir()) == before
