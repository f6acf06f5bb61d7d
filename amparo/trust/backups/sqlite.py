"""SQLite: copied by its online backup while the server writes, then parted into database and grants."""

import contextlib
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from django.db import connection

from amparo.trust.audit import tree
from amparo.trust.audit.models import Head
from amparo.trust.backups import contents
from amparo.trust.backups.contents import Counted, Reader, Take
from amparo.trust.backups.refusal import Refused

_STEP = 1024 * 1024


class _Copy:
    """The copy in two files."""

    def __init__(self, room: Path, counted: Counted) -> None:
        self._room, self.counted = room, counted

    def database(self) -> Iterator[bytes]:
        return _read(self._room / "copy.sqlite3")

    def grants(self) -> Iterator[bytes]:
        return _read(self._room / "grants.sqlite3")


@contextmanager
def snapshot(room: Path) -> Iterator[_Copy]:
    """Hold the database as it stands now, as two files in `room`."""
    with closing(_opened(room / "copy.sqlite3")) as copy:
        connection.ensure_connection()
        # All pages in one step: with smaller steps each write of the server would begin the copy anew.
        connection.connection.backup(copy)
        # Outside the log of writes, and without a journal: nothing of a removed grant may stand in a third file.
        _run(copy, "PRAGMA journal_mode=DELETE", "PRAGMA journal_mode=OFF", "PRAGMA secure_delete=ON")
        counted = _counted(copy)
        _run(copy, f"ATTACH '{room / 'grants.sqlite3'}' AS apart", "PRAGMA apart.journal_mode=OFF")
        table = contents.WITH_SHORT_LIFE
        _run(copy, f"CREATE TABLE apart.{table} AS SELECT * FROM main.{table}", "DETACH apart")  # noqa: S608
        for each in {table, *contents.left_out()} & counted.tables.keys():
            _run(copy, f"DELETE FROM {each}")  # noqa: S608
    try:
        yield _Copy(room, counted)
    finally:  # before the backup is opened for its check, which needs the same room
        for path in room.iterdir():
            path.unlink()


def count(room: Path, read: Reader) -> dict[str, int]:
    """Return table → rows of one sealed file, brought back to a file for this; raise Refused when it is not whole."""
    path = room / "opened.sqlite3"
    try:
        with path.open("wb") as file:
            read(_into(file, contents.DATABASE, contents.GRANTS))
        with closing(sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)) as opened:
            _refuse_unsound(opened)
            return _rows(opened)
    finally:
        path.unlink(missing_ok=True)


def occupied() -> str:
    """Return where a database with tables stands already, empty when nothing would be overwritten."""
    path = _path()
    if not path.exists():
        return ""
    with closing(sqlite3.connect(path)) as found, contextlib.suppress(sqlite3.DatabaseError):
        if not found.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            return ""
    return str(path)


def put_back(room: Path, main: Reader, grants: Reader | None) -> None:
    """Bring the database back under its name, whole or not at all."""
    whole = room / "whole.sqlite3"
    with whole.open("wb") as file:
        main(_into(file, contents.DATABASE))
    with closing(_opened(whole)) as database:
        if grants is not None:
            _join(database, room / "grants.sqlite3", grants)
        _refuse_unsound(database)
    with whole.open("rb+") as file:
        os.fsync(file.fileno())
    connection.close()
    for ending in ("", "-wal", "-shm"):
        Path(f"{_path()}{ending}").unlink(missing_ok=True)
    whole.replace(_path())


def _join(database: sqlite3.Connection, path: Path, grants: Reader) -> None:
    with path.open("wb") as file:
        grants(_into(file, contents.GRANTS))
    table = contents.WITH_SHORT_LIFE
    _run(database, f"ATTACH '{path}' AS apart", "PRAGMA apart.journal_mode=OFF")
    columns = ", ".join(row[1] for row in database.execute(f"PRAGMA apart.table_info({table})"))
    try:
        _run(database, f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM apart.{table}")  # noqa: S608
    except sqlite3.DatabaseError:
        raise Refused("These grants do not fit this database: use those of the same backup.") from None
    _run(database, "DETACH apart")


def _opened(path: Path) -> sqlite3.Connection:
    path.touch(mode=0o600)
    database = sqlite3.connect(path, isolation_level=None)
    # The file has a name for a minute only, or is taken up by fsync when it is whole.
    _run(database, "PRAGMA synchronous=OFF", "PRAGMA trusted_schema=OFF", "PRAGMA temp_store=MEMORY")
    return database


def _run(database: sqlite3.Connection, *statements: str) -> None:
    for each in statements:
        database.execute(each).fetchall()


def _counted(database: sqlite3.Connection) -> Counted:
    head = database.execute(f"SELECT size, frontier FROM {Head._meta.db_table}").fetchone() or (0, b"")  # noqa: S608
    return Counted(_rows(database), head[0], tree.root(tree.unpack(head[1])))


def _rows(database: sqlite3.Connection) -> dict[str, int]:
    names = database.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    return {name: database.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for (name,) in names}  # noqa: S608


def _refuse_unsound(database: sqlite3.Connection) -> None:
    try:
        said = database.execute("PRAGMA integrity_check(1)").fetchone()[0]
    except sqlite3.DatabaseError as problem:
        said = str(problem)
    if said != "ok":
        raise Refused("The database in this backup is not whole: SQLite's own check found damage.")


def _into(file: Any, *parts: str) -> Take:
    write: Callable[[bytes], Any] = file.write
    return lambda part, data: write(data) if part in parts else None


def _read(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while data := file.read(_STEP):
            yield data


def _path() -> Path:
    return Path(connection.settings_dict["NAME"])
