"""Reads a COD-shaped table: one row an area, with the P-codes and names of all areas it lies in.

Columns are ADM0_PCODE, ADM0_EN, ADM1_PCODE, ADM1_EN, ADM1_AR and so on; validOn and validTo are optional. Case does not matter.
"""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from io import StringIO

from amparo.exchange.complaints import Complaint

CODE = re.compile(r"[A-Z]{2,3}[A-Z0-9]{0,24}")
_NAME = re.compile(r"adm(\d)_([a-z]{2})")
_PCODE = re.compile(r"adm(\d)_pcode")


@dataclass(frozen=True)
class PlaceRow:
    """One area: its P-code, level (0 is the country), the code it lies in, names by language, and when it counts."""

    code: str
    level: int
    parent: str
    country: str
    names: Mapping[str, str] = field(hash=False)
    valid_from: date | None = None
    valid_to: date | None = None


def read(text: str) -> tuple[list[PlaceRow], list[Complaint]]:
    """Return every area in the table once, larger ones first, and what is wrong; areas are empty when anything is."""
    reader = csv.DictReader(StringIO(text.removeprefix("\ufeff")))
    columns = {name.strip().lower(): name for name in reader.fieldnames or [] if name}
    levels = sorted(int(match[1]) for name in columns if (match := _PCODE.fullmatch(name)))
    if not levels or levels != list(range(len(levels))):
        return [], [Complaint(1, "ADM0_PCODE", "the columns of P-codes must be ADM0_PCODE, ADM1_PCODE and so on")]
    found: dict[str, PlaceRow] = {}
    complaints: list[Complaint] = []
    for number, cells in enumerate(reader, 2):
        row = {name: (cells.get(own) or "").strip() for name, own in columns.items()}
        for one in _areas(number, row, levels):
            complaint = one if isinstance(one, Complaint) else _kept(found, one, number)
            complaints += [complaint] if complaint else []
    return ([], complaints) if complaints else (sorted(found.values(), key=lambda one: (one.level, one.code)), [])


def _areas(number: int, row: Mapping[str, str], levels: list[int]) -> Iterator[PlaceRow | Complaint]:
    dates = [_date(number, row, column) for column in ("validon", "validto")]
    if wrong := [one for one in dates if isinstance(one, Complaint)]:
        yield from wrong
        return
    begin, end = (one if isinstance(one, date) else None for one in dates)
    above = ""
    for level in levels:
        column, code = f"ADM{level}_PCODE", row[f"adm{level}_pcode"].upper()
        if not code and level:
            return
        if not CODE.fullmatch(code):
            yield Complaint(number, column, f"'{code}' is no P-code")
            return
        names = _names(row, level)
        if not names:
            yield Complaint(number, f"ADM{level}_EN", f"{code} has no name")
            return
        yield PlaceRow(code, level, above, row["adm0_pcode"].upper(), names, begin, end)
        above = code


def _names(row: Mapping[str, str], level: int) -> dict[str, str]:
    own = {found[2]: name for name in row if (found := _NAME.fullmatch(name)) and int(found[1]) == level}
    return {language: row[name] for language, name in own.items() if row[name]}


def _date(number: int, row: Mapping[str, str], column: str) -> date | Complaint | None:
    text = row.get(column, "")
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return Complaint(number, column, f"'{text}' is no date (YYYY-MM-DD)")


def _kept(found: dict[str, PlaceRow], one: PlaceRow, number: int) -> Complaint | None:
    """Keep an area; an area that lies elsewhere or is called otherwise in another row is a complaint."""
    before = found.setdefault(one.code, one)
    if (before.level, before.parent) != (one.level, one.parent):
        return Complaint(
            number, f"ADM{one.level}_PCODE", f"{one.code} stands elsewhere under {before.parent or 'none'}"
        )
    if before.names != one.names:
        return Complaint(number, f"ADM{one.level}_EN", f"{one.code} has another name in an earlier row")
    return None
