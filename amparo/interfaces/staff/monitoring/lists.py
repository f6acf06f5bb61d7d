"""Places that are watched with what waits there, and the records of all of them."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.casework.monitoring import queries
from amparo.casework.monitoring.kinds import KINDS
from amparo.interfaces.staff import labels, menu
from amparo.interfaces.staff.monitoring import words
from amparo.interfaces.staff.monitoring.alerts import table as alert_table
from amparo.interfaces.staff.screens import StaffRequest, screen
from amparo.interfaces.ui import languages
from amparo.interfaces.ui.components import day
from amparo.interfaces.ui.parts import Cell, Column, Link, Table, Tag


@screen(*menu.KEEPING)
def watched(request: StaffRequest) -> HttpResponseBase:
    """Show places in which anything was watched, alerts that wait, and the ways to write something down."""
    columns = (Column(_("Place")), Column(_("Newest")), Column(_("Records"), numeric=True))
    rows = tuple(
        (
            Cell(one.name, reverse("watch_place", args=[one.code]), isolate=True),
            Cell(day(one.newest)),
            Cell(str(one.number), numeric=True),
        )
        for one in queries.places(request.access, languages.of_page())
    )
    standing = [one for one in queries.alerts(request.access) if one.waits]
    context = {
        "title": _("Places that are watched"),
        "table": Table(_("Places"), columns, rows, caption_shown=True),
        "alerts": alert_table(_("Alerts on which nobody decided"), standing) if standing else None,
        "write": [Link(words.kind(kind), reverse("watch_new", args=[kind])) for kind in KINDS],
        "forms": [Link(words.kind(kind), reverse("watch_form", args=[kind])) for kind in KINDS],
        "may_decide": queries.may_decide(request.access),
    }
    return render(request, "staff/monitoring/list.html", context)


@screen(*menu.KEEPING)
def watch_records(request: StaffRequest) -> HttpResponseBase:
    """Show the newest records, of one place where it is chosen; none of them is opened."""
    place = request.GET.get("place", "")
    found = queries.records(request.access, place=place)
    context = {"title": _("What was written down"), "table": replace(table(_("Records"), found), caption_shown=False)}
    return render(request, "ui/pages/list.html", context)


def table(caption: str, rows: Sequence[Any]) -> Table:
    """Return records as a table without their words."""
    columns = (Column(_("Day")), Column(_("What")), Column(_("Place")), Column(_("About")), Column(_("State")))
    return Table(caption, columns, tuple(map(_row, rows)), caption_shown=True)


def _row(row: Any) -> tuple[Cell, ...]:
    state = Tag(_("Set aside"), "grey") if row.set_aside_at else Tag(_("Read by few"), "purple") if row.close else None
    return (
        Cell(day(row.day), reverse("watch_record", args=[row.pk])),
        Cell(words.kind(row.kind)),
        Cell(row.place.name(languages.of_page()), isolate=True),
        Cell(labels.label("protection_risk", row.risk) or "–"),
        Cell("" if state else "–", tag=state),
    )
