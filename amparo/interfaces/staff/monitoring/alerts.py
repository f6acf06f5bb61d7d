"""Alerts: the list, one of them with what was decided, and the alerts that wait on the page of the day."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.casework.monitoring import actions, limits, queries
from amparo.casework.monitoring.queries import AlertView
from amparo.foundation import clock
from amparo.interfaces.staff import labels, menu
from amparo.interfaces.staff.entering import Entering, refusals
from amparo.interfaces.staff.monitoring import words
from amparo.interfaces.staff.screens import StaffRequest, answered, screen
from amparo.interfaces.ui.components import day, moment
from amparo.interfaces.ui.parts import Cell, Column, Table
from amparo.interfaces.ui.widgets import DateParts
from amparo.trust.disclosure.access import Access


class DecisionForm(Entering):
    """What an alert means and what follows."""

    finding = forms.ChoiceField(label=gettext_lazy("What is it?"), widget=forms.RadioSelect)
    follows = forms.MultipleChoiceField(label=gettext_lazy("What follows?"), widget=forms.CheckboxSelectMultiple)
    again_on = forms.DateField(
        label=gettext_lazy("Look at it again on"),
        help_text=gettext_lazy("Needed while it is not clear."),
        widget=DateParts,
        required=False,
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        for name, offered in (("finding", "alert_finding"), ("follows", "alert_follow_up")):
            self.fields[name].choices = labels.choices(offered)  # type: ignore[attr-defined]


@screen(*menu.KEEPING)
def watch_alerts(request: StaffRequest) -> HttpResponseBase:
    """Show the alerts of the agency, the newest first."""
    rate = limits.named("false_alarms", clock.today())
    context = {
        "title": _("Alerts"),
        "table": replace(table(_("Alerts"), queries.alerts(request.access)), caption_shown=False),
        "false_alarms": words.number(rate.amount),
        "empty_text": _("Nothing was more than usual, and no threshold was passed."),
    }
    return render(request, "staff/monitoring/alerts.html", context)


@screen(*menu.KEEPING, methods=("GET", "POST"))
def watch_alert(request: StaffRequest, alert: UUID) -> HttpResponseBase:
    """Show one alert and what was decided; ask those who decide."""
    view = queries.one_alert(request.access, alert)
    asked = queries.may_decide(request.access)
    form = DecisionForm(request.POST or None) if asked else None
    if form is not None and form.is_valid():
        with refusals(form):
            said = {name: form.cleaned_data[name] for name in ("finding", "follows", "again_on")}
            actions.decide(by=request.access, alert=alert, key=form.once, **said)
            messages.success(request, _("Saved."))
            return redirect("watch_alert", alert)
    context = {
        "title": words.what(view.row.what), "view": view, "form": form, "why": words.why(view),
        "place": words.place(view), "state": words.state(view), "decisions": _decisions(view),
    }  # fmt: skip
    page = render(request, "staff/monitoring/alert.html", context)
    return answered(page) if form is not None and form.is_bound else page


def table(caption: str, found: Iterable[AlertView]) -> Table:
    """Return alerts as a table."""
    columns = (Column(_("What")), Column(_("Place")), Column(_("Week from")), Column(_("Why")), Column(_("State")))
    return Table(caption, columns, tuple(map(_row, found)), caption_shown=True)


def _row(view: AlertView) -> tuple[Cell, ...]:
    row = view.row
    return (
        Cell(words.what(row.what), reverse("watch_alert", args=[row.pk])),
        Cell(words.place(view), isolate=True),
        Cell(day(row.week)),
        Cell(words.why(view)),
        Cell(tag=words.state(view)),
    )


def _decisions(view: AlertView) -> Table:
    columns = (
        Column(_("When")),
        Column(_("Who")),
        Column(_("What is it?")),
        Column(_("What follows")),
        Column(_("Again on")),
    )
    rows = tuple(
        (
            Cell(moment(one.at)),
            Cell(view.names.get(one.by, ""), isolate=True),
            Cell(labels.label("alert_finding", one.finding)),
            Cell(_(", ").join(labels.labels("alert_follow_up", one.follows))),
            Cell(_again(one.again_on)),
        )
        for one in view.decisions
    )
    return Table(_("What was decided"), columns, rows, caption_shown=True)


def _again(on: date | None) -> str:
    return day(on) if on else ""


def waiting(access: Access) -> list[tuple[Cell, ...]]:
    """Return the alerts that wait for the reader, as rows of the page of the day."""
    return [
        (
            Cell(f"{words.what(one.row.what)} · {words.place(one)}"),
            Cell(words.why(one)),
            Cell(deadline=words.deadline(one.due)),
            Cell(_("Decide"), url=reverse("watch_alert", args=[one.row.pk])),
        )
        for one in queries.waiting(access)
    ]
