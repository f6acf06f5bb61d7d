"""What is told of a person and a case that are brought in: plain values, one for each act, in the order of time."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from amparo.casework.consent.loading import Answered
from amparo.casework.people.loading import Newcomer
from amparo.foundation import ids
from amparo.trust.accounts.actions import Involved


@dataclass(frozen=True)
class Signed:
    """When something was done, and by whom."""

    at: datetime
    by: UUID


@dataclass(frozen=True)
class Decision:
    """A supervisor's decision on a form that waited; `then` is the step that follows a review."""

    signed: Signed
    approve: bool = True
    comment: str = ""
    then: str = ""


@dataclass(frozen=True)
class Filled:
    """The form of a step. A draft holds what was answered so far; `first` is what an earlier version said instead.

    `level` is the risk that the rules find in a screening or assessment (None: it is worked out here). `outcomes` says
    of the n-th action of a plan when it was done and what came of it.
    """

    signed: Signed
    step: str
    answers: Mapping[str, str]
    draft: bool = False
    level: str | None = None
    decision: Decision | None = None
    first: Mapping[str, str] = field(default_factory=dict)
    outcomes: Mapping[int, "Outcome"] = field(default_factory=dict)


@dataclass(frozen=True)
class Outcome:
    """What came of a task, and when."""

    signed: Signed
    words: str
    done: bool = True


@dataclass(frozen=True)
class Written:
    """A note, task, incident or leg of the journey; `kind` is the entry's kind, `on` the day it is about."""

    signed: Signed
    kind: str
    fields: Mapping[str, Any]
    on: date
    due_on: date | None = None
    assignee: UUID | None = None
    outcome: Outcome | None = None


@dataclass(frozen=True)
class Overridden:
    """A supervisor's other view of the risk; left out where it is the level that stands."""

    signed: Signed
    level: str
    reason: str


@dataclass(frozen=True)
class Reopened:
    """A supervisor opened the closed case again."""

    signed: Signed
    reason: str


@dataclass(frozen=True)
class Offered:
    """An offer of responsibility to another team; `accepted` says when and by whom it was taken."""

    signed: Signed
    from_team: UUID
    to_team: UUID
    reason: str
    summary: str
    accepted: Signed | None = None


Event = Filled | Written | Overridden | Reopened | Offered


@dataclass(frozen=True)
class CaseTold:
    """A case with everything done on it, in the order of time."""

    at: datetime
    by: UUID
    events: tuple[Event, ...]
    involved: tuple[Involved, ...] = ()
    key: UUID = field(default_factory=ids.new)


@dataclass(frozen=True)
class Told:
    """One person with what they agreed to and, when there is one, their case."""

    person: Newcomer
    consents: tuple[Answered, ...] = ()
    case: CaseTold | None = None
