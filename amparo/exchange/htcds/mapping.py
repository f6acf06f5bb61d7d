"""Answers of our forms become a case of HTCDS, and a case becomes answers; what has no home is kept and named.

Which question is which field stands in tables of the practice area, not here: one row a question (form, path, field), one
row a code (field, ours, theirs, exact). Where several of our codes are one of theirs, only the exact one comes back by
itself; the others are kept beside the case.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from amparo.exchange.htcds import standard
from amparo.exchange.htcds.records import Record, Values
from amparo.foundation.forms import plain_path

NO_FIELD, NO_CODE, LESS_EXACT = "no_field", "no_code", "less_exact"


@dataclass(frozen=True)
class Filled:
    """One form as it was filled in: area/form and its answers, path → text."""

    form: str
    answers: Mapping[str, str]


@dataclass(frozen=True)
class Kept:
    """An answer that the case cannot hold, or not as exactly: which filling, which path, what, and why."""

    form: str
    filling: int
    path: str
    value: str
    why: str


@dataclass(frozen=True)
class Left:
    """A value of a case that no question of ours holds: the field, the row of its table, what."""

    field: str
    row: int
    values: Values


@dataclass(frozen=True)
class Homes:
    """Which question is which field, and which code is which, exactly or not."""

    fields: Mapping[tuple[str, str], str]
    theirs: Mapping[str, Mapping[str, str]]
    ours: Mapping[str, Mapping[str, str]]
    exact: frozenset[tuple[str, str]]

    def home(self, field: str) -> tuple[str, str] | None:
        """Return the form and path of a field."""
        return next((place for place, name in self.fields.items() if name == field), None)


def homes(questions: Iterable[Mapping[str, str]], codes: Iterable[Mapping[str, str]]) -> Homes:
    """Read the two tables. Raises ValueError for a field or code that the standard does not have, or one with two homes."""
    fields = {(row["form"], row["path"]): row["field"] for row in questions}
    theirs: dict[str, dict[str, str]] = defaultdict(dict)
    ours: dict[str, dict[str, str]] = defaultdict(dict)
    exact = set()
    for row in codes:
        theirs[row["field"]][row["ours"]] = row["theirs"]
        if row["exact"] == "yes":
            exact.add((row["field"], row["ours"]))
            if ours[row["field"]].setdefault(row["theirs"], row["ours"]) != row["ours"]:
                raise ValueError(f"{row['field']}: two of our codes are exactly {row['theirs']}")
    unknown = sorted({*fields.values(), *theirs} - set(standard.fields()))
    wrong = [f"{name} {code}" for name, known in theirs.items() for code in known.values() if not _is_code(name, code)]
    if unknown or wrong or len(set(fields.values())) < len(fields):
        raise ValueError(f"not of the standard, or with two homes: {unknown} {wrong}")
    return Homes(fields, theirs, ours, frozenset(exact))


def _is_code(name: str, code: str) -> bool:
    field = standard.fields()[name]
    return code in field.codes or (field.kind == "yes_no" and code in ("TRUE", "FALSE"))


def to_record(filled: Sequence[Filled], table: Homes) -> tuple[Record, tuple[Kept, ...]]:
    """Make a case of fillings. Every answer is in the case, among what is kept, or in both where it is less exact."""
    once: dict[str, Values] = {}
    rows: dict[str, dict[tuple[int, str], dict[str, Values]]] = defaultdict(lambda: defaultdict(dict))
    kept: list[Kept] = []
    for number, one in enumerate(filled):
        for path, text in one.answers.items():
            field = table.fields.get((one.form, plain_path(path)))
            values, left = _theirs(table, field, text) if field else ((), text)
            if field and values and field[:3] in standard.MANY:
                rows[field[:3]][number, path.rpartition("/")[0]][field] = values
            elif field and values and once.setdefault(field, values) != values:
                left = text
            kept += _kept(table, one.form, number, path, field, values, left)
    return Record(once, {name: tuple(found.values()) for name, found in rows.items()}), tuple(kept)


def _kept(
    table: Homes, form: str, number: int, path: str, field: str | None, values: Values, left: str
) -> Iterator[Kept]:
    if left:
        exact = all((field, code) in table.exact for code in left.split()) if field and values else False
        inexact = bool(values) and not exact
        yield Kept(form, number, path, left, NO_FIELD if not field else LESS_EXACT if inexact else NO_CODE)


def _theirs(table: Homes, name: str, text: str) -> tuple[Values, str]:
    """Return the values of a field that an answer is, and what must be kept beside them."""
    field = standard.fields()[name]
    if name not in table.theirs:
        return (tuple(text.split()) if field.kind == "many" else (text,)), ""
    codes = text.split() if field.kind == "many" else [text]
    found = tuple(dict.fromkeys(table.theirs[name][code] for code in codes if code in table.theirs[name]))
    return found, " ".join(code for code in codes if (name, code) not in table.exact)


def from_record(record: Record, table: Homes) -> tuple[tuple[Filled, ...], tuple[Left, ...]]:
    """Make fillings of a case, one for each form, or for each row of its table; and what no question holds."""
    found: dict[tuple[str, int], dict[str, str]] = defaultdict(dict)
    left: list[Left] = [Left(heading, 0, (text,)) for heading, text in record.other.items()]
    for row, name, values in _cells(record):
        place = table.home(name)
        text, unknown = _ours(table, name, values)
        if place and text:
            form, path = place
            repeated = row and "/" in path.partition("/")[2]
            found[form, 0 if repeated else row][_instance(path, row) if repeated else path] = text
        if unknown or not place:
            left.append(Left(name, row, values if not place else unknown))
    return tuple(Filled(form, answers) for (form, _row), answers in found.items()), tuple(left)


def _cells(record: Record) -> Iterator[tuple[int, str, Values]]:
    yield from ((0, name, values) for name, values in record.once.items())
    for rows in record.rows.values():
        yield from ((number, name, values) for number, row in enumerate(rows, 1) for name, values in row.items())


def _instance(path: str, row: int) -> str:
    group, _, question = path.rpartition("/")
    return f"{group}[{row}]/{question}"


def _ours(table: Homes, name: str, values: Values) -> tuple[str, Values]:
    if name not in table.theirs:
        return " ".join(values), ()
    known = [table.ours[name][value] for value in values if value in table.ours[name]]
    return " ".join(known), tuple(value for value in values if value not in table.ours[name])


def with_kept(filled: Sequence[Filled], kept: Iterable[Kept]) -> tuple[Filled, ...]:
    """Put what was kept beside a case back into the fillings that came out of it; the same count of fillings."""
    answers = [dict(one.answers) for one in filled]
    for one in kept:
        here = answers[one.filling]
        codes = dict.fromkeys((*here.get(one.path, "").split(), *one.value.split()))
        here[one.path] = one.value if one.why == NO_FIELD or one.path not in here else " ".join(codes)
    return tuple(Filled(one.form, found) for one, found in zip(filled, answers, strict=True))
