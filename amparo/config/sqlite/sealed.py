"""A database file that says nothing without its key: SQLCipher through sqlcipher3, as Django's own backend uses sqlite3.

The key is 32 random bytes, given as they are: there is no passphrase to guess, so nothing is stretched. Each page is
sealed with AES-256 and an HMAC, in the log of writes, too. What is here beside opening is what Django tells sqlite3.
"""

import datetime
import decimal
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.db.backends.sqlite3._functions import register  # type: ignore[import-untyped]
from django.db.backends.sqlite3.base import SQLiteCursorWrapper, adapt_date, adapt_datetime
from django.utils.dateparse import parse_date, parse_datetime, parse_time
from sqlcipher3 import dbapi2


def _read(parse: Callable[[str], object]) -> Callable[[bytes], object]:
    return lambda kept: parse(kept.decode())


for _kind, _parse in {
    "bool": b"1".__eq__,
    "date": _read(parse_date),
    "time": _read(parse_time),
    "datetime": _read(parse_datetime),
    "timestamp": _read(parse_datetime),
}.items():
    dbapi2.register_converter(_kind, _parse)
dbapi2.register_adapter(decimal.Decimal, str)
dbapi2.register_adapter(datetime.date, adapt_date)
dbapi2.register_adapter(datetime.datetime, adapt_datetime)


class Cursor(dbapi2.Cursor):  # type: ignore[misc]  # the library has no types
    """A cursor that takes parameters as Django writes them."""

    convert_query = SQLiteCursorWrapper.convert_query

    def execute(self, query: str, params: Any = None) -> Any:
        """Run a statement."""
        if params is None:
            return super().execute(query)
        names = list(params) if isinstance(params, Mapping) else None
        return super().execute(self.convert_query(query, param_names=names), params)

    def executemany(self, query: str, param_list: Iterable[Any]) -> Any:
        """Run a statement once for each of `param_list`."""
        rows = list(param_list)
        names = list(rows[0]) if rows and isinstance(rows[0], Mapping) else None
        return super().executemany(self.convert_query(query, param_names=names), rows)


def opened(params: Mapping[str, Any], key: str, commands: Iterable[str]) -> Any:
    """Open the file that `params` name with `key`; what is wrong with either shows at the first reading, here."""
    connection = dbapi2.connect(**params)
    connection.execute("PRAGMA cipher_log_level = NONE")  # what fails is told by its exception, once
    connection.set_key(f"x'{key}'")
    _refuse_another(connection)
    register(connection)
    for command in ("PRAGMA foreign_keys = ON", "PRAGMA legacy_alter_table = OFF", *commands):
        if command.strip():
            connection.execute(command)
    return connection


def _refuse_another(connection: Any) -> None:
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except dbapi2.DatabaseError as problem:
        connection.close()
        if "not a database" not in str(problem):
            raise
        raise dbapi2.DatabaseError(
            "file is not a database that AMPARO_DATABASE_KEY opens: it is in the clear or has another key"
        ) from None
