"""The one file of an installation, moved from the clear under a key, and back. Nobody may work on it meanwhile."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from django.db import DatabaseError, connection

from amparo.trust.audit import actions as audit
from amparo.trust.audit import verify
from amparo.trust.backups import passing
from amparo.trust.backups.engines import copying, sealed, sqlite_file
from amparo.trust.backups.refusal import Refused


def seal() -> int:
    """Seal the file with the key of the settings; return the rows in it."""
    _refuse_without(_path(), "The first start makes a sealed one, because AMPARO_DATABASE_KEY is set.")
    with _told("is sealed already, or damaged"), passing.folder() as room, closing(_plain(_path())) as plain:
        _alone(plain)
        with sealed.opened(room / "sealed.sqlite3") as target:
            rows = _moved(plain, target)
        sealed.replace(room / "sealed.sqlite3")
    _note("database.sealed", rows=rows)
    return rows


def unseal() -> int:
    """Write the file in the clear, as it is without AMPARO_DATABASE_KEY; return the rows in it.

    The log hears of it before: afterwards this process, which has the key, does not open the file any more.
    """
    _refuse_without(_path(), "Nothing was changed.")
    with _told("is not sealed, or sealed with another key"):
        _note("database.unsealing")
        connection.close()
        with passing.folder() as room, sealed.opened(timeout=0) as source:
            _alone(source)
            with closing(_plain(room / "plain.sqlite3")) as target:
                rows = _moved(source, target)
            sealed.replace(room / "plain.sqlite3")
    return rows


def _refuse_without(path: Path, otherwise: str) -> None:
    if connection.vendor != "sqlite":
        raise Refused("Only the file of SQLite is sealed so; for PostgreSQL encrypt the disk of its server.")
    if not connection.settings_dict["PASSWORD"]:
        raise Refused("AMPARO_DATABASE_KEY is not set: name the file of the key, which is made when it is not there.")
    if not path.exists():
        raise Refused(f"There is no database yet. {otherwise}")


def _moved(source: Any, target: Any) -> int:
    written = copying.across(source, target)
    if written != sqlite_file.rows(source):
        raise Refused("The copy has other rows than the database: nothing was changed.")
    sqlite_file.refuse_unsound(target)
    return sum(written.values())


def _plain(path: Path) -> sqlite3.Connection:
    path.touch(mode=0o600)
    opened = sqlite3.connect(path, isolation_level=None, timeout=0)
    sqlite_file.run(opened, "PRAGMA trusted_schema=OFF", "PRAGMA synchronous=FULL", "PRAGMA temp_store=MEMORY")
    return opened


def _alone(source: Any) -> None:
    """Take the file for this process: leaving the log of writes is refused while any other one has it open."""
    sqlite_file.run(source, "PRAGMA journal_mode=DELETE", "PRAGMA locking_mode=EXCLUSIVE", "BEGIN EXCLUSIVE", "COMMIT")


@contextmanager
def _told(unreadable: str) -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, DatabaseError, OSError) as problem:
        if "locked" in str(problem):
            raise Refused("Amparo is running on this database: stop all its processes and try again.") from None
        if "not a database" in str(problem):
            raise Refused(f"The database {unreadable}: nothing was changed.") from None
        raise Refused(f"The database was not changed ({problem}).") from None


def _note(act: str, **detail: int) -> None:
    audit.append([audit.Entry(None, "operator", act, detail=detail)])
    verify.checkpoint_now()


def _path() -> Path:
    return Path(connection.settings_dict["NAME"])
