"""Referrals by the clock: what is late is told of, what is over closes, and keys go from whoever may not read any more."""

from amparo.casework.referrals import actions


def tend() -> None:
    """End referrals whose time is over, take keys that the law no longer backs, and remind of what is late."""
    actions.expire()
    actions.keep_in_step()
    actions.remind()
