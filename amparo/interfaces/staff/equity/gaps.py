"""The task about a gap: who is responsible until when, what was found, what is done, and what came of it."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.analysis.equity import actions, queries
from amparo.analysis.equity.actions.following import MOST
from amparo.analysis.equity.queries import GapView
from amparo.analysis.equity.reach import RESPONSIBLE
from amparo.foundation.errors import Refusal
from amparo.interfaces.staff.entering import Changing, refusals
from amparo.interfaces.staff.equity import readings, tasks, words
from amparo.interfaces.staff.screens import StaffRequest, form_page, screen
from amparo.interfaces.ui.parts import Row
from amparo.interfaces.ui.widgets import DateParts
from amparo.trust.disclosure.gate import NOT_THERE

WORDS = forms.Textarea({"rows": 4, "dir": "auto"})


class Following(Changing):
    """Who is responsible until when, the cause, and what is done."""

    owner = forms.ChoiceField(label=gettext_lazy("Who is responsible?"))
    due_on = forms.DateField(label=gettext_lazy("Until when?"), widget=DateParts)
    cause = forms.CharField(
        label=gettext_lazy("What was found to be behind it?"),
        help_text=gettext_lazy("Ask the workers and the people themselves. Name nobody."),
        max_length=MOST, required=False, widget=WORDS,
    )  # fmt: skip
    done = forms.CharField(label=gettext_lazy("What is done about it?"), max_length=MOST, required=False, widget=WORDS)

    def __init__(self, data: Any, view: GapView, people: Iterable[tuple[UUID, str]]) -> None:
        kept = {name: view.fields.get(name, "") for name in ("cause", "done")}
        first = {"owner": view.row.owner_id, "due_on": view.row.due_on, "based_on": view.number, **kept}
        super().__init__(data, initial=first)
        field = self.fields["owner"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", _("Choose a colleague")), *((str(key), name) for key, name in people)]


class Closing(Changing):
    """What came of it."""

    result = forms.CharField(
        label=gettext_lazy("What came of it?"),
        help_text=gettext_lazy("Also when nothing could be done: say why."),
        max_length=MOST, widget=WORDS,
    )  # fmt: skip


@screen(*RESPONSIBLE)
def gap(request: StaffRequest, gap: UUID) -> HttpResponseBase:
    """Show a gap and what is done about it."""
    view = queries.gap(request.access, gap)
    one = words.kept(view.row.comparison, view.row.comparison.review.made_at.date())
    if one is None:
        raise Refusal(NOT_THERE)
    fields = view.fields
    rows = [
        Row(_("Responsible"), view.owner_name or _("Nobody yet"), isolate=bool(view.owner_name)),
        Row(_("What was found to be behind it"), fields.get("cause") or "–", isolate=True),
        Row(_("What is done about it"), fields.get("done") or "–", isolate=True),
        Row(_("What came of it"), fields.get("result") or "–", isolate=True),
    ]
    context = {
        "title": words.said(one.measure.title),
        "group": words.group(one),
        "tag": tasks.state(view),
        "reading": readings.reading(one),
        "rows": rows,
        "due": tasks.due(view),
        "view": view,
        "comparison": view.row.comparison,
        "may_write": view.row.closed_on is None and queries.may_write(request.access, view.row),
    }
    return render(request, "staff/equity/gap.html", context)


@screen(*RESPONSIBLE, methods=("GET", "POST"))
def gap_change(request: StaffRequest, gap: UUID) -> HttpResponseBase:
    """Say who is responsible, what was found and what is done."""
    view = queries.gap(request.access, gap)
    form = Following(request.POST or None, view, queries.responsible(request.access))
    if form.is_valid():
        with refusals(form):
            said = form.cleaned_data
            actions.save(
                by=request.access, gap=gap, owner=UUID(said["owner"]), due_on=said["due_on"], cause=said["cause"],
                done=said["done"], based_on=said["based_on"], key=form.once,
            )  # fmt: skip
            messages.success(request, _("Saved. It stands on the day's page of whoever is responsible, in time."))
            return redirect("equity_gap", gap)
    return form_page(request, _("What is done about this gap"), form, reverse("equity_gap", args=[gap]))


@screen(*RESPONSIBLE, methods=("GET", "POST"))
def gap_close(request: StaffRequest, gap: UUID) -> HttpResponseBase:
    """Close a gap with what came of it."""
    view = queries.gap(request.access, gap)
    form = Closing(request.POST or None, initial={"based_on": view.number})
    if form.is_valid():
        with refusals(form):
            said = form.cleaned_data
            actions.close(by=request.access, gap=gap, result=said["result"], based_on=said["based_on"], key=form.once)
            messages.success(request, _("Closed. A review that confirms the gap again begins a new task."))
            return redirect("equity_gap", gap)
    back = reverse("equity_gap", args=[gap])
    return form_page(request, _("Close this task"), form, back, submit_text=_("Close"))
