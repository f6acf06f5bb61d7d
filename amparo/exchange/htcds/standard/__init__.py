"""HTCDS 2.0 as tables: every field, every code, how the toolkit spells some of them otherwise, countries, languages.

`fields.csv` and `codes.csv` follow the Human Trafficking Case Data Standard 2.0 of the International Organization for
Migration (github.com/UNMigration/HTCDS), CC BY 4.0; nothing here suggests that IOM endorses Amparo.
"""

import csv
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

MANY = ("per", "cco", "hte", "spl")
"""Tables of which a case has as many rows as there are people, comments, events and plans."""


@dataclass(frozen=True)
class Field:
    """One field: `kind` is text, date, number, yes_no, one or many; `codes` holds code → label."""

    name: str
    label: str
    kind: str
    reference: str
    core: bool
    status: str
    codes: Mapping[str, str]
    listed: frozenset[str]

    @property
    def table(self) -> str:
        """The table it belongs to: the first three letters of its name."""
        return self.name[:3]

    @property
    def open(self) -> bool:
        """Whether the standard lets others add codes: websites and apps."""
        return self.name.endswith("WebsitesAndApps")


@dataclass(frozen=True)
class Country:
    """A country with its codes of ISO 3166 and the name that the toolkit shows."""

    alpha_2: str
    alpha_3: str
    name: str


@cache
def fields() -> Mapping[str, Field]:
    """Return the 83 fields by name, in the order of the standard."""
    codes: dict[str, dict[str, str]] = {}
    listed: dict[str, set[str]] = {}
    for row in _rows("codes"):
        codes.setdefault(row["field"], {})[row["code"]] = row["label"]
        if row["listed"] == "yes":
            listed.setdefault(row["field"], set()).add(row["code"])
    return {
        row["field"]: Field(
            row["field"], row["label"], row["kind"], row["reference"], row["core"] == "yes", row["status"],
            codes.get(row["field"], {}), frozenset(listed.get(row["field"], ())),
        )
        for row in _rows("fields")
    }  # fmt: skip


@cache
def spellings() -> Mapping[str, str]:
    """Return how the toolkit spells some fields otherwise: that spelling → the name in the standard."""
    return {row["spelling"]: row["field"] for row in _rows("spellings")}


def field(name: str) -> Field | None:
    """Return the field of a name in either spelling, with or without the groups of a survey before it."""
    last = name.strip().rpartition("/")[2]
    return fields().get(spellings().get(last, last))


@cache
def _countries() -> Mapping[str, Country]:
    every = [Country(row["alpha_2"], row["alpha_3"], row["name"]) for row in _rows("countries")]
    return {alike(key): one for one in every for key in (one.alpha_2, one.alpha_3, one.name)}


def country(text: str) -> Country | None:
    """Return the country of a two- or three-letter code, or of the name that the toolkit shows."""
    return _countries().get(alike(text))


@cache
def _languages() -> Mapping[str, str]:
    return {row["other"]: row["code"] for row in _rows("languages")}


def language(text: str) -> str | None:
    """Return the three-letter code (ISO 639) of a two- or three-letter one; None for what is no code.

    >>> language("es"), language("fre"), language("tir")
    ('spa', 'fra', 'tir')
    """
    plain = text.strip().casefold()
    known = _languages().get(plain)
    return known or (plain if re.fullmatch(r"[a-z]{3}", plain) else None)


@cache
def code_of(name: str) -> Mapping[str, str]:
    """Return what a cell of a field may hold, made alike, → its code: codes and labels."""
    one = fields()[name]
    return {alike(key): code for code, label in one.codes.items() for key in (label, code)}


def alike(text: str) -> str:
    """Make two spellings of one code alike: case, spaces, hyphens, slashes, accents and brackets say nothing.

    >>> alike("Non-police governmental organization") == alike("NonPoliceGovernmentalOrganization")
    True
    """
    plain = unicodedata.normalize("NFKD", text).casefold()
    return re.sub(r"[^a-z0-9]", "", plain)


def _rows(name: str) -> list[dict[str, str]]:
    text = files(__package__).joinpath(f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
