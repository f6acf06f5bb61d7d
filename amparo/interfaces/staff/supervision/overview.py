"""The page of supervision: what waits, one's samples or the feedback on one's files, and the ways on."""

from datetime import UTC, datetime, time
from typing import Any

from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.casework.supervision import queries, reach
from amparo.casework.supervision.kinds import State
from amparo.casework.supervision.queries import FileAudit
from amparo.foundation import ids
from amparo.foundation.policy import Role
from amparo.interfaces.staff.screens import CASE_STAFF, StaffRequest, screen
from amparo.interfaces.staff.supervision import words
from amparo.interfaces.ui.components import day, moment
from amparo.interfaces.ui.parts import Cell, Column, Deadline, Link, Table
from amparo.trust.accounts import queries as accounts
from amparo.trust.disclosure.access import Access

PAGE = "staff/supervision/page.html"


@screen(*CASE_STAFF)
def supervision(request: StaffRequest) -> HttpResponseBase:
    """Show what concerns the reader: as a supervisor samples and teams, as a worker what was told of their files."""
    access = request.access
    leads = bool(reach.teams(access))
    context: dict[str, Any] = {
        "title": _("Supervision"),
        "lead": [
            _(
                "Looking at files together so that the work gets better. What is said here stays between the two who speak."
            )
        ],
        "tables": [_waiting(access), *([_samples(access)] if leads else []), _mine(access)],
        "links": _links(access, leads=leads),
    }
    if leads:
        context["buttons"] = [Link(_("Draw a sample of files"), reverse("sample_new"))]
    if not any(table.rows for table in context["tables"]):
        context["empty"] = _("Nothing is here yet.")
    return render(request, PAGE, context)


def _links(access: Access, *, leads: bool) -> list[Link]:
    found = [
        Link(_("Learning over time"), reverse("audit_learning")),
        Link(_("Sessions of supervision"), reverse("supervision_sessions")),
    ]
    found.append(Link(_("Competence in specialised areas"), reverse("competence")))
    if leads:
        found.append(Link(_("People and work"), reverse("people_and_work")))
        found.append(Link(_("What audits of the agency teach"), reverse("audit_lessons")))
    return found


def _samples(access: Access) -> Table:
    columns = (Column(_("Drawn on")), Column(_("Team")), Column(_("Files")))
    rows = queries.draws(access)
    names = accounts.team_names([row.team_id for row in rows])
    listed = tuple(
        (
            Cell(moment(row.at), reverse("sample", args=[row.pk])),
            Cell(names.get(row.team_id, ""), isolate=True),
            Cell(str(row.size), numeric=True),
        )
        for row in rows
    )
    return Table(_("Samples"), columns, listed, caption_shown=True)


def _mine(access: Access) -> Table:
    columns = (Column(_("File")), Column(_("Told on")), Column(_("State")))
    listed = tuple(
        (
            Cell(ids.code(row.case_id), reverse("file_audit", args=[row.pk]), code=True),
            Cell(day(row.told_at.date()) if row.told_at else ""),
            Cell(tag=words.state(row)),
        )
        for row in queries.mine(access)
    )
    return Table(_("Feedback on my files"), columns, listed, caption_shown=True)


def _waiting(access: Access) -> Table:
    columns = (Column(_("File")), Column(_("What")), Column(_("Until")), Column(_("Next step")))
    return Table(_("Waiting for me"), columns, tuple(waiting(access)), caption_shown=True)


def waiting(access: Access) -> list[tuple[Cell, ...]]:
    """Return audits that wait for the reader, as rows of Today and of the page of supervision."""
    if access.role not in CASE_STAFF:
        return []
    return [
        _row(access, row)
        for row in queries.waiting(access)
        if access.role is Role.SUPERVISOR or row.worker == access.id
    ]


def _row(access: Access, row: FileAudit) -> tuple[Cell, ...]:
    until = Cell(deadline=Deadline(datetime.combine(row.due_on, time(23, 59), UTC)))
    if row.worker == access.id:
        way = Cell(_("Read it"), url=reverse("file_audit", args=[row.pk]))
        return Cell(ids.code(row.case_id), code=True), Cell(_("Feedback on a file of mine")), Cell("–"), way
    step = (
        Cell(_("Look at the file"), url=reverse("file_audit_fill", args=[row.pk]))
        if row.state == State.DRAWN
        else Cell(_("Tell the worker"), url=reverse("file_audit_tell", args=[row.pk]))
    )
    return Cell(ids.code(row.case_id), code=True), Cell(_("Audit of a file")), until, step
