"""What waits in the work with communities, for the page of today."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.casework.communities import queries
from amparo.interfaces.staff.communities.showing import words
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
    """Return rumours to check or answer, actions past their day, and results that the community waits to hear."""
    return [_row(one) for one in queries.waiting(access)]


def _row(one: queries.Waiting) -> tuple[Cell, ...]:
    what, view = one.view.kind.name, one.view
    address = reverse("community_record", args=[what, view.id])
    if one.step in ("check", "answer"):
        address = reverse("community_rumour_step", args=[view.id, one.step])
    home = Cell(alone(view.community.name))
    return home, Cell(words.title(view)), _when(one), Cell(str(STEPS[one.step]), url=address)


def _when(one: queries.Waiting) -> Cell:
    if isinstance(one.by, datetime):
        return Cell(deadline=Deadline(one.by))
    if isinstance(one.by, date) and one.step == "late":
        return Cell(deadline=Deadline(datetime.combine(one.by, time(23, 59), UTC)))
    return Cell(_("Since it ended"))
