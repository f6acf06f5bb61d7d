"""The teams of the agency, and a new one."""

from django import forms
from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.foundation.policy import Role
from amparo.interfaces.staff.entering import refusals
from amparo.interfaces.staff.screens import StaffRequest, form_page, screen
from amparo.interfaces.ui.parts import Cell, Column, Table
from amparo.trust.staffing import actions, queries


class NewTeam(forms.Form):
    """What the team is called and where it works."""

    use_required_attribute = False
    name = forms.CharField(
        label=gettext_lazy("Name of the team"), max_length=120, widget=forms.TextInput(attrs={"dir": "auto"})
    )
    office = forms.CharField(
        label=gettext_lazy("Office"), max_length=120, widget=forms.TextInput(attrs={"dir": "auto"})
    )


@screen(Role.ADMINISTRATOR)
def team_list(request: StaffRequest) -> HttpResponseBase:
    """Show the teams of the agency."""
    rows = tuple(
        (Cell(team.name, isolate=True), Cell(team.office, isolate=True)) for team in queries.teams(request.access)
    )
    table = Table(_("Teams of your agency"), (Column(_("Team")), Column(_("Office"))), rows)
    return render(request, "staff/accounts/teams.html", {"title": _("Teams"), "table": table})


@screen(Role.ADMINISTRATOR, methods=("GET", "POST"), fresh=True)
def team_new(request: StaffRequest) -> HttpResponseBase:
    """Make a team."""
    form = NewTeam(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with refusals(form):
            actions.make_team(by=request.access, name=form.cleaned_data["name"], office=form.cleaned_data["office"])
            messages.success(request, _("Saved."))
            return redirect("staff_teams")
    return form_page(request, _("New team"), form, reverse("staff_teams"))
