"""Why: the small values that every page is made of: links, states, lines of a summary, deadlines."""

from dataclasses import dataclass
from datetime import datetime
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
    """One line of a summary: what it is, its value, what may be done; `isolate` marks names, codes and numbers.

    `english` marks what stands in English on every page, such as a source.
    """

    key: str
    value: str
    actions: tuple[Link, ...] = ()
    isolate: bool = False
    english: bool = False
    note: str = ""
    unverified: str = ""


@dataclass(frozen=True)
class Deadline:
    """Something due at a moment (aware); `done` when it was met. What is due within `soon_hours` is marked."""

    due: datetime
    done: bool = False
    soon_hours: int = 48
