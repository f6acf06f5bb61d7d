"""A backup as it is made, on both databases: what is in which file, what is nowhere, and what happens when it fails."""

import base64
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings as set_for_all
from django.contrib.sessions.models import Session
from django.db import connection
from django.utils import timezone

from amparo.trust.accounts.models import User
from amparo.trust.audit import checkpoints, tree, verify
from amparo.trust.audit.actions import Entry, append
from amparo.trust.audit.models import Head, Leaf
from amparo.trust.backups import contents, making, manifest, packing, passing, shelf, state
from amparo.trust.backups.engines import engine, programs
from amparo.trust.backups.manifest import Manifest
from amparo.trust.backups.refusal import Refused
from amparo.trust.vault import parcels
from amparo.trust.vault.models import Grant
from tests.cast import make_cast, register_sara

KEY, SECOND = parcels.new_identity(), parcels.new_identity()
PLANTED = ("Saroura", "drove the lorry", "Puente Amparo", "planted-session")
"""Words that are sealed in the database, and words that stand in it for anyone to read."""

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _installation(settings: pytest.FixtureRequest, tmp_path: Path) -> None:
    settings.AMPARO_DATA = tmp_path / "data"
    settings.AMPARO_BACKUP_RECIPIENTS = [KEY.public, SECOND.public]
    (tmp_path / "data" / "keys").mkdir(parents=True, mode=0o700)
    (tmp_path / "data" / "keys" / "vault.key").write_text("the key of the vault")
    (tmp_path / "data" / "keys" / "sessions.key").write_text("the key of sessions")
    (tmp_path / "shelf").mkdir()
    register_sara(make_cast())
    Session.objects.create(session_key="planted-session", session_data="x", expire_date=timezone.now())
    verify.checkpoint_now()


def _parts(path: Path, key: parcels.Identity = KEY) -> tuple[dict[str, bytes], Manifest]:
    parts: dict[str, bytes] = {}

    def take(part: str, data: bytes) -> None:
        parts[part] = parts.get(part, b"") + data

    return parts, manifest.read(path, [key], take)


def _holds(data: bytes, words: bytes) -> bool:
    """Return whether `data` holds `words` as they are, or as hexadecimal digits in a dump of PostgreSQL."""
    return words in data or words.hex().encode() in data


def _script(path: Path) -> bytes:
    """Return the database in a main file as bytes in which a stored word would be seen."""
    if connection.vendor == "sqlite":
        return _parts(path)[0]["database"]
    said: list[bytes] = []
    with programs.fed("pg_restore", ["--file=-"], lambda script: said.append(script.read())) as feed:
        feed(_parts(path)[0]["database"])
    return said[0]


def test_a_checkpoint_that_is_being_written_meanwhile_is_left_for_the_next_backup(tmp_path: Path) -> None:
    begun = tmp_path / "data" / "audit" / "checkpoints" / ".k3x9.new"
    begun.write_text("half of a chec")
    made = making.make(tmp_path / "shelf")
    assert {name for name in _parts(made.main)[0] if name.startswith("audit/")} == {
        "audit/checkpoints/000000000001.txt"
    }


def test_a_backup_says_what_it_holds_and_each_recipient_opens_it(tmp_path: Path) -> None:
    made = making.make(tmp_path / "shelf")
    for key in (KEY, SECOND):
        parts, told = _parts(made.main, key)
        assert set(parts) == {"database", "audit/checkpoints/000000000001.txt"}
        assert told.tables["people_person"] == 1
        assert told.tables["accounts_user"] == User.objects.count()
        assert told.tables[Grant._meta.db_table] == told.tables["django_session"] == 0
        apart, own = _parts(made.grants, key)
        assert set(apart) == {"grants", "keys/vault.key"}
        assert dict(own.tables) == {Grant._meta.db_table: Grant.objects.count()}
        assert own.made_at == told.made_at
    head = Head.objects.get()
    assert told.log["size"] == head.size - 1, "the leaf of the backup itself comes after it"
    assert Leaf.objects.order_by("-index")[0].act == "backup.made"


def test_the_manifest_names_the_root_of_the_log_as_it_stood(tmp_path: Path) -> None:
    root = tree.root(tree.unpack(Head.objects.get().frontier))
    told = _parts(making.make(tmp_path / "shelf").main)[1]
    assert base64.b64decode(str(told.log["root"])) == root


def test_no_data_key_is_in_the_main_file_even_for_whoever_opens_it(tmp_path: Path) -> None:
    wrapped = [bytes(each) for each in Grant.objects.values_list("wrapped", flat=True)]
    assert wrapped
    made = making.make(tmp_path / "shelf")
    database = _script(made.main)
    assert not [each for each in wrapped if _holds(database, each)]
    assert b"planted-session" not in database
    assert b"Puente Amparo" in database, "the scan sees what is there"


def test_nothing_planted_is_in_clear_in_any_file_that_a_backup_leaves(tmp_path: Path) -> None:
    making.make(tmp_path / "shelf")
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(files) > 5
    secret = [*(word.encode() for word in PLANTED), *(bytes(each.wrapped) for each in Grant.objects.all())]
    secret += [] if connection.vendor == "postgresql" else [b"SQLite format 3"]
    assert not [(path, word) for path in files for word in secret if word in path.read_bytes()]


