"""Tables of the work with communities: communities, records of one kind, volunteers."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.casework.communities.queries import CommunityView, RecordView, VolunteerView
from amparo.interfaces.staff import labels
from amparo.interfaces.staff.communities.showing import words
from amparo.interfaces.ui.components import day
from amparo.interfaces.ui.parts import Cell, Column, Table, Tag


def communities(found: Iterable[CommunityView]) -> Table:
    """Return communities as a table."""
    columns = (Column(_("Community")), Column(_("Place")), Column(_("Kind of community")), Column(_("State")))
    rows = tuple(
        (
            Cell(view.name, reverse("community", args=[view.id]), isolate=True),
            Cell(words.place(view.row.place)),
            Cell(labels.label("community_kind", view.row.kind)),
            Cell(tag=Tag(_("Ended"), "grey") if view.row.ended_on else Tag(_("We work together"), "green")),
        )
        for view in found
    )
    return Table(_("Communities"), columns, rows)


def records(what: str, found: Iterable[RecordView], *, of_one: bool = False) -> Table:
    """Return records of one kind as a table; of one community without naming it in each line."""
    title = str(words.MANY[what])
    columns = [Column(str(words.ONE[what])), Column(_("Community")), Column(_("Day")), Column(_("State"))]
    rows = tuple(tuple(_record(view, of_one=of_one)) for view in found)
    return Table(title, tuple(one for one in columns if not of_one or one.text != _("Community")), rows)


def _record(view: RecordView, *, of_one: bool) -> Iterable[Cell]:
    address = reverse("community_record", args=[view.kind.name, view.id])
    yield Cell(words.title(view), address, isolate=True)
    if not of_one:
        yield Cell(view.community.name, isolate=True)
    yield Cell(words.when(view))
    marks = words.marks(view)
    text = _(", ").join(mark.text for mark in marks[:-1])
    yield Cell(text, tag=marks[-1] if marks else None)


def volunteers(found: Iterable[VolunteerView]) -> Table:
    """Return volunteers as a table; without the name for who may not know it."""
    columns = (
        Column(_("Volunteer")),
        Column(_("Supervised by")),
        Column(_("Agreed until")),
        Column(_("May they be sent?")),
    )
    rows = tuple(
        (
            Cell(view.name or view.code, reverse("community_volunteer", args=[view.id]), isolate=True),
            Cell(view.supervisor),
            Cell(day(view.row.ends_on)),
            Cell(tag=words.sent(view)),
        )
        for view in found
    )
    return Table(_("Volunteers"), columns, rows)
