"""The shape of what the demo country hands out: one Story per person, plain values only.

Codes come from `practice/shared_lists`; times are aware UTC; workers, teams and offices are keys of `casework.staff`.
"""

from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from typing import Any

Text = dict[str, Any]


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
class Profile:
    """The protection picture behind the answers: flags, threats and the level the story has in mind."""

    flags: list[str]
    needs: list[str]
    threats: list[Text]
    overrides: list[str]
    risk: str
    factors: list[Text]


@dataclass(slots=True)
class CaseHistory:
    """A case from first contact to where it stands today; every item carries `at` (and `by`, a worker's key)."""

    opened_at: datetime
    agency: str
    office: str
    team: str
    owner: str
    supervisor: str
    tier: str
    language: str
    state: str
    steps: list[Text]
    risk: str
    profile: Profile
    assessments: list[Text]
    goals: list[Text]
    tasks: list[Text]
    notes: list[Text]
    incidents: list[Text]
    follow_ups: list[Text]
    reviews: list[Text]
    consents: list[Text]
    referrals: list[Text]
    transfers: list[Text]
    blocks: list[Text]
    approvals: list[Text]
    closure: Text | None
    reopened: Text | None
    next_due: Text | None
    overdue: bool


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

    def as_dict(self) -> Text:
        """Return the whole story as plain dictionaries and lists, for checksums and files."""
        return asdict(self)
