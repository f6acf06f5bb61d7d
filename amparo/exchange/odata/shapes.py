"""What a flat table is: columns of simple types with a sentence each, one of them the key."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cached_property

Value = str | int | float | bool | date | datetime | None
Row = Mapping[str, Value]
KEY = "Id"
"""The column that tells rows of every table apart: a text, by which they are ordered."""


class Kind(StrEnum):
    """The type of a column, in the words of OData."""

    TEXT = "Edm.String"
    WHOLE = "Edm.Int32"
    NUMBER = "Edm.Double"
    TRUTH = "Edm.Boolean"
    DAY = "Edm.Date"
    MOMENT = "Edm.DateTimeOffset"


@dataclass(frozen=True)
class Enum:
    """A closed set of codes that a column of texts can hold; its members are numbered, as some readers need it."""

    name: str
    members: tuple[str, ...]


@dataclass(frozen=True)
class Column:
    """One column: its name, type, what it says, whether it can be empty, and its HXL tag for who still uses them."""

    name: str
    kind: Kind
    about: str
    empty: bool = False
    enum: Enum | None = None
    hxl: str = ""


@dataclass(frozen=True)
class Entity:
    """One table: its name, what a row of it is, and its columns, the key first."""

    name: str
    about: str
    columns: tuple[Column, ...]

    @cached_property
    def by_name(self) -> Mapping[str, Column]:
        """Return the columns by name."""
        return {column.name: column for column in self.columns}


def written(value: Value) -> str | int | float | bool | None:
    """Return a value as JSON holds it: days and moments as texts, moments in UTC.

    >>> written(date(2027, 3, 1)), written(datetime(2027, 3, 1, 8, tzinfo=UTC))
    ('2027-03-01', '2027-03-01T08:00:00Z')
    """
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    return value.isoformat() if isinstance(value, date) else value
