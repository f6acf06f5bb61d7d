"""Tables made once: all migrations take ten seconds, which each process of each test run would spend anew.

What the migrations made is kept inside the environment, and the next run begins with it. Django's migrate comes after that
and does what is left; where a migration or a library was changed, all are run anew. SQLite only.
"""

import hashlib
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def begin(path: str) -> sqlite3.Connection:
    """Fill an empty database with the tables that were kept, if there are any; return the connection that did it."""
    database = sqlite3.connect(path, uri=path.startswith("file:"))
    if kept().exists():
        with closing(sqlite3.connect(kept())) as before:
            before.backup(database)
    return database


def keep(database: sqlite3.Connection) -> None:
    """Keep the tables of a database in which the migrations have run and nothing else happened, unless they are."""
    if kept().exists():
        return
    kept().parent.mkdir(exist_ok=True)
    for older in kept().parent.iterdir():
        older.unlink(missing_ok=True)
    half = kept().with_suffix(f".{id(database)}")
    with closing(sqlite3.connect(half)) as after:
        database.backup(after)
    half.replace(kept())


def kept() -> Path:
    """Return where the tables of these migrations and libraries are kept, whether they are there yet or not."""
    said = hashlib.sha256()
    for path in sorted([*ROOT.glob("amparo/**/migrations/*.py"), *ROOT.glob("requirements/*.lock")]):
        said.update(path.read_bytes())
    return Path(sys.prefix) / "amparo-tables" / f"{said.hexdigest()[:16]}.sqlite3"
