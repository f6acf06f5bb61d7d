"""Lists of reports: what waits, what is done, what was set aside; and what of it stands on Today. Nothing is opened for them."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.casework.feedback import admission, queries
from amparo.casework.feedback.queries import Line
from amparo.foundation.policy import Role
from amparo.interfaces.staff import labels
from amparo.interfaces.staff.feedback import words
from amparo.interfaces.staff.screens import StaffRequest, screen
from amparo.interfaces.ui.addresses import narrowed, whole
from amparo.interfaces.ui.components import day
from amparo.interfaces.ui.parts import Cell, Column, Deadline, Link, Table
from amparo.trust.disclosure.access import Access

READERS = (Role.FOCAL_POINT, Role.SUPERVISOR)
WORKING = (*READERS, Role.CASE_WORKER)
"""Who opens single reports: case workers, too, what somebody asked of a service and was handed to them."""
LISTS = ("open", "done", "set_aside")


@screen(*READERS)
def inbox(request: StaffRequest) -> HttpResponseBase:
    """Show the reports that are sealed to the reader, a page at a time."""
    page = listed(request, "reports", asked=False)
    counts = reverse("figures") if request.access.role is Role.FOCAL_POINT else ""
    context = {"title": _("Feedback and complaints"), "counts_url": counts, **page}
    return render(request, "staff/feedback/list.html", context)


def listed(request: StaffRequest, route: str, *, asked: bool) -> dict[str, Any]:
    """Return what a page of reports shows, or of what people ask of services."""
    wanted = request.GET.get("which", "open")
    which = wanted if wanted in LISTS else "open"
    number = whole(request.GET.get("page", ""), 1)
    admission.look(request.access)
    lines, more = queries.inbox(request.access, which, number, asked=asked)
    told = {"which": which if which != "open" else ""}
    return {
        "table": _table(lines),
        "tabs": _tabs(route, which),
        "pages": {
            "previous_url": narrowed(route, {**told, "page": str(number - 1)}) if number > 1 else "",
            "next_url": narrowed(route, {**told, "page": str(number + 1)}) if more else "",
        },
        "empty_text": _("There is nothing here that is sealed to you."),
    }


def _tabs(route: str, here: str) -> list[Link]:
    names = {"open": _("Waiting"), "done": _("Answered and closed"), "set_aside": _("Set aside")}
    return [
        Link(text, narrowed(route, {"which": name if name != "open" else ""}), current=name == here)
        for name, text in names.items()
    ]


def _table(lines: Sequence[Line]) -> Table:
    columns = (
        Column(_("Code")), Column(_("State")), Column(_("Way")), Column(_("Language")), Column(_("Received")),
        Column(_("Due")), Column(_("Answered by")),
    )  # fmt: skip
    return Table(_("Reports"), columns, tuple(_row(line) for line in lines))


def _row(line: Line) -> tuple[Cell, ...]:
    return (
        Cell(line.code, url=reverse("report", args=[line.row.pk]), isolate=True, tag=words.mark(line)),
        Cell(words.state(line)),
        Cell(labels.label("feedback_channel", line.row.channel)),
        Cell(words.language(line.row.language)),
        Cell(day(line.row.received_at)),
        Cell(deadline=Deadline(line.due_at)) if line.due_at else Cell("–"),
        Cell(line.handler or "–", isolate=bool(line.handler)),
    )


def waiting(access: Access, *, asked: bool = False) -> list[tuple[Cell, ...]]:
    """Return the rows of what waits for `access` today: code, how far it is, by when, and the way to it.

    With `asked` of what people ask of services. What came through the public door a moment ago is admitted first.
    """
    admission.look(access)
    return [
        (
            Cell(line.code, isolate=True, tag=words.mark(line)),
            Cell(words.state(line)),
            Cell(deadline=Deadline(line.due_at)) if line.due_at else Cell(),
            Cell(_("Open the report"), url=reverse("report", args=[line.row.pk])),
        )
        for line in queries.waiting(access, asked=asked)
    ]
