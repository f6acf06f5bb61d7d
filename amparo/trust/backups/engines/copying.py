"""Everything that stands in one SQLite database, written into another one, whatever library opened each of them.

SQLite's own backup copies pages, and a sealed page is of no use without its key; rows can be read and written.
"""

import sqlite3
from typing import Any

from amparo.trust.backups.engines import sqlite_file

_TABLES = "SELECT sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
_INDEXES = "SELECT sql FROM sqlite_master WHERE type <> 'table' AND sql IS NOT NULL"
_FILLED = (
    "SELECT name FROM sqlite_master WHERE type = 'table' AND (name NOT LIKE 'sqlite_%' OR name = 'sqlite_sequence')"
)


def across(source: Any, target: Any) -> dict[str, int]:
    """Copy all tables of `source` as they stand at one moment into the empty `target`; return table → rows written."""
    target.execute("PRAGMA foreign_keys=OFF")
    source.execute("BEGIN")
    target.execute("BEGIN")
    for (statement,) in source.execute(_TABLES).fetchall():
        target.execute(statement)
    for (table,) in source.execute(_FILLED).fetchall():
        _rows(source, target, table)
    for (statement,) in source.execute(_INDEXES).fetchall():
        target.execute(statement)
    target.execute("COMMIT")
    source.execute("COMMIT")
    return sqlite_file.rows(target)


def _rows(source: Any, target: Any, table: str) -> None:
    """Copy one table of SQLite's own list; where SQLite counts what it numbers itself, its beginning is replaced."""
    rows = source.execute(f'SELECT * FROM "{table}"')  # noqa: S608  # nosec B608
    places = ", ".join("?" for _ in rows.description)
    target.execute(f'DELETE FROM "{table}"')  # noqa: S608  # nosec B608
    target.executemany(f'INSERT INTO "{table}" VALUES ({places})', rows)  # noqa: S608  # nosec B608


def in_memory() -> sqlite3.Connection:
    """Return an empty database that has no file."""
    return sqlite3.connect(":memory:", isolation_level=None)
