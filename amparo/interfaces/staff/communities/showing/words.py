"""How records of communities read: their kinds, states and marks in the reader's language."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.casework.communities.queries import RecordView, VolunteerView
from amparo.casework.communities.queries.waiting import due_of, step_of
from amparo.casework.communities.rules import Result
from amparo.interfaces.staff import labels
from amparo.interfaces.ui import languages
from amparo.interfaces.ui.components import day
from amparo.interfaces.ui.parts import Tag, Tone

MANY: Mapping[str, Any] = {
    "session": gettext_lazy("Sessions"),
    "action": gettext_lazy("Plans of action"),
    "rating": gettext_lazy("Strengths and risks"),
    "committee": gettext_lazy("Committees"),
    "campaign": gettext_lazy("Campaigns"),
    "rumour": gettext_lazy("Rumours"),
}
ONE: Mapping[str, Any] = {
    "session": gettext_lazy("Session"),
    "action": gettext_lazy("Action of a plan"),
    "rating": gettext_lazy("Strength or risk"),
    "committee": gettext_lazy("Committee"),
    "campaign": gettext_lazy("Campaign"),
    "rumour": gettext_lazy("Rumour"),
}
NEW: Mapping[str, Any] = {
    "session": gettext_lazy("New session"),
    "action": gettext_lazy("New action of a plan"),
    "rating": gettext_lazy("New strength or risk"),
    "committee": gettext_lazy("New committee"),
    "campaign": gettext_lazy("New campaign"),
    "rumour": gettext_lazy("New rumour"),
}
SENT: Mapping[Result, tuple[Any, Tone]] = {
    "yes": (gettext_lazy("May be sent"), "green"),
    "no": (gettext_lazy("Not to be sent"), "red"),
    "unknown": (gettext_lazy("Not to be sent until it is known"), "yellow"),
}
SAFEGUARDS: Mapping[str, Any] = {
    "code_of_conduct": gettext_lazy("Code of conduct"),
    "training": gettext_lazy("Training in safeguarding"),
    "reference": gettext_lazy("References"),
    "supervisor": gettext_lazy("A worker who supervises them"),
    "time": gettext_lazy("Within the time that was agreed"),
}
RESULTS: Mapping[Result, tuple[Any, Tone]] = {
    "yes": (gettext_lazy("Yes"), "green"),
    "no": (gettext_lazy("No"), "red"),
    "unknown": (gettext_lazy("Not known"), "yellow"),
}
CHANGES: Mapping[str, Any] = {
    "first": gettext_lazy("Seen for the first time"),
    "same": gettext_lazy("As before"),
    "better": gettext_lazy("Better than before"),
    "worse": gettext_lazy("Worse than before"),
    "unknown": gettext_lazy("Cannot be compared"),
}


def title(view: RecordView) -> str:
    """Return in few words what a record is, for lists and links."""
    if view.kind.name == "session":
        return labels.label("session_purpose", view.row.purpose)
    if view.kind.name == "rating":
        return labels.label("factor", view.said("factor"))
    named = {"action": "wish", "committee": "name", "campaign": "message", "rumour": "words"}
    return short(str(view.said(named[view.kind.name])))


def short(text: str, most: int = 90) -> str:
    """Return the beginning of a text, whole words."""
    if len(text) <= most:
        return text
    return text[:most].rsplit(" ", 1)[0] + " …"


def when(view: RecordView) -> str:
    """Return the day by which a record is known."""
    days = {
        "session": "held_on",
        "action": "due_on",
        "rating": "rated_on",
        "committee": "since",
        "campaign": "begins_on",
    }
    return day(view.row.heard_at if view.kind.name == "rumour" else getattr(view.row, days[view.kind.name]))


def marks(view: RecordView) -> list[Tag]:
    """Return how a record stands."""
    if view.kind.name == "action":
        return _of_action(view)
    if view.kind.name == "rumour":
        return _of_rumour(view)
    if view.kind.name == "rating":
        tones: Mapping[str, Tone] = {"risk": "orange", "protective": "green"}
        polarity = view.said("polarity")
        return [Tag(labels.label("polarity", polarity), tones.get(polarity, "grey"))]
    counted = [Tag(_("Counted: %(number)s") % {"number": view.present}, "grey")] if view.present else []
    ended = getattr(view.row, "ended_on", None)
    return [Tag(_("Until %(day)s") % {"day": day(ended)}, "grey"), *counted] if ended else counted


def _of_action(view: RecordView) -> list[Tag]:
    done: Mapping[str, Tone] = {"done": "green", "not_done": "grey"}
    found = [Tag(labels.label("plan_status", view.row.status), done.get(view.row.status, "blue"))]
    step = step_of(view.row)
    if step == "late":
        found.append(Tag(_("Past its day"), "red"))
    elif step == "tell":
        found.append(Tag(_("The community was not told yet"), "yellow"))
    elif view.row.due_on is None and not view.row.finished_on:
        found.append(Tag(_("Without a day"), "yellow"))
    return found


def _of_rumour(view: RecordView) -> list[Tag]:
    found = [Tag(labels.label("rumour_finding", view.row.finding), "blue")] if view.row.finding else []
    if view.row.dangerous != "no":
        words = _("Dangerous") if view.row.dangerous == "yes" else _("Not known whether dangerous")
        found.append(Tag(words, "red" if view.row.dangerous == "yes" else "orange"))
    due = due_of(view.row)
    said = {"check": _("To check"), "answer": _("To answer"), "nothing": _("Answered")}[due.step]
    return [*found, Tag(said, "red" if due.late else "green" if due.step == "nothing" else "yellow")]


def sent(view: VolunteerView) -> Tag:
    """Return whether a volunteer may be sent."""
    text, tone = SENT[view.finding.result]
    return Tag(str(text), tone)


def place(row: Any) -> str:
    """Return the name of a place."""
    return row.name(languages.of_page()) if row else ""


def result(found: Result) -> Tag:
    """Return yes, no or not known as a mark."""
    text, tone = RESULTS[found]
    return Tag(str(text), tone)
