"""One volunteer with their safeguards, and the form by which they are kept."""

from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.casework.communities import actions, kinds, queries
from amparo.foundation import clock
from amparo.interfaces.staff import labels
from amparo.interfaces.staff.communities import leaving
from amparo.interfaces.staff.communities.forms import VolunteerForm
from amparo.interfaces.staff.communities.page import kept
from amparo.interfaces.staff.communities.showing import advice, words
from amparo.interfaces.staff.directory.rows import Rows, said
from amparo.interfaces.staff.entering import refusals
from amparo.interfaces.staff.screens import CASE_STAFF, StaffRequest, form_page, screen
from amparo.interfaces.ui.components import day
from amparo.interfaces.ui.parts import Row
from amparo.trust.accounts import queries as accounts


@screen(*CASE_STAFF)
def volunteer(request: StaffRequest, volunteer: UUID) -> HttpResponseBase:
    """Show one volunteer, and whether they may be sent."""
    view = queries.volunteer(request.access, volunteer)
    home = queries.community(request.access, view.row.community_id)
    rows: Rows = [
        Row(_("Community"), home.name, isolate=True),
        Row(_("How to reach them"), view.said("contact"), isolate=True),
        (_("Supervised by"), view.supervisor),
        (_("Since"), day(view.row.since)),
        (_("Agreed until"), day(view.row.ends_on)),
        (_("Trained on"), day(view.row.trained_on)),
        (_("Stopped on"), day(view.row.stopped_on)),
        (_("What they may do"), "\n".join(labels.labels("volunteer_task", view.row.tasks))),
    ]
    context = {
        "title": _("Volunteer"),
        "view": view,
        "sent": words.sent(view),
        "rows": said(rows),
        "safeguards": advice.safeguards(view),
        "erasure": leaving.next_step(view),
    }
    return render(request, "staff/communities/volunteer.html", context)


@screen(*CASE_STAFF, methods=("GET", "POST"))
def volunteer_new(request: StaffRequest, community: UUID) -> HttpResponseBase:
    """Write down a volunteer, whom the reader supervises from now on."""
    home = queries.community(request.access, community)
    initial = {"based_on": 0, "since": clock.today()}
    form = VolunteerForm(request.POST or None, named=True, initial=initial, teams=_teams(request))
    if form.is_valid():
        with refusals(form):
            made = actions.save_volunteer(by=request.access, community=home.id, fields=form.told(), team=form.team_chosen,
                                          key=form.once)  # fmt: skip
            return kept(request, "community_volunteer", made)
    return form_page(request, _("New volunteer"), form, reverse("community", args=[home.id]), submit_text=_("Save"))


def _teams(request: StaffRequest) -> list[tuple[str, str]]:
    """Return the reader's own teams, as id and name, by name."""
    named = accounts.team_names(list(request.access.actor.teams))
    return sorted(((str(key), name) for key, name in named.items()), key=lambda pair: pair[1].casefold())


@screen(*CASE_STAFF, methods=("GET", "POST"))
def volunteer_change(request: StaffRequest, volunteer: UUID) -> HttpResponseBase:
    """Change what is written of a volunteer: the safeguards, and for their supervising worker the name too."""
    view = queries.volunteer(request.access, volunteer)
    clear = {name: getattr(view.row, name) for name in kinds.VOLUNTEER_FIELDS if name not in kinds.NAMED}
    initial = {**clear, **{name: view.said(name) for name in kinds.NAMED}, "based_on": view.row.number}
    form = VolunteerForm(request.POST or None, named=view.may_name, initial=initial)
    if form.is_valid():
        with refusals(form):
            actions.save_volunteer(by=request.access, volunteer=view.id, fields=form.told(),
                                   based_on=form.cleaned_data["based_on"], key=form.once)  # fmt: skip
            return kept(request, "community_volunteer", view.id)
    address = reverse("community_volunteer", args=[view.id])
    return form_page(request, _("Change a volunteer"), form, address, submit_text=_("Save"))
