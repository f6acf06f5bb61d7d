"""PostgreSQL: pg_dump twice at one exported snapshot, the grants apart; nothing of it is ever plain on this disk."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import takewhile
from pathlib import Path
from typing import IO

from django.core.management.color import no_style
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

from amparo.trust.audit import tree
from amparo.trust.audit.models import Head
from amparo.trust.backups import contents
from amparo.trust.backups.contents import Counted, Reader
from amparo.trust.backups.engines import programs
from amparo.trust.vault.models import Grant

_FAST = ("--format=custom", "--compress=1", "--enable-row-security")  # as the house, which sees every row
_ROWS_OF = re.compile(rb'COPY (?:[^ .]+\.)?"?(?P<table>[^ "]+)"? \(')


class _Held:
    """The database at one exported snapshot."""

    def __init__(self, name: str, counted: Counted) -> None:
        self._name, self.counted = name, counted

    def database(self) -> Iterator[bytes]:
        empty = {contents.WITH_SHORT_LIFE, *contents.left_out()}
        without = [f"--exclude-table-data={table}" for table in sorted(empty)]
        return programs.output("pg_dump", [*_FAST, f"--snapshot={self._name}", *without])

    def grants(self) -> Iterator[bytes]:
        only = ["--data-only", f"--table={contents.WITH_SHORT_LIFE}"]
        return programs.output("pg_dump", [*_FAST, f"--snapshot={self._name}", *only])


@contextmanager
def snapshot(room: Path) -> Iterator[_Held]:
    """Hold the database as it stands now, in a transaction of a connection of its own; `room` stays empty."""
    own = connection.copy()
    try:
        with own.cursor() as cursor:
            cursor.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
            cursor.execute("SELECT pg_export_snapshot()")
            name = cursor.fetchone()[0]
        yield _Held(name, Counted(_rows(own), *_log(own)))
    finally:
        own.close()


def count(room: Path, read: Reader) -> dict[str, int]:
    """Return table → rows of one sealed file: pg_restore reads all of it and its rows are counted on the way."""
    found: dict[str, int] = {}
    with programs.fed("pg_restore", ["--file=-"], lambda script: found.update(_counted(script))) as feed:
        read(_into(feed))
    return found


def occupied() -> str:
    """Return which database has tables already, empty when nothing would be overwritten."""
    with connection.cursor() as cursor:
        return str(connection.settings_dict["NAME"]) if connection.introspection.table_names(cursor) else ""


def put_back(room: Path, main: Reader, grants: Reader | None) -> None:
    """Bring the database back, in one transaction each for main and grants."""
    options = [f"--dbname={connection.settings_dict['NAME']}", "--no-owner", "--no-privileges", "--exit-on-error"]
    connection.close()
    for read in filter(None, (main, grants)):
        with programs.fed("pg_restore", [*options, "--single-transaction"], _heard) as feed:
            read(_into(feed))
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [Grant]):
            cursor.execute(statement)


def _into(feed: Callable[[bytes], object]) -> contents.Take:
    large = {contents.DATABASE, contents.GRANTS}
    return lambda part, data: feed(data) if part in large else None


def _heard(said: IO[bytes]) -> None:
    said.read()


def _counted(script: IO[bytes]) -> dict[str, int]:
    """Return table → rows of a script of pg_restore: lines between COPY and its closing mark."""
    found: dict[str, int] = {}
    for line in script:
        begun = _ROWS_OF.match(line)
        if begun:
            found[begun["table"].decode()] = sum(1 for _ in takewhile(lambda row: row != b"\\.\n", script))
    return found


def _rows(own: BaseDatabaseWrapper) -> dict[str, int]:
    with own.cursor() as cursor:
        found = {}
        for table in own.introspection.table_names(cursor):
            cursor.execute(f"SELECT count(*) FROM {own.ops.quote_name(table)}")  # noqa: S608  # nosec B608
            found[table] = cursor.fetchone()[0]
    return found


def _log(own: BaseDatabaseWrapper) -> tuple[int, bytes]:
    with own.cursor() as cursor:
        cursor.execute(f"SELECT size, frontier FROM {Head._meta.db_table}")  # noqa: S608  # nosec B608
        size, frontier = cursor.fetchone() or (0, b"")
    return size, tree.root(tree.unpack(frontier))
