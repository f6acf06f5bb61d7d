"""Reads a table of displacement figures in the fields of the DTM API; every row is kept or explained, nothing is guessed.

Columns are found by name, in any order and case. A figure stands at the smallest area its row names.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from amparo.exchange.complaints import Complaint
from amparo.exchange.dtm.checking import AREAS, FIELDS, NEEDED, day_of, wrong
from amparo.exchange.xlsform.exporting import unguarded


@dataclass(frozen=True)
class Row:
    """One figure: how many people one round of an operation found in a place, by whom they are and why they left."""

    number: int
    operation: str
    round: int
    place: str
    reported_on: date
    people: int
    assessment: str = ""
    females: int | None = None
    males: int | None = None
    origin: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Read:
    """What a table holds: figures by row, and what is wrong with the other rows."""

    rows: tuple[Row, ...] = ()
    problems: tuple[Complaint, ...] = ()


def read(cells: Sequence[Sequence[str]], today: date) -> Read:
    """Read a table whose first row says the names of its columns."""
    if not cells:
        return Read(problems=(Complaint(1, "", "the table is empty"),))
    columns = {_alike(name): number for number, name in enumerate(cells[0]) if name.strip()}
    lacking = [name for name in NEEDED if _alike(name) not in columns]
    if lacking:
        return Read(problems=tuple(Complaint(1, name, "this column is missing") for name in lacking))
    named = {name: columns[_alike(name)] for name in FIELDS if _alike(name) in columns}
    rows = [{name: _cell(row, at) for name, at in named.items()} for row in cells[1:]]
    return read_rows([row for row in rows if any(row.values())], today, first=2)


def read_rows(rows: Sequence[Mapping[str, object]], today: date, first: int = 1) -> Read:
    """Read rows that are told by the names of their fields, as the API answers them."""
    found: dict[tuple[object, ...], Row] = {}
    problems: list[Complaint] = []
    for number, row in enumerate(rows, first):
        said = {name: _text(row.get(name)) for name in FIELDS}
        found_wrong = list(wrong(number, said, today))
        problems += found_wrong
        if not found_wrong:
            _keep(found, problems, _row(number, said))
    return Read(tuple(found.values()), tuple(problems))


def _keep(found: dict[tuple[object, ...], Row], problems: list[Complaint], row: Row) -> None:
    """Keep a figure once; another number for the same figure is a complaint, and the first one stays."""
    key = (row.operation, row.round, row.place, row.assessment, row.origin, row.reason)
    before = found.setdefault(key, row)
    if (before.people, before.reported_on) != (row.people, row.reported_on):
        text = f"row {before.number} says something else for the same place and round"
        problems.append(Complaint(row.number, "numPresentIdpInd", text))


def _alike(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalnum())


def _cell(row: Sequence[str], at: int) -> str:
    return unguarded(row[at]) if at < len(row) else ""


def _text(value: object) -> str:
    """Return a value as text; numbers that an API or a workbook gives as 12.0 are whole ones, and no number is none."""
    if value is None or value != value:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def _row(number: int, said: Mapping[str, str]) -> Row:
    day = day_of(said["reportingDate"])
    if day is None:
        raise ValueError("a row is made of what was found right")
    place = next(said[name].upper() for name in AREAS if said[name])
    return Row(
        number, said["operation"][:200], int(said["roundNumber"]), place, day, int(said["numPresentIdpInd"]),
        said["assessmentType"][:100], _number(said["numberFemales"]), _number(said["numberMales"]),
        said["idpOriginAdmin1Pcode"][:200], said["displacementReason"][:200],
    )  # fmt: skip


def _number(text: str) -> int | None:
    return int(text) if text else None
