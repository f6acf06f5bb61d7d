"""Figures about services, without anybody in them: needs nobody could meet, what became of referrals, how people found it."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.casework.directory import queries as directory
from amparo.casework.referrals import queries
from amparo.foundation.policy import Role
from amparo.interfaces.staff import labels
from amparo.interfaces.staff.referrals import words
from amparo.interfaces.staff.screens import StaffRequest, screen
from amparo.interfaces.ui import languages
from amparo.interfaces.ui.parts import Cell, Column, Table

READERS = (Role.SUPERVISOR, Role.INFORMATION_OFFICER)
ANSWERED: Mapping[str, Any] = {
    "within_a_day": gettext_lazy("Answered within a day"),
    "within_three_days": gettext_lazy("Answered within three days"),
    "within_two_weeks": gettext_lazy("Answered within two weeks"),
    "later": gettext_lazy("Answered later"),
}
ASKED: Mapping[str, Any] = {
    "asked": gettext_lazy("People asked the service themselves"),
    "asked_taken_on": gettext_lazy("Taken on, of those who asked themselves"),
    "asked_declined": gettext_lazy("Declined, of those who asked themselves"),
}


@screen(*READERS)
def figures(request: StaffRequest) -> HttpResponseBase:
    """Show where which help is missing, and how people found services; small counts are not shown."""
    parts = [
        (_("Needs that no service could meet"), _gaps(request)),
        (_("What became of referrals"), _courses(request)),
        (_("How people found services"), _ratings(request)),
    ]
    return render(request, "staff/referrals/figures.html", {"title": _("Service gaps"), "parts": parts})


def _gaps(request: StaffRequest) -> Table:
    places = _places()
    columns = (Column(_("Kind of help")), Column(_("Place")), Column(_("Why")), Column(_("How often"), numeric=True))
    rows = [
        (
            Cell(labels.label("service_type", one.of["need"])),
            Cell(places.get(one.of["place"], one.of["place"]) or _("Place not said")),
            Cell(labels.label("gap_reason", one.of["reason"])),
            Cell(words.count(one.count), numeric=True),
        )
        for one in queries.gaps(request.access)
    ]
    return Table(_("Needs that no service could meet"), columns, tuple(rows))


def _places() -> dict[str, str]:
    return {code: name.lstrip("– ") for code, name in directory.place_choices(languages.of_page())}


def _courses(request: StaffRequest) -> Table:
    places = _places()
    columns = (Column(_("Kind of help")), Column(_("Place")), Column(_("What")), Column(_("How often"), numeric=True))
    rows = [
        (
            Cell(labels.label("service_type", one.of["need"])),
            Cell(places.get(one.of["place"], one.of["place"]) or _("Place not said")),
            Cell(became(one.of["what"])),
            Cell(words.count(one.count), numeric=True),
        )
        for one in queries.courses(request.access)
    ]
    return Table(_("What became of referrals"), columns, tuple(rows))


def became(what: str) -> str:
    """Return what became of referrals, or how soon they were answered, in words."""
    known = {**ANSWERED, **ASKED}
    return str(known[what] if what in known else words.STATES[what][0])


def _ratings(request: StaffRequest) -> Table:
    found = queries.ratings(request.access)
    views = directory.services_by_id(request.access, [UUID(one.of["service"]) for one in found])
    columns = (
        Column(_("Service")),
        Column(_("Organisation")),
        Column(_("What people say")),
        Column(_("How often"), numeric=True),
    )
    rows = [
        (
            Cell(view.row.name, isolate=True),
            Cell(view.row.organization.name),
            Cell(labels.label("service_rating", one.of["rating"])),
            Cell(words.count(one.count), numeric=True),
        )
        for one in found
        if (view := views.get(UUID(one.of["service"])))
    ]
    return Table(_("How people found services"), columns, tuple(rows))
