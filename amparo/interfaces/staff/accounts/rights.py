"""What somebody may do: roles in teams, given and ended, and the specialised areas they are qualified in."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.foundation import ids
from amparo.foundation.policy import Role
from amparo.interfaces.staff.accounts.words import area_choices, role_choices, team_choices
from amparo.interfaces.staff.entering import refusals
from amparo.interfaces.staff.screens import StaffRequest, form_page, screen
from amparo.interfaces.ui.addresses import KEYS, whole
from amparo.trust.staffing import actions, queries
from amparo.trust.staffing.queries import TeamLine


class RoleGiven(forms.Form):
    """A role, and the team where the role needs one."""

    use_required_attribute = False
    role = forms.ChoiceField(label=gettext_lazy("Role"), widget=forms.RadioSelect)
    team = forms.ChoiceField(
        label=gettext_lazy("Team"), help_text=gettext_lazy("For case workers and supervisors."), required=False
    )

    def __init__(self, teams: list[TeamLine], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = role_choices()  # type: ignore[attr-defined]
        self.fields["team"].choices = team_choices(teams)  # type: ignore[attr-defined]


class Areas(forms.Form):
    """The areas somebody is qualified in; none is an answer too."""

    use_required_attribute = False
    areas = forms.MultipleChoiceField(
        label=gettext_lazy("Qualified in"),
        help_text=gettext_lazy("Only whoever is qualified opens the separate notes of a specialised area."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["areas"].choices = area_choices()  # type: ignore[attr-defined]


@screen(Role.ADMINISTRATOR, methods=("GET", "POST"), fresh=True)
def role_give(request: StaffRequest, account: UUID) -> HttpResponseBase:
    """Give a role."""
    queries.account(request.access, account)
    form = RoleGiven(queries.teams(request.access), request.POST if request.method == "POST" else None)
    if form.is_valid():
        with refusals(form):
            role, team = Role(form.cleaned_data["role"]), ids.parse(form.cleaned_data["team"])
            actions.give_role(by=request.access, account=account, role=role, team=team)
            messages.success(request, _("Saved."))
            return redirect("staff_account", account)
    return _page(request, account, _("Give a role"), form)


@screen(Role.ADMINISTRATOR, methods=("POST",), fresh=True)
def role_end(request: StaffRequest, account: UUID) -> HttpResponseBase:
    """End a role at once."""
    actions.end_role(by=request.access, account=account, post=whole(request.POST.get("post", ""), 0, most=KEYS))
    messages.success(request, _("Ended."))
    return redirect("staff_account", account)


@screen(Role.ADMINISTRATOR, methods=("GET", "POST"), fresh=True)
def areas(request: StaffRequest, account: UUID) -> HttpResponseBase:
    """Say in which areas somebody is qualified."""
    found = queries.account(request.access, account)
    form = Areas(request.POST if request.method == "POST" else None, initial={"areas": found.areas})
    if form.is_valid():
        with refusals(form):
            actions.set_areas(by=request.access, account=account, areas=form.cleaned_data["areas"])
            messages.success(request, _("Saved."))
            return redirect("staff_account", account)
    return _page(request, account, _("Qualifications"), form)


def _page(request: StaffRequest, account: UUID, title: str, form: forms.Form) -> HttpResponseBase:
    return form_page(request, title, form, reverse("staff_account", args=[account]))
