"""The dashboard of the role that is signed in, and the cases behind its numbers for who may open them."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from amparo.analysis.dashboards import queries
from amparo.analysis.dashboards.queries import READERS
from amparo.casework.cases import queries as cases
from amparo.foundation import clock, ids
from amparo.interfaces.staff import menu
from amparo.interfaces.staff.dashboards import boards, words
from amparo.interfaces.staff.dashboards.asking import Wanted, wanted
from amparo.interfaces.staff.indicators import words as figures
from amparo.interfaces.staff.indicators.looking import PAGE, beside, table
from amparo.interfaces.staff.indicators.tabs import tabs
from amparo.interfaces.staff.screens import CASE_STAFF, StaffRequest, screen

BEHIND = ("of", "step", "worker", "team")


@screen(*READERS)
def dashboard(request: StaffRequest) -> HttpResponse:
    """Show the dashboard of one's role."""
    asked = wanted(request.GET.dict(), request.access)
    found = queries.dashboard(request.access, asked.asked)
    context = {
        "title": words.title(request.access.role),
        "role": menu.role_name(request.access.role),
        "period": figures.period(asked.asked.period),
        "about": words.about(found),
        "made": clock.now(),
        "blocks": boards.blocks(found),
        "filter_form": asked.form,
        "file_url": _address("dashboard_file", asked),
        "tabs": tabs("dashboard"),
    }
    return render(request, "staff/dashboards/page.html", context)


def _address(route: str, asked: Wanted) -> str:
    return reverse(route, query=dict(asked.address))


@screen(*CASE_STAFF)
def dashboard_cases(request: StaffRequest) -> HttpResponse:
    """Show the cases behind a number, some at a time; looking at them is logged like any list of cases."""
    told = {name: request.GET.get(name, "") for name in BEHIND}
    worker, team = ids.parse(told["worker"]), ids.parse(told["team"])
    found = queries.behind(request.access, told["of"], worker, told["step"], team)
    here = Paginator(found, PAGE).get_page(request.GET.get("page"))
    onward = {name: text for name, text in told.items() if text}
    context = {
        "title": words.behind(told["of"]),
        "back_url": reverse("dashboard"),
        "table": table(cases.listed(request.access, list(here))),
        "many": len(found),
        "pages": beside(here, reverse("dashboard_cases", query=onward)),
    }
    return render(request, "staff/dashboards/cases.html", context)
