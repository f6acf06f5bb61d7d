"""Data rights on other pages: what waits on Today, and what stands over the record of a person."""

from collections.abc import Iterable
from datetime import UTC, datetime, time

from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.casework.rights import queries
from amparo.interfaces.staff import labels
from amparo.interfaces.staff.rights import words
from amparo.interfaces.ui.components import day
from amparo.interfaces.ui.parts import Cell, Column, Deadline, Table
from amparo.trust.disclosure.access import Access

Cells = tuple[Cell, ...]


def COLUMNS() -> tuple[Column, ...]:
    """Return the heads of every list of requests."""
    return Column(_("Code of the person")), Column(_("What")), Column(_("When")), Column(_("Next step"))


def table(title: str, rows: Iterable[Cells]) -> Table:
    """Return rows of requests or reviews as a table."""
    return Table(title, COLUMNS(), tuple(rows))


def to_do(access: Access) -> list[Cells]:
    """Return the rows of what waits for `access`: requests to work on or decide, then files past their time."""
    found = [row_of(view, words.STEPS[view.row.step]) for view in queries.asks_for(access)]
    return [*found, *reviews(access)]


def row_of(view: queries.RequestView, state: object) -> Cells:
    """Return one request as a row: code, what and how far, by when, the way to it."""
    what = f"{labels.label('rights_kind', view.row.kind)} · {state}"
    when = (
        Cell(deadline=Deadline(view.row.due_at)) if view.is_open else Cell(day(view.row.told_at or view.row.asked_at))
    )
    way = Cell(_("Open the request"), url=reverse("rights_request", args=[view.row.pk]))
    return Cell(view.code, isolate=True), Cell(what), when, way


def reviews(access: Access) -> list[Cells]:
    """Return the rows of files past their time that wait for `access`."""
    return [
        (
            Cell(view.code, isolate=True),
            Cell(_("The time of keeping may be over")),
            Cell(deadline=Deadline(datetime.combine(view.row.over_since, time(23, 59), UTC))),
            Cell(
                _("Look and decide") if view.may_decide else _("Look and propose"),
                url=reverse("keeping", args=[view.row.pk]),
            ),
        )
        for view in queries.reviews(access)
    ]


def stands(view: queries.RequestView) -> bool:
    """Return whether what a request led to still holds: a restriction that nobody took back."""
    return view.row.outcome == "granted" and not view.words.get("allowed_again")
