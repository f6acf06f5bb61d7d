"""SQLite: copied by its online backup while the server writes, then parted into database and grants."""

import contextlib
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from django.db import DatabaseError, connection

from amparo.trust.backups import contents
from amparo.trust.backups.contents import Counted, Reader, Take
from amparo.trust.backups.engines import sqlite_file
from amparo.trust.backups.refusal import Refused


class _Copy:
    """The copy in two files."""

    def __init__(self, room: Path, counted: Counted) -> None:
        self._room, self.counted = room, counted

    def database(self) -> Iterator[bytes]:
        return sqlite_file.read(self._room / "copy.sqlite3")

    def grants(self) -> Iterator[bytes]:
        return sqlite_file.read(self._room / "grants.sqlite3")


@contextmanager
def snapshot(room: Path) -> Iterator[_Copy]:
    """Hold the database as it stands now, as two files in `room`."""
    with closing(sqlite_file.opened(room / "copy.sqlite3")) as copy:
        connection.ensure_connection()
        # All pages in one step: with smaller steps each write of the server would begin the copy anew.
        connection.connection.backup(copy)
        # Outside the log of writes, and without a journal: nothing of a removed grant may stand in a third file.
        sqlite_file.run(copy, "PRAGMA journal_mode=DELETE", "PRAGMA journal_mode=OFF", "PRAGMA secure_delete=ON")
        counted = sqlite_file.counted(copy)
        sqlite_file.attach(copy, room / "grants.sqlite3")
        part(copy, counted)
        sqlite_file.run(copy, "DETACH apart")
    try:
        yield _Copy(room, counted)
    finally:  # before the backup is opened for its check, which needs the same room
        for path in room.iterdir():
            path.unlink()


def part(copy: sqlite3.Connection, counted: Counted) -> None:
    """Move the grants of `copy` into the database that is attached to it, and empty what is in no backup."""
    table = contents.WITH_SHORT_LIFE
    sqlite_file.run(copy, f"CREATE TABLE apart.{table} AS SELECT * FROM main.{table}")  # noqa: S608  # nosec B608
    for each in {table, *contents.left_out()} & counted.tables.keys():
        sqlite_file.run(copy, f"DELETE FROM {each}")  # noqa: S608  # nosec B608


def count(room: Path, read: Reader) -> dict[str, int]:
    """Return table → rows of one sealed file, brought back to a file for this; raise Refused when it is not whole."""
    path = room / "opened.sqlite3"
    try:
        with path.open("wb") as file:
            read(_into(file, contents.DATABASE, contents.GRANTS))
        with closing(sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)) as opened:
            sqlite_file.refuse_unsound(opened)
            return sqlite_file.rows(opened)
    finally:
        path.unlink(missing_ok=True)


def occupied() -> str:
    """Return where a database with tables stands already, empty when nothing would be overwritten."""
    path = _path()
    if not path.exists():
        return ""
    with contextlib.suppress(DatabaseError), connection.cursor() as cursor:
        if not connection.introspection.table_names(cursor):
            return ""
    return str(path)


def put_back(room: Path, main: Reader, grants: Reader | None) -> None:
    """Bring the database back under its name, whole or not at all."""
    whole = room / "whole.sqlite3"
    with whole.open("wb") as file:
        main(_into(file, contents.DATABASE))
    with closing(sqlite_file.opened(whole)) as database:
        if grants is not None:
            with (room / "grants.sqlite3").open("wb") as file:
                grants(_into(file, contents.GRANTS))
            sqlite_file.attach(database, room / "grants.sqlite3")
            join(database)
        sqlite_file.refuse_unsound(database)
    with whole.open("rb+") as file:
        os.fsync(file.fileno())
    connection.close()
    for ending in ("", "-wal", "-shm"):
        Path(f"{_path()}{ending}").unlink(missing_ok=True)
    whole.replace(_path())


def join(database: sqlite3.Connection) -> None:
    """Put the grants of the attached database back; raise Refused when they are those of another one."""
    table = contents.WITH_SHORT_LIFE
    columns = ", ".join(row[1] for row in database.execute(f"PRAGMA apart.table_info({table})"))
    try:
        sqlite_file.run(database, f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM apart.{table}")  # noqa: S608  # nosec B608
    except sqlite3.DatabaseError:
        raise Refused("These grants do not fit this database: use those of the same backup.") from None
    sqlite_file.run(database, "DETACH apart")


def _into(file: Any, *parts: str) -> Take:
    write: Callable[[bytes], Any] = file.write
    return lambda part, data: write(data) if part in parts else None


def _path() -> Path:
    return Path(connection.settings_dict["NAME"])
