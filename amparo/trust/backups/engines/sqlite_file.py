"""An SQLite file of our own, opened without traces beside it, counted and looked through."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from amparo.trust.audit import tree
from amparo.trust.audit.models import Head
from amparo.trust.backups.contents import Counted
from amparo.trust.backups.refusal import Refused

_STEP = 1024 * 1024


def opened(path: Path) -> sqlite3.Connection:
    """Open `path`, made for this user alone when it is new.

    Nothing waits for the disk: the file has a name for a minute only, or is made sure by its reader when it is whole.
    """
    path.touch(mode=0o600)
    database = sqlite3.connect(path, isolation_level=None)
    run(database, "PRAGMA synchronous=OFF", "PRAGMA trusted_schema=OFF", "PRAGMA temp_store=MEMORY")
    return database


def run(database: sqlite3.Connection, *statements: str) -> None:
    """Run each of `statements` to its end."""
    for each in statements:
        database.execute(each).fetchall()


def attach(database: sqlite3.Connection, path: Path) -> None:
    """Open `path` beside `database`, under the name `apart`."""
    database.execute("ATTACH ? AS apart", (str(path),))
    run(database, "PRAGMA apart.journal_mode=OFF")


def counted(database: sqlite3.Connection) -> Counted:
    """Return the rows of each table, and where the log of acts stands."""
    head = database.execute(f"SELECT size, frontier FROM {Head._meta.db_table}").fetchone() or (0, b"")  # noqa: S608  # nosec B608
    return Counted(rows(database), head[0], tree.root(tree.unpack(head[1])))


def rows(database: sqlite3.Connection) -> dict[str, int]:
    """Return table → rows."""
    names = database.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    return {name: database.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for (name,) in names.fetchall()}  # noqa: S608  # nosec B608


def refuse_unsound(database: sqlite3.Connection) -> None:
    """Let SQLite look through the whole file; raise Refused when it finds damage."""
    try:
        said = database.execute("PRAGMA integrity_check(1)").fetchone()[0]
    except sqlite3.DatabaseError as problem:
        said = str(problem)
    if said != "ok":
        raise Refused("The database in this backup is not whole: SQLite's own check found damage.")


def read(path: Path) -> Iterator[bytes]:
    """Yield the bytes of a file."""
    with path.open("rb") as file:
        while data := file.read(_STEP):
            yield data
