"""The history of a person's details: every version, who changed what from what to what, nothing left out."""

from datetime import datetime
from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.casework.matching import rules as matching
from amparo.casework.people import queries, rules
from amparo.interfaces.staff.people import words
from amparo.interfaces.staff.screens import CASE_STAFF, StaffRequest, screen
from amparo.interfaces.ui import languages
from amparo.interfaces.ui.parts import Row
from amparo.trust.accounts import queries as accounts
from amparo.trust.disclosure import gate

KEPT_APART = {"team": gettext_lazy("Team that is responsible"), "tier": gettext_lazy("Who may know of the record")}


class Step:
    """One version: who wrote it, when, and what it changed."""

    def __init__(self, version: gate.Content, before: gate.Content | None, names: dict[UUID, str]) -> None:
        self.number = version.number
        self.by = names.get(version.changed_by, "") if version.changed_by else ""
        self.at: datetime | None = version.at
        self.rows = _changes(version, before)


@screen(*CASE_STAFF)
def history(request: StaffRequest, person: UUID) -> HttpResponseBase:
    """Show every version of a person's details, newest first."""
    versions = queries.versions(request.access, person)
    names = accounts.names_of([version.changed_by for version in versions if version.changed_by])
    steps = [Step(version, before, names) for version, before in zip(versions, [None, *versions], strict=False)]
    view = queries.person(request.access, person)
    context = {"title": _("History of the details"), "person": view, "steps": steps[::-1]}
    return render(request, "staff/people/history.html", context)


def _changes(version: gate.Content, before: gate.Content | None) -> list[Row]:
    old = before.fields if before else {}
    changed = [name for name in words.CALLED if old.get(name) != version.fields.get(name)]
    rows = [_change(name, old.get(name), version.fields.get(name)) for name in changed]
    rows += [_proposed(name, value) for name, value in _new_proposals(version, before)]
    rows += _answers(old, version.fields)
    moved = [name for name in KEPT_APART if before and old.get(name) != version.fields.get(name)]
    return rows + [Row(str(KEPT_APART[name]), _("changed")) for name in moved]


def _answers(old: rules.Fields, new: rules.Fields) -> list[Row]:
    """Return how sealed questions were answered in this version, and why."""
    before, now = old.get(matching.ANSWERS, {}), new.get(matching.ANSWERS, {})
    said = [each for name, each in now.items() if name not in before]
    told, silent = _("The one who asked was told of a wish to speak"), _("Nothing was told")
    return [
        Row(_("Answer to a sealed question"), told if each["accepted"] else silent, note=each["reason"])
        for each in said
    ]


def _new_proposals(version: gate.Content, before: gate.Content | None) -> list[tuple[str, object]]:
    earlier = before.conflicts if before else {}
    return [
        (name, one["value"])
        for name, waiting in version.conflicts.items()
        for one in waiting[len(earlier.get(name, [])) :]
    ]


def _change(name: str, old: object, new: object) -> Row:
    note = _("Before: %(value)s") % {"value": languages.alone(_line(name, old))} if old else ""
    return Row(words.called(name), _line(name, new), isolate=True, note=note)


def _proposed(name: str, value: object) -> Row:
    return Row(
        words.called(name),
        _line(name, value),
        isolate=True,
        note=_("Proposed beside what stood; nothing was overwritten."),
    )


def _line(name: str, value: object) -> str:
    return words.say(name, value).replace("\n", _(", "))
