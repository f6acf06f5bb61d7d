"""A volunteer goes to another worker, or their name is erased: what one asks for, another decides."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.casework.communities import actions, queries
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Role
from amparo.interfaces.staff.entering import Colleague, refusals
from amparo.interfaces.staff.screens import CASE_STAFF, StaffRequest, form_page, screen
from amparo.trust.accounts import queries as accounts
from amparo.trust.disclosure.gate import NOT_THERE


class DecisionForm(forms.Form):
    """Erase, or keep after all."""

    CHOICES = (("erase", gettext_lazy("Erase name and contact")), ("keep", gettext_lazy("Keep them")))
    decision = forms.ChoiceField(label=gettext_lazy("Your decision"), widget=forms.RadioSelect, choices=CHOICES)


@screen(Role.SUPERVISOR, methods=("GET", "POST"))
def hand_over(request: StaffRequest, volunteer: UUID) -> HttpResponseBase:
    """Give a volunteer to another worker of the team."""
    view = queries.volunteer(request.access, volunteer)
    if not view.may_hand_over or view.row.erased_at:
        raise Refusal(NOT_THERE)
    team = accounts.colleagues(view.row.team_id)
    form = Colleague(request.POST or None, people=[(one.pk, one.display_name) for one in team])
    if form.is_valid():
        with refusals(form):
            actions.hand_over_volunteer(by=request.access, volunteer=view.id, to=UUID(form.cleaned_data["worker"]))
            return _done(request, view.id)
    hint = _("The colleague answers for the volunteer from now on, and alone keeps name and contact.")
    return form_page(request, _("Give a volunteer to a colleague"), form, _home(view.id), hint=hint)


@screen(*CASE_STAFF, methods=("GET", "POST"), fresh=True)
def erase(request: StaffRequest, volunteer: UUID) -> HttpResponseBase:
    """Ask that name and contact are erased; decide on it as the supervisor who did not ask."""
    view = queries.volunteer(request.access, volunteer)
    if not view.may_write or view.row.erased_at:
        raise Refusal(NOT_THERE)
    return _decide(request, view) if view.row.erasure_asked_by else _ask(request, view)


def _ask(request: StaffRequest, view: queries.VolunteerView) -> HttpResponseBase:
    form = forms.Form(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with refusals(form):
            actions.ask_erasure(by=request.access, volunteer=view.id)
            return _done(request, view.id)
    hint = _(
        "Ask for this when a volunteer wants it, or no longer helps. The supervisor of their team decides; it cannot be undone. "
        "What stays is that somebody without a name helped this community."
    )
    return form_page(request, _("Ask to erase name and contact"), form, _home(view.id), hint=hint, submit_text=_("Ask"))


def _decide(request: StaffRequest, view: queries.VolunteerView) -> HttpResponseBase:
    form = DecisionForm(request.POST if request.method == "POST" else None)
    if not view.may_decide:
        del form.fields["decision"]
    if form.is_valid():
        erases = form.cleaned_data.get("decision") == "erase"
        act = actions.erase_volunteer if erases else actions.keep_volunteer
        with refusals(form):
            act(by=request.access, volunteer=view.id)
            return _done(request, view.id)
    if not view.may_decide:
        hint = _("The supervisor of the team who did not ask for it decides. Until then it can be taken back.")
        return form_page(
            request, _("Take back the erasure"), form, _home(view.id), hint=hint, submit_text=_("Take back")
        )
    hint = _(
        "Nobody can read name and contact afterwards. They also end in backups once the last copy of the keys is over."
    )
    return form_page(request, _("Erase name and contact"), form, _home(view.id), hint=hint)


def next_step(view: queries.VolunteerView) -> str:
    """Return what somebody can do next so that a volunteer's name is erased."""
    if view.may_decide:
        return _("Decide on the erasure of name and contact")
    return _("Take back the erasure") if view.row.erasure_asked_by else _("Ask to erase name and contact")


def _home(volunteer: UUID) -> str:
    return reverse("community_volunteer", args=[volunteer])


def _done(request: StaffRequest, volunteer: UUID) -> HttpResponseBase:
    messages.success(request, _("Done."))
    return redirect("community_volunteer", volunteer)
