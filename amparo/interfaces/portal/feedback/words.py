"""Words of the public pages of feedback: what it may be about, how far it is, and what of both is safe to show."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo import practice
from amparo.casework.feedback import kinds, letterboxes
from amparo.casework.feedback.kinds import About, State
from amparo.casework.feedback.letterboxes import Ticked
from amparo.casework.feedback.returning import Reporter
from amparo.interfaces.ui import languages

Choice = tuple[str, str]
STATES: dict[str, Any] = {
    State.RECEIVED: gettext_lazy("It has arrived. Nobody has worked on it yet."),
    State.ACKNOWLEDGED: gettext_lazy("Somebody has read it and works on it."),
    State.ANSWERED: gettext_lazy("It is answered."),
    State.APPEALED: gettext_lazy("Somebody else looks at it again."),
    State.CLOSED: gettext_lazy("It is answered and closed."),
    State.SET_ASIDE: gettext_lazy("We do not work on it. If you think that this is wrong, say so below."),
}
ASKED: dict[str, Any] = {
    **STATES,
    State.RECEIVED: gettext_lazy("It has arrived. Nobody has read it yet."),
    State.CLOSED: gettext_lazy("It is closed."),
}
"""The same of what somebody asked of a service."""


def state(reporter: Reporter) -> str:
    """Return how far it is, in words."""
    return str((ASKED if reporter.row.service else STATES)[reporter.row.state])


def label(code: str) -> str:
    """Return what a category is called."""
    return practice.catalogue().label(kinds.CATEGORIES, code, languages.of_page())


def categories() -> list[Choice]:
    """Return what somebody may say that it is about."""
    return [(code, label(code)) for code in kinds.asked()]


def about(offered: Iterable[tuple[Ticked, str]]) -> list[Choice]:
    """Return what may be ticked of whom it is about; not to say comes first."""
    named = {About.TEAM: _("Somebody of the team: %(name)s"), About.OFFICE: _("Somebody of the office: %(name)s")}
    found = [(ticked.value, named[ticked.about] % {"name": name}) for ticked, name in offered]
    readers = Ticked(About.READERS)
    return [
        (Ticked().value, _("I do not want to say, or it is about nobody")),
        *found,
        (readers.value, _("Somebody who receives such reports")),
    ]


def offered(agency: Any) -> list[Choice]:
    """Return what may be ticked at one agency."""
    return about(letterboxes.offered(agency))
