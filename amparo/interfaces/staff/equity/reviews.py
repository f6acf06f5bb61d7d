"""The list of reviews with the tasks, one review, and the exact comparisons of a supervisor's own cases."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.analysis.equity import queries
from amparo.analysis.equity.actions.making import quarters_due
from amparo.analysis.equity.queries import Reviewed
from amparo.analysis.equity.reach import RESPONSIBLE
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.foundation.fairness import Finding
from amparo.foundation.policy import Role
from amparo.interfaces.staff.equity import showing, tasks, words
from amparo.interfaces.staff.screens import StaffRequest, screen
from amparo.interfaces.ui.components import day
from amparo.interfaces.ui.parts import Cell, Column, Table
from amparo.practice.numbers import equity
from amparo.practice.numbers.equity import amount
from amparo.trust.disclosure.gate import NOT_THERE


@screen(*RESPONSIBLE)
def reviews(request: StaffRequest) -> HttpResponseBase:
    """Show every review of the agency, and what is done about gaps."""
    found = queries.reviews(request.access)
    context = {
        "title": _("Equal treatment"),
        "table": _reviews(found),
        "tasks": tasks.table(queries.gaps(request.access)),
        "exact_url": reverse("equity_exact") if request.access.role is Role.SUPERVISOR else "",
        "people": amount("people", clock.today()),
        "verified": equity.verified(clock.today()),
    }
    return render(request, "staff/equity/list.html", context)


def _reviews(found: Iterable[Reviewed]) -> Table:
    columns = (
        Column(_("Quarter")),
        Column(_("Comparisons"), numeric=True),
        Column(_("Gaps seen"), numeric=True),
        Column(_("Gaps confirmed"), numeric=True),
        Column(_("Reviewed on")),
    )
    return Table(_("Reviews"), columns, tuple(_reviewed(one) for one in found), caption_shown=True)


def _reviewed(one: Reviewed) -> tuple[Cell, ...]:
    return (
        Cell(words.quarter(one.row.first), reverse("equity_review", args=[one.row.pk])),
        Cell(str(sum(one.found.values())), numeric=True),
        Cell(str(one.found[Finding.SEEN]), numeric=True),
        Cell(str(one.found[Finding.CONFIRMED]), numeric=True),
        Cell(day(one.row.made_at.date())),
    )


@screen(*RESPONSIBLE)
def review(request: StaffRequest, equity_review: UUID) -> HttpResponseBase:
    """Show one review, measure by measure."""
    row, compared = queries.review(request.access, equity_review)
    shown = [(one, words.kept(one, row.made_at.date())) for one in compared]
    told = [(one, reverse("equity_comparison", args=[kept.pk])) for kept, one in shown if one is not None]
    context = {
        "title": _("Equal treatment: %(quarter)s") % {"quarter": words.quarter(row.first)},
        "row": row,
        "parts": showing.parts(told),
        "compared": bool(told),
        "raised": sum(one.finding in (Finding.SEEN, Finding.CONFIRMED) for one, _url in told),
        "people": amount("people", row.made_at.date()),
        "method": showing.method(row.made_at.date()),
    }
    return render(request, "staff/equity/review.html", context)


@screen(Role.SUPERVISOR)
def exact(request: StaffRequest) -> HttpResponseBase:
    """Show the exact comparisons of a quarter over the cases that the reader may open."""
    said = request.GET.get("first", "")
    try:
        first = date.fromisoformat(said) if said else None
    except ValueError:
        raise Refusal(NOT_THERE) from None
    found = queries.exact(request.access, first)
    context = {
        "title": _("Equal treatment in your cases: %(quarter)s") % {"quarter": words.quarter(found.quarter.first)},
        "parts": showing.parts((words.exact(line), "") for line in found.lines if line.finding is not Finding.TOO_FEW),
        "counted": found.counted,
        "people": amount("people", clock.today()),
        "quarters": [
            (words.quarter(one.first), reverse("equity_exact", query={"first": one.first.isoformat()}))
            for one in reversed(quarters_due(clock.today()))
            if one != found.quarter
        ],
        "method": showing.method(clock.today()),
    }
    return render(request, "staff/equity/exact.html", context)
