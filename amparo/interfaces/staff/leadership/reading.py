"""One decision with the figures it rests on, and its versions."""

from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from amparo.analysis.leadership import queries
from amparo.interfaces.staff.evidence import kept
from amparo.interfaces.staff.leadership import words
from amparo.interfaces.staff.leadership.results import LEADING
from amparo.interfaces.staff.screens import StaffRequest, screen
from amparo.interfaces.ui.components import day, moment
from amparo.interfaces.ui.languages import alone
from amparo.interfaces.ui.parts import Cell, Column, Row, Table


@screen(*LEADING)
def decision(request: StaffRequest, decision: UUID) -> HttpResponseBase:
    """Show a decision, the figures it rests on, and its versions."""
    view = queries.decision(request.access, decision)
    context = {
        "title": words.result(view.row.result),
        "view": view,
        "rows": _rows(view),
        "figures": kept.table(_("Because of these kept figures"), view.figures),
        "versions": _versions(request, decision),
    }
    return render(request, "staff/leadership/decision.html", context)


def _rows(view: queries.DecisionView) -> list[Row]:
    row = view.row
    rows = [
        Row(_("What was decided?"), view.said("decision"), isolate=True),
        Row(_("Why?"), view.said("why"), isolate=True),
        Row(_("Who decided?"), view.said("decided_by"), isolate=True),
        Row(_("Decided on"), day(row.decided_on)),
        Row(_("Written down by"), view.by_name, isolate=True),
        Row(_("Look at it again"), day(row.look_again_on) if row.ended_on is None else ""),
        Row(_("What came of it"), view.said("outcome") or _("Not yet known"), isolate=bool(view.said("outcome"))),
        Row(_("Ended on"), day(row.ended_on) if row.ended_on else ""),
    ]
    return [one for one in rows if one.value]


def _versions(request: StaffRequest, decision: UUID) -> Table:
    found = queries.versions(request.access, decision)
    columns = (Column(_("Version")), Column(_("When")), Column(_("What was decided?")), Column(_("What came of it")))
    rows = tuple(
        (
            Cell(str(one.number)),
            Cell(moment(one.at)),
            Cell(alone(str(one.fields.get("decision", "")))),
            Cell(alone(str(one.fields.get("outcome", "")))),
        )
        for one in found
    )
    return Table(_("Versions"), columns, rows, caption_shown=True)
