"""The page of today: what concerns the reader first, then the work of the day on cases."""

from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from amparo.casework.cases import queries
from amparo.casework.consent import queries as consents
from amparo.interfaces.staff import menu
from amparo.interfaces.staff.dashboards import words as dashboards
from amparo.interfaces.staff.screens import CASE_STAFF, EVERYBODY, StaffRequest, screen
from amparo.interfaces.staff.today.waiting import waiting
from amparo.interfaces.staff.today.work import work


@screen(*EVERYBODY)
def today(request: StaffRequest) -> HttpResponseBase:
    """Show what there is to do today; to roles without records, what they can do here in plain words."""
    role = request.access.role
    told = [part for part in waiting(request.access) if part.count]
    dashboard = str(dashboards.TITLES.get(role, ""))
    if role not in CASE_STAFF:
        context = {"title": _("Today"), "text": menu.opens(role), "role": menu.role_name(role), "parts": told}
        context["dashboard"] = dashboard
        return render(request, "staff/today/plain.html", context)
    found = queries.today(request.access)
    parts = work(found, consents.proposals(request.access))
    shown = [*told, *[part for part in parts if part.count]]
    page = {
        "title": _("Today"),
        "parts": shown,
        "open_cases": found.open_cases,
        "shut": found.shut,
        "dashboard": dashboard,
    }
    return render(request, "staff/today/page.html", page)
