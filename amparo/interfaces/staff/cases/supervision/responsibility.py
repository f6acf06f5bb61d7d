"""Who is responsible for a case, who else has a part in it, who is kept away, and its transfers."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.casework.cases import queries as cases
from amparo.foundation.policy import Tier
from amparo.interfaces.staff.cases import page
from amparo.interfaces.staff.cases.supervision import lifting
from amparo.interfaces.staff.cases.supervision.changes import ACTS
from amparo.interfaces.staff.screens import CASE_STAFF, StaffRequest, screen
from amparo.interfaces.ui.components import day
from amparo.interfaces.ui.parts import Cell, Column, Link, Row, Table

KINDS = {
    "case_team": gettext_lazy("On the case team"),
    "covering": gettext_lazy("Covers an absence"),
    "named_supervisor": gettext_lazy("Named supervisor"),
    "break_glass": gettext_lazy("Emergency access"),
    "conflict": gettext_lazy("Kept away: conflict of interest"),
    "complained_of": gettext_lazy("Kept away: complaint"),
}
TRANSFERS = {
    "offered": gettext_lazy("Offered"),
    "accepted": gettext_lazy("Accepted"),
    "declined": gettext_lazy("Declined"),
    "taken_back": gettext_lazy("Taken back"),
}


@screen(*CASE_STAFF)
def responsibility(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Show who has a part in the case, and what the reader may change about it."""
    view, context = page.frame(request, case_id, "case_responsibility")
    found = cases.responsibility(request.access, case_id)
    can: page.Rights = context["can"]
    context |= {
        "title": _("Responsibility"),
        "rows": _rows(view),
        "involved": _involved(found) if found.involved and can.story else None,
        "links": [*_links(view, found, can), *lifting.way(view, found, can)],
        "ending": [
            (each.id, _("End the part of %(name)s") % {"name": each.name})
            for each in found.involved
            if each.kind in {"case_team", "covering"}
        ],
        "transfers": _transfers(found) if found.transfers else None,
        "offered": found.offered if can.write else None,
    }
    return page.show(request, "supervision/responsibility.html", context)


def _rows(view: cases.CaseView) -> list[Row]:
    tier = _("Restricted") if view.facts.tier is Tier.RESTRICTED else _("Standard")
    return [
        Row(_("Responsible"), view.owner_name or _("Nobody yet"), isolate=True),
        Row(_("Team"), view.team_name, isolate=True),
        Row(_("Tier"), tier),
    ]


def _involved(found: cases.Responsibility) -> Table:
    columns = (Column(_("Colleague")), Column(_("Part")), Column(_("Until")))
    rows = tuple(
        (
            Cell(each.name, isolate=True),
            Cell(str(KINDS.get(each.kind, each.kind))),
            Cell(day(each.until) or _("Further notice")),
        )
        for each in found.involved
    )
    return Table(_("Colleagues with a part in this case"), columns, rows, caption_shown=True)


def _links(view: cases.CaseView, found: cases.Responsibility, can: page.Rights) -> list[Link]:
    listed = []
    if view.is_open:
        named = [name for name in ACTS if can.supervise or (name == "conflict" and can.write)]
        listed = [
            Link(str(ACTS[name].title), reverse("case_responsibility_change", args=[view.id, name])) for name in named
        ]
    if can.write and view.facts.tier is not Tier.RESTRICTED:
        listed.append(Link(_("Make this case restricted"), reverse("case_restrict", args=[view.id])))
    if can.write and found.offered is None:
        listed.append(Link(_("Offer a transfer to another team"), reverse("case_transfer_offer", args=[view.id])))
    return listed


def _transfers(found: cases.Responsibility) -> Table:
    columns = (Column(_("To")), Column(_("State")), Column(_("Offered on")), Column(_("Answered on")))
    rows = tuple(
        (
            Cell(each.to_team.name, isolate=True),
            Cell(str(TRANSFERS[each.status])),
            Cell(day(each.offered_at)),
            Cell(day(each.decided_at) or "–"),
        )
        for each in found.transfers
    )
    return Table(_("Transfers"), columns, rows, caption_shown=True)
