"""Codes that the tables themselves need; what practitioners choose (kinds, categories, channels) are lists of practice."""

from enum import StrEnum

from django.db import models

from amparo import practice
from amparo.foundation import clock
from amparo.foundation.codelists import Code

KINDS, CATEGORIES, CHANNELS = "feedback_kind", "feedback_category", "feedback_channel"
WEB, VOICE = "web", "voice"
UNSORTED = "unsorted"
"""What came by itself, in words alone: it goes the closed way until a focal point says what it is about."""
NO_RECEIPT = frozenset({"sms", "chat", "file", "letter", "phone", "desk"})
"""Ways on which nobody was given a receipt: an answer that stands behind one is read by nobody."""


class State(models.TextChoices):
    """How far a report is."""

    RECEIVED = "received"
    ACKNOWLEDGED = "acknowledged"
    ANSWERED = "answered"
    APPEALED = "appealed"
    CLOSED = "closed"
    SET_ASIDE = "set_aside"


OPEN = (State.RECEIVED, State.ACKNOWLEDGED, State.APPEALED)
"""States in which somebody waits for us."""


MAY_APPEAL = (State.ANSWERED, State.CLOSED, State.SET_ASIDE)
"""States in which the person may ask that somebody else looks at it again."""


class Route(models.TextChoices):
    """To whom a report went: the agency's own readers, those of another agency, or escrow alone."""

    OWN = "own"
    OTHER = "other"
    ESCROW = "escrow"


class Way(StrEnum):
    """Which way something goes: closed to focal points, open to supervisors too, or asked of a service (self-referrals)."""

    CLOSED = "closed"
    OPEN = "open"
    ASKED = "asked"


class About(models.TextChoices):
    """What somebody can tick of whom it is about: nothing, somebody of a team or an office, or who reads reports.

    ASKING is of no report: it marks the letterbox of those who ask for a service.
    """

    NOTHING = "nothing"
    TEAM = "team"
    OFFICE = "office"
    READERS = "readers"
    ASKING = "asking"


class EntryKind(models.TextChoices):
    """What was said or written: by the person (told, voice, added, appeal, withdrawn), or by staff."""

    TOLD = "told"
    VOICE = "voice"
    ADDED = "added"
    APPEAL = "appeal"
    NOTE = "note"
    ANSWER = "answer"
    ON_THE_WAY = "on_the_way"
    COMPLAINED_OF = "complained_of"
    CODED = "coded"
    SET_ASIDE = "set_aside"
    WITHDRAWN = "withdrawn"
    TAKEN_ON = "taken_on"
    DECLINED = "declined"


FROM_PERSON = (EntryKind.TOLD, EntryKind.VOICE, EntryKind.ADDED, EntryKind.APPEAL, EntryKind.WITHDRAWN)


def category(code: str) -> Code | None:
    """Return a category that may be chosen today, None for anything else."""
    found = practice.catalogue().lists[CATEGORIES].get(code)
    return found if found and found.offered(clock.today()) else None


def is_sensitive(code: str) -> bool:
    """Return whether reports about this go the closed way; what nobody knows does."""
    found = practice.catalogue().lists[CATEGORIES].get(code)
    return found is None or found.extra["sensitive"] == "yes"


def channels() -> set[str]:
    """Return the ways on which a message may have come that nobody wrote on our own pages."""
    listed = practice.catalogue().lists[CHANNELS].offered(clock.today())
    return {each.code for each in listed} & NO_RECEIPT


def asked() -> list[str]:
    """Return the categories that are offered to whoever tells us something."""
    listed = practice.catalogue().lists[CATEGORIES].offered(clock.today())
    return [each.code for each in listed if each.extra["asked"] == "yes"]
