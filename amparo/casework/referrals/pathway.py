"""The pathway of a referral and its clocks, read from practice."""

from datetime import datetime, timedelta
from functools import cache

from amparo import practice
from amparo.casework.referrals.kinds import State
from amparo.foundation.pathways import Deadline, Pathway, deadline

AREA = "referral"
RUNS = {
    State.SENT: "referral_acknowledge",
    State.RECEIVED: "referral_start",
    State.ACCEPTED: "referral_start",
    State.IN_SERVICE: "referral_outcome",
}
"""The clock that runs in a state."""
FROM_NOW = frozenset({"referral_outcome"})
"""Clocks that are counted from the step before them; the others are counted from the sending."""
FOLLOW_UP, ACCESS = "referral_follow_up", "referral_access"


@cache
def course() -> Pathway:
    """Return the pathway of a referral."""
    return practice.catalogue().pathway(AREA)


def leads(state: str, to: str, role: str) -> bool:
    """Return whether the role may take a referral from `state` to `to`."""
    return any(move.next == to and role in move.who for move in course().from_step(state))


def ways(state: str, role: str) -> tuple[str, ...]:
    """Return the states to which the role may take a referral from `state`, as the pathway lists them."""
    return tuple(move.next for move in course().from_step(state) if role in move.who)


def due(state: State, urgency: str, sent_at: datetime, now: datetime) -> tuple[str, datetime, str] | None:
    """Return the clock that runs in `state`, when it is due and the parameter it comes from; None where none runs."""
    name = RUNS.get(state)
    if name is None:
        return None
    found = _row(name, urgency, now)
    return name, (now if name in FROM_NOW else sent_at) + found.span, found.id


def after(name: str, urgency: str, begin: datetime) -> datetime:
    """Return the end of a span of practice that is counted from `begin`."""
    span: timedelta = _row(name, urgency, begin).span
    return begin + span


def parameter(name: str) -> Deadline | None:
    """Return the dated parameter a clock was set from, with its source; None when it is no longer published."""
    return next((one for one in practice.catalogue().deadlines if one.id == name), None)


def _row(name: str, urgency: str, day: datetime) -> Deadline:
    found = deadline(practice.catalogue().deadlines, name, urgency, day.date())
    if found is None:
        raise LookupError(name)
    return found
