"""Whose competence is proven until when, recording one, and how many people a team has for its work."""

from datetime import UTC, datetime, time
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.casework.supervision import actions, queries, scoring
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Role
from amparo.interfaces.staff.accounts.words import AREA_NAMES
from amparo.interfaces.staff.entering import Entering, refusals
from amparo.interfaces.staff.screens import CASE_STAFF, StaffRequest, form_page, screen
from amparo.interfaces.staff.supervision.overview import PAGE
from amparo.interfaces.ui.components import day
from amparo.interfaces.ui.parts import Cell, Column, Deadline, Link, Table, Tag, Tone
from amparo.interfaces.ui.widgets import DateParts
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.gate import NOT_THERE

STATES: dict[str, tuple[object, Tone]] = {
    "proven": (gettext_lazy("Proven"), "green"),
    "soon": (gettext_lazy("Runs out soon"), "orange"),
    "over": (gettext_lazy("Run out: carries on, takes nothing new"), "red"),
}


@screen(*CASE_STAFF)
def competence(request: StaffRequest) -> HttpResponseBase:
    """Show the competence of one's workers, or one's own; the first to run out stands first."""
    leads = request.access.role is Role.SUPERVISOR
    columns = [Column(_("Worker")), Column(_("Area")), Column(_("Proven until")), Column(_("State"))]
    rows = tuple(_row(one) for one in queries.proven(request.access))
    links = [
        Link(_("Record a competence of %(name)s") % {"name": name}, reverse("competence_record", args=[worker]))
        for worker, name in (queries.workers(request.access) if leads else [])
        if worker != request.access.id
    ]
    context = {
        "title": _("Competence in specialised areas"),
        "lead": [
            _(
                "Who works in a specialised area proves it by a training with an assessment that was passed. When the proof runs "
                "out, a worker goes on with the cases that they carry, so that nobody is left alone, and takes on nothing new in "
                "that area until it is proven again."
            )
        ],
        "tables": [Table(_("Competence"), tuple(columns), rows)],
        "empty": "" if rows else _("Nobody here works in a specialised area."),
        "links": links,
        "back": Link(_("Back to supervision"), reverse("supervision")),
    }
    return render(request, PAGE, context)


def _row(one: queries.Proven) -> tuple[Cell, ...]:
    text, tone = STATES[one.state]
    return (
        Cell(one.name, isolate=True),
        Cell(str(AREA_NAMES[one.area])),
        Cell(day(one.until)),
        Cell(tag=Tag(str(text), tone)),
    )


def waiting(access: Access) -> list[tuple[Cell, ...]]:
    """Return competence that is over or runs out soon, as rows of Today."""
    if access.role not in CASE_STAFF:
        return []
    return [
        (
            Cell(one.name, isolate=True),
            Cell(_("Competence: %(area)s") % {"area": str(AREA_NAMES[one.area])}),
            Cell(deadline=Deadline(datetime.combine(one.until, time(23, 59), UTC))),
            Cell(_("See what is missing"), url=reverse("competence")),
        )
        for one in queries.due(access)
    ]


class CompetenceForm(Entering):
    """In which area, by which training, with which result, when."""

    area = forms.ChoiceField(label=gettext_lazy("Area"), widget=forms.RadioSelect)
    training = forms.ChoiceField(
        label=gettext_lazy("Training"), help_text=gettext_lazy("From the register of trainings; add it there first.")
    )
    result = forms.IntegerField(
        label=gettext_lazy("Right answers in the assessment, in percent"), min_value=0, max_value=100
    )
    passed_on = forms.DateField(label=gettext_lazy("Passed on"), widget=DateParts)

    def __init__(self, data: Any = None, *, access: Access) -> None:
        super().__init__(data)
        kept = [(str(one.row.pk), one.called) for one in queries.trainings(access)]
        areas = [(code, str(AREA_NAMES[code])) for code in queries.TOPICS]
        for name, choices in (("area", areas), ("training", [("", _("Choose a training")), *kept])):
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = choices


@screen(Role.SUPERVISOR, methods=("GET", "POST"), fresh=True)
def competence_record(request: StaffRequest, worker: UUID) -> HttpResponseBase:
    """Record that a worker passed the assessment of a training."""
    name = dict(queries.workers(request.access)).get(worker)
    if name is None or worker == request.access.id:
        raise Refusal(NOT_THERE)
    form = CompetenceForm(request.POST or None, access=request.access)
    if form.is_valid():
        with refusals(form):
            told = form.cleaned_data
            actions.record_competence(
                by=request.access, worker=worker, area=told["area"], training=UUID(told["training"]),
                result=told["result"], passed_on=told["passed_on"],
            )  # fmt: skip
            messages.success(request, _("Recorded. An administrator lets them into the area, where they are not yet."))
            return redirect("competence")
    title = _("Record a competence of %(name)s") % {"name": name}
    hint = _("Passed is what reached %(share)s percent. It counts for %(days)s days.") % {
        "share": scoring.named("competence_pass").amount,
        "days": scoring.named("competence_counts").amount,
    }
    return form_page(request, title, form, reverse("competence"), hint=hint, submit_text=_("Save"))
