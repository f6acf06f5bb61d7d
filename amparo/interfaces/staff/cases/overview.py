"""The page of a case: where it stands, the one next thing to do, what is due, and the ways to add to the file."""

from datetime import UTC, datetime, time
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from amparo.casework.cases import pathway
from amparo.casework.cases import queries as cases
from amparo.casework.cases.areas import views
from amparo.casework.cases.areas.standing import Standing
from amparo.foundation import ids
from amparo.interfaces.staff.cases import page, words
from amparo.interfaces.staff.cases.areas import words as area_words
from amparo.interfaces.staff.cases.following import agreed_in, thing
from amparo.interfaces.staff.screens import CASE_STAFF, StaffRequest, screen
from amparo.interfaces.ui.parts import Deadline, Link, Step, Tag, Task

SHOWN = 6


@screen(*CASE_STAFF)
def case(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Show where a case stands and what comes next."""
    view, context = page.frame(request, case_id, "case")
    file = cases.file_of(request.access, view)
    way = cases.way_of(file)
    can: page.Rights = context["can"]
    _open_at_once(file, way, can)
    context |= {
        "title": _("Overview"),
        "steps": steps(view, way, can),
        "thing": thing(file, view, way, can),
        "deadlines": [(words.step(each.step), Deadline(each.due_at), _unchecked(each)) for each in view.deadlines],
        "risk_words": _risk_words(view),
        "forms": forms(view, way, can),
        "key": ids.new(),
    }
    if can.notes:
        context["tasks"] = tasks(file)
    if can.write or can.after:
        context["adding"] = adding(view, only_note=not can.write)
    if can.areas:
        context["areas"] = carried(view, file)
    if can.write:
        context |= {"imported": cases.imported_forms(request.access)}
    return page.show(request, "overview.html", context)


def _open_at_once(file: cases.CaseFile, way: cases.Way, can: page.Rights) -> None:
    """Open in one pass what the page shows of entries: the tasks, and what the next thing and the areas are read from."""
    wanted = [row.pk for row in file.tasks_to_do] if can.notes else []
    if can.write and (agreed := agreed_in(way)):
        wanted.append(agreed)
    if can.areas:
        views.ahead(file, wanted)
    else:
        file.open(file.asks(wanted))


def steps(view: cases.CaseView, way: cases.Way, can: page.Rights) -> list[Step]:
    """Return the steps of the pathway with how far each is; a finished one leads to its form."""
    reached = pathway.STEPS.index(view.row.step) if view.row.step in pathway.STEPS else len(pathway.STEPS)
    shown = []
    for number, code in enumerate(pathway.STEPS):
        form = way.forms.get(code)
        finished = form is not None and form.status in {"complete", "approved"}
        passed = number < reached and (finished or code not in pathway.FORMS)
        state = "current" if number == reached else "done" if passed or (finished and not view.is_open) else "next"
        url = reverse("case_form", args=[view.id, form.entry]) if form and can.story else ""
        shown.append(Step(words.step(code), state, url, form.on if form and state == "done" else None))  # type: ignore[arg-type]
    return shown


def _unchecked(deadline: Any) -> str:
    found = pathway.parameter(deadline.parameter)
    return found.source if found and not found.verified else ""


def _risk_words(view: cases.CaseView) -> str:
    computed, decided = view.summary.get("risk_level"), view.summary.get("risk_override_level")
    if not decided:
        return ""
    return _("The rules said: %(computed)s. A supervisor decided otherwise.") % {"computed": words.level(str(computed))}


def forms(view: cases.CaseView, way: cases.Way, can: page.Rights) -> list[Task]:
    """Return the newest form of each step that has one, with its state."""
    listed = [way.forms[code] for code in pathway.STEPS if code in way.forms]
    return [
        Task(
            words.step(each.step),
            reverse("case_form", args=[view.id, each.entry]) if can.story else "",
            words.state(each.status),
        )
        for each in listed
    ]


def tasks(file: cases.CaseFile) -> list[Task]:
    """Return the tasks that are still to do, the first due first."""
    return [
        Task(
            area_words.task(each.fields),
            area_words.task_url(file.case.pk, each.id, each.fields, "case_entry"),
            words.state(each.row.status),
            deadline=Deadline(datetime.combine(each.row.due_on, time(23, 59), UTC)) if each.row.due_on else None,
        )
        for each in file.tasks()[:SHOWN]
    ]


def carried(view: cases.CaseView, file: cases.CaseFile) -> list[Task]:
    """Return the areas that the case carries, with what waits or is shut in them, and those that are offered."""
    found = views.areas(file.access, view, file)
    shut = {area.name for area, _block, _why in found.blocks}
    listed = [
        Task(
            area_words.area(standing.area.name),
            reverse("case_area", args=[view.id, standing.area.name]),
            _how(standing, blocked=standing.area.name in shut),
        )
        for standing in found.carried
    ]
    here = reverse("case_areas", args=[view.id])
    return listed + [Task(area_words.area(offer.area.name), here, Tag(_("Offered"), "blue")) for offer in found.offered]


def _how(standing: Standing, *, blocked: bool) -> Tag:
    if any(each.state == "waiting" for each in standing.steps):
        return area_words.state("waiting")
    return Tag(_("Something is blocked"), "orange") if blocked else Tag(_("Nothing is blocked"), "green")


def adding(view: cases.CaseView, only_note: bool) -> list[Link]:
    """Return the links to what can be added to the file; after closure only a note on the agreed contact."""
    kinds = {
        "note": _("Write a note"),
        "task": _("Add a task"),
        "journey": _("Add a part of the journey"),
        "incident": _("Record an incident"),
    }
    links = [Link(text, reverse("case_entry_new", args=[view.id, kind])) for kind, text in kinds.items()]
    if only_note:
        return links[:1]
    return [*links, Link(_("Add a document"), reverse("case_document_new", args=[view.id]))]
