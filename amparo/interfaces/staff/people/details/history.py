"""The history of a person's details: every version, who changed what from what to what, nothing left out."""

from datetime import datetime
from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from amparo.casework.people import queries
from amparo.interfaces.staff.people import words
from amparo.interfaces.staff.screens import CASE_STAFF, StaffRequest, screen
from amparo.interfaces.ui.parts import Cell, Column, Table
from amparo.trust.accounts import queries as accounts
from amparo.trust.disclosure import gate

KEPT_APART = frozenset({"team", "tier"})


class Step:
    """One version: who wrote it, when, and its changes as a table."""

    def __init__(self, version: gate.Content, before: gate.Content | None, names: dict[UUID, str]) -> None:
        self.number = version.number
        self.by = names.get(version.changed_by, "") if version.changed_by else ""
        self.at: datetime | None = version.at
        self.waiting = [words.called(name) for name in version.conflicts]
        columns = (Column(_("Detail")), Column(_("Before")), Column(_("After")))
        caption = _("Version %(number)s") % {"number": version.number}
        self.table = Table(caption, columns, tuple(_changes(version, before)))


@screen(*CASE_STAFF)
def history(request: StaffRequest, person: UUID) -> HttpResponseBase:
    """Show every version of a person's details, newest first."""
    versions = queries.versions(request.access, person)
    names = accounts.names_of([version.changed_by for version in versions if version.changed_by])
    steps = [Step(version, before, names) for version, before in zip(versions, [None, *versions], strict=False)]
    view = queries.person(request.access, person)
    context = {"title": _("History of the details"), "person": view, "steps": steps[::-1]}
    return render(request, "staff/people/history.html", context)


def _changes(version: gate.Content, before: gate.Content | None) -> list[tuple[Cell, ...]]:
    old = before.fields if before else {}
    changed = [name for name in {**old, **version.fields} if old.get(name) != version.fields.get(name)]
    rows = [_change(name, old.get(name), version.fields.get(name)) for name in changed if name not in KEPT_APART]
    earlier = before.conflicts if before else {}
    for name, waiting in version.conflicts.items():
        for one in waiting[len(earlier.get(name, [])) :]:
            rows.append(_change(name, version.fields.get(name), one["value"], proposed=True))
    if "team" in changed and before:
        rows.append((Cell(_("Team that is responsible")), Cell(), Cell(_("changed"))))
    if "tier" in changed and before:
        rows.append((Cell(_("Who may know of the record")), Cell(), Cell(_("changed"))))
    return rows


def _change(name: str, old: object, new: object, *, proposed: bool = False) -> tuple[Cell, ...]:
    after = words.say(name, new).replace("\n", _(", "))
    text = _("Proposed beside it: %(value)s") % {"value": after} if proposed else after
    return (
        Cell(words.called(name)),
        Cell(words.say(name, old).replace("\n", _(", ")), isolate=True),
        Cell(text, isolate=True),
    )
