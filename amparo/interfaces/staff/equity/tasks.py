"""Tasks about gaps as a table, and on the page of the day."""

from collections.abc import Iterable
from datetime import UTC, datetime, time

from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.analysis.equity import queries
from amparo.analysis.equity.queries import GapView
from amparo.interfaces.staff.equity import words
from amparo.interfaces.ui.components import day
from amparo.interfaces.ui.parts import Cell, Column, Deadline, Table, Tag
from amparo.trust.disclosure.access import Access


def table(found: Iterable[GapView]) -> Table:
    """Return the tasks about gaps."""
    columns = (Column(_("Gap")), Column(_("Responsible")), Column(_("Until")), Column(_("State")))
    rows = tuple(
        (
            Cell(_named(one), reverse("equity_gap", args=[one.row.pk])),
            Cell(one.owner_name or _("Nobody yet"), isolate=True),
            Cell(deadline=due(one)),
            Cell(tag=state(one)),
        )
        for one in found
    )
    return Table(_("What is done about gaps"), columns, rows, caption_shown=True)


def waiting(access: Access) -> list[tuple[Cell, ...]]:
    """Return the tasks that wait for the reader, as rows of Today."""
    return [
        (
            Cell(_named(one)),
            Cell(_("Gap between groups") if one.row.owner_id else _("Gap between groups: nobody is responsible yet")),
            Cell(deadline=due(one)),
            Cell(_("Find out why, and say what is done"), url=reverse("equity_gap", args=[one.row.pk])),
        )
        for one in queries.waiting(access)
    ]


def _named(one: GapView) -> str:
    shown = words.kept(one.row.comparison, one.row.comparison.review.made_at.date())
    return f"{words.said(shown.measure.title)} · {words.group(shown)}" if shown else one.row.measure


def due(one: GapView) -> Deadline:
    """Return until when a gap is to be answered."""
    return Deadline(datetime.combine(one.row.due_on, time(23, 59), UTC), done=one.row.closed_on is not None)


def state(one: GapView) -> Tag:
    """Return how a task stands."""
    if one.row.closed_on is not None:
        return Tag(_("Closed on %(day)s") % {"day": day(one.row.closed_on)}, "grey")
    return Tag(_("Overdue"), "red") if one.overdue else Tag(_("Open"), "blue")
