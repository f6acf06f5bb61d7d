"""Referrals as their addressee sees them: a list that opens nothing, and one packet with the steps that are theirs."""

from typing import Any
from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.casework.referrals import queries
from amparo.foundation.policy import Role
from amparo.interfaces.staff import labels
from amparo.interfaces.staff.referrals import words
from amparo.interfaces.staff.referrals.answering import PLAIN, TITLES, offered
from amparo.interfaces.staff.referrals.one import event
from amparo.interfaces.staff.screens import StaffRequest, screen
from amparo.interfaces.ui.components import day, moment
from amparo.interfaces.ui.parts import Cell, Column, Link, Row, Table


@screen(Role.SERVICE_PROVIDER)
def received(request: StaffRequest) -> HttpResponseBase:
    """Show the referrals addressed to the reader; none is opened for it."""
    columns = (Column(_("Code")), Column(_("Urgency")), Column(_("State")), Column(_("Next")), Column(_("Sent")))
    rows = tuple(_row(one) for one in queries.received(request.access))
    empty = _("No referral has been addressed to you.")
    context = {
        "title": _("Referrals to you"),
        "table": Table(_("Referrals to you"), columns, rows),
        "empty_text": empty,
    }
    return render(request, "ui/pages/list.html", context)


def _row(one: queries.Received) -> tuple[Cell, ...]:
    return (
        Cell(one.code, reverse("received_referral", args=[one.row.pk]), isolate=True),
        Cell(labels.label("referral_urgency", one.row.urgency)),
        Cell(tag=words.state(one.row)),
        words.due(one.row) if one.row.due_at else Cell("–"),
        Cell(day(one.row.sent_at)),
    )


@screen(Role.SERVICE_PROVIDER)
def referral(request: StaffRequest, referral: UUID) -> HttpResponseBase:
    """Show one referral to its addressee: the packet while it is open, what was said, and the steps that are theirs."""
    view = queries.received_one(request.access, referral)
    packet = view.packet or {}
    context = {
        "title": _("Referral to you"),
        "view": view,
        "state": words.state(view.row),
        "rows": _rows(view, packet),
        "fields": words.packet(packet.get("fields", {})),
        "talk": [event(one, view.names) for one in reversed(packet.get("said", []))],
        "plain": [(step, TITLES[step], _way(view, step)) for step in view.ways if step in PLAIN],
        "links": [Link(str(TITLES[step]), _way(view, step)) for step in offered(view) if step not in PLAIN],
        "due": words.due(view.row) if view.row.due_at else Cell(""),
        "unchecked": words.unchecked(view.row),
    }
    return render(request, "staff/referrals/received.html", context)


def _way(view: queries.Received, step: str) -> str:
    return reverse("received_step", args=[view.row.pk, step])


def _rows(view: queries.Received, packet: dict[str, Any]) -> list[Row]:
    row = view.row
    found = [
        Row(_("Service"), packet.get("service", "")),
        Row(_("Kind of help"), labels.label("service_type", packet.get("need", ""))),
        Row(_("Urgency"), labels.label("referral_urgency", row.urgency)),
        Row(_("Sent by"), view.names.get(str(row.sent_by), ""), isolate=True),
        Row(_("Sent on"), moment(row.sent_at)),
        Row(_("Open to you until"), moment(row.expires_at) if view.packet is not None else ""),
    ]
    return [one for one in found if one.value]
