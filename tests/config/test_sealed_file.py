"""The database file under a key: it says nothing without it, keeps what was acknowledged, and gives back what was put in."""

import os
import signal
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError
from django.db.backends.sqlite3.base import DatabaseWrapper as Plain
from hypothesis import given, settings
from hypothesis import strategies as st

from amparo.config import databases
from amparo.config.environment import SettingRefused
from amparo.config.portal.sqlite.base import DatabaseWrapper as Portal
from amparo.config.sqlite.base import DatabaseWrapper

pytestmark = (
    pytest.mark.django_db
)  # files of these tests alone are opened; pytest-django lets nobody open any without it
PLANTED = "Saroura of the lorry"
KEPT_ON_WRITING = """
import sys
from pathlib import Path
from amparo.config import databases
from amparo.config.sqlite.base import DatabaseWrapper
from django.conf import settings
settings.configure(USE_TZ=True)
told = databases.database(Path(sys.argv[1])) | {"TIME_ZONE": None, "AUTOCOMMIT": True, "CONN_HEALTH_CHECKS": False}
with DatabaseWrapper(told).cursor() as cursor:
    number = 0
    while True:
        number += 1
        cursor.execute("INSERT INTO note (word) VALUES (%s)", [f"row {number}"])
        print(number, flush=True)
"""


def told(folder: Path, key: Path | None = None) -> dict[str, Any]:
    """Return the settings of the file in `folder`, as Django completes them."""
    os.environ["AMPARO_DATABASE_KEY"] = str(key or "")
    return databases.database(folder) | {"TIME_ZONE": None, "AUTOCOMMIT": True, "CONN_HEALTH_CHECKS": False}


@contextmanager
def opened(folder: Path, key: Path | None, kind: type[Plain] = DatabaseWrapper) -> Iterator[Any]:
    """Give a cursor on the file in `folder`, opened as the program opens it."""
    database = kind(told(folder, key))
    try:
        with database.cursor() as cursor:
            yield cursor
    finally:
        database.close()


@pytest.fixture(autouse=True)
def _no_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AMPARO_DATABASE_URL", raising=False)
    monkeypatch.setenv("AMPARO_DATABASE_KEY", "")


@pytest.fixture
def key(tmp_path: Path) -> Path:
    """The key of a sealed file with one table and a planted word in it."""
    key = tmp_path / "stick" / "amparo.key"
    with opened(tmp_path, key) as cursor:
        cursor.execute("CREATE TABLE note (id integer PRIMARY KEY AUTOINCREMENT, word text)")
        cursor.execute("INSERT INTO note (word) VALUES (%s)", [PLANTED])
    return key


def test_without_its_key_the_file_says_nothing(tmp_path: Path, key: Path) -> None:
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    with opened(tmp_path, key) as cursor:
        cursor.execute("INSERT INTO note (word) VALUES (%s)", [PLANTED])
        beside = sorted(tmp_path.glob("amparo.sqlite3*"))
        assert tmp_path / "amparo.sqlite3-wal" in beside
        for path in beside:
            data = path.read_bytes()
            assert b"SQLite format" not in data
            assert b"note" not in data
            assert PLANTED.encode() not in data
    with closing(sqlite3.connect(tmp_path / "amparo.sqlite3")) as found, pytest.raises(sqlite3.DatabaseError):
        found.execute("SELECT count(*) FROM sqlite_master")


def test_the_same_words_in_the_clear_would_have_been_seen(tmp_path: Path) -> None:
    with opened(tmp_path, None) as cursor:
        cursor.execute("CREATE TABLE note (word text)")
        cursor.execute("INSERT INTO note (word) VALUES (%s)", [PLANTED])
    assert PLANTED.encode() in (tmp_path / "amparo.sqlite3").read_bytes()


def test_another_key_and_a_file_in_the_clear_are_told_from_damage(tmp_path: Path, key: Path) -> None:
    other = tmp_path / "other.key"
    other.write_text("ab" * 32)
    other.chmod(0o600)
    with pytest.raises(DatabaseError, match="another key"), opened(tmp_path, other):
        pass
    (tmp_path / "plain").mkdir()
    with opened(tmp_path / "plain", None) as cursor:
        cursor.execute("CREATE TABLE note (word text)")
    with pytest.raises(DatabaseError, match="in the clear"), opened(tmp_path / "plain", key):
        pass


def test_a_sealed_file_is_as_safe_from_power_cuts_and_tampering_as_a_plain_one(tmp_path: Path, key: Path) -> None:
    wanted = {"journal_mode": "wal", "synchronous": 2, "secure_delete": 1, "trusted_schema": 0, "foreign_keys": 1}
    with opened(tmp_path, key) as cursor:
        assert {name: cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in wanted} == wanted
        assert cursor.execute("PRAGMA cipher_version").fetchone()[0].startswith("4.")
        assert cursor.execute("PRAGMA cipher_integrity_check").fetchall() == []


