"""Why: screens hand plain typed values to the components, so that a missing piece fails in mypy and not before a person.

All texts are already in the reader's language. Names and codes are isolated (`<bdi>`) by the templates.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

Tone = Literal["grey", "blue", "teal", "green", "yellow", "orange", "red", "purple"]
Level = Literal["low", "medium", "high"]


@dataclass(frozen=True)
class Link:
    """A way to another page; `about` completes the text for those who hear links out of context."""

    text: str
    url: str
    current: bool = False
    count: int | None = None
    about: str = ""


@dataclass(frozen=True)
class Tag:
    """A short state in words; the tone only repeats what the words say."""

    text: str
    tone: Tone = "grey"


@dataclass(frozen=True)
class Row:
    """One line of a summary: what it is, its value, what may be done; `isolate` marks names, codes and numbers."""

    key: str
    value: str
    actions: tuple[Link, ...] = ()
    isolate: bool = False
    note: str = ""
    unverified: str = ""


@dataclass(frozen=True)
class Deadline:
    """Something due at a moment (aware); `done` when it was met. What is due within `soon_hours` is marked."""

    due: datetime
    done: bool = False
    soon_hours: int = 48


@dataclass(frozen=True)
class Cell:
    """One cell of a table; what is not given is not shown."""

    text: str = ""
    url: str = ""
    isolate: bool = False
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
class Task:
    """One thing to do, with where to do it and how far it is."""

    title: str
    url: str
    status: Tag
    hint: str = ""
    deadline: Deadline | None = None


@dataclass(frozen=True)
class Step:
    """One step of a case on its way; `at` is when it was finished."""

    text: str
    state: Literal["done", "current", "next"]
    url: str = ""
    at: date | None = None


@dataclass(frozen=True)
class Event:
    """One thing that happened, newest first in a timeline."""

    title: str
    at: datetime | date
    by: str = ""
    text: str = ""
    url: str = ""


@dataclass(frozen=True)
class Identity:
    """Who a case is about. `age` is a phrase such as "15 years (estimated)"; `contact` the safe-contact warning."""

    name: str
    code: str
    url: str = ""
    preferred: str = ""
    age: str = ""
    level: Level | None = None
    tags: tuple[Tag, ...] = ()
    facts: tuple[str, ...] = ()
    contact: str = ""
    photo_url: str = ""


@dataclass(frozen=True)
class Finding:
    """What a rule found and why. `result` is yes, no or unknown: not enough was answered to say. It advises, never decides."""

    title: str
    result: Literal["yes", "no", "unknown"]
    because: str
    rule: str
    version: str
    source: str
    verified: bool
    answers: tuple[tuple[str, str], ...] = ()
    level: Level | None = None


@dataclass(frozen=True)
class Side:
    """One of two values that two people gave to the same field."""

    value: str
    by: str
    at: datetime
    choice: str


@dataclass(frozen=True)
class Conflict:
    """The same field changed by two people; `name` is the input, each side's `choice` its value."""

    field: str
    name: str
    sides: tuple[Side, Side]
    chosen: str = ""


@dataclass(frozen=True)
class Opening:
    """Who opened what, when and why: one line of "who has seen this file"."""

    who: str
    role: str
    agency: str
    at: datetime
    what: str
    why: str = ""


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
