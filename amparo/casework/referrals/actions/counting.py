"""Counts what becomes of referrals for coordination: a service, what it was, and a month; nothing leads back to a referral."""

from uuid import UUID

from amparo.casework.referrals.actions.gaps import month
from amparo.casework.referrals.kinds import COUNTED, State
from amparo.casework.referrals.models import Referral, Tally
from amparo.casework.referrals.rules import band
from amparo.foundation import clock, ids

ANSWERS = (State.ACCEPTED, State.DECLINED)
ASKED, ASKED_TAKEN_ON, ASKED_DECLINED = "asked", "asked_taken_on", "asked_declined"
"""What is counted of those who ask a service themselves."""


def count(row: Referral, state: State) -> None:
    """Count that a referral came to a state, and with an answer how long it took; in the caller's transaction."""
    if state not in COUNTED:
        return
    whats = [state.value, *([band(clock.now() - row.sent_at)] if state in ANSWERS else [])]
    for what in whats:
        _keep(row.service, what)


def count_asked(service: UUID, what: str = ASKED) -> None:
    """Count that somebody asked a service themselves, or what became of that; in the caller's transaction."""
    _keep(service, what)


def _keep(service: UUID, what: str) -> None:
    Tally(id=ids.new(), service=service, what=what, month=month()).save(force_insert=True)
