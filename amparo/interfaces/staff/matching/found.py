"""What comparing the sealed questions of colleagues with one's own restricted people found."""

from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.casework.matching import actions
from amparo.casework.matching.queries import Match
from amparo.interfaces.staff.matching import words
from amparo.interfaces.staff.screens import CASE_STAFF, StaffRequest, screen
from amparo.interfaces.ui.components import day
from amparo.interfaces.ui.languages import alone
from amparo.interfaces.ui.parts import Cell, Column, Table
from amparo.trust.disclosure.access import Access


@screen(*CASE_STAFF)
def found(request: StaffRequest) -> HttpResponseBase:
    """Compare once more, and show by code whom of the reader's the questions may be about; nobody's record is opened for it."""
    columns = (
        Column(_("Your person")),
        Column(_("Asked by")),
        Column(_("What is alike")),
        Column(_("Open until")),
        Column(_("Next step")),
    )
    rows = tuple(_row(match) for match in actions.matches(by=request.access))
    context = {"title": _("Sealed questions"), "table": Table(_("Sealed questions"), columns, rows)}
    return render(request, "staff/matching/found.html", context)


def _row(match: Match) -> tuple[Cell, ...]:
    place = reverse("answer_match", args=[match.request.pk, match.facts.record])
    way = Cell(_("Read and decide"), url=place) if match.may_answer else Cell(_("The worker responsible answers"))
    return (
        Cell(match.code, url=reverse("person", args=[match.facts.record]), isolate=True),
        Cell(_("%(name)s, team %(team)s") % {"name": alone(match.asker), "team": alone(match.team)}),
        Cell(words.agrees(match.agrees)),
        Cell(day(match.request.until)),
        way,
    )


def waiting(access: Access) -> list[tuple[Cell, ...]]:
    """Return the row for Today when comparing found something; new questions are compared meanwhile."""
    count = actions.compare_new(by=access)
    if not count:
        return []
    one, more = _("A colleague asks about somebody who may be yours"), _("Colleagues ask about people who may be yours")
    return [
        (Cell("–"), Cell(one if count == 1 else more), Cell(""), Cell(_("Read and decide"), url=reverse("matches")))
    ]
