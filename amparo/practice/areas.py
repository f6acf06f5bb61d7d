"""One folder of practice: its files, its words in other languages, its worked examples."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import polib

from amparo.practice.office import added, laid_over
from amparo.practice.publishing import KEPT

Words = Mapping[str, Mapping[str, str]]
SPOKEN = {
    "guidance": ("title", "text"),
    "reporting_duties": ("about", "who_tells", "to_whom", "what", "exceptions", "say_first"),
}
"""Tables of parameters with columns that people read, and that are therefore translated."""


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
    """One folder of practice, and beside it what the country office has in its folder of the same name."""

    path: Path
    office: Path | None = None

    @property
    def name(self) -> str:
        """The name of the area, which is that of its folder."""
        return self.path.name

    def files(self, kind: str, ending: str) -> dict[str, Path]:
        """Give the files of one kind by their name without ending."""
        return {file.stem: file for file in sorted((self.path / kind).glob(f"*.{ending}"))}

    def form(self, name: str, version: str = "") -> Path | None:
        """Find the text of a form, or of a published version of it; names are looked up in listings, never joined."""
        newest = self.files("forms", "md")
        if name not in newest or not version:
            return newest.get(name)
        return {**self.files(f"{KEPT}/forms", "md"), **newest}.get(f"{name}@{version}")

    def of_office(self, kind: str, ending: str) -> dict[str, Path]:
        """Give what the country office lays over this area, in the same shape."""
        return Area(self.office).files(kind, ending) if self.office else {}

    def tables(self, kind: str = "parameters") -> dict[str, list[dict[str, str]]]:
        """Give the tables of parameters by name, with what the country office laid over them."""
        ours, theirs = self.files(kind, "csv"), self.of_office(kind, "csv")
        return {
            name: laid_over(rows(ours[name]) if name in ours else [], rows(theirs[name]) if name in theirs else [])
            for name in {**ours, **theirs}
        }

    def table(self, name: str) -> list[dict[str, str]]:
        """Give one table at the foot of the folder (gates.csv), with the rows that the country office added to it."""
        ours, theirs = self.path / name, self.office / name if self.office else None
        return added(
            rows(ours) if ours.exists() else [], rows(theirs) if theirs is not None and theirs.exists() else []
        )

    def spoken(self) -> list[str]:
        """Give the English texts of parameters that people read, those of the country office too."""
        tables = self.tables()
        said = (row[name] for table, names in SPOKEN.items() for row in tables.get(table, ()) for name in names)
        return [text for text in said if text]

    @cached_property
    def words(self) -> Words:
        """The area's translations: language → English → translated; the words of the country office before ours."""
        found: dict[str, dict[str, str]] = {}
        for files in (self.files("locale", "po"), self.of_office("locale", "po")):
            for language, file in files.items():
                entries = polib.pofile(str(file), encoding="utf-8")
                said = {entry.msgid: entry.msgstr for entry in entries if entry.msgstr and not entry.fuzzy}
                found.setdefault(language, {}).update(said)
        return found


def folders(folder: Path | None) -> list[Path]:
    """List the areas in a folder of practice; a folder with Python in it is no area."""
    found = sorted(folder.iterdir()) if folder else []
    return [
        path for path in found if path.is_dir() and path.name[0] not in "_." and not (path / "__init__.py").exists()
    ]


def within(area: Area, form: str) -> str:
    """Give the full name (area/form) of a form that an example names."""
    return form if "/" in form else f"{area.name}/{form}"


def answers_of(text: str) -> dict[str, str]:
    """Read the answers of an example: `path=value; path=value`."""
    pairs = (piece.partition("=") for piece in text.split(";") if piece.strip())
    return {path.strip(): value.strip() for path, _, value in pairs}
