"""What is kept of a case to be counted: a few codes, days and small numbers in columns, and nothing that says who it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]
EPOCH = date(1970, 1, 1)
CASE = "case"
LAST_DAY, LARGEST, MOST_FEW = 65_535, 65_535, 255


class Kind(StrEnum):
    """What a column holds; each is kept as a small whole number, of which 0 says that nothing is known."""

    CODE = "code"
    MANY_CODES = "many_codes"
    DAY = "day"
    NUMBER = "number"
    FEW = "few"
    SOMEBODY = "somebody"


_KEPT = {Kind.CODE: "u1", Kind.MANY_CODES: "u2", Kind.DAY: "u2", Kind.NUMBER: "u2", Kind.FEW: "u1", Kind.SOMEBODY: "u8"}


@dataclass(frozen=True)
class Layout:
    """The columns of a case, and of each kind of thing that happens in it (unit → column → kind)."""

    case: Mapping[str, Kind]
    units: Mapping[str, Mapping[str, Kind]]

    def dtypes(self) -> dict[str, np.dtype[Any]]:
        """Return how a case and the rows of each unit are kept, which follow each other as their cases do.

        A case says how many rows of each unit are its own: less than half of what it took if every row said whose it is.
        """
        case = [("id", "S16"), *_fields(self.case), *((many(unit), "u2") for unit in self.units)]
        return {CASE: np.dtype(case)} | {unit: np.dtype(_fields(columns)) for unit, columns in self.units.items()}


def many(unit: str) -> str:
    """Return the name of the column that says how many rows of a unit a case has."""
    return f"many_{unit}"


def _fields(columns: Mapping[str, Kind]) -> list[tuple[str, str]]:
    return [(name, _KEPT[kind]) for name, kind in columns.items()]


@dataclass(frozen=True)
class Counted:
    """What is to be counted of one case: values by column, and of each unit the values of its rows."""

    case: UUID
    values: Mapping[str, Any]
    rows: Mapping[str, Sequence[Mapping[str, Any]]]


@dataclass
class Codes:
    """Texts as numbers: column → the texts in the order in which they first came; "" is 0. They only ever grow."""

    known: dict[str, list[str]] = field(default_factory=dict)

    def number(self, column: str, text: str) -> int:
        """Return the number of a text, a new one for a new text."""
        texts = self.known.setdefault(column, [""])
        if text not in texts:
            texts.append(text)
        return texts.index(text)

    def found(self, column: str, text: str) -> int:
        """Return the number of a text, -1 when no case has it."""
        texts = self.known.get(column, [""])
        return texts.index(text) if text in texts else -1

    def texts(self, column: str) -> list[str]:
        """Return the texts of a column by their numbers."""
        return self.known.get(column, [""])


def kept(kind: Kind, column: str, value: Any, codes: Codes) -> int:
    """Return a value as it is kept."""
    if value is None or value == "":
        return 0
    match kind:
        case Kind.DAY:
            since: int = (value - EPOCH).days
            return min(max(since, 1), LAST_DAY)
        case Kind.NUMBER:
            return min(max(int(value), 0), LARGEST)
        case Kind.FEW:
            return min(max(int(value), 0), MOST_FEW)
        case Kind.SOMEBODY:
            return UUID(str(value)).int >> 64
        case _:
            return codes.number(column, str(value))


def day_of(number: int) -> date | None:
    """Return the day that is kept as a number, None for none."""
    return date.fromordinal(EPOCH.toordinal() + int(number)) if number else None
