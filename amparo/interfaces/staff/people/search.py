"""Search people by any writing of their name, by a number or by their code."""

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.casework.people import queries
from amparo.foundation.errors import Refusal
from amparo.interfaces.staff.people.found import LONGEST, hits
from amparo.interfaces.staff.screens import CASE_STAFF, StaffRequest, screen
from amparo.interfaces.ui import problems
from amparo.interfaces.ui.parts import Link

TYPING, WHOLE = 6, 20
"""People shown while somebody types, and on the page that Enter brings."""


@screen(*CASE_STAFF, methods=("GET", "POST"))
def search(request: StaffRequest) -> HttpResponseBase:
    """Show the search page; to htmx, only its results. What is searched never stands in an address (docs/decisions/0014)."""
    query = request.POST.get("q", "")[:LONGEST].strip()
    fragment = request.headers.get("HX-Request") == "true"
    try:
        if "paused" in request.GET:
            queries.check_search(request.access)
        found = _found(request, query, typing=fragment)
    except Refusal as refusal:
        return _refused(request, refusal, fragment)
    context = {"title": _("Search"), "query": query, "hits": hits(found), "search_url": reverse("search")}
    answer = render(request, f"staff/search/{'results' if fragment else 'page'}.html", context)
    answer["Vary"] = "HX-Request"
    return answer


def _found(request: StaffRequest, query: str, *, typing: bool) -> list[queries.Found]:
    limit = TYPING if typing else WHOLE
    return queries.search(request.access, query, limit, typing=typing) if query else []


def _refused(request: StaffRequest, refusal: Refusal, fragment: bool) -> HttpResponse:
    """Answer that searching is paused; htmx is sent to the whole page that says so."""
    way_out = Link(_("A life is in danger: ask for emergency access"), reverse("ask_emergency"))
    answer = problems.page(request, refusal.code, way_out=way_out)
    if fragment:
        answer["HX-Redirect"] = f"{reverse('search')}?paused=on"
    return answer
