"""One community with everything that belongs to it, and the form by which it is kept."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.casework.communities import actions, queries
from amparo.casework.communities.kinds import KINDS
from amparo.casework.communities.queries.communities import fields_of
from amparo.interfaces.staff import labels
from amparo.interfaces.staff.communities.forms import CommunityForm
from amparo.interfaces.staff.communities.forms.lines import LinesForm
from amparo.interfaces.staff.communities.showing import tables, words
from amparo.interfaces.staff.directory.rows import Rows, said
from amparo.interfaces.staff.entering import refusals
from amparo.interfaces.staff.screens import CASE_STAFF, StaffRequest, answered, screen
from amparo.interfaces.ui.components import day
from amparo.interfaces.ui.parts import Cell, Column, Link, Row, Table, Tag

SHOWN = tuple(what for what in KINDS if what != "rating")
MOST = 10


@screen(*CASE_STAFF)
def community(request: StaffRequest, community: UUID) -> HttpResponseBase:
    """Show one community."""
    view = queries.community(request.access, community)
    parts = [(what, *_records(request, what, view.id)) for what in SHOWN]
    volunteers = queries.volunteers(request.access, view.id)
    context = {
        "title": _("Community"),
        "view": view,
        "rows": said(_rows(view)),
        "picture": _picture(request, view.id),
        "parts": [(str(words.MANY[what]), table, new) for what, table, new in parts],
        "new_rating": _new("rating", view.id),
        "volunteers": tables.volunteers(volunteers),
        "may_write": queries.may_write(request.access, view.facts),
    }
    return render(request, "staff/communities/community.html", context)


def _rows(view: queries.CommunityView) -> Rows:
    groups = [
        f"{labels.label('community_group', code)}: {_('%(share)s of a hundred') % {'share': share}}"
        if share is not None
        else labels.label("community_group", code)
        for code, share in view.groups.items()
    ]
    return [
        (_("Place"), words.place(view.row.place)),
        (_("Kind of community"), labels.label("community_kind", view.row.kind)),
        (_("Groups among them"), "\n".join(groups)),
        Row(_("What one should know of it"), str(view.content.fields.get("about") or ""), isolate=True),
        (_("We work together until"), day(view.row.ended_on)),
    ]


def _records(request: StaffRequest, what: str, community: UUID) -> tuple[Table, Link]:
    found = queries.of_community(request.access, what, community, MOST)
    return tables.records(what, found, of_one=True), _new(what, community)


def _new(what: str, community: UUID) -> Link:
    return Link(str(words.NEW[what]), reverse("community_record_new", args=[community, what]))


def _picture(request: StaffRequest, community: UUID) -> Table:
    """Return strengths and risks of the community's own level, each as it stands now."""
    columns = (Column(_("Factor")), Column(_("What it does here")), Column(_("Day")), Column(_("Change")))
    tones = {"risk": "orange", "protective": "green"}
    rows = tuple(
        (
            Cell(labels.label("factor", seen.now.factor), reverse("community_record", args=["rating", view.id])),
            Cell(
                labels.label("strength", str(seen.now.strength or "")),
                tag=Tag(labels.label("polarity", seen.now.polarity), tones.get(seen.now.polarity, "grey")),  # type: ignore[arg-type]
            ),
            Cell(day(seen.now.rated_on)),
            Cell(str(words.CHANGES[seen.change])),
        )
        for seen, view in queries.ratings(request.access, community)
    )
    return Table(_("Strengths and risks"), columns, rows)


@screen(*CASE_STAFF, methods=("GET", "POST"))
def community_new(request: StaffRequest) -> HttpResponseBase:
    """Write down a community."""
    form = CommunityForm(request.POST or None, initial={"based_on": 0})
    if form.is_valid():
        with refusals(form):
            made = actions.save_community(by=request.access, fields=form.told(), key=form.once)
            return kept(request, "community", made)
    return lines_page(request, _("New community"), form, reverse("communities"))


@screen(*CASE_STAFF, methods=("GET", "POST"))
def community_change(request: StaffRequest, community: UUID) -> HttpResponseBase:
    """Change what is written of a community."""
    view = queries.community(request.access, community)
    initial = {**fields_of(view), "based_on": view.content.number}
    form = CommunityForm(request.POST or None, initial=initial)
    if form.is_valid():
        with refusals(form):
            actions.save_community(by=request.access, community=view.id, fields=form.told(),
                                   based_on=form.cleaned_data["based_on"], key=form.once)  # fmt: skip
            return kept(request, "community", view.id)
    return lines_page(request, _("Change a community"), form, reverse("community", args=[view.id]))


def kept(request: StaffRequest, name: str, *ids: object) -> HttpResponseBase:
    """Say that it is saved, on its page."""
    messages.success(request, _("Saved."))
    return redirect(name, *ids)


def lines_page(request: StaffRequest, title: str, form: LinesForm, cancel_url: str) -> HttpResponseBase:
    """Show a form with lines, with what has to be mended when it was sent."""
    page = {"title": title, "form": form, "cancel_url": cancel_url, "submit_text": _("Save")}
    answer = render(request, "staff/communities/form.html", page)
    return answered(answer) if form.is_bound else answer
