"""One SQLite database written into another: all rows, numbers that SQLite counts itself, indexes, and nothing half."""

import sqlite3
from contextlib import closing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amparo.trust.backups.engines import copying

TABLES = """
CREATE TABLE case_ (id integer PRIMARY KEY AUTOINCREMENT, word text, sealed BLOB, share real);
CREATE TABLE "odd name" (id char(32) PRIMARY KEY, case_id integer REFERENCES case_ (id) DEFERRABLE INITIALLY DEFERRED);
CREATE UNIQUE INDEX one_word ON case_ (word);
"""
ROWS = st.lists(
    st.tuples(st.text(st.characters(codec="utf-8")), st.none() | st.binary(), st.none() | st.floats(allow_nan=False)),
    max_size=8,
    unique_by=lambda row: row[0],
)


def content(database: sqlite3.Connection) -> list[object]:
    """Return everything that stands in the database, tables and what SQLite counts in them among it."""
    asked = (
        "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY 1, 2",
        "SELECT * FROM case_ ORDER BY id",
        'SELECT * FROM "odd name" ORDER BY id',
        "SELECT * FROM sqlite_sequence",
    )
    return [database.execute(question).fetchall() for question in asked]


@settings(max_examples=40, deadline=None, database=None)
@given(ROWS, st.integers(0, 3))
def test_the_copy_is_the_database(rows: list[tuple[str, bytes | None, float | None]], gone: int) -> None:
    with closing(copying.in_memory()) as source, closing(copying.in_memory()) as target:
        source.executescript(TABLES)
        source.executemany("INSERT INTO case_ (word, sealed, share) VALUES (?, ?, ?)", rows)
        source.execute("DELETE FROM case_ WHERE id > ?", [len(rows) - gone])
        source.execute('INSERT INTO "odd name" SELECT hex(id), id FROM case_')
        written = copying.across(source, target)
        assert content(target) == content(source)
        assert written == {"case_": max(0, len(rows) - gone), "odd name": max(0, len(rows) - gone)}


def test_a_copy_that_fails_leaves_nothing_behind() -> None:
    with closing(copying.in_memory()) as source, closing(copying.in_memory()) as target:
        source.executescript(TABLES)
        source.execute("INSERT INTO case_ (word) VALUES ('a')")
        target.execute("CREATE TABLE case_ (id integer)")
        with pytest.raises(sqlite3.OperationalError):
            copying.across(source, target)
        target.execute("ROLLBACK")
        assert [name for (name,) in target.execute("SELECT name FROM sqlite_master")] == ["case_"]
