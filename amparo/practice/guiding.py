"""Guidance shown where something is asked, and who has to report what in which country: tables of the area mainstreaming.

`parameters/guidance.csv` names in `at` the forms with the question, group or page at which a note stands
(`area/form#name`, parted by spaces). Where its kind is "duties", what must be told to others stands there with it, from
`parameters/reporting_duties.csv`. Both are dated, and a country office lays its own rows over them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from amparo.foundation.codelists import in_force, read_date, read_yes
from amparo.practice.areas import SPOKEN
from amparo.practice.catalogue import Catalogue
from amparo.practice.office import Row

AREA, GUIDANCE, DUTIES = "mainstreaming", "guidance", "reporting_duties"


@dataclass(frozen=True)
class Guidance:
    """One note in the reader's words: where it stands, and where it comes from; `duties` are shown with it."""

    id: str
    at: tuple[str, ...]
    title: str
    text: str
    source: str
    verified: bool
    with_duties: bool


@dataclass(frozen=True)
class Duty:
    """Who has to tell what to whom, save when, and what the person hears first; `country` is "" where it holds everywhere."""

    id: str
    country: str
    about: str
    who: str
    to_whom: str
    what: str
    exceptions: str
    say_first: str
    source: str
    verified: bool


def guidance(catalogue: Catalogue, day: date, language: str) -> tuple[Guidance, ...]:
    """Return every note that counts on `day`."""
    return tuple(
        Guidance(
            row["id"], tuple(row["at"].split()), row["title"], row["text"], row["source"], read_yes(row["verified"]),
            row["kind"] == "duties",
        )
        for row in _rows(catalogue, GUIDANCE, day, language)
    )  # fmt: skip


def beside(catalogue: Catalogue, form: str, day: date, language: str) -> dict[str, tuple[Guidance, ...]]:
    """Return question, group or page of a form (area/form) → the notes that stand there."""
    found: dict[str, tuple[Guidance, ...]] = {}
    for note in guidance(catalogue, day, language):
        for place in note.at:
            named, _, name = place.partition("#")
            if named == form:
                found[name] = (*found.get(name, ()), note)
    return found


def duties(catalogue: Catalogue, day: date, language: str) -> tuple[Duty, ...]:
    """Return every duty that counts on `day`, by country; what stands in is left out once a country has a duty of its own."""
    rows = sorted(_rows(catalogue, DUTIES, day, language), key=lambda row: row["country"])
    known = any(row["country"] for row in rows)
    return tuple(
        Duty(
            row["id"], row["country"], row["about"], row["who_tells"], row["to_whom"], row["what"], row["exceptions"],
            row["say_first"], row["source"], read_yes(row["verified"]),
        )
        for row in rows
        if not (known and read_yes(row["stands_in"]))
    )  # fmt: skip


def _rows(catalogue: Catalogue, table: str, day: date, language: str) -> Iterator[Row]:
    area = catalogue.areas.get(AREA)
    known = area.words.get(language, {}) if area else {}
    for row in area.tables().get(table, ()) if area else ():
        if in_force(read_date(row["valid_from"]), read_date(row["valid_to"]), day):
            yield {**row, **{name: known.get(row[name], row[name]) for name in SPOKEN[table]}}
