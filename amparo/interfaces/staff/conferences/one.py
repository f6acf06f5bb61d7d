"""One conference: its invitation, who is invited, minutes for those present, and giving these to somebody."""

from typing import Any
from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.casework.conferences import queries
from amparo.casework.conferences.kinds import State
from amparo.casework.conferences.queries import ConferenceView, MinutesView
from amparo.foundation import clock, ids
from amparo.foundation.codelists import read_date
from amparo.interfaces.staff import labels
from amparo.interfaces.staff.conferences.lists import GUESTS, PAGE, state
from amparo.interfaces.staff.screens import StaffRequest, screen
from amparo.interfaces.ui.components import day, moment
from amparo.interfaces.ui.parts import Cell, Column, Link, Row, Table, Tag

PART = {
    "was_there": gettext_lazy("They were there"),
    "was_heard_before": gettext_lazy("They were heard before, and their view was brought in"),
    "did_not_wish": gettext_lazy("They did not wish to take part"),
    "was_not_asked": gettext_lazy("They were not asked (say why in the minutes)"),
}
"""Whether the person took part."""


@screen(*GUESTS)
def conference(request: StaffRequest, conference_id: UUID) -> HttpResponseBase:
    """Show a conference to somebody who is invited."""
    view = queries.conference(request.access, conference_id)
    said = view.invitation
    context: dict[str, Any] = {
        "title": _("Conference of %(day)s") % {"day": day(view.row.on)},
        "caption": labels.label("conference_purpose", said["purpose"]),
        "rows": _rows(view),
        "texts": [(_("What to know beforehand"), said["about"]), (_("Questions"), "\n".join(said["questions"]))],
        "tables": [_people(view)],
        "buttons": _buttons(view),
        "posts": _posts(view),
        "back": Link(_("All my conferences"), reverse("conferences")),
    }
    if view.minutes:
        newest = view.minutes[0]
        context["texts"] += minutes_words(newest)
        context["tables"].append(decisions(newest))
        context["lead"] = [_version(view)]
    elif view.row.state == State.HELD:
        context["inset"] = _(
            "You were not there: the minutes do not open for you. Ask somebody who was to give them to you."
        )
    return render(request, PAGE, context)


def _version(view: ConferenceView) -> str:
    newest = view.minutes[0]
    about = {"number": newest.number, "name": newest.by_name, "moment": moment(newest.at)}
    return _("Minutes, version %(number)s, by %(name)s, %(moment)s. They open for those present alone.") % about


def _rows(view: ConferenceView) -> list[Row]:
    said = view.invitation
    rows = [
        Row(_("Case"), ids.code(view.row.case_id), isolate=True),
        Row(_("State"), state(view.row).text),
        Row(_("Where and when"), said.get("where", ""), isolate=True),
        Row(_("What others hear"), _(", ").join(labels.labels("data_group", said.get("groups", [])))),
    ]
    if said.get("person"):
        rows.insert(0, Row(_("Person"), said["person"], isolate=True))
    return [row for row in rows if row.value]


def _people(view: ConferenceView) -> Table:
    there = {str(one.user): one for one in view.standing}
    columns = (Column(_("Name")), Column(_("Organisation")), Column(_("Minutes")))
    rows = []
    for guest in view.invitation["guests"]:
        one = there.get(guest["user"])
        if one is None:
            mark = Tag(_("Not invited any more"), "grey")
        elif one.present:
            mark = Tag(_("Was there"), "green")
        else:
            mark = Tag(_("Was given them"), "blue") if one.given_by else Tag(_("Cannot open them"), "grey")
        rows.append(
            (Cell(guest["name"], isolate=True), Cell(guest["organization"] or "–", isolate=True), Cell(tag=mark))
        )
    return Table(_("Invited"), columns, tuple(rows), caption_shown=True)


def minutes_words(newest: MinutesView) -> list[tuple[str, str]]:
    """Return what minutes say, heading by heading."""
    said = newest.fields
    found = [
        (_("What was spoken about"), said["discussed"]),
        (_("What the person thinks and wishes"), said["person_view"]),
        (_("Did the person take part?"), str(PART.get(said["person_part"], ""))),
    ]
    return [one for one in found if one[1]]


def decisions(newest: MinutesView) -> Table:
    """Return what was decided."""
    columns = (Column(_("Decision")), Column(_("Name")), Column(_("Until")))
    rows = tuple(
        (Cell(one["text"], isolate=True), Cell(one["who"], isolate=True), Cell(day(read_date(one["on"]))))
        for one in newest.fields["decisions"]
    )
    return Table(_("Decisions"), columns, rows, caption_shown=True)


def _buttons(view: ConferenceView) -> list[Link]:
    key, found = [view.row.pk], []
    due = view.row.state == State.CALLED and view.row.on <= clock.today()
    if view.may_work and (due or (view.row.state == State.HELD and view.minutes)):
        text = _("Keep minutes") if due else _("Write a new version of the minutes")
        found.append(Link(text, reverse("conference_minutes", args=key)))
    if view.minutes:
        found.append(Link(_("Print the minutes"), reverse("conference_paper", args=key)))
    if view.minutes and view.may_work and view.absent:
        found.append(Link(_("Give the minutes to somebody"), reverse("conference_give", args=key)))
    return found


def _posts(view: ConferenceView) -> list[Link]:
    if view.may_work and view.row.state == State.CALLED:
        return [Link(_("Cancel this conference"), reverse("conference_cancel", args=[view.row.pk]))]
    return []
