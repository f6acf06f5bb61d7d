"""The list of sites, one site with its checklists and actions, and a new one."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.casework.directory import queries as directory
from amparo.casework.mainstreaming import actions, queries
from amparo.casework.mainstreaming.queries import Looked
from amparo.casework.mainstreaming.reach import KEEPERS
from amparo.foundation import clock
from amparo.interfaces.staff import labels
from amparo.interfaces.staff.entering import Entering, refusals
from amparo.interfaces.staff.mainstreaming import measures
from amparo.interfaces.staff.screens import StaffRequest, form_page, screen
from amparo.interfaces.ui import languages
from amparo.interfaces.ui.components import day
from amparo.interfaces.ui.parts import Cell, Column, Row, Table
from amparo.interfaces.ui.widgets import DateParts
from amparo.trust.disclosure.access import Access


class SiteForm(Entering):
    """A place of work or a project."""

    name = forms.CharField(
        label=gettext_lazy("Name"),
        help_text=gettext_lazy("Never a shelter or safe house: nobody may find it by this list."),
        max_length=120,
        widget=forms.TextInput({"dir": "auto", "autocomplete": "off"}),
    )
    kind = forms.ChoiceField(label=gettext_lazy("Kind of site"))
    place = forms.ChoiceField(label=gettext_lazy("Place"), required=False)
    organization = forms.ChoiceField(label=gettext_lazy("Who runs it"), required=False)

    def __init__(self, data: Any = None, *, access: Access) -> None:
        super().__init__(data)
        runs = [(str(one.pk), one.name) for one in directory.organizations(access)]
        offered = {
            "kind": labels.choices("site_kind"),
            "place": [("", _("No place of its own")), *directory.place_choices(languages.of_page())],
            "organization": [("", _("Not said")), *runs],
        }
        for name, choices in offered.items():
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = choices


class Beginning(forms.Form):
    """The day of a checklist."""

    on = forms.DateField(label=gettext_lazy("Day of the checklist"), widget=DateParts)


@screen(*KEEPERS)
def sites(request: StaffRequest) -> HttpResponseBase:
    """Show the sites of the agency with their newest checklist and what is open."""
    rows = queries.sites(request.access)
    known = queries.checklists(request.access, rows)
    open_: dict[UUID, int] = {}
    for one in queries.measures(request.access, closed_on=None):
        open_[one.site] = open_.get(one.site, 0) + 1
    columns = (
        Column(_("Site or project")),
        Column(_("Kind of site")),
        Column(_("Newest checklist")),
        Column(_("Open actions"), numeric=True),
    )
    table = tuple(
        (
            Cell(row.name, reverse("site", args=[row.pk]), isolate=True),
            Cell(labels.label("site_kind", row.kind)),
            Cell(day(known[row.pk][0].on) if known[row.pk] else _("None yet")),
            Cell(str(open_.get(row.pk, 0)), numeric=True),
        )
        for row in rows
    )
    context = {"title": _("Protection in all work"), "table": Table(_("Sites and projects"), columns, table)}
    return render(request, "staff/mainstreaming/list.html", context)


@screen(*KEEPERS, methods=("GET", "POST"))
def site_new(request: StaffRequest) -> HttpResponseBase:
    """Keep a new site or project."""
    form = SiteForm(request.POST or None, access=request.access)
    if form.is_valid():
        with refusals(form):
            told = {name: value for name, value in form.cleaned_data.items() if name != "key"}
            return redirect("site", actions.keep_site(by=request.access, fields=told, key=form.once))
    return form_page(request, _("New site or project"), form, reverse("sites"))


@screen(*KEEPERS, methods=("GET", "POST"))
def site(request: StaffRequest, site: UUID) -> HttpResponseBase:
    """Show a site with its checklists and actions; by POST begin a checklist of a day."""
    row = queries.site(request.access, site)
    form = Beginning(request.POST or None, initial={"on": clock.today()})
    if form.is_valid():
        with refusals(form):
            begun = actions.begin_checklist(by=request.access, site=site, on=form.cleaned_data["on"])
            messages.success(request, _("Begun. Each page is kept when you save it."))
            return redirect("checklist", begun)
    runs = queries.organizations(request.access, [row])
    known = queries.checklists(request.access, [row])[row.pk]
    context = {
        "title": row.name,
        "site": row,
        "rows": [
            Row(_("Kind of site"), labels.label("site_kind", row.kind)),
            Row(
                _("Place"), row.place.name(languages.of_page()) if row.place else _("No place of its own"), isolate=True
            ),
            Row(_("Who runs it"), runs.get(row.pk, _("Not said")), isolate=True),
        ],
        "checklists": _checklists(known),
        "measures": measures.table(queries.measures(request.access, checklist__site=row), with_site=False),
        "form": form,
    }
    return render(request, "staff/mainstreaming/site.html", context, status=422 if form.errors else 200)


def _checklists(known: list[Looked]) -> Table:
    rows = tuple((Cell(day(one.on), reverse("checklist", args=[one.id])),) for one in known)
    return Table(_("Checklists"), (Column(_("Day")),), rows, caption_shown=True)
