"""Which column holds which field, in every way that IOM's templates, surveys and our own files say it.

The templates carry field names in a hidden first row and labels in the second, and they do not agree: four columns of the
address stand under other names, and the reason for an outgoing referral under none. Who fills in a template sees the
labels, so the label counts where both are known and differ. The survey calls a title "Second Name".
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from amparo.exchange.htcds import standard
from amparo.exchange.htcds.remarks import Remark

KEY = "record"
_ENOUGH = 3
_LIKE_A_FIELD = re.compile(r"(?:org|prs|vic|per|cas|cco|hte|spl|con)_[A-Za-z]")


@dataclass(frozen=True)
class Headings:
    """Columns of a sheet: number → field, number → heading of what is no field, where the rows begin, what to know."""

    fields: Mapping[int, str]
    others: Mapping[int, str]
    key: int | None
    first_row: int
    advice: tuple[Remark, ...]


def headings(rows: Sequence[Sequence[str]]) -> Headings | None:
    """Find the headings of a sheet within its first five rows; None when it holds no cases."""
    for number, row in enumerate(rows[:5]):
        if _names(row):
            below = rows[number + 1] if len(rows) > number + 1 else ()
            # A row of cases may hold words that are labels elsewhere ("Education"); headings stand over most columns.
            labelled = sum(_labels(cell) != () for cell in below) * 2 >= len([cell for cell in row if cell]) - 1
            return _resolved(row, below if labelled else (), number + (2 if labelled else 1))
        if sum(_labels(cell) != () for cell in row) >= _ENOUGH:
            return _resolved((), row, number + 1)
    return None


def _names(row: Sequence[str]) -> bool:
    wanted = [cell for cell in row if cell and standard.alike(cell) != KEY]
    known = sum(standard.field(cell) is not None for cell in wanted)
    return known >= _ENOUGH or 0 < known == len(wanted)


def _labels(cell: str) -> tuple[str, ...]:
    wanted = standard.alike(cell)
    return tuple(name for name, one in standard.fields().items() if wanted and standard.alike(one.label) == wanted)


def _resolved(names: Sequence[str], labels: Sequence[str], first_row: int) -> Headings:
    fields: dict[int, str] = {}
    others: dict[int, str] = {}
    advice: list[Remark] = []
    key = None
    for column in range(max(len(names), len(labels))):
        name, label = _at(names, column), _at(labels, column)
        if standard.alike(name or label) == KEY:
            key = column
            continue
        found, said = _field(name, label, set(fields.values()))
        if found:
            fields[column] = found
        elif name or label:
            others[column] = name or label
        if said:
            advice.append(Remark(said, column=column + 1, field=found))
    return Headings(fields, others, key, first_row, tuple(advice))


def of_another_version(rows: Sequence[Sequence[str]]) -> bool:
    """Return whether headings look like fields of the standard that version 2.0 does not have."""
    return any(_foreign(cell.strip()) for row in rows[:5] for cell in row)


def _foreign(name: str) -> bool:
    last = name.rpartition("/")[2]
    return standard.field(name) is None and _LIKE_A_FIELD.match(last) is not None


def _at(row: Sequence[str], column: int) -> str:
    return row[column].strip() if column < len(row) else ""


def _field(name: str, label: str, taken: set[str]) -> tuple[str, str]:
    """Return the field of a column and the code of what to know of it; empty when it is none, or one that stands already."""
    by_name = standard.field(name)
    if by_name is None and name and name == label:
        return "", ""  # our own files say so of a column that is no field, even when it is called like one
    known = [one for one in _labels(label) if by_name is None or one[:3] == by_name.table]
    free = [one for one in known if one not in taken]
    if by_name and (by_name.name in known or not known):
        chosen, said = by_name.name, _title_advice(by_name.name, label)
    elif free:
        chosen, said = free[0], "htcds.label_counts" if by_name else ""
    elif standard.alike(label) == "secondname" and "prs_Title" not in taken:
        chosen, said = "prs_Title", "htcds.second_name"
    else:
        return "", "htcds.other_version" if _foreign(name or label) else ""
    return ("", "htcds.stands_twice") if chosen in taken else (chosen, said)


def _title_advice(name: str, label: str) -> str:
    return "htcds.second_name" if name == "prs_Title" and standard.alike(label) == "secondname" else ""
