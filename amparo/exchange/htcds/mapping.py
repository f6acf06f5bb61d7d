"""Answers of our forms become a case of HTCDS, and a case becomes answers; what has no home is kept and named.

Where several of our codes are one of theirs, only the exact one comes back by itself; the others are kept beside the case.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from amparo.exchange.htcds import standard
from amparo.exchange.htcds.homes import Homes
from amparo.exchange.htcds.records import Record, Values, codes
from amparo.exchange.htcds.understanding import understood
from amparo.foundation.forms import plain_path

NO_FIELD, NO_CODE, LESS_EXACT = "no_field", "no_code", "less_exact"


@dataclass(frozen=True)
class Filled:
    """One form as it was filled in: area/form and its answers, path → text."""

    form: str
    answers: Mapping[str, str]


@dataclass(frozen=True)
class Kept:
    """An answer that the case cannot hold, or not as exactly: which filling, which path, the whole answer, and why."""

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


def to_record(filled: Sequence[Filled], table: Homes) -> tuple[Record, tuple[Kept, ...]]:
    """Make a case of fillings. Every answer is in the case, among what is kept, or in both where it is less exact."""
    once: dict[str, Values] = {}
    rows: dict[str, dict[tuple[int, int], dict[str, Values]]] = defaultdict(lambda: defaultdict(dict))
    kept: list[Kept] = []
    for number, one in enumerate(filled):
        for path, text in one.answers.items():
            field = table.fields.get((one.form, plain_path(path)))
            values, left = _theirs(table, field, text) if field else ((), text)
            if field and values and field[:3] in standard.MANY:
                rows[field[:3]][number, _position(path)][field] = values
            elif field and values and once.setdefault(field, values) != values:
                left = text
            if left:
                kept.append(Kept(one.form, number, path, left, _why(field, values)))
    return Record(
        once, {name: tuple(row for _at, row in sorted(found.items())) for name, found in rows.items()}
    ), tuple(kept)


def _position(path: str) -> int:
    return int(next(iter(re.findall(r"\[(\d+)\]", path)[-1:]), 0))


def _why(field: str | None, values: Values) -> str:
    return NO_FIELD if not field else LESS_EXACT if values else NO_CODE


def _theirs(table: Homes, name: str, text: str) -> tuple[Values, str]:
    """Return the values of a field that an answer is, and the answer itself where they do not say it exactly."""
    field = standard.fields()[name]
    if name not in table.theirs:
        values, problem, _advice = understood(field, text)
        return ((), text) if problem or not _fits(name, values) else (values, "")
    ours = text.split() if field.kind == "many" else [text]
    found = tuple(dict.fromkeys(table.theirs[name][code] for code in ours if code in table.theirs[name]))
    return found, "" if all((name, code) in table.exact for code in ours) else text


def _fits(name: str, values: Values) -> bool:
    return standard.fields()[name].reference != "country" or len(codes(name, values)) == len(values)


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
        return (" ".join(values), ()) if _fits(name, values) else ("", values)
    known = [table.ours[name][value] for value in values if value in table.ours[name]]
    return " ".join(known), tuple(value for value in values if value not in table.ours[name])


def with_kept(filled: Sequence[Filled], kept: Iterable[Kept]) -> tuple[Filled, ...]:
    """Put what was kept beside a case back into its fillings, in the order in which they went into it."""
    answers = [dict(one.answers) for one in filled]
    for one in kept:
        answers[one.filling][one.path] = one.value
    return tuple(Filled(one.form, found) for one, found in zip(filled, answers, strict=True))
