"""Who looked at my cases: each act of somebody else since the beginning of last week, on cases that are mine now."""

from typing import Any

from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from amparo.casework.cases import queries as cases
from amparo.interfaces.staff.cases import words
from amparo.interfaces.staff.cases.record.history import what
from amparo.interfaces.staff.screens import CASE_STAFF, StaffRequest, screen
from amparo.interfaces.ui.components import day, moment
from amparo.interfaces.ui.languages import alone
from amparo.interfaces.ui.parts import Cell, Column, Table


@screen(*CASE_STAFF)
def looked(request: StaffRequest) -> HttpResponseBase:
    """Show who looked, in which role and agency, when, at which case, and what they did."""
    found = grouped(cases.looked_at(request.access))
    columns = (Column(_("Who")), Column(_("When")), Column(_("Case")), Column(_("What they did")))
    table = Table(_("Who looked at my cases"), columns, tuple(_row(same) for same in found))
    context = {"title": _("Who looked at my cases"), "table": table, "since": day(cases.last_week()[0])}
    return render(request, "staff/notices/looked.html", context)


def grouped(looks: list[cases.Look]) -> list[list[cases.Look]]:
    """Return the acts, newest first, with the same act of the same person on one case and day put together."""
    often: dict[tuple[Any, ...], list[cases.Look]] = {}
    for look in looks:
        key = (look.who, look.role, look.case, what(look), timezone.localtime(look.at).date())
        often.setdefault(key, []).append(look)
    return list(often.values())


def _row(same: list[cases.Look]) -> tuple[Cell, ...]:
    look = same[0]
    who = _(", ").join(part for part in (alone(look.who) or "–", words.role(look.role), alone(look.agency)) if part)
    said = what(look)
    if len(same) > 1:
        said = _("%(act)s, %(times)s times that day") % {"act": said, "times": len(same)}
    way = reverse("case", args=[look.case])
    return Cell(who), Cell(moment(look.at)), Cell(look.code, url=way, isolate=True), Cell(said)