def test_what_was_acknowledged_survives_a_kill(tmp_path: Path, key: Path) -> None:
    own = os.environ | {"AMPARO_DATABASE_KEY": str(key)}
    command = [sys.executable, "-c", KEPT_ON_WRITING, str(tmp_path)]
    with subprocess.Popen(command, env=own, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        for _ in range(40):
            acknowledged = int(writer.stdout.readline())
        writer.send_signal(signal.SIGKILL)
    with opened(tmp_path, key) as cursor:
        kept = {word for (word,) in cursor.execute("SELECT word FROM note").fetchall()}
        assert {f"row {number}" for number in range(1, acknowledged + 1)} <= kept
        assert cursor.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_changed_page_is_found(tmp_path: Path, key: Path) -> None:
    """Pages carry an HMAC: who has the file without the key can destroy and cannot forge."""
    file = tmp_path / "amparo.sqlite3"
    data = bytearray(file.read_bytes())
    data[4096 + 2000] ^= 1
    file.write_bytes(data)
    with opened(tmp_path, key) as cursor:
        assert cursor.execute("PRAGMA cipher_integrity_check").fetchall() == [("HMAC verification failed for page 2",)]
        with pytest.raises(DatabaseError):
            cursor.execute("SELECT * FROM note").fetchall()


COLUMNS = {
    "a_bool": st.booleans(), "a_date": st.dates(), "a_datetime": st.datetimes(), "a_text": st.text(st.characters(codec="utf-8")),
    "a_number": st.integers(-(2**63), 2**63 - 1), "a_real": st.floats(allow_nan=False), "some_bytes": st.binary(),
    "a_decimal": st.decimals(-10_000, 10_000, places=2),
}  # fmt: skip
NAMED = f"INSERT INTO given VALUES ({', '.join(f'%({name})s' for name in COLUMNS)})"  # noqa: S608
PLACED = f"INSERT INTO given VALUES ({', '.join('%s' for _ in COLUMNS)})"  # noqa: S608
TABLE = (
    "CREATE TABLE given (a_bool bool, a_date date, a_datetime datetime, a_text text, a_number bigint, a_real real, "
    "some_bytes BLOB, a_decimal decimal)"
)


@settings(max_examples=30, deadline=None, database=None)
@given(st.lists(st.fixed_dictionaries(COLUMNS), min_size=1, max_size=4))
def test_every_value_comes_back_as_it_does_from_a_plain_file(rows: list[dict[str, Any]]) -> None:
    found = []
    for password in ("", "ab" * 32):
        database = DatabaseWrapper({**told(Path()), "NAME": ":memory:", "PASSWORD": password})
        with database.cursor() as cursor:
            cursor.execute(TABLE)
            cursor.executemany(NAMED, rows)
            cursor.execute(NAMED, rows[0])
            cursor.executemany(PLACED, [[rows[-1][name] for name in COLUMNS]])
            found.append(cursor.execute("SELECT * FROM given ORDER BY rowid").fetchall())
    assert found[0] == found[1]
    assert [list(map(type, row)) for row in found[0]] == [list(map(type, row)) for row in found[1]]
    assert isinstance(found[1][0][0], bool)
    assert isinstance(found[1][0][1], date)
    assert isinstance(found[1][0][2], datetime)
    assert Decimal(str(found[1][0][7])) == rows[0]["a_decimal"]


def test_the_public_process_keeps_to_its_list_behind_the_key_too(tmp_path: Path, key: Path) -> None:
    with opened(tmp_path, key) as cursor:
        cursor.execute("CREATE TABLE feedback_total (category text, number integer)")
    with opened(tmp_path, key, Portal) as cursor:
        assert cursor.execute("SELECT category, number FROM feedback_total").fetchall() == []
        with pytest.raises(DatabaseError, match=r"prohibited|not authorized"):
            cursor.execute("SELECT word FROM note")


def refused(folder: Path, key: Path | None) -> str:
    with pytest.raises(SettingRefused) as problem:
        told(folder, key)
    return str(problem.value)


def test_what_does_not_go_together_is_refused_in_one_sentence(
    tmp_path: Path, key: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "set AMPARO_DATABASE_KEY" in refused(tmp_path, None)
    assert "is not there: connect the stick" in refused(tmp_path, tmp_path / "away" / "amparo.key")
    assert not (tmp_path / "away").exists(), "no new key for a file that has one"
    key.chmod(0o644)
    assert "can be read by others" in refused(tmp_path, key)
    key.chmod(0o600)
    long = tmp_path / "sessions.key"
    long.write_text("ab" * 48)
    long.chmod(0o600)
    assert "must hold 64 hexadecimal digits" in refused(tmp_path / "fresh", long)
    (tmp_path / "a file").touch()
    assert "it cannot be used" in refused(tmp_path / "fresh", tmp_path / "a file" / "amparo.key")
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    assert "docs/settings.md" in refused(tmp_path, key)
    monkeypatch.setenv("AMPARO_DATABASE_URL", "postgresql://localhost/amparo")
    assert "unset it, or AMPARO_DATABASE_URL" in refused(tmp_path, key)
