"""Transfers of responsibility: offered by who has the case, accepted or declined by the receiving team's supervisor."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.casework.cases import actions
from amparo.casework.cases import queries as cases
from amparo.foundation import ids
from amparo.foundation.errors import Refusal
from amparo.interfaces.staff.cases import page
from amparo.interfaces.staff.entering import refusals
from amparo.interfaces.staff.screens import CASE_STAFF, StaffRequest, screen
from amparo.interfaces.ui.components import moment
from amparo.interfaces.ui.parts import Row


class Offer(forms.Form):
    """To which team, why, and what its supervisor reads before deciding."""

    to_team = forms.ChoiceField(label=gettext_lazy("Team"))
    reason = forms.CharField(label=gettext_lazy("Reason"), widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}))
    summary = forms.CharField(
        label=gettext_lazy("Summary for the receiving team"),
        help_text=gettext_lazy(
            "The least they need to decide. No name, no number, no place by which the person can be found."
        ),
        widget=forms.Textarea(attrs={"rows": 6, "dir": "auto"}),
    )

    def __init__(self, *args: Any, teams: list[tuple[UUID, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["to_team"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", _("Choose a team")), *((str(key), name) for key, name in teams)]


class Answer(forms.Form):
    """Accept with a worker who takes the case, or decline with a reason."""

    accept = forms.ChoiceField(
        label=gettext_lazy("Decision"),
        choices=[("yes", gettext_lazy("Accept the case")), ("no", gettext_lazy("Decline"))],
        widget=forms.RadioSelect,
    )
    owner = forms.ChoiceField(label=gettext_lazy("Who takes the case"), required=False)
    reason = forms.CharField(
        label=gettext_lazy("Reason for declining"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )

    def __init__(self, *args: Any, people: list[tuple[UUID, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["owner"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", _("Choose a colleague")), *((str(key), name) for key, name in people)]

    def clean(self) -> dict[str, Any]:
        """Accepting needs somebody who takes the case."""
        clean: dict[str, Any] = super().clean() or self.cleaned_data
        if clean.get("accept") == "yes" and not clean.get("owner"):
            self.add_error("owner", _("Choose who takes the case."))
        return clean


@screen(*CASE_STAFF, methods=("GET", "POST"), fresh=True)
def transfer_offer(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Offer the case to another team."""
    _view, context = page.frame(request, case_id)
    if not context["can"].write:
        raise Refusal("record.not_there")
    form = Offer(request.POST or None, teams=cases.responsibility(request.access, case_id).teams)
    if request.method == "POST" and form.is_valid():
        with refusals(form):
            said = {**form.cleaned_data, "to_team": UUID(form.cleaned_data["to_team"])}
            actions.offer_transfer(by=request.access, case=case_id, **said)
            messages.success(request, _("Offered. You stay responsible until the other team accepts."))
            return redirect("case_responsibility", case_id)
    hint = _("Only with the person's wish. Another organisation receives a case only with the person's consent for it.")
    cancel = reverse("case_responsibility", args=[case_id])
    context |= {
        "title": _("Offer a transfer"),
        "hint": hint,
        "form": form,
        "cancel_url": cancel,
        "submit_text": _("Offer"),
    }
    return page.show(request, "form.html", context, status=422 if form.errors else 200)


@screen(*CASE_STAFF, methods=("POST",))
def transfer_take_back(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Take the open offer back."""
    offered = ids.parse(request.POST.get("transfer", ""))
    if offered is None:
        raise Refusal("record.not_there")
    actions.take_back_transfer(by=request.access, transfer=offered)
    messages.success(request, _("The offer is taken back."))
    return redirect("case_responsibility", case_id)


@screen(*CASE_STAFF, methods=("GET", "POST"))
def transfer_receive(request: StaffRequest, transfer_id: UUID) -> HttpResponse:
    """Show an offer to the supervisor of the receiving team, who accepts or declines."""
    offer = cases.transfer(request.access, transfer_id)
    form = Answer(request.POST or None, people=cases.receivers(request.access, offer.row))
    if request.method == "POST" and form.is_valid():
        with refusals(form):
            return _answered(request, offer, form.cleaned_data)
    context = {
        "title": _("A case is offered to your team"),
        "rows": [
            Row(_("From"), offer.from_team, isolate=True),
            Row(_("Offered by"), offer.offered_by, isolate=True),
            Row(_("Offered on"), moment(offer.row.offered_at)),
            Row(_("Reason"), offer.packet.get("reason", "")),
            Row(_("Summary"), offer.packet.get("summary", "")),
        ],
        "form": form,
    }
    return render(request, "staff/cases/supervision/receive.html", context, status=422 if form.errors else 200)


def _answered(request: StaffRequest, offer: cases.TransferView, said: dict[str, Any]) -> HttpResponse:
    if said["accept"] == "yes":
        actions.accept_transfer(by=request.access, transfer=offer.row.pk, owner=UUID(said["owner"]))
        messages.success(request, _("Accepted. The case belongs to your team now."))
        return redirect("case", offer.row.case_id)
    actions.decline_transfer(by=request.access, transfer=offer.row.pk, reason=said["reason"])
    messages.success(request, _("Declined. The team that offered it sees this on the case."))
    return redirect("case_list")
