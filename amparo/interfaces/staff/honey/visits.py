"""Who touched planted records, and which are planted: by code, because the officer opens no record."""

from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from amparo.casework.people import honey
from amparo.foundation.policy import Role
from amparo.interfaces.staff.screens import StaffRequest, screen
from amparo.interfaces.ui.components import day, moment
from amparo.interfaces.ui.parts import Cell, Column, Table, Tag
from amparo.trust.honey import queries


@screen(Role.PROTECTION_DATA_OFFICER)
def visits(request: StaffRequest) -> HttpResponseBase:
    """Show the visits, newest first, and below them what was planted."""
    touches = tuple(
        (
            Cell(one.who, isolate=True),
            Cell(one.agency, isolate=True),
            Cell(one.code, isolate=True),
            Cell(moment(one.at)),
            Cell(tag=Tag(_("Opened"), "red") if one.outcome == "done" else Tag(_("Refused"), "yellow")),
        )
        for one in queries.touches(request.access.actor)
    )
    planted = tuple(
        (Cell(one.code, isolate=True), Cell(one.team, isolate=True), Cell(day(one.since)))
        for one in honey.planted(request.access)
    )
    who = (Column(_("Who")), Column(_("Agency")), Column(_("Code")), Column(_("When")), Column(_("State")))
    what = (Column(_("Code")), Column(_("Team")), Column(_("Since")))
    page = {
        "title": _("Planted records"),
        "touches": Table(_("Who touched them"), who, touches, caption_shown=True),
        "planted": Table(_("What is planted"), what, planted, caption_shown=True),
    }
    return render(request, "staff/honey/visits.html", page)
