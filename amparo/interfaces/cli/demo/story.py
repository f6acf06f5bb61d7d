"""The shape of what the demo country hands out: one Story per person, plain values only.

Codes come from `practice/shared_lists`; times are aware UTC; workers, teams and offices are keys of `casework.staff`.
"""

from dataclasses import dataclass, field
from datetime import date, datetime

from amparo.interfaces.cli.demo.history import CaseHistory


@dataclass(slots=True)
class Name:
    """One name as one interviewer wrote it, with its parts in the script it was written in."""

    given: str
    father: str
    grandfather: str
    family: str
    as_written: str
    script: str
    romanisations: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Birth:
    """A birth date with how sure it is; `precision` is day, year or age."""

    on: date
    precision: str
    estimated: bool
    calendar: str
    as_told: str


@dataclass(slots=True)
class Identifier:
    """A paper or number in an invented format that no authority issues."""

    kind: str
    number: str
    country: str
    expires_on: date | None


@dataclass(slots=True)
class SafeContact:
    """How to reach the person without harm; `hidden_from` are relations that must not know."""

    channel: str
    value: str
    when: str
    hidden_from: list[str]
    may_leave_message: bool
    note: str


@dataclass(slots=True)
class Tie:
    """What this person is to another: `other` is a record number, or None when the relative is elsewhere."""

    relation: str
    other: int | None
    country: str
    in_contact: str


@dataclass(slots=True)
class Leg:
    """One place of the journey, with what happened there (kinds only, never details)."""

    area: str
    country: str
    stage: str
    arrived_on: date
    left_on: date | None
    transport: str
    facilitator: str
    incidents: list[str]


@dataclass(slots=True)
class Person:
    """One invented person."""

    names: list[Name]
    birth: Birth
    age: int
    sex: str
    groups: list[str]
    nationality: str
    languages: list[str]
    interpreter: str
    literate: str
    washington: dict[str, str]
    identifiers: list[Identifier]
    contact: SafeContact
    household: str
    role: str
    household_size: int
    travels_alone: bool
    ties: list[Tie]
    route: int
    legs: list[Leg]


@dataclass(slots=True)
class Story:
    """Everything about one record; `synthetic` is always true and must stay on what is loaded."""

    record: int
    registered_at: datetime
    registered_by: str
    agency: str
    office: str
    team: str
    person: Person
    case: CaseHistory | None
    shares_case_of: int | None
    duplicate_of: int | None
    showcase: str
    synthetic: bool = True
