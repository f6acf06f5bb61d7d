"""Browsers from which an account was entered: known again by a random mark, told to the owner when they are new."""

import hashlib
import re
import secrets
from uuid import UUID

from amparo.trust.accounts.models import User
from amparo.trust.staffing.models import Device
from amparo.trust.staffing.watching.news import News, tell

_BROWSERS = (("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"))
_SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
)


def described(agent: str) -> str:
    """Return browser and system of a User-Agent line in two words; versions and models would tell people apart.

    >>> described("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")
    'Firefox, Linux'
    """
    browser = next((name for mark, name in _BROWSERS if re.search(rf"\b{mark}", agent)), "")
    system = next((name for mark, name in _SYSTEMS if mark in agent), "")
    return ", ".join(part for part in (browser, system) if part)


def entered(user: User, mark: str, agent: str) -> str:
    """Note a sign-in from the browser with `mark` ("" when it has none); return the mark that it keeps.

    The first browser of an account needs no answer: there is nobody else to ask.
    """
    mark = mark if len(mark) >= 32 else secrets.token_urlsafe(32)
    known = Device.objects.filter(user=user)
    if not known.filter(mark_hash=_hash(mark)).exists():
        first = not known.exists()
        Device.objects.create(user=user, mark_hash=_hash(mark), browser=described(agent), answered=first)
        if not first:
            tell(user.pk, News.DEVICE)
    return mark


def unanswered(user: User, mark: str) -> list[Device]:
    """Return new browsers that the owner has not yet spoken of, oldest first; nobody vouches for the one they sit at."""
    return list(Device.objects.filter(user=user, answered=False).exclude(mark_hash=_hash(mark)).order_by("since"))


def answer(user: User, device: UUID, mark: str, *, mine: bool) -> None:
    """Keep a browser that was the owner's, forget one that was not: it is new again when it comes back."""
    rows = Device.objects.filter(user=user, pk=device).exclude(mark_hash=_hash(mark))
    if mine:
        rows.update(answered=True)
    else:
        rows.delete()


def _hash(mark: str) -> str:
    return hashlib.sha256(mark.encode()).hexdigest()
