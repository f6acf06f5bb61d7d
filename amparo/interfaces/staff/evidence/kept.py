"""Kept figures: the list of them, and one as it was shown."""

from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.analysis.evidence import queries
from amparo.analysis.evidence.queries import Kept
from amparo.interfaces.staff.indicators import page, words
from amparo.interfaces.staff.indicators.lists import READERS
from amparo.interfaces.staff.screens import StaffRequest, screen
from amparo.interfaces.ui.components import moment
from amparo.interfaces.ui.parts import Cell, Column, Row, Table


@screen(*READERS)
def kept_figures(request: StaffRequest) -> HttpResponseBase:
    """Show the kept figures of the agency, and the exact ones that the reader may read."""
    context = {
        "title": _("Kept figures"),
        "table": table(_("Of our organisation"), queries.figures(request.access)),
        "of_team": table(_("Exact, of our team"), queries.team_figures(request.access)),
    }
    return render(request, "staff/evidence/list.html", context)


def table(caption: str, found: list[Kept]) -> Table:
    """Return kept figures as a table, each with the way to it."""
    columns = (
        Column(_("Figure")),
        Column(_("Period")),
        Column(_("Number"), numeric=True),
        Column(_("Kept on")),
        Column(_("By")),
    )
    return Table(caption, columns, tuple(_row(one) for one in found), caption_shown=True)  # fmt: skip


def _row(one: Kept) -> tuple[Cell, ...]:
    return (
        Cell(called(one), reverse("team_figure" if one.team else "kept_figure", args=[one.id])),
        Cell(words.period(one.figure.period)),
        Cell(words.number(one.figure.indicator, one.figure.whole.now), numeric=True),
        Cell(moment(one.at)),
        Cell(one.by_name, isolate=True),
    )


def called(one: Kept) -> str:
    """Return what a kept figure is called: its indicator, and by which groups."""
    kinds = _(", ").join(str(words.KINDS[kind]) for kind in one.figure.by)
    title = words.title(one.figure.indicator)
    return _("%(figure)s, by %(groups)s") % {"figure": title, "groups": kinds} if kinds else title


@screen(*READERS)
def kept_figure(request: StaffRequest, kept_figure: UUID) -> HttpResponseBase:
    """Show a kept figure of the agency."""
    return _page(request, queries.figure(request.access, kept_figure))


@screen(*READERS)
def team_figure(request: StaffRequest, team_figure: UUID) -> HttpResponseBase:
    """Show an exact figure of the reader's team."""
    return _page(request, queries.team_figure(request.access, team_figure))


def _page(request: StaffRequest, one: Kept) -> HttpResponseBase:
    figure = one.figure
    context = {
        "title": called(one),
        "kept": one,
        "figure": figure,
        "number": words.number(figure.indicator, figure.whole.now),
        "between": words.between(figure.whole.now),
        "before": words.number(figure.indicator, figure.whole.before),
        "period": words.period(figure.period),
        "period_before": words.period(figure.period.before()),
        "limits": words.said(figure.indicator, figure.indicator.limits),
        "picture": page.picture(figure),
        "table": page.table(figure),
        "definition": [*_made(one), *page.definition(figure.indicator)],
    }
    return render(request, "staff/evidence/figure.html", context)


def _made(one: Kept) -> list[Row]:
    exact = _("Exact, of the cases that who kept it could open.") if one.team else _("Exact: it is about no case.")
    rounded = _("Protected: each count is at most %(off)s away from the true one.") % {"off": one.figure.off}
    return [
        Row(_("Kept on"), moment(one.at)),
        Row(_("By"), one.by_name, isolate=True),
        Row(_("How exact"), rounded if one.figure.off else exact),
        *([Row(_("As of"), moment(one.figure.as_of))] if one.figure.as_of else []),
        *([Row(_("Version of the definition"), one.version, isolate=True)] if one.version else []),
    ]
