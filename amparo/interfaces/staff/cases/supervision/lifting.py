"""Take back what keeps people away: a conflict of interest declared by mistake, a restriction that is no longer needed."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.casework.cases import actions
from amparo.casework.cases import queries as cases
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Tier
from amparo.interfaces.staff.cases import page
from amparo.interfaces.staff.entering import refusals
from amparo.interfaces.staff.screens import CASE_STAFF, StaffRequest, screen
from amparo.interfaces.ui.parts import Link


class Reason(forms.Form):
    """Why something is lifted."""

    use_required_attribute = False
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy("It stays in the file."),
        max_length=2000,
        widget=forms.Textarea({"rows": 4, "dir": "auto"}),
    )


class LiftForm(Reason):
    """Whose conflict of interest is lifted, and why."""

    worker = forms.TypedChoiceField(label=gettext_lazy("Colleague"), coerce=UUID, widget=forms.RadioSelect)
    field_order = ("worker", "reason")

    def __init__(self, *args: Any, kept_away: list[cases.Involved], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["worker"].choices = [(str(one.id), one.name) for one in kept_away]  # type: ignore[attr-defined]


@screen(*CASE_STAFF, methods=("GET", "POST"), fresh=True)
def lift_conflict(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Ask for whom and why, and lift a conflict of interest."""
    _view, context = page.frame(request, case_id)
    kept_away = conflicts(cases.responsibility(request.access, case_id))
    if not context["can"].supervise or not kept_away:
        raise Refusal("record.not_there")
    form = LiftForm(request.POST or None, kept_away=kept_away)
    if request.method == "POST" and form.is_valid():
        with refusals(form):
            said = form.cleaned_data
            actions.lift_conflict(by=request.access, case=case_id, worker=said["worker"], reason=said["reason"])
            messages.success(request, _("The conflict of interest is lifted."))
            return redirect("case_responsibility", case_id)
    context |= {
        "title": _("Lift a conflict of interest"),
        "hint": _(
            "Only when it was declared by mistake. The colleague reaches the case and the person again as before."
        ),
        "form": form,
        "submit_text": _("Lift it"),
        "cancel_url": reverse("case_responsibility", args=[case_id]),
    }
    return page.show(request, "form.html", context, status=422 if form.errors else 200)


@screen(*CASE_STAFF, methods=("GET", "POST"), fresh=True)
def lift_restriction(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Ask why, and make a restricted case standard again."""
    view, context = page.frame(request, case_id)
    if not context["can"].supervise or view.facts.tier is not Tier.RESTRICTED:
        raise Refusal("record.not_there")
    form = Reason(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals(form):
            actions.lift_restriction(by=request.access, case=case_id, reason=form.cleaned_data["reason"])
            messages.success(request, _("The restriction is lifted."))
            return redirect("case_responsibility", case_id)
    context |= {
        "title": _("Lift the restriction"),
        "hint": _(
            "The team and its supervisors will read the case and the person's details as they read others, and whoever "
            "runs the server can read them too."
        ),
        "form": form,
        "submit_text": _("Lift it"),
        "cancel_url": reverse("case_responsibility", args=[case_id]),
    }
    return page.show(request, "form.html", context, status=422 if form.errors else 200)


def conflicts(found: cases.Responsibility) -> list[cases.Involved]:
    """Return the colleagues who are kept away by a conflict of interest."""
    return [one for one in found.involved if one.kind == "conflict"]


def way(view: cases.CaseView, found: cases.Responsibility, can: page.Rights) -> list[Link]:
    """Return the links to lifting a conflict and a restriction, where there is one and the reader may."""
    links = []
    if can.supervise and conflicts(found):
        links.append(Link(_("Lift a conflict of interest"), reverse("case_conflict_lift", args=[view.id])))
    if can.supervise and view.facts.tier is Tier.RESTRICTED:
        links.append(Link(_("Lift the restriction"), reverse("case_restriction_lift", args=[view.id])))
    return links
