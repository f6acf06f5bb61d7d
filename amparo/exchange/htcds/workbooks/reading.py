"""Sheets of text become cases; nothing is dropped, and what is wrong is said by sheet, row and field."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from amparo.exchange.htcds import standard
from amparo.exchange.htcds.records import Record, Row, Values
from amparo.exchange.htcds.remarks import NotOpenedError, Remark
from amparo.exchange.htcds.understanding import understood
from amparo.exchange.htcds.workbooks.headings import Headings, headings, of_another_version
from amparo.exchange.htcds.workbooks.opening import FORMULA, Sheets, opened
from amparo.exchange.xlsform.exporting import unguarded


@dataclass(frozen=True)
class Read:
    """What a file holds: cases, what is wrong, what should be looked at, and the fields that had a column.

    `places` are sheet and row on which each case begins.
    """

    records: tuple[Record, ...] = ()
    problems: tuple[Remark, ...] = ()
    advice: tuple[Remark, ...] = ()
    fields: tuple[str, ...] = ()
    places: tuple[tuple[str, int], ...] = ()


_NO_CASES = frozenset({"validation", "about", "survey", "choices", "settings"})
"""Sheets of the toolkit that hold lists and explanations, or a form."""


@dataclass
class _Case:
    place: tuple[str, int]
    once: dict[str, Values] = field(default_factory=dict)
    rows: dict[str, list[Row]] = field(default_factory=dict)
    other: dict[str, str] = field(default_factory=dict)


def read(data: bytes) -> Read:
    """Read a file of cases. What it is and what is in it may be anything: problems are said, never raised."""
    try:
        return read_sheets(opened(data))
    except NotOpenedError as problem:
        return Read(problems=(Remark(problem.code),))


def read_sheets(sheets: Sheets) -> Read:
    """Read the sheets of a workbook: first those with fields that stand once, then rows that belong to them by key."""
    reading = _Reading()
    looked_at = {title: rows for title, rows in sheets.items() if title.casefold() not in _NO_CASES}
    found = {title: heads for title, rows in looked_at.items() if (heads := headings(rows))}
    if not found:
        return Read(problems=(Remark(_no_cases(sheets)),))
    for title, heads in sorted(found.items(), key=lambda pair: _many_only(pair[1])):
        reading.sheet(title, heads, sheets[title])
    fields = tuple(dict.fromkeys(name for heads in found.values() for name in heads.fields.values()))
    records = tuple(
        Record(one.once, {table: tuple(rows) for table, rows in one.rows.items()}, one.other) for one in reading.cases
    )
    places = tuple(one.place for one in reading.cases)
    return Read(records, tuple(reading.problems), tuple(reading.advice), fields, places)


def _no_cases(sheets: Sheets) -> str:
    if "survey" in sheets:
        return "htcds.a_form"
    other = any(of_another_version(rows) for rows in sheets.values())
    return "htcds.other_version" if other else "htcds.no_headings"


def _many_only(heads: Headings) -> bool:
    return all(name[:3] in standard.MANY for name in heads.fields.values())


class _Reading:
    """Cases as they come, by key where the sheet has one."""

    def __init__(self) -> None:
        self.cases: list[_Case] = []
        self.keyed: dict[str, _Case] = {}
        self.problems: list[Remark] = []
        self.advice: list[Remark] = []

    def sheet(self, title: str, heads: Headings, rows: list[list[str]]) -> None:
        self.advice += [replace(one, sheet=title) for one in heads.advice]
        for number, cells in enumerate(rows[heads.first_row :], heads.first_row + 1):
            texts = {column: unguarded(cell) for column, cell in enumerate(cells) if cell.strip()}
            if any(column in texts for column in (*heads.fields, *heads.others)):
                here = Remark("", title, number)
                case = self._case(here, heads, texts)
                self._fields(here, heads, texts, case)
                self._others(here, heads, texts, case)

    def _case(self, here: Remark, heads: Headings, texts: Mapping[int, str]) -> _Case:
        key = texts.get(heads.key, "") if heads.key is not None else ""
        if _many_only(heads):
            if key in self.keyed:
                return self.keyed[key]
            self.problems.append(replace(here, code="htcds.no_case"))
        case = _Case((here.sheet, here.row))
        self.cases.append(case)
        if key and key in self.keyed:
            self.problems.append(replace(here, code="htcds.same_key"))
        elif key:
            self.keyed[key] = case
        return case

    def _fields(self, here: Remark, heads: Headings, texts: Mapping[int, str], case: _Case) -> None:
        new: dict[str, dict[str, Values]] = {}
        for name, values in self._values(here, heads, texts):
            if name[:3] in standard.MANY:
                new.setdefault(name[:3], {})[name] = values
            else:
                case.once[name] = values
        for table, row in new.items():
            case.rows.setdefault(table, []).append(row)

    def _values(self, here: Remark, heads: Headings, texts: Mapping[int, str]) -> Iterator[tuple[str, Values]]:
        for column, name in heads.fields.items():
            text = texts.get(column, "")
            at = replace(here, column=column + 1, field=name)
            if FORMULA in text:
                self.problems.append(replace(at, code="htcds.formula"))
                continue
            values, problem, advice = understood(standard.fields()[name], text)
            if problem:
                self.problems.append(replace(at, code=problem))
            if advice:
                self.advice.append(replace(at, code=advice))
            if values:
                yield name, values

    def _others(self, here: Remark, heads: Headings, texts: Mapping[int, str], case: _Case) -> None:
        for column, heading in heads.others.items():
            if texts.get(column):
                case.other[heading] = texts[column]
        numbered = {0} if texts.get(0, "").isdecimal() else set()  # the template counts its rows in the first column
        for column in sorted(set(texts) - set(heads.fields) - set(heads.others) - {heads.key} - numbered):
            self.problems.append(replace(here, code="htcds.no_heading", column=column + 1))
            case.other[f"column {column + 1}"] = texts[column]
