"""The cases behind a figure, for who may open them; looking at them is logged like any list of cases."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.analysis.indicators import queries
from amparo.casework.cases import queries as cases
from amparo.interfaces.staff.cases import page
from amparo.interfaces.staff.cases import words as steps
from amparo.interfaces.staff.indicators import words
from amparo.interfaces.staff.indicators.asking import asked
from amparo.interfaces.staff.indicators.lists import address
from amparo.interfaces.staff.screens import CASE_STAFF, StaffRequest, screen
from amparo.interfaces.ui.parts import Cell, Column, Table

PAGE = 20


@screen(*CASE_STAFF)
def figure_cases(request: StaffRequest, indicator: str) -> HttpResponse:
    """Show the cases that an indicator is reckoned from, some at a time."""
    one = queries.indicator(request.access, indicator)
    wanted = asked(request.GET.dict(), request.access, one, queries.most_by(request.access, one))
    found = queries.counted_cases(request.access, one.id, wanted.period, {})
    here = Paginator(found, PAGE).get_page(request.GET.get("page"))
    onward = address("figure_cases", one.id, wanted)
    context = {
        "title": words.title(one),
        "period": words.period(wanted.period),
        "back_url": address("figure", one.id, wanted),
        "table": table(cases.listed(request.access, list(here))),
        "many": len(found),
        "pages": beside(here, onward),
    }
    return render(request, "staff/indicators/cases.html", context)


def beside(here: Page[Any], address: str) -> dict[str, str]:
    """Return the addresses of the pages before and after `here` of the list at `address`."""
    at = f"{address}{'&' if '?' in address else '?'}page="
    return {
        "previous_url": f"{at}{here.previous_page_number()}" if here.has_previous() else "",
        "next_url": f"{at}{here.next_page_number()}" if here.has_next() else "",
    }


def table(rows: list[cases.CaseView]) -> Table:
    """Return cases as the table of a page."""
    columns = (Column(_("Person")), Column(_("Case")), Column(_("Step")), Column(_("Risk")), Column(_("Case worker")))
    return Table(_("Cases"), columns, tuple(_row(view) for view in rows))


def _row(view: cases.CaseView) -> tuple[Cell, ...]:
    level = page.LEVELS.get(view.risk_level)
    return (
        Cell(view.person.name, reverse("case", args=[view.id]), isolate=True),
        Cell(view.code, isolate=True),
        Cell(steps.step(view.row.step)),
        Cell(level=level) if level else Cell(steps.level("")),
        Cell(view.owner_name or "–", isolate=True),
    )
