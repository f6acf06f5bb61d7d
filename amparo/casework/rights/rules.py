"""Pure thought about data rights: what a request must say, what one person may decide alone, when keeping is over."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from amparo.casework.rights.kinds import Kind, Outcome
from amparo.foundation.errors import Refusal
from amparo.foundation.pathways import Keeping, keeping

SELF = "self"
NOT_CONFIRMED = "not_confirmed"
BY_TWO = frozenset({Kind.ERASURE, Kind.COMPLAINT})
WHOLE = frozenset({Kind.RESTRICTION, Kind.OBJECTION, Kind.ERASURE})
BLACK = "▇▇▇"


def check_asked(kind: Kind, fields: Mapping[str, Any]) -> None:
    """Raise Refusal when a request does not say who asked, what they said, or against which use they object."""
    if not fields.get("asker"):
        raise Refusal("rights.asker_missing", field="asker")
    if fields["asker"] != SELF and not fields.get("asker_name"):
        raise Refusal("rights.asker_missing", field="asker_name")
    if not fields.get("words"):
        raise Refusal("rights.words_missing", field="words")
    if kind is Kind.OBJECTION and not fields.get("purposes"):
        raise Refusal("rights.purposes_missing", field="purposes")


def decided_alone(kind: Kind, outcome: Outcome) -> bool:
    """Return whether the worker's own yes is enough: nothing is refused, nothing is destroyed, nobody judges themselves."""
    return outcome is Outcome.GRANTED and kind not in BY_TWO


def possible(kind: Kind, identity_check: str) -> tuple[Outcome, ...]:
    """Return the decisions that are open: nothing is given to somebody of whom nobody knows who they are.

    A use is stopped or goes on, a file is destroyed whole or stays.
    """
    if identity_check == NOT_CONFIRMED:
        return (Outcome.REFUSED,)
    if kind in WHOLE:
        return (Outcome.GRANTED, Outcome.REFUSED)
    return (Outcome.GRANTED, Outcome.PARTLY, Outcome.REFUSED)


def blackened(text: str, words: Iterable[str]) -> str:
    """Return `text` with every one of `words` blacked out, in any case of letters, the longest first.

    >>> blackened("Hassan took Sara to hassan's house", ["Hassan", "Sara"])
    "▇▇▇ took ▇▇▇ to ▇▇▇'s house"
    """
    for word in sorted({word.strip() for word in words if word.strip()}, key=len, reverse=True):
        text = re.sub(f"{re.escape(word)}", BLACK, text, flags=re.IGNORECASE)
    return text


@dataclass(frozen=True)
class Life:
    """What keeping is counted from: the registration, the last closing (None: no case), the 18th birthday of a child."""

    registered: date
    closed: date | None = None
    majority: date | None = None


def kept_until(schedule: Sequence[Keeping], life: Life, today: date) -> tuple[date, Keeping]:
    """Return the last day of keeping and the schedule it comes from; the latest where several count.

    Raises LookupError when no schedule is in force for such a file: nothing is over then.
    """
    beginnings = {
        "person_without_case": None if life.closed else life.registered,
        "adult_file": life.closed if not life.majority else None,
        "child_file_closure": life.closed if life.majority else None,
        "child_file_majority": life.majority,
    }
    found = [
        (row.until(begun), row)
        for name, begun in beginnings.items()
        if begun and (row := keeping(schedule, name, today)) is not None
    ]
    if not found:
        raise LookupError("no schedule")
    return max(found, key=lambda each: each[0])


def majority(fields_birth_year: int | None, registered: date) -> date:
    """Return the last day on which a child can turn 18; counted from registration when the year of birth is unknown."""
    return date((fields_birth_year or registered.year) + 18, 12, 31)


def youngest(today: date, months: int) -> date:
    """Return a day after which nothing can have begun whose `months` are over: the end of that month, or a little later."""
    month = today.year * 12 + today.month - months
    return date(month // 12, month % 12 + 1, 1)


def shortest(schedule: Sequence[Keeping], today: date) -> int:
    """Return the fewest months that any file is kept; files younger than that need not be looked at."""
    return min((row.months for row in schedule if row.valid(today)), default=0)
