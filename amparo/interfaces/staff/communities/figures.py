"""How many took part in what, for those who work with counts; no community is named, and small numbers are not shown."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.casework.communities import queries
from amparo.casework.communities.queries import Figure
from amparo.foundation.policy import Role
from amparo.interfaces.staff import labels
from amparo.interfaces.staff.communities.lists import tabs
from amparo.interfaces.staff.referrals import words
from amparo.interfaces.staff.screens import CASE_STAFF, StaffRequest, screen
from amparo.interfaces.ui.parts import Cell, Column, Table

WHAT: Mapping[str, Any] = {
    "session": gettext_lazy("Who came to sessions"),
    "committee": gettext_lazy("Who sits on committees"),
    "campaign": gettext_lazy("Whom campaigns reached"),
    "point": gettext_lazy("What was spoken about"),
    "action": gettext_lazy("How actions of plans stand"),
    "rumour": gettext_lazy("What rumours were found to be"),
}
LISTS = {
    "group": "community_group", "sex": "sex", "age": "participant_age", "category": "community_point",
    "status": "plan_status", "finding": "rumour_finding",
}  # fmt: skip
BY: Mapping[str, Any] = {
    "group": gettext_lazy("Group"), "sex": gettext_lazy("Sex"), "age": gettext_lazy("Age"),
    "category": gettext_lazy("About"), "status": gettext_lazy("How it stands"), "finding": gettext_lazy("Is it true?"),
}  # fmt: skip


@screen(*CASE_STAFF, Role.INFORMATION_OFFICER)
def figures(request: StaffRequest) -> HttpResponseBase:
    """Show the figures of the agency."""
    found = queries.figures(request.access)
    context = {
        "title": _("Taking part, in figures"),
        "parts": [
            (str(title), _table(what, [one for one in found if one.what == what])) for what, title in WHAT.items()
        ],
        "tabs": tabs("figures") if request.access.role in CASE_STAFF else [],
    }
    return render(request, "staff/communities/figures.html", context)


def _table(what: str, found: Iterable[Figure]) -> Table:
    columns = (Column(_("Counted by")), Column(_("Which")), Column(_("How many"), numeric=True))
    rows = tuple(
        (Cell(str(BY[one.by])), Cell(labels.label(LISTS[one.by], one.code)), Cell(words.count(one.count), numeric=True))
        for one in found
    )
    return Table(str(WHAT[what]), columns, rows)
