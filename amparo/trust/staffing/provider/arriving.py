"""Who came from the provider to our door: remembered for a few minutes as a mark, worth nothing without the passphrase."""

from typing import Any

from amparo.foundation import clock
from amparo.trust.accounts.models import User
from amparo.trust.staffing.provider import links
from amparo.trust.staffing.provider.journeys import Session
from amparo.trust.staffing.provider.told import configured

ARRIVED, PASSED, UNTIL = "arrived", "provider_passed", "provider_until"
SECONDS = 600
"""For the passphrase; the second factor has as long as after any passphrase."""


def remember(session: Session, mark: str) -> None:
    """Note that this session comes from the provider as the subject with `mark`."""
    session[ARRIVED] = {"mark": mark, "at": clock.now().timestamp()}


def arrived(session: Session) -> str:
    """Return the mark of whom the provider named a moment ago, "" for nobody."""
    kept: Any = session.get(ARRIVED)
    if not kept or configured() is None or clock.now().timestamp() - kept["at"] > SECONDS:
        return ""
    mark: str = kept["mark"]
    return mark


def may_enter(session: Session, username: str) -> bool:
    """Return whether an account may be entered from this session: a linked one only by way of the provider, where that is set."""
    provider = configured()
    if provider is None or not provider.only:
        return True
    mark = links.mark_of_account(username)
    return not mark or mark == arrived(session)


def passed(session: Session) -> None:
    """Note, once a passphrase was right, whom the provider named: what follows is not measured by the clock of that."""
    if mark := arrived(session):
        session[PASSED] = mark


def entered(session: Session, user: User) -> bool:
    """Return whether `user` comes in by way of the provider; their session then ends after the hours that are set."""
    mark, provider = session.pop(PASSED, "") or arrived(session), configured()
    session.pop(ARRIVED, None)
    if provider is None or not mark or mark != links.mark_of_account(user.username):
        return False
    session[UNTIL] = clock.now().timestamp() + provider.hours * 3600
    return True


def is_over(session: Session) -> bool:
    """Return whether a session that began by way of the provider has to begin there again."""
    return UNTIL in session and clock.now().timestamp() > session[UNTIL]
