"""Words of reports: states, ways, what was said by whom; never a code where somebody reads."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.casework.feedback import rules
from amparo.casework.feedback.arriving import UNKNOWN
from amparo.casework.feedback.kinds import EntryKind, Route, State
from amparo.casework.feedback.queries import EntryView, Line
from amparo.interfaces.staff import labels
from amparo.interfaces.ui.languages import alone
from amparo.interfaces.ui.parts import Tag
from amparo.trust.accounts import queries as accounts

STATES: Mapping[str, Any] = {
    State.RECEIVED: gettext_lazy("New"),
    State.ACKNOWLEDGED: gettext_lazy("Being worked on"),
    State.ANSWERED: gettext_lazy("Answered"),
    State.APPEALED: gettext_lazy("Not content: somebody else looks at it"),
    State.CLOSED: gettext_lazy("Closed"),
    State.SET_ASIDE: gettext_lazy("Set aside"),
}
ROUTES: Mapping[str, Any] = {
    Route.OWN: gettext_lazy("To this agency"),
    Route.OTHER: gettext_lazy("Here from another agency, where it may concern those who read reports"),
    Route.ESCROW: gettext_lazy("To escrow alone"),
}
ENTRIES: Mapping[str, Any] = {
    EntryKind.TOLD: gettext_lazy("The person told us"),
    EntryKind.VOICE: gettext_lazy("The person recorded their voice"),
    EntryKind.ADDED: gettext_lazy("The person added"),
    EntryKind.APPEAL: gettext_lazy("The person is not content with the answer"),
    EntryKind.NOTE: gettext_lazy("Note for the readers"),
    EntryKind.ANSWER: gettext_lazy("Answer to the person"),
    EntryKind.ON_THE_WAY: gettext_lazy("A word to the person on the way"),
    EntryKind.COMPLAINED_OF: gettext_lazy("Marked whom it complains of"),
    EntryKind.CODED: gettext_lazy("Sorted"),
    EntryKind.SET_ASIDE: gettext_lazy("Set aside"),
    EntryKind.WITHDRAWN: gettext_lazy("The person took it back"),
    EntryKind.TAKEN_ON: gettext_lazy("Taken on; told to the person"),
    EntryKind.DECLINED: gettext_lazy("Declined; told to the person"),
}
CONTACT: Mapping[str, Any] = {
    "way": gettext_lazy("Safe way to answer"),
    "when": gettext_lazy("Safe time"),
    "not_know": gettext_lazy("Who must not know"),
}
LABELS: Mapping[str, Any] = {
    "done": gettext_lazy("What was done"),
    "not_possible": gettext_lazy("What was not possible"),
    "why": gettext_lazy("Why"),
}


def state(line: Line) -> str:
    """Return how far a report is."""
    return str(STATES[line.row.state])


def closed_way(line: Line) -> Tag | None:
    """Return the mark of a sensitive report."""
    return Tag(_("Sensitive"), "red") if line.row.sensitive else None


def mark(line: Line) -> Tag | None:
    """Return the mark of what cannot wait: a sensitive report, or somebody who needs help soon."""
    if line.row.urgency in ("urgent", "emergency"):
        return Tag(labels.label("referral_urgency", line.row.urgency), "red")
    return closed_way(line)


def language(code: str) -> str:
    """Return the name of a language of the pages; of others their letters."""
    return _("Not known") if code == UNKNOWN else dict(settings.LANGUAGES).get(code, code)


def about(said: Mapping[str, Any]) -> str:
    """Return whom something said is about, in words; nothing where nobody is named."""
    told = rules.about(said.get("about", {}))
    names = [*accounts.names_of(list(told.users)).values(), *_teams(told.teams), *sorted(told.offices)]
    return _(", ").join(alone(name) for name in names)


def _teams(teams: frozenset[UUID]) -> list[str]:
    found = accounts.team_names(list(teams)).values()
    return [_("somebody at team %(team)s") % {"team": name} for name in found]


def text(view: EntryView) -> str:
    """Return what an entry says, as lines of text."""
    if view.row.kind == EntryKind.VOICE:
        return _("Download it below, and listen where nobody else hears it. Delete the file afterwards.")
    if view.said is None:
        return _(
            "Your key does not open this yet. A colleague who reads the report opens it to you by their next step."
        )
    said = view.said
    if view.row.kind == EntryKind.CODED:
        codes = (labels.label("feedback_kind", said["kind"]), labels.label("feedback_category", said["category"]))
        return _(", ").join(codes)
    if view.row.kind == EntryKind.COMPLAINED_OF:
        return about(said) or _("Nobody")
    parts = [str(said["words"])] if said.get("words") else []
    parts += [labels.label("decline_reason", said["reason"])] if view.row.kind == EntryKind.DECLINED else []
    parts += [f"{label}: {said[name]}" for name, label in LABELS.items() if said.get(name)]
    return "\n".join(parts)
