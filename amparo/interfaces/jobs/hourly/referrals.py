"""Referrals by the clock: what came from outside is taken in, what is late is told of, what is over closes.

And keys go from whoever may not read any more.
"""

from amparo.casework.referrals import actions


def take_in() -> None:
    """Take in what was done on sealed pages by people without an account."""
    actions.take_in()


def tend() -> None:
    """End referrals whose time is over, take keys that the law no longer backs, and remind of what is late."""
    actions.expire()
    actions.keep_in_step()
    actions.remind()
