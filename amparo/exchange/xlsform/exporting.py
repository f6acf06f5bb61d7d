"""Answers as tables the way Kobo and ODK users know them: one row a submission, one table a repeat, keys between them."""

import csv
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import BytesIO, StringIO

from openpyxl import Workbook

from amparo.foundation.forms import Answers, Form, plain_path

KEY, PARENT_KEY = "KEY", "PARENT_KEY"
_SIGN = r"[=+\-@＝＋－＠]"
_FORMULA = re.compile(rf"""(\A(?=[\s\ufeff]*{_SIGN}|[\t\r\n])|[;\t\r\n][\s\ufeff"]*(?={_SIGN}))""")
_GUARDED = re.compile(rf"""(\A|[;\t\r\n][\s\ufeff"]*)'(?=[\s\ufeff]*{_SIGN}|[\t\r\n])""")
# What no cell of a workbook may hold, as XML 1.0 knows no such character.
_UNSPEAKABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_PLAIN_NUMBER = re.compile(r"-?\d+(\.\d+)?")


@dataclass(frozen=True)
class Table:
    """One table: its name (the form, or form-repeat), its column headings, its rows."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def to_csv(form: Form, submissions: Mapping[str, Answers]) -> tuple[Table, ...]:
    """Make tables of submissions, which are given by their key (an opaque id).

    The first table has a row for each submission; each repeat has its own table whose rows name their parent in
    PARENT_KEY. Columns are the paths of questions; a select_multiple holds its codes with spaces between. Notes are
    left out. Source: the CSV export of ODK Central, with Kobo's `group/question` headings.
    """
    repeats = ["", *(path for path, group in form.groups.items() if group.repeated)]
    return tuple(_table(form, repeat, submissions) for repeat in repeats)


def _table(form: Form, repeat: str, submissions: Mapping[str, Answers]) -> Table:
    questions = [q.path for q in form.questions.values() if q.repeat == repeat and q.kind != "note"]
    ordered = [shape.path for shape in form.plan.shape if shape.path in set(questions)]
    rows = [row for key, answers in submissions.items() for row in _rows(repeat, ordered, key, answers)]
    keys = (KEY,) if not repeat else (PARENT_KEY, KEY)
    name = form.name if not repeat else f"{form.name}-{repeat.replace('/', '-')}"
    return Table(name, (*ordered, *keys), tuple(rows))


def _rows(repeat: str, columns: list[str], key: str, answers: Answers) -> Iterable[tuple[str, ...]]:
    if not repeat:
        yield (*(guarded(answers.get(column, "")) for column in columns), key)
        return
    for place in _places(repeat, answers):
        inside = [place + column[len(repeat) :] for column in columns]
        yield (*(guarded(answers.get(path, "")) for path in inside), _key(key, _around(place)), _key(key, place))


def _places(repeat: str, answers: Answers) -> list[str]:
    """Give every instance of a repeat, in order, those too that only their number or an inner repeat tells of."""
    depth = repeat.count("/") + 1
    found: set[str] = set()
    for path, value in answers.items():
        parts = path.split("/")
        place = "/".join(parts[:depth])
        if plain_path(place) != repeat:
            continue
        if place.endswith("]"):
            found.add(place)
        elif len(parts) == depth and value.isdecimal():
            found |= {f"{place}[{number}]" for number in range(1, min(int(value), 200) + 1)}
    return sorted(found, key=lambda place: [int(number) for number in re.findall(r"\[(\d+)\]", place)])


def _around(place: str) -> str:
    parts = place.split("/")[:-1]
    while parts and not parts[-1].endswith("]"):
        parts.pop()
    return "/".join(parts)


def _key(key: str, place: str) -> str:
    return f"{key}/{place}" if place else key


def guarded(value: str) -> str:
    """Put an apostrophe before what a spreadsheet would run as a formula; plain numbers stay numbers.

    A spreadsheet trims spaces before it looks, takes the wide signs of East Asian keyboards for signs, and in many
    countries parts cells at semicolons: so the beginning counts, and what follows a semicolon, a tab or a new line.
    Sources: OWASP, CSV injection; ASVS 5.0 1.2.10.
    """
    plain = value.replace("\0", "")
    return plain if _PLAIN_NUMBER.fullmatch(plain) else _FORMULA.sub(r"\1'", plain)


def unguarded(value: str) -> str:
    """Return a cell of a table that was guarded here as it was before.

    >>> unguarded(guarded("+000 555 0100"))
    '+000 555 0100'
    """
    plain = _GUARDED.sub(r"\1", value)
    return plain if guarded(plain) == value else value


def write_csv(table: Table) -> str:
    """Write one table as CSV text (RFC 4180); with `write_workbook` the only way by which a table leaves Amparo.

    Every cell is guarded here, headings too, whatever made the table; one that is guarded already stays as it is.
    """
    text = StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_ALL)
    writer.writerows([guarded(cell) for cell in row] for row in (table.columns, *table.rows))
    return text.getvalue()


def speakable(value: str) -> str:
    """Return a text as a cell of a workbook can hold it: guarded, without the characters that XML does not know."""
    return guarded(_UNSPEAKABLE.sub("", value))


def write_workbook(*tables: Table) -> bytes:
    """Write tables as a workbook of one sheet each, guarded cell by cell as `write_csv` does."""
    book = Workbook(write_only=True)
    book.properties.creator = "Amparo"
    for table in tables:
        sheet = book.create_sheet(table.name)
        sheet.freeze_panes = "A2"
        for row in (table.columns, *table.rows):
            sheet.append([speakable(cell) for cell in row])
    held = BytesIO()
    book.save(held)
    return held.getvalue()
