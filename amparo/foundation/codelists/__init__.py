"""Lists of codes with their labels, dates and sources. A code never dies: it stops being offered and names its heir."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from io import StringIO

COLUMNS = ("code", "label", "valid_from", "valid_to", "replaced_by", "source", "verified")


class CodeListError(ValueError):
    """A list cannot be read; the message names the list, the row and what is wrong."""


@dataclass(frozen=True)
class Code:
    """One code. Dates are inclusive, None is open; `verified` says whether it was checked against its source."""

    code: str
    label: str
    valid_from: date | None = None
    valid_to: date | None = None
    replaced_by: str = ""
    source: str = ""
    verified: bool = False
    extra: Mapping[str, str] = field(default_factory=dict, compare=False, hash=False)

    def offered(self, day: date) -> bool:
        """Say whether the code may be chosen in a new answer on `day`."""
        return in_force(self.valid_from, self.valid_to, day)


@dataclass(frozen=True)
class CodeList:
    """A named list of codes in the order in which it is shown."""

    name: str
    items: tuple[Code, ...]

    @cached_property
    def by_code(self) -> Mapping[str, Code]:
        """The codes by their code, expired ones too."""
        return {item.code: item for item in self.items}

    def __iter__(self) -> Iterator[Code]:
        return iter(self.items)

    def get(self, code: str) -> Code | None:
        """Give the code, also when it is no longer offered, so that old answers keep their label."""
        return self.by_code.get(code)

    def label(self, code: str) -> str:
        """Give the English label, or the code itself when it is unknown."""
        found = self.by_code.get(code)
        return found.label if found else code

    def offered(self, day: date) -> tuple[Code, ...]:
        """Give the codes that may be chosen on `day`."""
        return tuple(item for item in self.items if item.offered(day))

    def heir(self, code: str) -> str:
        """Follow `replaced_by` to the code that is used today; a code without heir is its own."""
        seen: set[str] = set()
        while (found := self.by_code.get(code)) and found.replaced_by and code not in seen:
            seen.add(code)
            code = found.replaced_by
        return code


def read_csv(name: str, text: str) -> CodeList:
    """Read a list from CSV text with the columns of `COLUMNS`; further columns are kept in `extra`.

    Raises CodeListError for a missing or doubled code, an unreadable date, or an heir that is not in the list.
    """
    rows = list(csv.DictReader(StringIO(text)))
    items = tuple(_code(name, number, row) for number, row in enumerate(rows, 2))
    _check(name, items)
    return CodeList(name, items)


def extended(codes: CodeList, more: Iterable[Code]) -> CodeList:
    """Return the list with further codes at its end. Raises CodeListError when one of them is in it already."""
    items = (*codes.items, *more)
    _check(codes.name, items)
    return CodeList(codes.name, items)


def _code(name: str, number: int, row: Mapping[str, str | None]) -> Code:
    cells = {key: (value or "").strip() for key, value in row.items() if key}
    if not cells.get("code") or " " in cells["code"]:
        raise CodeListError(f"{name}, row {number}: a code is missing or holds a space")
    try:
        begin, end = read_date(cells.get("valid_from", "")), read_date(cells.get("valid_to", ""))
    except ValueError as problem:
        raise CodeListError(f"{name}, row {number}: a date is not written as YYYY-MM-DD") from problem
    extra = {key: value for key, value in cells.items() if key not in COLUMNS}
    return Code(
        cells["code"], cells.get("label") or cells["code"], begin, end, cells.get("replaced_by", ""),
        cells.get("source", ""), read_yes(cells.get("verified", "")), extra,
    )  # fmt: skip


def _check(name: str, items: Iterable[Code]) -> None:
    seen: set[str] = set()
    heirs: set[str] = set()
    for item in items:
        if item.code in seen:
            raise CodeListError(f"{name}: the code {item.code} stands twice")
        seen.add(item.code)
        heirs |= {item.replaced_by} if item.replaced_by else set()
    if heirs - seen:
        raise CodeListError(f"{name}: replaced_by names {', '.join(sorted(heirs - seen))}, which is not in the list")


def read_date(text: str) -> date | None:
    """Read an ISO date; empty text is an open end. Raises ValueError."""
    return date.fromisoformat(text) if text else None


def in_force(begin: date | None, end: date | None, day: date) -> bool:
    """Say whether something counts on `day` that counts from `begin` to `end`, both included; None is an open end.

    >>> in_force(date(2026, 1, 1), None, date(2026, 1, 1)), in_force(None, date(2025, 12, 31), date(2026, 1, 1))
    (True, False)
    """
    return (begin is None or begin <= day) and (end is None or day <= end)


def read_yes(text: str) -> bool:
    """Read a yes/no cell: only yes, true and 1 are yes."""
    return text.strip().lower() in ("yes", "true", "1")
