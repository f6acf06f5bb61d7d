"""What steps, states and kinds of entry are called on screen; the words are those of docs/words.md."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.interfaces.staff import menu
from amparo.interfaces.staff.steps import name as step
from amparo.interfaces.ui.parts import Tag, Tone

__all__ = ["kind", "level", "role", "state", "step"]

STATES: Mapping[str, tuple[Any, Tone]] = {
    "draft": (gettext_lazy("Begun"), "yellow"),
    "complete": (gettext_lazy("Complete"), "green"),
    "waiting": (gettext_lazy("Waiting for approval"), "blue"),
    "returned": (gettext_lazy("Returned"), "orange"),
    "approved": (gettext_lazy("Approved"), "green"),
    "to_do": (gettext_lazy("To do"), "blue"),
    "done": (gettext_lazy("Done"), "green"),
    "cancelled": (gettext_lazy("Cancelled"), "grey"),
}
KINDS: Mapping[str, Any] = {
    "form": gettext_lazy("Form"),
    "note": gettext_lazy("Note"),
    "task": gettext_lazy("Task"),
    "incident": gettext_lazy("Incident"),
    "journey": gettext_lazy("Part of the journey"),
    "document": gettext_lazy("Document"),
    "supervision": gettext_lazy("Words of the supervisor"),
}


def kind(code: str) -> str:
    """Return the name of a kind of entry."""
    return str(KINDS.get(code, code))


def state(status: str) -> Tag:
    """Return the state of an entry as a tag."""
    words, tone = STATES.get(status, (status, "grey"))
    return Tag(str(words), tone)


def role(who: str) -> str:
    """Return the name of a role as the audit log writes it."""
    if who == "command_line":
        return _("At the keyboard of the server")
    return next((str(name) for known, name in menu.ROLE_NAMES.items() if known.value == who), who)


def level(code: str) -> str:
    """Return a level of risk in words."""
    words = {"low": _("Low risk"), "medium": _("Medium risk"), "high": _("High risk")}
    return words.get(code, _("Risk not yet known"))
