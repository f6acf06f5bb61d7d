"""One folder of practice: its files, its words in other languages, its worked examples."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import polib

Words = Mapping[str, Mapping[str, str]]


class PracticeError(LookupError):
    """Something asked for is not in the practice folders, or stands there twice; the message names it."""


@dataclass(frozen=True)
class Example:
    """One worked example: with these answers, this rule (or calculated question) must say this.

    `kind` is yes, no or unknown; `expected` is true, false, unknown or a value.
    """

    area: str
    file: str
    form: str
    example: str
    kind: str
    rule: str
    expected: str
    answers: Mapping[str, str]

    def __str__(self) -> str:
        return f"{self.area}/{self.file}: {self.example}"


def rows(path: Path) -> list[dict[str, str]]:
    """Read a CSV file as rows of trimmed cells."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [{key: (value or "").strip() for key, value in row.items() if key} for row in csv.DictReader(file)]


@dataclass(frozen=True)
class Area:
    """One folder of practice."""

    path: Path

    @property
    def name(self) -> str:
        """The name of the area, which is that of its folder."""
        return self.path.name

    def files(self, kind: str, ending: str) -> dict[str, Path]:
        """Give the files of one kind by their name without ending."""
        return {file.stem: file for file in sorted((self.path / kind).glob(f"*.{ending}"))}

    @cached_property
    def words(self) -> Words:
        """The area's translations: language → English → translated."""
        found: dict[str, dict[str, str]] = {}
        for language, file in self.files("locale", "po").items():
            entries = polib.pofile(str(file), encoding="utf-8")
            found[language] = {entry.msgid: entry.msgstr for entry in entries if entry.msgstr and not entry.fuzzy}
        return found


def within(area: Area, form: str) -> str:
    """Give the full name (area/form) of a form that an example names."""
    return form if "/" in form else f"{area.name}/{form}"


def answers_of(text: str) -> dict[str, str]:
    """Read the answers of an example: `path=value; path=value`."""
    pairs = (piece.partition("=") for piece in text.split(";") if piece.strip())
    return {path.strip(): value.strip() for path, _, value in pairs}
