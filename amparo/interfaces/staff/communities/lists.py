"""Lists of the agency: its communities by place, everything of one kind, its volunteers."""

from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.casework.communities import queries
from amparo.casework.communities.kinds import KINDS
from amparo.casework.communities.queries.communities import views
from amparo.interfaces.staff.communities.showing import tables, words
from amparo.interfaces.staff.directory.paging import paged
from amparo.interfaces.staff.screens import CASE_STAFF, StaffRequest, screen
from amparo.interfaces.ui.parts import Link

LISTED = tuple(what for what in KINDS if what != "rating")
"""Kinds that have a list of the whole agency; strengths and risks are read with their community."""


@screen(*CASE_STAFF)
def community_list(request: StaffRequest) -> HttpResponseBase:
    """Show the communities with which the agency works."""
    rows, pages = paged(request, list(queries.communities(request.access)), "communities", {})
    context = {
        "title": _("Communities"),
        "table": tables.communities(views(request.access, rows).values()),
        "pages": pages,
        "tabs": tabs("communities"),
        "empty_text": _("No community is written down yet."),
        "new_community": True,
    }
    return render(request, "staff/communities/list.html", context)


@screen(*CASE_STAFF)
def record_list(request: StaffRequest, what: str) -> HttpResponseBase:
    """Show what the agency has of one kind."""
    found, pages = paged(request, list(queries.rows(request.access, what)), "community_records", {}, [what])
    context = {
        "title": str(words.MANY[what]),
        "table": tables.records(what, queries.opened(request.access, what, list(found))),
        "pages": pages,
        "tabs": tabs(what),
        "empty_text": _("Nothing is written down yet. It is added on the page of its community."),
    }
    return render(request, "staff/communities/list.html", context)


@screen(*CASE_STAFF)
def volunteer_list(request: StaffRequest) -> HttpResponseBase:
    """Show the volunteers of the agency, and whether they may be sent."""
    context = {
        "title": _("Volunteers"),
        "table": tables.volunteers(queries.volunteers(request.access)),
        "tabs": tabs("volunteer"),
        "empty_text": _("Nothing is written down yet. It is added on the page of its community."),
    }
    return render(request, "staff/communities/list.html", context)


def tabs(here: str) -> list[Link]:
    """Return the lists of this part as tabs."""
    kinds = [
        Link(str(words.MANY[what]), reverse("community_records", args=[what]), current=here == what) for what in LISTED
    ]
    return [
        Link(_("Communities"), reverse("communities"), current=here == "communities"),
        *kinds,
        Link(_("Volunteers"), reverse("community_volunteers"), current=here == "volunteer"),
        Link(_("Figures"), reverse("community_figures"), current=here == "figures"),
    ]
