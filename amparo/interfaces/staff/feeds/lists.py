"""The tokens of the agency and the tables that they give; one token with how programs are set up to use it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.analysis.feeds import queries
from amparo.analysis.feeds.queries import Kept
from amparo.analysis.feeds.tables import TABLES
from amparo.foundation.policy import Role
from amparo.interfaces.staff.feeds import words
from amparo.interfaces.staff.screens import StaffRequest, screen
from amparo.interfaces.ui.components import day, moment
from amparo.interfaces.ui.parts import Cell, Column, Table


@screen(Role.INFORMATION_OFFICER)
def feeds(request: StaffRequest) -> HttpResponse:
    """Show the tokens of the agency, and every table with the way to take it out as a file."""
    context = {
        "title": _("Tables for programs and partners"),
        "table": _tokens(queries.tokens(request.access)),
        "tables": _tables(),
        **words.how(request),
    }
    return render(request, "staff/feeds/list.html", context)


@screen(Role.INFORMATION_OFFICER)
def feed(request: StaffRequest, feed_token: UUID) -> HttpResponse:
    """Show one token: for whom, what for, which tables, until when, when it was used."""
    kept = queries.token(request.access, feed_token)
    context = {
        "title": kept.row.recipient_name,
        "state": words.state(kept),
        "rows": words.about(kept),
        "end_url": reverse("feed_end", args=[feed_token]) if kept.opens else "",
        **words.how(request),
    }
    return render(request, "staff/feeds/token.html", context)


def _tokens(found: list[Kept]) -> Table:
    columns = (
        Column(_("For")),
        Column(_("Who receives it?")),
        Column(_("Last day")),
        Column(_("Last used")),
        Column(_("State")),
    )
    return Table(_("Tokens"), columns, tuple(_row(one) for one in found), caption_shown=True)


def _row(kept: Kept) -> tuple[Cell, ...]:
    row = kept.row
    return (
        Cell(row.recipient_name, reverse("feed", args=[row.pk]), isolate=True),
        Cell(words.whom(kept), isolate=True),
        Cell(day(row.expires_on)),
        Cell(moment(row.last_used_at) if row.last_used_at else _("Never")),
        Cell(tag=words.state(kept)),
    )


def _tables() -> Table:
    columns = (Column(_("Table")), Column(_("What it is")))
    rows = tuple(
        (Cell(name, reverse("feed_file", args=[name]), isolate=True), Cell(words.table(name))) for name in TABLES
    )
    return Table(_("Take a table out as a file"), columns, rows, caption_shown=True)
