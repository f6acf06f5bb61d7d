"""Draw a sample of a team's files, and see which were drawn and from how many."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.casework.supervision import actions, queries, reach, scoring
from amparo.foundation import ids
from amparo.foundation.policy import Role
from amparo.interfaces.staff.entering import Entering, refusals
from amparo.interfaces.staff.screens import StaffRequest, form_page, screen
from amparo.interfaces.staff.supervision import words
from amparo.interfaces.staff.supervision.overview import PAGE
from amparo.interfaces.ui.components import moment
from amparo.interfaces.ui.parts import Cell, Column, Link, Row, Table
from amparo.trust.accounts import queries as accounts
from amparo.trust.disclosure.access import Access


class SampleForm(Entering):
    """Of which team, and how many."""

    team = forms.ChoiceField(label=gettext_lazy("Team"))
    size = forms.IntegerField(label=gettext_lazy("How many files?"), min_value=1, max_value=30)

    def __init__(self, data: Any = None, *, access: Access) -> None:
        super().__init__(data, initial={"size": scoring.named("audit_sample").amount})
        names = accounts.team_names(sorted(reach.teams(access)))
        field = self.fields["team"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(str(key), name) for key, name in sorted(names.items(), key=lambda one: one[1])]


@screen(Role.SUPERVISOR, methods=("GET", "POST"))
def sample_new(request: StaffRequest) -> HttpResponseBase:
    """Draw a sample of the files of a team."""
    form = SampleForm(request.POST or None, access=request.access)
    if form.is_valid():
        with refusals(form):
            told = form.cleaned_data
            made = actions.draw(by=request.access, team=UUID(told["team"]), size=told["size"], key=form.once)
            return redirect("sample", made)
    hint = _(
        "Chance draws, not you: first a file of each worker, of each level of risk in turn. Your own files, and restricted files "
        "on which you are not named, are never drawn. To draw, the level of risk of each file is read, which its log tells."
    )
    return form_page(
        request, _("Draw a sample of files"), form, reverse("supervision"), hint=hint, submit_text=_("Draw")
    )


@screen(Role.SUPERVISOR)
def sample(request: StaffRequest, draw: UUID) -> HttpResponseBase:
    """Show a sample with its files."""
    view = queries.one_draw(request.access, draw)
    rows = [
        Row(_("Team"), view.team_name, isolate=True),
        Row(_("Drawn on"), moment(view.row.at)),
        Row(_("Drawn from"), _("%(number)s files") % {"number": view.candidates}),
        Row(_("Seed"), view.row.seed, isolate=True),
        Row(
            _("Drawn again from the seed"),
            _("The same files") if view.again else _("Other files: tell your administrator"),
        ),
    ]
    context = {
        "title": _("Sample of files"),
        "rows": rows,
        "tables": [_table(view)],
        "back": Link(_("Back to supervision"), reverse("supervision")),
    }
    return render(request, PAGE, context)


def _table(view: queries.DrawView) -> Table:
    columns = (Column(_("File")), Column(_("Worker")), Column(_("Risk")), Column(_("State")))
    levels = ("low", "medium", "high")
    listed = []
    for row in view.audits:
        risk = view.risks.get(row.case_id, "")
        listed.append(
            (
                Cell(ids.code(row.case_id), reverse("file_audit", args=[row.pk]), code=True),
                Cell(view.worker_names.get(row.worker, ""), isolate=True),
                Cell(level=risk) if risk in levels else Cell(_("Not assessed")),  # type: ignore[arg-type]
                Cell(tag=words.state(row)),
            )
        )
    return Table(_("Files"), columns, tuple(listed), caption_shown=True)


def say(request: StaffRequest, text: str, audit: UUID) -> HttpResponseBase:
    """Say that something is done, on the page of its audit."""
    messages.success(request, text)
    return redirect("file_audit", audit)
