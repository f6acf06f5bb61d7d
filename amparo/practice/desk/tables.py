"""Rows of tables and questions: each has a source, says whether it was checked against it, and carries readable dates."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from amparo.foundation.codelists import read_date
from amparo.foundation.forms import Complaint
from amparo.practice.areas import Area, PracticeError, rows
from amparo.practice.catalogue import Catalogue
from amparo.practice.desk.remarks import Remark, short

SENSITIVITY = ("institution", "personal", "story", "sensitive")
ANSWERED = ("yes", "no")
SOURCED = ("lists", "rules", "parameters", "indicators", "equity")
"""Kinds of tables whose rows name a source."""


def asked(row: Mapping[str, str], kind: str, place: int) -> Iterator[Complaint]:
    """Say what a question lacks: how sensitive it is, where it comes from, whether that was checked."""
    name = row.get("name")
    if kind != "note" and row.get("sensitivity") not in SENSITIVITY:
        yield Complaint("survey", place, f"“{name}” does not say how sensitive it is: {', '.join(SENSITIVITY)}.")
    if not row.get("source"):
        yield Complaint("survey", place, f"“{name}” has no source.")
    if row.get("verified") not in ANSWERED:
        yield Complaint("survey", place, f"“{name}” does not say whether it was checked against its source: yes or no.")


def problems(catalogue: Catalogue, area: Area, day: date) -> Iterator[Remark]:
    """Say what is wrong with the tables of an area, those of the country office too; and with its pathways."""
    for place in (area.path, area.office):
        if place is None:
            continue
        for kind in SOURCED:
            for file in Area(place).files(kind, "csv").values():
                yield from of_file(file, sourced=kind != "rules")
        for file in sorted(place.glob("*.csv")):
            yield from of_file(file, sourced=False)
    for name, file in area.files("pathways", "csv").items():
        try:
            catalogue.pathway(f"{area.name}/{name}")
        except (PracticeError, ValueError) as problem:
            yield Remark(short(file), 0, str(problem))


def of_file(file: Path, *, sourced: bool) -> Iterator[Remark]:
    """Say what is wrong with the rows of one table; `sourced` demands the columns source and verified."""
    called, seen = short(file), set[tuple[str, ...]]()
    for number, row in enumerate(rows(file), 2):
        yield from (Remark(called, number, told) for told in _of_row(row, sourced))
        said = tuple(row.values())
        if said in seen:
            yield Remark(called, number, "This row stands twice.")
        seen.add(said)


def _of_row(row: Mapping[str, str], sourced: bool) -> Iterator[str]:
    if (sourced or "source" in row) and not row.get("source"):
        yield "There is no source; write where it comes from, or that it is your own."
    if (sourced or "verified" in row) and row.get("verified") not in ANSWERED:
        yield "“verified” must be yes (somebody compared it with its source) or no."
    for column in ("valid_from", "valid_to"):
        try:
            read_date(row.get(column) or "")
        except ValueError:
            yield f"“{column}” is {row[column]}: a day is written as 2026-12-31."
            return
    begin, end = (read_date(row.get(column) or "") for column in ("valid_from", "valid_to"))
    if begin and end and end < begin:
        yield "It ends before it begins."
