"""Answers as tables the way Kobo and ODK users know them: one row a submission, one table a repeat, keys between them."""

import csv
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import StringIO

from amparo.foundation.forms import Answers, Form, plain_path

KEY, PARENT_KEY = "KEY", "PARENT_KEY"
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "\uff1d", "\uff0b", "\uff0d", "\uff20")
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
    """Put an apostrophe before a cell that a spreadsheet would run as a formula; plain numbers stay numbers.

    Spaces before it do not help an attacker, and the wide signs of East Asian keyboards are signs too. Source: OWASP,
    CSV injection; ASVS 5.0 1.2.10.
    """
    begins = value.lstrip(" \u3000\u00a0\ufeff")
    return f"'{value}" if begins.startswith(_FORMULA) and not _PLAIN_NUMBER.fullmatch(value) else value


def write_csv(table: Table) -> str:
    """Write one table as CSV text (RFC 4180), the only way by which a table leaves Amparo.

    Every cell is guarded here, headings too, whatever made the table; every cell stands in quotes, so that a program
    which parts cells at semicolons cannot make a formula of the rest of one. A cell that is guarded already stays as it is.
    """
    text = StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_ALL)
    for row in (table.columns, *table.rows):
        writer.writerow([guarded(cell).replace("\0", "") for cell in row])
    return text.getvalue()
