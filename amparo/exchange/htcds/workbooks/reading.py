"""Sheets of text become cases; nothing is dropped, and what is wrong is said by sheet, row and field."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from amparo.exchange.htcds import standard
from amparo.exchange.htcds.records import Record, Row, Values
from amparo.exchange.htcds.understanding import understood
from amparo.exchange.htcds.workbooks.headings import Headings, headings
from amparo.exchange.htcds.workbooks.opening import FORMULA, Sheets, opened
from amparo.exchange.xlsform.exporting import unguarded
from amparo.exchange.xlsform.guarding import RefusedFileError
from amparo.foundation.forms import Complaint


@dataclass(frozen=True)
class Read:
    """What a file holds: cases, what is wrong, what should be looked at, and the fields that had a column."""

    records: tuple[Record, ...] = ()
    problems: tuple[Complaint, ...] = ()
    advice: tuple[Complaint, ...] = ()
    fields: tuple[str, ...] = ()


_NO_CASES = frozenset({"validation", "about", "survey", "choices", "settings"})
"""Sheets of the toolkit that hold lists and explanations, or a form."""
_A_FORM = "This is a form, not cases. `amparo forms check` reads it; bring the answers that were given to it here."
_NO_HEADINGS = "No sheet has headings of HTCDS, neither names of fields nor labels."


@dataclass
class _Case:
    once: dict[str, Values] = field(default_factory=dict)
    rows: dict[str, list[Row]] = field(default_factory=dict)
    other: dict[str, str] = field(default_factory=dict)


def read(data: bytes) -> Read:
    """Read a file of cases. What it is and what is in it may be anything: problems are said, never raised."""
    try:
        return read_sheets(opened(data))
    except RefusedFileError as problem:
        return Read(problems=(Complaint("", 0, str(problem)),))


def read_sheets(sheets: Sheets) -> Read:
    """Read the sheets of a workbook: first those with fields that stand once, then rows that belong to them by key."""
    reading = _Reading()
    looked_at = {title: rows for title, rows in sheets.items() if title.casefold() not in _NO_CASES}
    found = {title: heads for title, rows in looked_at.items() if (heads := headings(rows))}
    if not found:
        return Read(problems=(Complaint("", 0, _A_FORM if "survey" in sheets else _NO_HEADINGS),))
    for title, heads in sorted(found.items(), key=lambda pair: _many_only(pair[1])):
        reading.sheet(title, heads, sheets[title])
    fields = tuple(dict.fromkeys(name for heads in found.values() for name in heads.fields.values()))
    records = tuple(
        Record(one.once, {table: tuple(rows) for table, rows in one.rows.items()}, one.other) for one in reading.cases
    )
    return Read(records, tuple(reading.problems), tuple(reading.advice), fields)


def _many_only(heads: Headings) -> bool:
    return all(name[:3] in standard.MANY for name in heads.fields.values())


class _Reading:
    """Cases as they come, by key where the sheet has one."""

    def __init__(self) -> None:
        self.cases: list[_Case] = []
        self.keyed: dict[str, _Case] = {}
        self.problems: list[Complaint] = []
        self.advice: list[Complaint] = []

    def sheet(self, title: str, heads: Headings, rows: list[list[str]]) -> None:
        self.advice += [Complaint(title, 0, sentence) for sentence in heads.advice]
        for number, cells in enumerate(rows[heads.first_row :], heads.first_row + 1):
            texts = {column: unguarded(cell) for column, cell in enumerate(cells) if cell.strip()}
            if any(column in texts for column in (*heads.fields, *heads.others)):
                case = self._case(title, number, heads, texts)
                self._fields(title, number, heads, texts, case)
                self._others(title, number, heads, texts, case)

    def _case(self, title: str, number: int, heads: Headings, texts: Mapping[int, str]) -> _Case:
        key = texts.get(heads.key, "") if heads.key is not None else ""
        if _many_only(heads):
            if key in self.keyed:
                return self.keyed[key]
            self.problems.append(Complaint(title, number, "This row belongs to no case: no case has its key."))
        case = _Case()
        self.cases.append(case)
        if key and key in self.keyed:
            self.problems.append(Complaint(title, number, "Two cases have the same key."))
        elif key:
            self.keyed[key] = case
        return case

    def _fields(self, title: str, number: int, heads: Headings, texts: Mapping[int, str], case: _Case) -> None:
        new: dict[str, dict[str, Values]] = {}
        for name, values in self._values(title, number, heads, texts):
            if name[:3] in standard.MANY:
                new.setdefault(name[:3], {})[name] = values
            else:
                case.once[name] = values
        for table, row in new.items():
            case.rows.setdefault(table, []).append(row)

    def _values(
        self, title: str, number: int, heads: Headings, texts: Mapping[int, str]
    ) -> Iterator[tuple[str, Values]]:
        for column, name in heads.fields.items():
            text = texts.get(column, "")
            if FORMULA in text:
                self.problems.append(Complaint(title, number, f"{_called(name)}: a formula. Write what it shows."))
                continue
            values, problem, advice = understood(standard.fields()[name], text)
            if problem:
                self.problems.append(Complaint(title, number, f"{_called(name)}: {problem}"))
            if advice:
                self.advice.append(Complaint(title, number, f"{_called(name)}: {advice}"))
            if values:
                yield name, values

    def _others(self, title: str, number: int, heads: Headings, texts: Mapping[int, str], case: _Case) -> None:
        for column, heading in heads.others.items():
            if texts.get(column):
                case.other[heading] = texts[column]
        numbered = {0} if texts.get(0, "").isdecimal() else set()  # the template counts its rows in the first column
        for column in sorted(set(texts) - set(heads.fields) - set(heads.others) - {heads.key} - numbered):
            self.problems.append(Complaint(title, number, f"Column {column + 1} has no heading; its cell is kept."))
            case.other[f"column {column + 1}"] = texts[column]


def _called(name: str) -> str:
    return f"“{standard.fields()[name].label}” ({name})"
