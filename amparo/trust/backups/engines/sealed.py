"""A sealed SQLite file: whatever of it would pass through a file in the clear passes through memory.

It needs memory of twice the size of the database for the minute of a backup; what is sealed is a file of one laptop.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from django.db import connection

from amparo.trust.backups import contents
from amparo.trust.backups.contents import Counted, Reader
from amparo.trust.backups.engines import copying, sqlite, sqlite_file

_STEP = 1024 * 1024

occupied = sqlite.occupied


class _Copy:
    """The copy, and the grants apart, in memory."""

    def __init__(self, copy: sqlite3.Connection, counted: Counted) -> None:
        self._copy, self.counted = copy, counted

    def database(self) -> Iterator[bytes]:
        return _pieces(self._copy.serialize(name="main"))

    def grants(self) -> Iterator[bytes]:
        return _pieces(self._copy.serialize(name="apart"))


@contextmanager
def snapshot(room: Path) -> Iterator[_Copy]:
    """Hold the database as it stands now; `room` stays empty."""
    with closing(copying.in_memory()) as copy:
        with opened() as kept:
            copying.across(kept, copy)
        counted = sqlite_file.counted(copy)
        copy.execute("ATTACH ':memory:' AS apart")
        sqlite.part(copy, counted)
        yield _Copy(copy, counted)


def count(room: Path, read: Reader) -> dict[str, int]:
    """Return table → rows of one sealed file; raise Refused when it is not whole."""
    with closing(_read(read, contents.DATABASE, contents.GRANTS)) as found:
        sqlite_file.refuse_unsound(found)
        return sqlite_file.rows(found)


def put_back(room: Path, main: Reader, grants: Reader | None) -> None:
    """Bring the database back under its name and its key, whole or not at all."""
    with closing(_read(main, contents.DATABASE)) as database:
        if grants is not None:
            with closing(_read(grants, contents.GRANTS)) as apart:
                database.execute("ATTACH ':memory:' AS apart")
                database.deserialize(apart.serialize(), name="apart")
            sqlite.join(database)
        sqlite_file.refuse_unsound(database)
        whole = room / "whole.sqlite3"
        with opened(whole) as target:
            copying.across(database, target)
            sqlite_file.refuse_unsound(target)
    replace(whole)


@contextmanager
def opened(path: Path | None = None, **options: Any) -> Iterator[Any]:
    """Open a sealed file beside Django's own connection, its values as they stand; without a path, that of the settings.

    What goes wrong inside is told as Django tells it, whatever library the file needs.
    """
    own = connection.copy()
    if path is not None:
        path.touch(mode=0o600)
        own.settings_dict["NAME"] = str(path)
    own.settings_dict["OPTIONS"] |= {"detect_types": 0, **options}
    try:
        own.ensure_connection()
        with own.wrap_database_errors:
            yield own.connection
    finally:
        own.close()


def replace(whole: Path) -> None:
    """Let a file that was written whole take the place of the database, and reach the disk before it does."""
    with whole.open("rb+") as file:
        os.fsync(file.fileno())
    connection.close()
    place = Path(connection.settings_dict["NAME"])
    for ending in ("-wal", "-shm", "-journal"):
        Path(f"{place}{ending}").unlink(missing_ok=True)
    whole.replace(place)


def _read(read: Reader, *parts: str) -> sqlite3.Connection:
    held = bytearray()
    read(lambda part, data: held.extend(data) if part in parts else None)
    found = copying.in_memory()
    found.deserialize(held)
    return found


def _pieces(data: bytes) -> Iterator[bytes]:
    for at in range(0, len(data), _STEP):
        yield data[at : at + _STEP]
