"""Sessions that are open now, by account: seen by their owner, ended from afar; without network addresses."""

from dataclasses import dataclass
from datetime import datetime

from allauth.usersessions.models import UserSession

from amparo.trust.accounts.models import User
from amparo.trust.audit import actions as audit
from amparo.trust.staffing.devices import described

NO_ADDRESS = "0.0.0.0"  # noqa: S104  # nosec B104
"""Stands for none: the column of allauth's table cannot be empty."""


@dataclass(frozen=True)
class Session:
    """One open session: since when, in which browser, and whether it is the one that asks."""

    id: int
    browser: str
    since: datetime
    is_here: bool


def began(key: str, agent: str) -> None:
    """Take network address and details of the browser from the row that allauth made in this same transaction."""
    UserSession.objects.filter(session_key=key).update(ip=NO_ADDRESS, user_agent=described(agent))


def moved(before: str, now: str) -> None:
    """Follow a session whose key was changed."""
    UserSession.objects.filter(session_key=before).update(session_key=now)


def open_now(user: User, here: str) -> list[Session]:
    """Return the open sessions of `user`, this one first; rows of sessions that ended are removed."""
    rows = UserSession.objects.purge_and_list(user)
    found = [Session(row.pk, row.user_agent, row.created_at, row.session_key == here) for row in rows]
    return sorted(found, key=lambda each: (not each.is_here, each.since))


def end_others(user: User, here: str, only: int | None = None) -> None:
    """End every other session of `user`, or one of them; the leaf says how many."""
    others = UserSession.objects.filter(user=user).exclude(session_key=here)
    ended = list(others.filter(pk=only) if only is not None else others)
    for row in ended:
        row.end()
    if ended:
        detail = {"sessions": len(ended)}
        audit.append([audit.Entry(actor=user.pk, role="", act="account.sessions_ended", record=user.pk, detail=detail)])
