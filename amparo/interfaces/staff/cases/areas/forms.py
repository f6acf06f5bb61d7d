"""The forms of an area on its page: how far each is, by when, what was filled before, and the way to begin it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse

from amparo import practice
from amparo.casework.cases import queries as cases
from amparo.casework.cases.areas.standing import Standing
from amparo.foundation import ids
from amparo.foundation.areas import StepStand
from amparo.interfaces.staff.cases.areas import words
from amparo.interfaces.staff.screens import StaffRequest
from amparo.interfaces.ui.components import day
from amparo.interfaces.ui.parts import Deadline, Link, Tag


@dataclass(frozen=True)
class Shown:
    """One form of an area: its title and state, why it stands there, by when, earlier fillings, and how to begin it.

    `begin` is the form to begin by POST ("" when it cannot be begun now); `unchecked` the source of an unverified clock.
    """

    title: str
    state: Tag
    because: str
    deadline: Deadline | None
    unchecked: str
    filled: list[Link]
    begin: str
    again: bool
    key: UUID


def steps(request: StaffRequest, view: cases.CaseView, standing: Standing, *, may: bool) -> list[Shown]:
    """Return the forms of an area in the order of the work."""
    due = _due(request, view, standing)
    return [_shown(view, standing, each, due.get(each.step.form), may=may) for each in standing.steps]


def _shown(
    view: cases.CaseView, standing: Standing, each: StepStand, due: tuple[datetime, str] | None, *, may: bool
) -> Shown:
    area, form = standing.area.name, each.step.form
    return Shown(
        title=words.form(f"{area}/{form}"),
        state=words.state(each.state),
        because=words.said(area, each.step.because),
        deadline=Deadline(due[0]) if due else None,
        unchecked=_unchecked(due[1]) if due else "",
        filled=[
            _link(view.id, one.entry.pk, day(one.entry.on))
            for one in standing.known.of(standing.area)
            if one.stem == form
        ],
        begin=form if may and each.can_begin else "",
        again=each.state == "done",
        key=ids.new(),
    )


def _link(case: UUID, entry: UUID, text: str) -> Link:
    return Link(text, reverse("case_form", args=[case, entry]))


def _due(request: StaffRequest, view: cases.CaseView, standing: Standing) -> dict[str, tuple[datetime, str]]:
    """Return form → by when it is to be filled, and the parameter that says so."""
    tasks = [each.fields for each in cases.open_tasks(request.access, view) if words.is_clock(each.fields)]
    return {
        str(fields["form"]): (datetime.fromisoformat(fields["due_at"]), str(fields["parameter"]))
        for fields in tasks
        if fields["area"] == standing.area.name
    }


def _unchecked(parameter: str) -> str:
    found = next((one for one in practice.catalogue().deadlines if one.id == parameter), None)
    return found.source if found and not found.verified else ""
