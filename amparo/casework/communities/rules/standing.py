"""What is late: actions of a plan, results nobody was told, rumours nobody checked or answered."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from amparo.casework.communities.rules import Result

OPEN = frozenset({"proposed", "agreed", "under_way"})


def is_late(status: str, due_on: date | None, day: date) -> Result:
    """Return whether an action is past its day; one that is open and has no day cannot be said."""
    if status not in OPEN:
        return "no"
    if due_on is None:
        return "unknown"
    return "yes" if due_on < day else "no"


def waits_to_be_told(status: str, finished_on: date | None, told_back_on: date | None, day: date, days: int) -> Result:
    """Return whether the community still waits to hear what became of an action that ended more than `days` days ago."""
    if status in OPEN or told_back_on is not None:
        return "no"
    if finished_on is None:
        return "unknown"
    return "yes" if day > finished_on + timedelta(days=days) else "no"


@dataclass(frozen=True)
class Due:
    """What a rumour waits for next, until when; nothing once it was answered."""

    step: Literal["check", "answer", "nothing"]
    by: datetime | None
    late: bool


def next_of(
    check_by: datetime, answer_by: datetime, checked_at: datetime | None, answered_at: datetime | None, now: datetime
) -> Due:
    """Return what a rumour waits for; what was answered needs no check any more."""
    if answered_at is not None:
        return Due("nothing", None, late=False)
    if checked_at is None:
        return Due("check", check_by, late=check_by < now)
    return Due("answer", answer_by, late=answer_by < now)


def is_urgent(dangerous: str) -> bool:
    """Return whether a rumour is treated as dangerous: also where nobody knows whether it is."""
    return dangerous != "no"
