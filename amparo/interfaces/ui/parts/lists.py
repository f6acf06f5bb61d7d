"""Why: what lists are made of: tables with their cells, tasks, search results, chosen filters."""

from dataclasses import dataclass
from typing import Literal

from amparo.interfaces.ui.parts.words import Deadline, Level, Tag


@dataclass(frozen=True)
class Cell:
    """One cell of a table; what is not given is not shown. A `code` stands from left to right and may break after _ and /.

    `english` marks what stands in English on every page, such as a source.
    """

    text: str = ""
    url: str = ""
    isolate: bool = False
    code: bool = False
    english: bool = False
    numeric: bool = False
    tag: Tag | None = None
    level: Level | None = None
    deadline: Deadline | None = None
    segments: tuple[tuple[str, bool], ...] = ()


@dataclass(frozen=True)
class Column:
    """The head of a column; with `url` it is a link that sorts, `sorted` says how the rows stand now."""

    text: str
    url: str = ""
    sorted: Literal["ascending", "descending", "none"] = "none"
    numeric: bool = False


@dataclass(frozen=True)
class Table:
    """Rows of cells under columns; the first cell of a row is its header. The caption is always read out."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption_shown: bool = False
    dense: bool = True


@dataclass(frozen=True)
class Part:
    """One part of a page: its heading, its rows, and how many there are."""

    title: str
    table: Table

    @property
    def count(self) -> int:
        """Return how many rows there are."""
        return len(self.table.rows)


@dataclass(frozen=True)
class Task:
    """One thing to do, with where to do it and how far it is."""

    title: str
    url: str
    status: Tag
    hint: str = ""
    deadline: Deadline | None = None


@dataclass(frozen=True)
class Hit:
    """One result of a search: the name in segments (text, matched), where it leads, and which name or code matched."""

    segments: tuple[tuple[str, bool], ...]
    url: str
    facts: tuple[str, ...] = ()
    why: tuple[tuple[str, bool], ...] = ()
    why_label: str = ""
    level: Level | None = None
    tag: Tag | None = None


@dataclass(frozen=True)
class Chosen:
    """A filter that is on, with the address that takes it off."""

    text: str
    without_url: str
