"""The list of figures: every indicator with its number now, in the period before, and its target."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.analysis.equity.reach import RESPONSIBLE
from amparo.analysis.indicators import queries
from amparo.analysis.indicators.figures import Figure
from amparo.casework.public_figures.queries import may_publish
from amparo.foundation.policy import Role
from amparo.interfaces.staff.indicators import words
from amparo.interfaces.staff.indicators.asking import Asked, asked
from amparo.interfaces.staff.indicators.tabs import tabs
from amparo.interfaces.staff.screens import StaffRequest, screen
from amparo.interfaces.ui.parts import Cell, Column, Link, Table
from amparo.trust.disclosure.access import Access

READERS = (Role.CASE_WORKER, Role.SUPERVISOR, Role.INFORMATION_OFFICER)
LOOKERS = (*READERS, Role.FOCAL_POINT)
"""Who looks at figures: those who read sensitive reports look at their own, and take out none."""


@screen(*LOOKERS)
def figures(request: StaffRequest) -> HttpResponse:
    """Show every indicator that the reader may read."""
    wanted = asked(request.GET.dict(), request.access)
    found = queries.figures(request.access, queries.listed(request.access), wanted.period)
    whole = next(iter(found), None)
    context = {
        "title": _("Figures"),
        "table": _table(found, wanted) if whole else _alone(request.access, wanted),
        "alone": _alone(request.access, wanted) if whole else None,
        "filter_form": wanted.form,
        "whole": whole,
        "period": words.period(wanted.period),
        "limit": whole.indicator.smallest_shown if whole else 0,
        "tabs": tabs("figures") if whole else [],
        "ways": _ways(request.access) if whole else [],
    }
    return render(request, "staff/indicators/list.html", context)


def _ways(access: Access) -> list[Link]:
    """Return what else is made of figures, as far as the reader may come there."""
    officer = access.role is Role.INFORMATION_OFFICER
    ways = [
        (True, _("Kept figures"), "kept_figures"),
        (access.role in RESPONSIBLE, _("Equal treatment: is a group served later or less?"), "equity"),
        (may_publish(access), _("Figures for everybody"), "public_figures"),
        (officer, _("Tables for programs and partners"), "feeds"),
    ]
    return [Link(text, reverse(name)) for open_here, text, name in ways if open_here]


def _table(found: list[Figure], wanted: Asked) -> Table:
    columns = (
        Column(_("Figure")),
        Column(words.period(wanted.period), numeric=True),
        Column(words.period(wanted.period.before()), numeric=True),
        Column(_("Target"), numeric=True),
    )
    return Table(_("Figures"), columns, tuple(_row(figure, wanted) for figure in found))


def _alone(access: Access, wanted: Asked) -> Table:
    """Return the figures that are read one at a time: what stands behind them is opened when somebody asks, not before."""
    rows = tuple((Cell(words.title(one), address("figure", one.id, wanted)),) for one in queries.apart(access))
    return Table(_("Figures of files that few may know of"), (Column(_("Figure")),), rows, caption_shown=True)


def _row(figure: Figure, wanted: Asked) -> tuple[Cell, ...]:
    one, line = figure.indicator, figure.whole
    return (
        Cell(words.title(one), address("figure", one.id, wanted)),
        Cell(words.number(one, line.now), numeric=True),
        Cell(words.number(one, line.before), numeric=True),
        Cell(words.target(one) or "–", numeric=True),
    )


def address(route: str, name: str, wanted: Asked) -> str:
    """Return the address of a page about an indicator, with what is asked for."""
    return reverse(route, args=[name], query=dict(wanted.address))
