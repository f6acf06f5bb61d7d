"""Search people by any writing of their name, by a number or by their code."""

from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.casework.people import queries
from amparo.interfaces.staff.people.found import LONGEST, hits
from amparo.interfaces.staff.screens import CASE_STAFF, StaffRequest, screen

TYPING, WHOLE = 10, 20
"""People shown while somebody types, and on the page that Enter brings."""


@screen(*CASE_STAFF, methods=("GET", "POST"))
def search(request: StaffRequest) -> HttpResponseBase:
    """Show the search page; to htmx, only its results. What is searched never stands in an address (docs/decisions/0015)."""
    query = request.POST.get("q", "")[:LONGEST].strip()
    fragment = request.headers.get("HX-Request") == "true"
    found = queries.search(request.access, query, TYPING if fragment else WHOLE) if query else []
    context = {"title": _("Search"), "query": query, "hits": hits(found), "search_url": reverse("search")}
    answer = render(request, f"staff/search/{'results' if fragment else 'page'}.html", context)
    answer["Vary"] = "HX-Request"
    return answer
