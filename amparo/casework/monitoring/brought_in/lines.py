"""Rows of a table become filled forms: every row is ready, kept before, or explained by sheet, row and question."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import NAMESPACE_OID, uuid5

from amparo.casework.directory.queries.places import place_keys
from amparo.casework.monitoring import reach
from amparo.casework.monitoring.checks import doubts_of
from amparo.casework.monitoring.kinds import KINDS, PLACE, Kind
from amparo.casework.monitoring.models import Record
from amparo.casework.monitoring.rules.naming import Found
from amparo.exchange.htcds.workbooks import Sheets
from amparo.exchange.xlsform.exporting import unguarded
from amparo.foundation import clock, forms
from amparo.trust.disclosure.access import Access

MOST = 1000
IDS = ("_uuid", "instanceid", "key")
"""Columns in which ODK and Kobo say which filled form a row is."""
_LAST = re.compile(r"[^/:-]+$")


@dataclass(frozen=True)
class Line:
    """One row: which sheet and row, what it says, what is wrong with it (question and code), and what may name somebody."""

    sheet: str
    number: int
    kind: str
    places: Mapping[str, str]
    answers: Mapping[str, str]
    origin: str
    wrong: tuple[tuple[str, str], ...] = ()
    doubts: tuple[Found, ...] = ()
    known: bool = False

    @property
    def ready(self) -> bool:
        """Return whether it can be kept."""
        return not self.wrong and not self.known


@dataclass(frozen=True)
class Lines:
    """All rows of a table, and the names of columns that belong to no question."""

    rows: tuple[Line, ...] = ()
    left: tuple[str, ...] = field(default=())


def lines(access: Access, sheets: Sheets) -> Lines:
    """Read every sheet whose columns are questions of one of the forms; others are left."""
    found: list[Line] = []
    left: list[str] = []
    codes = set(place_keys())
    for title, cells in sheets.items():
        kind = _kind(cells)
        if kind is None:
            continue
        columns = _columns(kind, cells[0])
        left += [name for at, name in enumerate(cells[0]) if name and at not in columns and not _is_id(name)]
        rows = [row for row in enumerate(cells[1:], 2) if any(row[1])][: MOST - len(found)]
        found += [_line(title, number, kind, columns, cells[0], row, codes) for number, row in rows]
    return Lines(tuple(_known(access, found)), tuple(dict.fromkeys(left)))


def _kind(cells: Sequence[Sequence[str]]) -> Kind | None:
    """Return the form whose questions most columns are named by; None when it is not even three."""
    if not cells:
        return None
    last = {_last(name) for name in cells[0]}
    scores = {
        name: len(last & {path.rpartition("/")[2] for path in kind.form.questions}) for name, kind in KINDS.items()
    }
    best = max(scores, key=lambda name: scores[name])
    return KINDS[best] if scores[best] >= 3 else None


def _last(name: str) -> str:
    found = _LAST.search(name.strip())
    return found[0].strip() if found else ""


def _is_id(name: str) -> bool:
    return _last(name).lower() in IDS


def _columns(kind: Kind, heads: Sequence[str]) -> dict[int, str]:
    """Return column → the question or place that it answers."""
    paths = {
        path.rpartition("/")[2]: path for path, one in kind.form.questions.items() if one.kind not in ("note", "hidden")
    }
    known = paths | {name: name for name in kind.places}
    return {at: known[_last(name)] for at, name in enumerate(heads) if _last(name) in known}


def _line(
    sheet: str,
    number: int,
    kind: Kind,
    columns: Mapping[int, str],
    heads: Sequence[str],
    row: Sequence[str],
    codes: set[str],
) -> Line:
    said = {path: unguarded(row[at]).strip() for at, path in columns.items() if at < len(row) and row[at].strip()}
    places = {name: said.pop(name).upper() for name in kind.places if name in said}
    answers = {path: _value(kind, path, text) for path, text in said.items()}
    wrong = [(name, "directory.unknown_place") for name in kind.places if places.get(name, "") not in codes
             and (name == PLACE or name in places)]  # fmt: skip
    wrong += [(one.path, one.code) for one in forms.evaluate(kind.form, answers, clock.today()).problems]
    own = next(
        (row[at].strip() for at, name in enumerate(heads) if _is_id(name) and at < len(row) and row[at].strip()), ""
    )
    origin = _origin(own, places, answers)
    return Line(sheet, number, kind.name, places, answers, origin, tuple(wrong), tuple(doubts_of(kind, answers)))


def _value(kind: Kind, path: str, text: str) -> str:
    """Return an answer as our forms write it: programs for surveys add the time to a day."""
    return text[:10] if kind.form.questions[path].kind == "date" else text


def _origin(own: str, places: Mapping[str, str], answers: Mapping[str, str]) -> str:
    """Return what a row is known by: its own id, else everything it says."""
    said = own.removeprefix("uuid:") or repr((sorted(places.items()), sorted(answers.items())))
    return str(uuid5(NAMESPACE_OID, said))


def _known(access: Access, found: Sequence[Line]) -> Iterator[Line]:
    """Yield the rows; those that were kept before, or stand in the file before, are marked."""
    kept = set(
        Record.rows.filter(agency=reach.agency(access), origin__in=[one.origin for one in found]).values_list(
            "kind", "origin"
        )
    )
    for one in found:
        again = (one.kind, one.origin) in kept
        kept |= {(one.kind, one.origin)} if not one.wrong else set()
        yield Line(**{**vars(one), "known": again})
