"""The cases of a file as lines to decide on, and what each would become here: plain thought, nothing is kept."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from amparo import practice
from amparo.casework.cases.answers import evaluated
from amparo.casework.people import rules as people
from amparo.exchange import htcds
from amparo.foundation import clock
from amparo.foundation.forms import plain_path

AREA = "counter_trafficking"
PERSON = "person"
MOST = 100
"""Cases that one file may hold: somebody decides on each."""


@cache
def homes() -> htcds.Homes:
    """Return which question of ours is which field of the standard."""
    area = practice.catalogue().areas[AREA]
    return htcds.read_homes(area.table("htcds.csv"), area.table("htcds_codes.csv"))


@dataclass(frozen=True)
class Line:
    """One case of a file: its number in it, the sheet and row on which it begins, and what is said of that row.

    `copy` counts the cases before it that say just the same.
    """

    number: int
    sheet: str
    row: int
    record: htcds.Record
    copy: int = 0
    remarks: tuple[htcds.Remark, ...] = ()

    @property
    def content(self) -> str:
        """Return what is the same whenever the same case is brought in, in whatever file and place."""
        said = self.record
        return json.dumps([said.once, said.rows, said.other, self.copy], sort_keys=True, ensure_ascii=False)

    @property
    def nameless(self) -> bool:
        """Return whether it tells no name, without which nobody is registered."""
        return not any(self.details.get(part) for part in people.NAME_PARTS)

    @property
    def details(self) -> dict[str, Any]:
        """Return what the register takes of it; a telephone or an address is no safe way to reach somebody, and is not taken."""
        found: dict[str, Any] = {}
        for one in htcds.from_record(self.record, homes())[0]:
            if one.form == PERSON:
                found = {name: _listed(name, text) for name, text in one.answers.items()}
        language = homes().ours["prs_PrimaryLanguage"].get(self.record.one("prs_PrimaryLanguage"))
        return _fitting({**found, **({"languages": [language]} if language else {})})

    @property
    def drafts(self) -> tuple["Draft", ...]:
        """Return the forms of the area that begin with what it says, in the order of the standard's tables."""
        return tuple(_drafts(self.record))


@dataclass(frozen=True)
class Draft:
    """A form (area/form) that begins with answers, path → text; of which row of which table ("" for what stands once)."""

    form: str
    answers: Mapping[str, str]
    table: str = ""
    row: int = 0

    @property
    def fields(self) -> tuple[str, ...]:
        """Return the fields that the answers are."""
        return tuple(homes().fields[self.form, plain_path(path)] for path in self.answers)


def lines(read: htcds.Read) -> tuple[Line, ...]:
    """Return the cases of a file in its order."""
    met: Counter[str] = Counter()
    found = []
    for number, (record, (sheet, row)) in enumerate(zip(read.records, read.places, strict=True), 1):
        said = tuple(one for one in (*read.problems, *read.advice) if (one.sheet, one.row) == (sheet, row))
        alike = Line(0, "", 0, record).content
        found.append(Line(number, sheet, row, record, met[alike], said))
        met[alike] += 1
    return tuple(found)


def whole(read: htcds.Read) -> tuple[htcds.Remark, ...]:
    """Return what is said of the file and not of the row on which a case begins."""
    begins = set(read.places)
    return tuple(one for one in (*read.problems, *read.advice) if (one.sheet, one.row) not in begins)


def refused(read: htcds.Read) -> htcds.Remark | None:
    """Return why nothing of a file can be taken in; None where there is something to decide on."""
    if not read.records:
        return next(iter(read.problems), htcds.Remark("htcds.no_rows"))
    return htcds.Remark("htcds.too_many") if len(read.records) > MOST else None


def _listed(name: str, text: str) -> Any:
    return text.split() if name in people.LISTS else text


def _fitting(details: Mapping[str, Any]) -> dict[str, Any]:
    """Return the details that can stand in the register; a birth date that cannot is kept as received alone."""
    born = people.birth(details) if details.get("birth_date") else None
    fits = born is not None and born <= clock.today() and clock.today().year - born.year <= people.OLDEST
    return {name: value for name, value in details.items() if name != "birth_date" or fits}


def _drafts(record: htcds.Record) -> Iterator[Draft]:
    yield from _of(htcds.Record(record.once))
    for table, rows in record.rows.items():
        for number, row in enumerate(rows):
            yield from _of(htcds.Record({}, {table: (row,)}), table, number)


def _of(part: htcds.Record, table: str = "", row: int = 0) -> Iterator[Draft]:
    for one in htcds.from_record(part, homes())[0]:
        if one.form.startswith(f"{AREA}/") and (answers := _answers(one)):
            yield Draft(one.form, answers, table, row)


def _answers(filled: htcds.Filled) -> dict[str, str]:
    """Return the answers that their questions can hold: what does not fit stays as it was received."""
    found = evaluated(practice.catalogue().form(filled.form), filled.answers)
    unfit = {problem.path for problem in found.problems if problem.kind != "required"}
    return {path: text for path, text in filled.answers.items() if path not in unfit}


def left_over(record: htcds.Record, draft: Draft) -> dict[str, Sequence[str]]:
    """Return field → the values of a field in a draft that its question has no code for."""
    part = htcds.Record(record.once) if not draft.table else _row(record, draft)
    left = htcds.from_record(part, homes())[1]
    return {one.field: one.values for one in left if one.field in draft.fields}


def _row(record: htcds.Record, draft: Draft) -> htcds.Record:
    return htcds.Record({}, {draft.table: (record.rows[draft.table][draft.row],)})
