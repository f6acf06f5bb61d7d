"""Changes of responsibility: reassign, name colleagues on the case, cover an absence, declare a conflict, restrict."""

from collections.abc import Callable
from datetime import date
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
from amparo.interfaces.staff.entering import Colleague, refusals
from amparo.interfaces.staff.screens import CASE_STAFF, StaffRequest, screen
from amparo.interfaces.ui.widgets import DateParts


class Involved(Colleague):
    """One colleague, and until when where that is asked."""

    until = forms.DateField(label=gettext_lazy("Until"), required=False, widget=DateParts)

    def __init__(self, data: Any, *, people: list[tuple[UUID, str]], until: str) -> None:
        super().__init__(data, people=people)
        self.fields["until"].required = until == "needed"
        if until == "none":
            del self.fields["until"]


class Act:
    """One change of responsibility: its title and consequence, whom it is about, and the action it calls."""

    def __init__(self, title: Any, hint: Any, people: str, until: str, do: Callable[..., None]) -> None:
        self.title, self.hint, self.people, self.until, self.do = title, hint, people, until, do


def _reassign(by: Any, case: UUID, worker: UUID, until: date | None) -> None:
    actions.reassign(by=by, case=case, to=worker)


def _add(by: Any, case: UUID, worker: UUID, until: date | None) -> None:
    actions.add_to_case(by=by, case=case, worker=worker, until=until)


def _cover(by: Any, case: UUID, worker: UUID, until: date) -> None:
    actions.cover(by=by, case=case, worker=worker, until=until)


def _conflict(by: Any, case: UUID, worker: UUID, until: date | None) -> None:
    actions.block_for_conflict(by=by, case=case, worker=worker)


ACTS = {
    "reassign": Act(
        gettext_lazy("Give the case to another colleague"),
        gettext_lazy("The colleague becomes responsible at once. Who had the case before reads it no longer."),
        "team", "none", _reassign,
    ),
    "team": Act(
        gettext_lazy("Name a colleague on the case"),
        gettext_lazy("The colleague reads and writes in this case until the day you set, or until further notice."),
        "agency", "may", _add,
    ),
    "cover": Act(
        gettext_lazy("Cover an absence"),
        gettext_lazy("The colleague stands in for the responsible worker until the day you set."),
        "agency", "needed", _cover,
    ),
    "conflict": Act(
        gettext_lazy("Declare a conflict of interest"),
        gettext_lazy("The colleague sees nothing of this case and of the person from now on, not even that it exists."),
        "agency", "none", _conflict,
    ),
}  # fmt: skip


@screen(*CASE_STAFF, methods=("GET", "POST"), fresh=True)
def change_responsibility(request: StaffRequest, case_id: UUID, act: str) -> HttpResponse:
    """Do one change of responsibility."""
    view, context = page.frame(request, case_id)
    doing = _permitted(ACTS.get(act), act, context["can"])
    found = cases.responsibility(request.access, case_id)
    people = found.team if doing.people == "team" else found.agency
    offered = [one for one in people if act == "conflict" or one[0] != view.row.owner_id]
    form = Involved(request.POST or None, people=offered, until=doing.until)
    if request.method == "POST" and form.is_valid():
        with refusals(form):
            worker = UUID(form.cleaned_data["worker"])
            doing.do(request.access, case_id, worker, form.cleaned_data.get("until"))
            messages.success(request, _("Done."))
            gone = act == "conflict" and worker == request.access.id
            return redirect("case_list") if gone else redirect("case_responsibility", case_id)
    cancel = reverse("case_responsibility", args=[case_id])
    context |= {"title": doing.title, "hint": doing.hint, "form": form, "cancel_url": cancel}
    return page.show(request, "form.html", context, status=422 if form.errors else 200)


def _permitted(act: Act | None, name: str, can: page.Rights) -> Act:
    if act is None or not (can.supervise or (name == "conflict" and can.write)):
        raise Refusal("record.not_there")
    return act


@screen(*CASE_STAFF, methods=("POST",))
def end_involvement(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """End a colleague's part in the case at once."""
    actions.remove_from_case(
        by=request.access, case=case_id, worker=UUID(request.POST.get("worker", "") or str(UUID(int=0)))
    )
    messages.success(request, _("Ended."))
    return redirect("case_responsibility", case_id)


@screen(*CASE_STAFF, methods=("GET", "POST"))
def restrict(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Ask, then make a case restricted."""
    view, context = page.frame(request, case_id)
    if not context["can"].write or view.facts.tier is Tier.RESTRICTED:
        raise Refusal("record.not_there")
    if request.method == "POST":
        actions.restrict(by=request.access, case=case_id)
        messages.success(request, _("The case is restricted."))
        return redirect("case_responsibility", case_id)
    context |= {
        "title": _("Make this case restricted?"),
        "consequence": _(
            "Only the responsible worker, those named on the case and the team's supervisors will know that it exists. "
            "It is sealed to their keys: nobody else can open it, not even on this server. "
            "This holds for the person's details too, and is meant for trafficking, gender-based violence, "
            "unaccompanied or separated children, and complaints about staff."
        ),
        "cancel_url": reverse("case_responsibility", args=[case_id]),
    }
    return page.show(request, "supervision/restrict.html", context)
