"""Conferences about a case, and those to which the reader is invited."""

from datetime import UTC, datetime, time
from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.casework.conferences import queries
from amparo.casework.conferences.kinds import State
from amparo.casework.conferences.queries import Conference
from amparo.foundation import ids
from amparo.foundation.policy import Role
from amparo.interfaces.staff import labels
from amparo.interfaces.staff.cases import page
from amparo.interfaces.staff.screens import CASE_STAFF, StaffRequest, screen
from amparo.interfaces.ui.components import day
from amparo.interfaces.ui.parts import Cell, Column, Deadline, Link, Table, Tag, Tone
from amparo.trust.disclosure.access import Access

GUESTS = (*CASE_STAFF, Role.SERVICE_PROVIDER)
PAGE = "staff/supervision/page.html"
STATES: dict[str, tuple[object, Tone]] = {
    State.CALLED: (gettext_lazy("Called"), "blue"),
    State.HELD: (gettext_lazy("Held"), "green"),
    State.CANCELLED: (gettext_lazy("Cancelled"), "grey"),
}


@screen(*CASE_STAFF)
def of_case(request: StaffRequest, case_id: UUID) -> HttpResponseBase:
    """Show the conferences about a case: what for and when; what was said opens for those present alone."""
    _view, context = page.frame(request, case_id, "case_conferences")
    columns = (Column(_("Day")), Column(_("Purpose")), Column(_("Invited")), Column(_("State")))
    rows = tuple(_row(row, fields) for row, fields in queries.of_case(request.access, case_id))
    may_call = queries.may_call(request.access, case_id)
    new = Link(_("Call a conference"), reverse("case_conference_new", args=[case_id]))
    context |= {
        "title": _("Conferences"),
        "table": Table(_("Conferences"), columns, rows),
        "new": new if may_call else None,
    }
    return render(request, "staff/conferences/case.html", context)


def _row(row: Conference, fields: dict[str, object]) -> tuple[Cell, ...]:
    guests = fields.get("guests")
    names = [str(one.get("name", "")) for one in guests] if isinstance(guests, list) else []
    return (
        Cell(day(row.on), reverse("conference", args=[row.pk])),
        Cell(labels.label("conference_purpose", str(fields.get("purpose") or ""))),
        Cell(_(", ").join(names), isolate=True),
        Cell(tag=state(row)),
    )


def state(row: Conference) -> Tag:
    """Return how far a conference is."""
    text, tone = STATES[row.state]
    return Tag(str(text), tone)


@screen(*GUESTS)
def conferences(request: StaffRequest) -> HttpResponseBase:
    """Show the conferences to which the reader is invited."""
    columns = (Column(_("Day")), Column(_("Case")), Column(_("State")))
    rows = tuple(
        (
            Cell(day(row.on), reverse("conference", args=[row.pk])),
            Cell(ids.code(row.case_id), code=True),
            Cell(tag=state(row)),
        )
        for row in queries.mine(request.access)
    )
    lead = [_("Sitting together about one case. You see those to which you are invited.")]
    if request.access.role in CASE_STAFF:
        lead.append(_("A new one is called on the page of its case, under “Conferences”."))
    context = {
        "title": _("Conferences"),
        "lead": lead,
        "tables": [Table(_("Conferences"), columns, rows)],
        "empty": "" if rows else _("You are invited to none."),
    }
    return render(request, PAGE, context)


def waiting(access: Access) -> list[tuple[Cell, ...]]:
    """Return the conferences that are still to be held or minuted, as rows of Today."""
    if access.role not in GUESTS:
        return []
    return [
        (
            Cell(ids.code(row.case_id), code=True),
            Cell(_("Conference")),
            Cell(deadline=Deadline(datetime.combine(row.on, time(23, 59), UTC))),
            Cell(_("Read the invitation"), url=reverse("conference", args=[row.pk])),
        )
        for row in queries.waiting(access)
    ]
