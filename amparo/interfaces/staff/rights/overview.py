"""What there is about data rights: everything that waits, and all that one person asked."""

from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.casework.rights import queries
from amparo.foundation import ids
from amparo.foundation.policy import Role
from amparo.interfaces.staff import labels
from amparo.interfaces.staff.rights import lists, words
from amparo.interfaces.staff.screens import CASE_STAFF, StaffRequest, screen
from amparo.interfaces.ui.components import day, moment
from amparo.interfaces.ui.parts import Cell, Column, Link, Row, Table

RIGHTS_STAFF = (*CASE_STAFF, Role.PROTECTION_DATA_OFFICER)


@screen(*RIGHTS_STAFF)
def everything(request: StaffRequest) -> HttpResponseBase:
    """Show the open requests in reach, the files past their time, and the certificates."""
    access = request.access
    waiting = [lists.row_of(view, words.STEPS[view.row.step]) for view in queries.waiting(access)]
    parts = [
        (_("Open requests"), lists.table(_("Open requests"), waiting)),
        (
            _("Files past their time of keeping"),
            lists.table(_("Files past their time of keeping"), lists.reviews(access)),
        ),
        (_("Certificates of destruction"), _certificates(queries.certificates(access))),
    ]
    return render(request, "staff/rights/everything.html", {"title": _("Data rights"), "parts": parts})


def _certificates(rows: list[queries.Certificate]) -> Table:
    columns = (Column(_("Code of the person")), Column(_("Why")), Column(_("Destroyed on")), Column(_("Next step")))
    cells = [
        (
            Cell(ids.code(row.person), isolate=True),
            Cell(str(words.GROUNDS[row.ground])),
            Cell(moment(row.made_at)),
            Cell(_("Open the certificate"), url=reverse("certificate", args=[row.pk])),
        )
        for row in rows
    ]
    return Table(_("Certificates of destruction"), columns, tuple(cells))


@screen(*RIGHTS_STAFF)
def of_person(request: StaffRequest, person: UUID) -> HttpResponseBase:
    """Show all requests and legal holds of a person, and the ways to write down a new one."""
    access = request.access
    found = queries.requests_of(access, person)
    can = queries.may(access, person)
    restricted = any(view.row.kind == "restriction" and lists.stands(view) for view in found)
    context = {
        "title": _("Data rights"),
        "code": ids.code(person),
        "person_url": reverse("person", args=[person]) if access.role in CASE_STAFF else "",
        "requests": Table(_("Requests"), lists.COLUMNS(), tuple(lists.row_of(view, _state(view)) for view in found)),
        "holds": [_hold(view, can) for view in queries.holds_of(access, person)],
        "links": _links(person, can, restricted=restricted),
    }
    return render(request, "staff/rights/person.html", context)


def _state(view: queries.RequestView) -> str:
    decided = words.OUTCOMES.get(view.row.outcome, "") if not view.is_open else ""
    return " · ".join(str(part) for part in (words.STEPS[view.row.step], decided) if part)


def _hold(view: queries.HoldView, can: queries.Can) -> tuple[str, list[Row], str]:
    rows = [
        Row(_("Reason"), str(view.words.get("reason", "")), isolate=True),
        Row(_("Set by"), view.set_by, isolate=True),
        Row(_("Set on"), moment(view.row.set_at)),
        Row(_("Until"), day(view.row.until) or _("until somebody lifts it")),
    ]
    if view.row.lifted_at:
        rows += [Row(_("Lifted by"), view.lifted_by, isolate=True), Row(_("Lifted on"), moment(view.row.lifted_at)),
                 Row(_("Why it was lifted"), str(view.words.get("lifted_because", "")), isolate=True)]  # fmt: skip
    title = _("Legal hold") if view.stands else _("Legal hold (over)")
    return title, rows, reverse("lift_hold", args=[view.row.pk]) if view.stands and can.hold else ""


def _links(person: UUID, can: queries.Can, *, restricted: bool) -> list[Link]:
    offered = [
        (can.work, Link(_("Write down a request"), reverse("ask_rights", args=[person]))),
        (can.hold, Link(_("Set a legal hold"), reverse("hold", args=[person]))),
        (can.work and restricted, Link(_("Allow the use again"), reverse("allow_use", args=[person]))),
    ]
    return [link for may, link in offered if may]


def kind(view: queries.RequestView) -> str:
    """Return what was asked, in words."""
    return labels.label("rights_kind", view.row.kind)
