"""What waits in the work with communities, for the page of today."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.casework.communities import queries
from amparo.interfaces.staff.communities import leaving
from amparo.interfaces.staff.communities.showing import words
from amparo.interfaces.ui.components import day
from amparo.interfaces.ui.languages import alone
from amparo.interfaces.ui.parts import Cell, Deadline
from amparo.trust.disclosure.access import Access

STEPS: Mapping[str, Any] = {
    "check": gettext_lazy("Check the rumour"),
    "answer": gettext_lazy("Answer the rumour"),
    "late": gettext_lazy("Say how it stands"),
    "tell": gettext_lazy("Tell the community"),
}


def rows(access: Access) -> list[tuple[Cell, ...]]:
    """Return rumours to check or answer, actions past their day, results to tell of, and names kept too long."""
    return [*map(_row, queries.waiting(access)), *map(_name, queries.kept_too_long(access))]


def _row(one: queries.Waiting) -> tuple[Cell, ...]:
    what, view = one.view.kind.name, one.view
    address = reverse("community_record", args=[what, view.id])
    if one.step in ("check", "answer"):
        address = reverse("community_rumour_step", args=[view.id, one.step])
    home = Cell(alone(view.community.name))
    return home, Cell(alone(words.title(view))), _when(one), Cell(str(STEPS[one.step]), url=address)


def _name(one: queries.VolunteerView) -> tuple[Cell, ...]:
    way = Cell(leaving.next_step(one), url=reverse("community_volunteer_erase", args=[one.id]))
    ended = one.row.stopped_on or one.row.ends_on
    return (
        Cell(_("Volunteer %(code)s") % {"code": alone(one.code)}),
        Cell(_("Name and contact are kept too long")),
        Cell(day(ended)),
        way,
    )


def _when(one: queries.Waiting) -> Cell:
    if isinstance(one.by, datetime):
        return Cell(deadline=Deadline(one.by))
    if isinstance(one.by, date) and one.step == "late":
        return Cell(deadline=Deadline(datetime.combine(one.by, time(23, 59), UTC)))
    return Cell(_("Since it ended"))
