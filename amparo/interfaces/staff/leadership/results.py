"""The five results on one page: direction, figures beside the period before and the target, what is missing, decisions."""

from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.analysis.indicators.figures import Figure
from amparo.analysis.indicators.periods import Span, holding
from amparo.analysis.leadership import queries
from amparo.analysis.leadership.queries import DecisionView, Standing
from amparo.foundation import clock
from amparo.foundation.policy import Role
from amparo.interfaces.staff.evidence import kept
from amparo.interfaces.staff.indicators import words as figures
from amparo.interfaces.staff.indicators.asking import Asked, asked
from amparo.interfaces.staff.indicators.lists import address
from amparo.interfaces.staff.leadership import words
from amparo.interfaces.staff.screens import StaffRequest, screen
from amparo.interfaces.ui.components import day
from amparo.interfaces.ui.languages import alone
from amparo.interfaces.ui.parts import Cell, Column, Table, Tag
from amparo.trust.disclosure.access import Access

LEADING = (Role.SUPERVISOR, Role.INFORMATION_OFFICER)


@screen(*LEADING)
def leadership(request: StaffRequest) -> HttpResponseBase:
    """Show the five results."""
    wanted = wanted_of(request)
    found = queries.standings(request.access, wanted.period)
    context = {
        "title": _("Leadership and results"),
        "period": figures.period(wanted.period),
        "exactness": words.exactness(found),
        "period_before": figures.period(wanted.period.before()),
        "filter_form": wanted.form,
        "results": [_result(one, wanted) for one in found],
        "paper_url": reverse("leadership_paper", query=dict(wanted.address)),
    }
    return render(request, "staff/leadership/page.html", context)


def wanted_of(request: StaffRequest) -> Asked:
    """Return which period is asked for; the quarter before this one where it is not said, for that one is over."""
    said = request.GET.dict()
    last = holding(clock.today(), Span.QUARTER).before()
    return asked({**said, "period": said.get("period") or f"{last.span}-{last.first.isoformat()}"}, request.access)


def _result(one: Standing, wanted: Asked) -> dict[str, object]:
    return {
        "code": one.code,
        "title": words.result(one.code),
        "way": words.overall(one.way),
        "table": table(one, wanted),
        "kept": kept.table(_("Kept figures"), one.kept) if one.kept else None,
        "decisions": decided(one.decisions) if one.decisions else None,
        "missing": [str(words.MISSING[code]) for code in one.missing],
    }


def table(one: Standing, wanted: Asked) -> Table:
    """Return the figures of a result beside the period before and the target."""
    columns = (
        Column(_("Figure")),
        Column(figures.period(wanted.period), numeric=True),
        Column(figures.period(wanted.period.before()), numeric=True),
        Column(_("Direction")),
        Column(_("Target"), numeric=True),
    )
    return Table(words.result(one.code), columns, tuple(_figure(figure, wanted) for figure in one.figures))


def _figure(figure: Figure, wanted: Asked) -> tuple[Cell, ...]:
    indicator, line = figure.indicator, figure.whole
    return (
        Cell(figures.title(indicator), address("figure", indicator.id, wanted)),
        Cell(figures.number(indicator, line.now), numeric=True),
        Cell(figures.number(indicator, line.before), numeric=True),
        Cell(tag=words.way(figure)),
        Cell(target(figure), numeric=True),
    )


def target(figure: Figure) -> str:
    """Return the target of a figure, and whether it is reached."""
    said = figures.target(figure.indicator)
    return _("%(target)s, %(reached)s") % {"target": said, "reached": words.reached(figure)} if said else "–"


def decided(found: list[DecisionView]) -> Table:
    """Return decisions as a table."""
    names = (_("Decision"), _("Decided on"), _("By"), _("Look at it again"), _("What came of it"))
    columns = tuple(Column(name) for name in names)
    return Table(_("Decisions"), columns, tuple(_decision(one) for one in found), caption_shown=True)


def _decision(one: DecisionView) -> tuple[Cell, ...]:
    open_ = one.row.ended_on is None
    return (
        Cell(alone(one.said("decision")), reverse("decision", args=[one.row.pk])),
        Cell(day(one.row.decided_on)),
        Cell(alone(one.said("decided_by"))),
        Cell(day(one.row.look_again_on) if open_ else "–", tag=Tag(_("Overdue"), "red") if one.overdue else None),
        Cell(alone(one.said("outcome")) if one.said("outcome") else _("Not yet known")),
    )


def waiting(access: Access) -> list[tuple[Cell, ...]]:
    """Return the decisions that somebody should look at again by now, as rows of Today; none of their words."""
    if access.role not in LEADING:
        return []
    return [
        (
            Cell(words.result(row.result)),
            Cell(_("Decision of %(day)s") % {"day": day(row.decided_on)}),
            Cell(day(row.look_again_on), tag=Tag(_("Overdue"), "red") if row.look_again_on < clock.today() else None),
            Cell(_("Write down what came of it"), url=reverse("decision_look", args=[row.pk])),
        )
        for row in queries.waiting(access, clock.today())
    ]
