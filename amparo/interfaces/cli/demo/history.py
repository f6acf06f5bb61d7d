"""What a story keeps of a case: the protection picture behind it and everything that was done, oldest first."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

Text = dict[str, Any]


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