def test_what_sqlite_must_write_is_closed_to_others_and_gone_afterwards(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    seen: list[int] = []
    real = packing.packed

    def looking(*words: object) -> Iterator[bytes]:
        room = Path(set_for_all.AMPARO_DATA) / "backups" / "passing"
        seen.extend([stat.S_IMODE(room.stat().st_mode), len(list(room.iterdir()))])
        return real(*words)  # type: ignore[arg-type]

    monkeypatch.setattr(packing, "packed", looking)
    making.make(tmp_path / "shelf")
    assert seen[0] == 0o700
    assert seen[1] == (2 if connection.vendor == "sqlite" else 0)
    assert not (tmp_path / "data" / "backups" / "passing").exists()


@pytest.mark.parametrize("end", [KeyboardInterrupt, OSError(28, "No space left on device"), MemoryError])
def test_whatever_ends_a_backup_nothing_is_left(
    end: type[BaseException] | BaseException, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def ending(*_: object) -> Iterator[bytes]:
        yield b"begun"
        raise end

    monkeypatch.setattr(packing, "packed", ending)
    with pytest.raises((KeyboardInterrupt, MemoryError, Refused)):
        making.make(tmp_path / "shelf")
    assert not (tmp_path / "data" / "backups" / "passing").exists()
    assert not list((tmp_path / "shelf").iterdir())


def test_what_a_killed_backup_left_is_removed_by_the_next(tmp_path: Path) -> None:
    made = making.make(tmp_path / "shelf")
    left = tmp_path / "data" / "backups" / "passing"
    left.mkdir()
    (left / "copy.sqlite3").write_text("Saroura")
    torn = made.main.with_name(made.main.name + making.UNFINISHED)
    torn.touch()
    making.make(tmp_path / "shelf")
    assert not left.exists()
    assert not torn.exists()


def test_a_backup_that_is_not_what_was_meant_gets_no_name_and_touches_no_other(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    good = making.make(tmp_path / "shelf")
    before = sorted((tmp_path / "shelf").iterdir())
    real = engine()

    class Losing:
        """Counts one person less than there is."""

        snapshot = staticmethod(real.snapshot)

        @staticmethod
        def count(room: Path, read: contents.Reader) -> dict[str, int]:
            found = real.count(room, read)
            return found | {"people_person": found.get("people_person", 0) - 1}

    monkeypatch.setattr(making, "engine", lambda: Losing)
    with pytest.raises(Refused, match="people_person has other rows"):
        making.make(tmp_path / "shelf")
    assert sorted((tmp_path / "shelf").iterdir()) == before
    last = state.last()
    assert last is not None
    assert "people_person" in last.problem
    assert _parts(good.main)[1].tables["people_person"] == 1


def test_a_file_that_was_damaged_while_it_was_written_is_found_by_the_check(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    real = parcels.seal

    def damaging(pieces: Iterator[bytes], target: object, recipients: list[str]) -> None:
        real(pieces, target, recipients)  # type: ignore[arg-type]
        target.seek(-100, 2)  # type: ignore[attr-defined]
        target.write(b"\0")  # type: ignore[attr-defined]

    monkeypatch.setattr(parcels, "seal", damaging)
    with pytest.raises(Refused, match="damaged or was changed"):
        making.make(tmp_path / "shelf")
    assert not list((tmp_path / "shelf").iterdir())
    assert not (tmp_path / "data" / "backups" / "passing").exists()


def test_a_checkpoint_written_meanwhile_does_not_reach_beyond_the_log_in_the_backup(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    real = engine()

    class Busy:
        """A server that goes on while the backup begins."""

        count = staticmethod(real.count)

        @staticmethod
        @contextmanager
        def snapshot(room: Path) -> Iterator[contents.Snapshot]:
            with real.snapshot(room) as held:
                append([Entry(None, "system", "test.act")])
                verify.checkpoint_now()
                yield held

    monkeypatch.setattr(making, "engine", lambda: Busy)
    made = making.make(tmp_path / "shelf")
    parts, told = _parts(made.main)
    notes = [note.decode() for part, note in parts.items() if part.startswith("audit/checkpoints/")]
    assert max(int(note.splitlines()[1]) for note in notes) <= int(told.log["size"])
    assert checkpoints.last_size() > int(told.log["size"]), "the server did go on"


@pytest.mark.parametrize(
    ("recipients", "sentence"),
    [
        ([], "No recipient of backups is set"),
        (
            [KEY.public, KEY.public[:-1] + ("p" if KEY.public.endswith("q") else "q")],
            "Key 2 in AMPARO_BACKUP_RECIPIENTS",
        ),
    ],
)
def test_without_sound_recipients_nothing_is_written(
    recipients: list[str], sentence: str, settings: pytest.FixtureRequest, tmp_path: Path
) -> None:
    settings.AMPARO_BACKUP_RECIPIENTS = recipients
    with pytest.raises(Refused, match=sentence):
        making.make(tmp_path / "shelf")
    assert not list((tmp_path / "shelf").iterdir())


def test_two_backups_at_once_are_refused_with_a_sentence(tmp_path: Path) -> None:
    with passing.folder(), pytest.raises(Refused, match="is running"):
        making.make(tmp_path / "shelf")


def test_grants_past_their_life_go_with_the_next_backup_and_the_newest_main_of_a_day_stays(
    settings: pytest.FixtureRequest, tmp_path: Path
) -> None:
    settings.AMPARO_GRANTS_DAYS = 35
    first = making.make(tmp_path / "shelf")
    told = _parts(first.main)[1]
    for days, kind in ((34, shelf.GRANTS), (35, shelf.GRANTS), (36, shelf.MAIN)):
        (tmp_path / "shelf" / shelf.name(told.installation, told.moment - timedelta(days=days), kind)).touch()
    making.make(tmp_path / "shelf")
    ages = {
        kind: [(told.moment - each.at).days for each in shelf.kept(tmp_path / "shelf", kind)]
        for kind in ("main", "grants")
    }
    assert max(ages["grants"]) == 34
    assert max(ages["main"]) == 36


def test_a_folder_that_is_not_there_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="is not a folder on this machine"):
        making.make(tmp_path / "away")
