"""How many people a supervisor's teams have, and how many their work needs."""

from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.casework.supervision import queries, scoring
from amparo.foundation.policy import Role
from amparo.interfaces.staff.screens import StaffRequest, screen
from amparo.interfaces.staff.supervision.overview import PAGE
from amparo.interfaces.ui.parts import Cell, Column, Link, Table, Tag


@screen(Role.SUPERVISOR)
def workers(request: StaffRequest) -> HttpResponseBase:
    """Show how many people the reader's teams have, and how many their work needs."""
    tables = [_load(one) for one in queries.loads(request.access)]
    limits = {
        "workers": scoring.named("workers_per_supervisor").amount,
        "cases": scoring.named("cases_per_worker").amount,
    }
    context = {
        "title": _("People and work"),
        "lead": [
            _("At most %(workers)s workers for a supervisor, and %(cases)s open cases for a worker. These numbers are not "
              "checked against a document yet; the procedures of the country replace them.") % limits,
            _("Restricted cases on which you are not named are in none of these numbers."),
        ],
        "tables": tables,
        "back": Link(_("Back to supervision"), reverse("supervision")),
    }  # fmt: skip
    return render(request, PAGE, context)


def _load(one: queries.Load) -> Table:
    most = scoring.named("cases_per_worker").amount
    columns = (
        Column(_("Name")),
        Column(_("There are"), numeric=True),
        Column(_("Needed, or at most"), numeric=True),
        Column(_("State")),
    )
    rows = [
        _line(_("Supervisors"), one.supervisors, one.supervisors_needed),
        _line(_("Workers"), one.workers, one.workers_needed),
    ]
    for name, number in one.cases:
        state = Tag(_("Over the limit"), "red") if number > most else Tag(_("Within the limit"), "green")
        numbers = Cell(str(number), numeric=True), Cell(str(most), numeric=True)
        rows.append((Cell(name, isolate=True), *numbers, Cell(tag=state)))
    return Table(one.name, columns, tuple(rows), caption_shown=True)


def _line(name: str, there: int, needed: int) -> tuple[Cell, ...]:
    short = needed - there
    state = Tag(_("%(number)s more needed") % {"number": short}, "red") if short > 0 else Tag(_("Enough"), "green")
    return Cell(name), Cell(str(there), numeric=True), Cell(str(needed), numeric=True), Cell(tag=state)
