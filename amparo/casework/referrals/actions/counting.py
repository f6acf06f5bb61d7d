"""Counts what becomes of referrals for coordination: a service, what it was, and a month; nothing leads back to a referral."""

from amparo.casework.referrals.actions.gaps import month
from amparo.casework.referrals.kinds import COUNTED, State
from amparo.casework.referrals.models import Referral, Tally
from amparo.casework.referrals.rules import band
from amparo.foundation import clock, ids

ANSWERS = (State.ACCEPTED, State.DECLINED)


def count(row: Referral, state: State) -> None:
    """Count that a referral came to a state, and with an answer how long it took; in the caller's transaction."""
    if state not in COUNTED:
        return
    whats = [state.value, *([band(clock.now() - row.sent_at)] if state in ANSWERS else [])]
    for what in whats:
        Tally(id=ids.new(), service=row.service, what=what, month=month()).save(force_insert=True)
