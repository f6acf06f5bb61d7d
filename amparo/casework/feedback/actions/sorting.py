"""Sort reports: what kind and about what, which say the same, which are nothing but abuse. Nothing is ever deleted."""

from typing import Any
from uuid import UUID

from amparo import practice
from amparo.casework.feedback import circle, clocks, kinds, queries
from amparo.casework.feedback.actions.acting import Doing, act, words
from amparo.casework.feedback.kinds import OPEN, EntryKind, State, Way
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Action
from amparo.trust.disclosure.access import Access


def sort(*, by: Access, report: UUID, kind: str, category: str) -> None:
    """Say what kind of report it is and what it is about.

    What turns out to be sensitive goes the closed way from this act on: sealed to focal points alone, with their clocks.
    What is sensitive stays so, and its codes stand under seal. What nobody had sorted yet is sensitive until then.
    What was asked of a service and turns out to be about our own work asks nothing of a service any more.
    """
    if practice.catalogue().lists[kinds.KINDS].get(kind) is None:
        raise Refusal("feedback.kind_unknown", field="kind")
    if kinds.category(category) is None or category == kinds.UNSORTED:
        raise Refusal("feedback.category_unknown", field="category")
    with act(by, report, "feedback.sorted") as doing:
        unsorted = doing.row.category == kinds.UNSORTED
        if (doing.row.sensitive and not unsorted) or kinds.is_sensitive(category):
            _closed_way(doing)
            doing.write(EntryKind.CODED, {"kind": kind, "category": category})
        else:
            _open_way(doing)
            doing.change(kind=kind, category=category)


def _open_way(doing: Doing) -> None:
    """Let the supervisors read what turns out to be ordinary once somebody has sorted it, with its own clocks."""
    if circle.way(doing.row) is not Way.OPEN:
        by_when = clocks.clocks(sensitive=False, begun=doing.row.received_at)
        doing.change(sensitive=False, category="", **_asks_nothing(doing), **vars(by_when))


def _asks_nothing(doing: Doing) -> dict[str, Any]:
    """Return what is changed where something was asked of a service: who worked on that has no place in a report."""
    return {"service": None, "urgency": "", "handler": None} if doing.row.service else {}


def _closed_way(doing: Doing) -> None:
    if doing.row.category == kinds.UNSORTED:
        doing.change(category="")
    if not doing.row.sensitive:
        by_when = clocks.clocks(sensitive=True, begun=doing.row.received_at)
        doing.change(sensitive=True, kind="", category="", **_asks_nothing(doing), **vars(by_when))


def set_aside(*, by: Access, report: UUID, reason: str) -> None:
    """Set aside what only abuses or advertises, with a reason; it stays, and can be brought back or appealed."""
    with act(by, report, "feedback.set_aside") as doing:
        doing.need(*OPEN)
        doing.write(EntryKind.SET_ASIDE, {"words": words(reason, "reason", "feedback.reason_missing")})
        doing.change(state=State.SET_ASIDE, handler=by.id)


def bring_back(*, by: Access, report: UUID) -> None:
    """Work on what was set aside."""
    with act(by, report, "feedback.brought_back") as doing:
        doing.need(State.SET_ASIDE)
        doing.change(state=State.ACKNOWLEDGED if doing.row.acknowledged_at else State.RECEIVED, handler=None)


def mark_double(*, by: Access, report: UUID, code: str) -> None:
    """Say that a report tells the same as another one that `by` reads, by its code; both stay, and both are answered."""
    other = queries.by_code(by, code, Action.READ)
    with act(by, report, "feedback.marked_double") as doing:
        if other is None or other.pk == doing.row.pk or other.duplicate_of_id or other.sensitive != doing.row.sensitive:
            raise Refusal("feedback.no_double", field="code")
        doing.change(duplicate_of=other)
