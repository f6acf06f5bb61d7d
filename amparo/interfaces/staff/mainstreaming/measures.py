"""What is done about what is missing: the list of actions, and one's own on the page of the day."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, time

from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from amparo import practice
from amparo.casework.mainstreaming import queries
from amparo.casework.mainstreaming.queries import MeasureView
from amparo.casework.mainstreaming.reach import KEEPERS
from amparo.foundation import clock
from amparo.interfaces.staff.screens import StaffRequest, screen
from amparo.interfaces.ui import languages
from amparo.interfaces.ui.components import day
from amparo.interfaces.ui.parts import Cell, Column, Deadline, Table, Tag
from amparo.trust.disclosure.access import Access


@screen(*KEEPERS)
def measures(request: StaffRequest) -> HttpResponseBase:
    """Show all actions of the agency: open ones by the day they are due, then those that are closed."""
    context = {"title": _("Actions"), "table": replace(table(queries.measures(request.access)), caption_shown=False)}
    return render(request, "ui/pages/list.html", context)


def table(rows: Iterable[MeasureView], *, with_site: bool = True) -> Table:
    """Return actions as a table."""
    columns = [
        Column(_("What is to be done")),
        Column(_("About")),
        Column(_("Who")),
        Column(_("Until")),
        Column(_("State")),
    ]
    if with_site:
        columns.insert(0, Column(_("Site or project")))
    listed = []
    for one in rows:
        name = Cell(one.site_name, reverse("site", args=[one.site]), isolate=True)
        listed.append((*([name] if with_site else []), *_cells(one)))
    return Table(_("Actions"), tuple(columns), tuple(listed), caption_shown=True)


def _cells(one: MeasureView) -> tuple[Cell, ...]:
    done = one.closed_on is not None
    state = Cell(
        _("Closed on %(day)s: %(result)s") % {"day": day(one.closed_on), "result": languages.alone(one.result)}
    )
    return (
        Cell(one.text, "" if done else reverse("measure", args=[one.id]), isolate=True),
        Cell(item_words(one)),
        Cell(one.owner_name, isolate=True),
        Cell(deadline=due(one)),
        state if done else Cell(tag=Tag(_("Overdue"), "red") if one.due_on < clock.today() else Tag(_("Open"), "blue")),
    )


def due(one: MeasureView) -> Deadline:
    """Return until when an action is to be done."""
    return Deadline(datetime.combine(one.due_on, time(23, 59), UTC), done=one.closed_on is not None)


def item_words(one: MeasureView) -> str:
    """Return the item that an action is about, in the reader's language."""
    question = practice.catalogue().form(one.form).question(one.item)
    return question.label.in_language(languages.of_page()) if question else one.item


def waiting(access: Access) -> list[tuple[Cell, ...]]:
    """Return the reader's own actions that are overdue or due in the next days, as rows of Today."""
    soon = clock.today() + queries.SOON
    return [
        (
            Cell(one.site_name, isolate=True),
            Cell(one.text, isolate=True),
            Cell(deadline=due(one)),
            Cell(_("Close with what came of it"), url=reverse("measure", args=[one.id])),
        )
        for one in queries.measures(access, owner=access.id, closed_on=None, due_on__lte=soon)
    ]
