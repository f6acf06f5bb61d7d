"""Why: what a case page shows: who it is about, where it stands, what happened, what was found, who has seen it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from amparo.interfaces.ui.parts.words import Level, Tag


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
class Blocked:
    """An act that cannot be done yet, with each reason: what stands against it, and what is not known yet."""

    act: str
    reasons: tuple[Finding, ...]

    @property
    def surely(self) -> bool:
        """Return whether something stands against it, and not only what nobody knows yet."""
        return any(one.result == "yes" for one in self.reasons)


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
