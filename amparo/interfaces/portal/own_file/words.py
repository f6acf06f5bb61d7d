"""How an own file reads: codes and days in the reader's language, in plain words, without a reason for any help."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo import practice
from amparo.casework.own_file.kinds import Asked, Phase
from amparo.casework.own_file.rules import RATED
from amparo.foundation import clock
from amparo.interfaces.portal.words import label
from amparo.interfaces.ui.components import day

Choice = tuple[str, str]
PHASES: Mapping[str, Any] = {
    Phase.KNOWING: gettext_lazy("We listen to you and find out together what you need."),
    Phase.PLANNING: gettext_lazy("We make a plan with you."),
    Phase.HELPING: gettext_lazy("We do what is in the plan, and look again and again whether it helps."),
    Phase.ENDING: gettext_lazy("We end our work together, and you know where to find us."),
}
STANDS: Mapping[str, Any] = {
    "done": gettext_lazy("done"),
    "now": gettext_lazy("now"),
    "later": gettext_lazy("later"),
}
REFERRED: Mapping[str, Any] = {
    "sent": gettext_lazy("They have been asked. They have not answered yet."),
    "received": gettext_lazy("They have read it. They have not said yes or no yet."),
    "accepted": gettext_lazy("They said yes."),
    "in_service": gettext_lazy("They help you now."),
    "completed": gettext_lazy("They say that it is done."),
    "partly": gettext_lazy("They say that a part of it is done."),
    "not_delivered": gettext_lazy("They say that they could not help."),
    "declined": gettext_lazy("They said no. Ask us what else there is."),
    "informed": gettext_lazy("You were told about them. They were told nothing about you."),
    "feedback_received": gettext_lazy("You said how it was. They can open nothing about you any more."),
    "closed": gettext_lazy("It is over. They can open nothing about you any more."),
    "revoked": gettext_lazy("It was taken back. They can open nothing about you any more."),
    "expired": gettext_lazy("It took too long. They can open nothing about you any more."),
    "transferred": gettext_lazy("They have taken over your case, as you agreed."),
}
STEPS: Mapping[str, Any] = {
    "received": gettext_lazy("It has arrived."),
    "checked": gettext_lazy("We work on it."),
    "proposed": gettext_lazy("A second person looks at it."),
    "decided": gettext_lazy("It is decided. We tell you."),
    "told": gettext_lazy("It is answered."),
    "appealed": gettext_lazy("Somebody else looks at it again."),
    "withdrawn": gettext_lazy("You took it back."),
}


@dataclass(frozen=True)
class Line:
    """One thing that is shown: what, how it stands, and when."""

    what: str
    stands: str
    when: str = ""
    more: str = ""


def phases(told: Mapping[str, Any]) -> list[tuple[Line, bool]]:
    """Return each phase with how it stands, and whether it is the one of now."""
    standing = told.get("phases", {})
    return [(Line(str(PHASES[code]), str(STANDS[at])), at == "now") for code, at in standing.items() if code in PHASES]


def appointment(told: Mapping[str, Any]) -> str:
    """Return the next appointment, nothing where none is agreed or it is over."""
    found = told.get("next") or {}
    on = _date(found.get("on", ""))
    if on is None or on < clock.today():
        return ""
    return f"{day(on)}, {found['at']}" if found.get("at") else day(on)


def goals(told: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return the goals of the plan, with the day by when."""
    found = (told.get("plan") or {}).get("goals", [])
    return [(goal["words"], day(_date(goal.get("by", "")))) for goal in found]


def plan_day(told: Mapping[str, Any]) -> str:
    """Return the day of the plan."""
    return day(_date((told.get("plan") or {}).get("on", "")))


def informed(told: Mapping[str, Any]) -> list[Line]:
    """Return who was told what and when, the newest first."""
    found = sorted(told.get("told", []), key=lambda one: str(one["on"]), reverse=True)
    return [
        Line(
            " · ".join(one["to"]),
            str(REFERRED.get(one["state"], "")),
            day(_date(one["on"])),
            _(", ").join(label("packet_field", code) for code in one["fields"]),
        )
        for one in found
    ]


def rateable(told: Mapping[str, Any]) -> list[Choice]:
    """Return the services of which the person can say something now."""
    return [(one["id"], " · ".join(one["to"])) for one in told.get("told", []) if one["state"] in RATED]


def requests(told: Mapping[str, Any]) -> list[Line]:
    """Return what the person asked about their data, and by when there is an answer."""
    return [
        Line(
            label("rights_kind", one["kind"]),
            str(STEPS.get(one["step"], "")),
            day(_date(one["on"])),
            day(_date(one.get("due", ""))),
        )
        for one in told.get("requests", [])
    ]


def ratings() -> list[Choice]:
    """Return the answers to how a service was."""
    return [(one.code, label("service_rating", one.code)) for one in practice.catalogue().lists["service_rating"]]


def kinds() -> list[Choice]:
    """Return what can be asked about one's data."""
    named = {
        Asked.ACCESS: _("A copy of what you have written about me"),
        Asked.CORRECTION: _("Correct something that is wrong"),
        Asked.RESTRICTION: _("Help me, but give nothing to others any more"),
        Asked.ERASURE: _("Erase what you have about me"),
        Asked.COMPLAINT: _("I complain about how my data are handled"),
    }
    return [(kind.value, text) for kind, text in named.items()]


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
