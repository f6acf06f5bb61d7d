"""A supervisor's decisions: approve a form or return it with a comment, and reopen a closed case."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.casework.cases import actions, pathway
from amparo.foundation.errors import Refusal
from amparo.interfaces.staff.cases import page, words
from amparo.interfaces.staff.cases.filling.course import cards
from amparo.interfaces.staff.cases.filling.state import Filling, direction, filling
from amparo.interfaces.staff.entering import refusals
from amparo.interfaces.staff.screens import CASE_STAFF, StaffRequest, screen

AFTER_REVIEW = {"continue": "delivery", "change_plan": "plan", "reassess": "assessment", "closure": "closure"}


class Decision(forms.Form):
    """Approve or return, with a comment; after a review also the step that follows."""

    approve = forms.ChoiceField(
        label=gettext_lazy("Decision"),
        choices=[("yes", gettext_lazy("Approve")), ("no", gettext_lazy("Return to its author with a comment"))],
        widget=forms.RadioSelect,
    )
    then = forms.ChoiceField(label=gettext_lazy("How the case goes on"), required=False, widget=forms.RadioSelect)
    comment = forms.CharField(
        label=gettext_lazy("Comment"),
        required=False,
        help_text=gettext_lazy("Needed to return a form: say what is to be mended. It stays in the file."),
        widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}),
    )

    def __init__(self, *args: Any, steps: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["then"]
        if steps and isinstance(field, forms.ChoiceField):
            field.choices = steps
        else:
            del self.fields["then"]

    def clean(self) -> dict[str, Any]:
        """After a review an approval says how the case goes on."""
        clean: dict[str, Any] = super().clean() or self.cleaned_data
        if "then" in self.fields and clean.get("approve") == "yes" and not clean.get("then"):
            self.add_error("then", _("Choose how the case goes on."))
        return clean


class Reason(forms.Form):
    """Why something is done."""

    reason = forms.CharField(label=gettext_lazy("Reason"), widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}))


@screen(*CASE_STAFF, methods=("GET", "POST"))
def decide(request: StaffRequest, case_id: UUID, entry_id: UUID) -> HttpResponse:
    """Approve a waiting form or return it; never by its author."""
    now = filling(request, case_id, entry_id)
    _view, context = page.frame(request, case_id)
    if not context["can"].supervise or now.entry.row.created_by == request.access.id:
        raise Refusal("record.not_there")
    form = Decision(request.POST or None, steps=_steps(now), initial=_proposed(now))
    if request.method == "POST" and form.is_valid():
        with refusals(form):
            said = form.cleaned_data
            approve = said["approve"] == "yes"
            then = said.get("then", "") if approve else ""
            actions.decide(by=request.access, entry=entry_id, approve=approve, comment=said["comment"], then=then)
            messages.success(request, _("Approved.") if approve else _("Returned to its author."))
            return after(now)
    context |= {
        "title": _("Decide on: %(form)s") % {"form": now.title},
        "form": form,
        "now": now,
        "cards": cards(now, change=False),
        "language": now.language,
        "direction": direction(now.language),
        "cancel_url": reverse("case", args=[case_id]),
    }
    return page.show(request, "supervision/decide.html", context, status=422 if form.errors else 200)


def _steps(now: Filling) -> list[tuple[str, str]]:
    """Return the steps a supervisor chooses among: those only a supervisor may lead to, when there are several."""
    ways = [move.next for move in pathway.moves() if move.step == now.entry.row.step and move.who == ("supervisor",)]
    return [(step, words.step(step)) for step in ways] if len(ways) > 1 else []


def _proposed(now: Filling) -> dict[str, str]:
    said = next((value for path, value in now.answers.items() if path.endswith("/review_decision")), "")
    return {"then": AFTER_REVIEW.get(said, "delivery")}


def after(now: Filling) -> HttpResponse:
    """Go where the work goes on: to the area of a form that belongs to one, else to the case."""
    case, area = now.entry.row.case_id, now.entry.fields.get("area")
    return redirect("case_area", case, area) if area else redirect("case", case)


@screen(*CASE_STAFF, methods=("GET", "POST"))
def reopen(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Open a closed case again, with a reason."""
    _view, context = page.frame(request, case_id)
    if not context["can"].supervise:
        raise Refusal("record.not_there")
    form = Reason(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals(form):
            actions.reopen_case(by=request.access, case=case_id, reason=form.cleaned_data["reason"])
            messages.success(request, _("The case is open again. It begins with a new assessment."))
            return redirect("case", case_id)
    hint = _("Reopening is always possible. The case goes back to assessment; the reason stays in the file.")
    cancel = reverse("case", args=[case_id])
    context |= {
        "title": _("Reopen this case"),
        "hint": hint,
        "form": form,
        "submit_text": _("Reopen"),
        "cancel_url": cancel,
    }
    return page.show(request, "form.html", context, status=422 if form.errors else 200)
