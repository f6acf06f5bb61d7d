"""Referrals in lists: of a case, of all one may read, and what waits for the reader on Today."""

from collections.abc import Iterable
from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.casework.referrals import queries
from amparo.casework.referrals.kinds import OPEN_TO_ADDRESSEE
from amparo.interfaces.staff import labels
from amparo.interfaces.staff.cases import page
from amparo.interfaces.staff.referrals import words
from amparo.interfaces.staff.screens import CASE_STAFF, StaffRequest, screen
from amparo.interfaces.ui.components import day
from amparo.interfaces.ui.parts import Cell, Column, Table
from amparo.trust.disclosure.access import Access

Cells = tuple[Cell, ...]


@screen(*CASE_STAFF)
def of_case(request: StaffRequest, case_id: UUID) -> HttpResponseBase:
    """Show the referrals of a case, and the way to a new one."""
    _view, context = page.frame(request, case_id, "case_referrals")
    rows = [_row(one) for one in queries.of_case(request.access, case_id)]
    context |= {"title": _("Referrals"), "table": _table(rows), "new_url": reverse("referral_need", args=[case_id])}
    return render(request, "staff/referrals/of_case.html", context)


@screen(*CASE_STAFF)
def going_on(request: StaffRequest) -> HttpResponseBase:
    """Show every referral that is not closed, of the cases whose story the reader may read; what is due first comes first."""
    rows = [_row(one) for one in queries.going_on(request.access)]
    empty = _("No referral goes on.")
    context = {"title": _("Referrals"), "table": _table(rows), "empty_text": empty}
    return render(request, "ui/pages/list.html", context)


def _table(rows: Iterable[Cells]) -> Table:
    columns = (
        Column(_("Code")), Column(_("Service")), Column(_("Urgency")), Column(_("State")), Column(_("Next")), Column(_("Sent")),
    )  # fmt: skip
    return Table(_("Referrals"), columns, tuple(rows))


def _row(one: queries.Sent) -> Cells:
    asked = _("A question waits for an answer") if one.row.question_open else ""
    return (
        Cell(one.code, reverse("referral", args=[one.row.pk]), isolate=True),
        Cell(service(one)),
        Cell(labels.label("referral_urgency", one.row.urgency)),
        Cell(asked, tag=words.state(one.row)),
        words.due(one.row),
        Cell(day(one.row.sent_at)),
    )


def service(one: queries.Sent) -> str:
    """Return which service it went to, in words."""
    return " · ".join(part for part in (one.told.get("service", ""), one.told.get("organization", "")) if part)


def to_do(access: Access) -> list[Cells]:
    """Return the rows of Today about referrals that ask something of who is responsible for the case."""
    return [
        (
            Cell(one.code, isolate=True),
            Cell(f"{service(one)} · {words.state(one.row).text}"),
            Cell(deadline=words.due(one.row).deadline),
            Cell(_("Open the referral"), url=reverse("referral", args=[one.row.pk])),
        )
        for one in queries.waiting(access)
    ]


def to_answer(access: Access) -> list[Cells]:
    """Return the rows of Today about referrals that wait for the reader as their addressee."""
    return [
        (
            Cell(one.code, isolate=True),
            Cell(f"{labels.label('referral_urgency', one.row.urgency)} · {words.state(one.row).text}"),
            Cell(deadline=words.due(one.row).deadline if one.row.due_at else None),
            Cell(_("Open the referral"), url=reverse("received_referral", args=[one.row.pk])),
        )
        for one in queries.received(access)
        if one.row.state in OPEN_TO_ADDRESSEE and one.row.due_at
    ]
