"""Sessions of supervision: a list for those who took part, and a form for who led one."""

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
from amparo.foundation import clock
from amparo.foundation.codelists import read_date
from amparo.foundation.policy import Role
from amparo.interfaces.staff import labels
from amparo.interfaces.staff.entering import Entering, refusals
from amparo.interfaces.staff.screens import CASE_STAFF, StaffRequest, form_page, screen
from amparo.interfaces.staff.supervision.overview import PAGE
from amparo.interfaces.ui.components import day
from amparo.interfaces.ui.parts import Cell, Column, Link, Table
from amparo.interfaces.ui.widgets import DateParts
from amparo.trust.disclosure.access import Access

WORDS = forms.Textarea({"rows": 4, "dir": "auto"})


@screen(*CASE_STAFF)
def sessions(request: StaffRequest) -> HttpResponseBase:
    """Show the sessions that the reader led or took part in."""
    columns = (Column(_("Day")), Column(_("Kind")), Column(_("With")), Column(_("Themes")), Column(_("Next")))
    rows = tuple(_row(one) for one in queries.sessions(request.access))
    leads = bool(reach.teams(request.access))
    context = {
        "title": _("Sessions of supervision"),
        "buttons": [Link(_("Note a session"), reverse("supervision_session_new"))] if leads else [],
        "tables": [Table(_("Sessions of supervision"), columns, rows)],
        "empty": "" if rows else _("Nothing is here yet."),
        "back": Link(_("Back to supervision"), reverse("supervision")),
    }
    return render(request, PAGE, context)


def _row(one: queries.SessionView) -> tuple[Cell, ...]:
    following = one.fields.get("next_on")
    after = [str(one.fields.get("next") or ""), day(read_date(following)) if following else ""]
    return (
        Cell(day(one.row.on)),
        Cell(labels.label("supervision_kind", one.row.kind)),
        Cell(_(", ").join([one.by_name, *one.names]), isolate=True),
        Cell(str(one.fields.get("themes") or _("Sealed: no key of this session opens it")), isolate=True),
        Cell(" · ".join(filter(None, after)), isolate=True),
    )  # fmt: skip


class SessionForm(Entering):
    """When, of which kind, with whom, about what, and what comes next."""

    on = forms.DateField(label=gettext_lazy("Day"), widget=DateParts)
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), widget=forms.RadioSelect)
    workers = forms.MultipleChoiceField(label=gettext_lazy("With whom?"), widget=forms.CheckboxSelectMultiple)
    themes = forms.CharField(
        label=gettext_lazy("Themes"),
        help_text=gettext_lazy("What was spoken about and learned, without any person who is helped."),
        max_length=scoring.LONGEST,
        widget=WORDS,
    )
    next = forms.CharField(
        label=gettext_lazy("What comes next?"), max_length=scoring.LONGEST, required=False, widget=WORDS
    )
    next_on = forms.DateField(label=gettext_lazy("Next session"), required=False, widget=DateParts)

    def __init__(self, data: Any = None, *, access: Access) -> None:
        super().__init__(data, initial={"on": clock.today()})
        for name, choices in (
            ("kind", labels.choices("supervision_kind")),
            ("workers", [(str(key), called) for key, called in queries.team_of(access)]),
        ):
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = choices


@screen(Role.SUPERVISOR, methods=("GET", "POST"))
def session_new(request: StaffRequest) -> HttpResponseBase:
    """Note a session."""
    form = SessionForm(request.POST or None, access=request.access)
    if form.is_valid():
        with refusals(form):
            told = form.cleaned_data
            actions.note_session(
                by=request.access, on=told["on"], kind=told["kind"], workers=[UUID(one) for one in told["workers"]],
                fields={name: told[name] for name in ("themes", "next", "next_on")}, key=form.once,
            )  # fmt: skip
            messages.success(request, _("Noted. It opens for those who took part alone."))
            return redirect("supervision_sessions")
    back = reverse("supervision_sessions")
    return form_page(request, _("Note a session"), form, back, submit_text=_("Save"))
