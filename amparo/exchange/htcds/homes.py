"""Which question of ours is which field of HTCDS, and which code is which: read from tables of the practice area.

One row a question (form, path, field), one row a code (field, ours, theirs, exact).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from amparo.exchange.htcds import standard


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


def read_homes(questions: Iterable[Mapping[str, str]], coded: Iterable[Mapping[str, str]]) -> Homes:
    """Read the two tables. Raises ValueError for a field or code that the standard does not have, or one with two homes."""
    fields = {(row["form"], row["path"]): row["field"] for row in questions}
    theirs: dict[str, dict[str, str]] = defaultdict(dict)
    ours: dict[str, dict[str, str]] = defaultdict(dict)
    exact = set()
    for row in coded:
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
    if field.reference == "language":
        return standard.language(code) == code
    return code in field.codes or (field.kind == "yes_no" and code in ("TRUE", "FALSE"))
