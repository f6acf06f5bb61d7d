"""What a country office lays over our content, from a folder of its own and without Python (setting AMPARO_PRACTICE).

It has the shape of ours: `<area>/parameters/*.csv`, `<area>/lists/*.csv`, `<area>/gates.csv`, `<area>/locale/*.po`, and whole
areas of its own. A parameter with the id of one of ours counts from its own first day; ours ends the day before. Codes and
gates are added, never changed or taken away: nothing an office writes opens what we keep shut.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from amparo.foundation.codelists import read_date

GATES = "gates.csv"
KINDS = ("lists", "parameters")
MARK = "of_this_office"
"""The column that says of a joined row that this office wrote it."""
ALWAYS = date.min
Row = dict[str, str]


def laid_over(ours: Sequence[Row], theirs: Sequence[Row]) -> list[Row]:
    """Join the rows of a table of parameters: from the first day of a row of the office, ours of the same id has ended.

    >>> ours = [{"id": "answer", "amount": "15", "valid_from": "", "valid_to": ""}]
    >>> laid_over(ours, [{"id": "answer", "amount": "5", "valid_from": "2027-01-01", "valid_to": ""}])[0]["valid_to"]
    '2026-12-31'
    """
    begins: dict[str, date] = {}
    for row in theirs:
        begins[row["id"]] = min(begins.get(row["id"], date.max), _day(row, "valid_from") or ALWAYS)
    left = [_ended(row, begins[row["id"]]) if row["id"] in begins else row for row in ours]
    return [*(row for row in left if row), *({**row, MARK: "yes"} for row in theirs)]


def added(ours: Sequence[Row], theirs: Sequence[Row]) -> list[Row]:
    """Join the rows of a table to which an office may only add."""
    return [*ours, *({**row, MARK: "yes"} for row in theirs)]


def _ended(row: Row, first: date) -> Row | None:
    begin, end = _day(row, "valid_from") or ALWAYS, _day(row, "valid_to") or date.max
    if begin >= first:
        return None
    return row if end < first else {**row, "valid_to": (first - timedelta(days=1)).isoformat()}


def _day(row: Mapping[str, str], column: str) -> date | None:
    return read_date(row.get(column) or "")
