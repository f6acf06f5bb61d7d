"""The forms of an area on its page: how far each is, by when, what was filled before, and the way to go on with it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from amparo import practice
from amparo.casework.cases import queries as cases
from amparo.casework.cases.areas.standing import Standing
from amparo.casework.cases.areas.views import AreasView
from amparo.foundation import ids
from amparo.foundation.areas import StepStand
from amparo.interfaces.staff.cases.areas import words
from amparo.interfaces.staff.screens import StaffRequest
from amparo.interfaces.ui.components import day
from amparo.interfaces.ui.parts import Deadline, Link, Tag

IN_HAND = ("begun", "returned")
Due = tuple[datetime, str]
"""By when a form is to be filled, and the parameter that says so."""


@dataclass(frozen=True)
class Shown:
    """One form of an area: its title and state, why it stands there, by when, earlier fillings, and how to go on.

    `notes` say what comes first, who approves, what it waits for. `begin` is the form to begin by POST ("" when it cannot
    be begun now), `go_on` where one that is begun is gone on with; `main` marks the one thing to do next.
    `unchecked` is the source of an unverified clock.
    """

    title: str
    state: Tag
    because: str
    notes: list[str]
    deadline: Deadline | None
    unchecked: str
    filled: list[Link]
    begin: str
    go_on: str
    again: bool
    main: bool
    key: UUID = field(default_factory=ids.new)


def steps(request: StaffRequest, view: cases.CaseView, found: AreasView, standing: Standing) -> list[Shown]:
    """Return the forms of an area in the order of the work."""
    due = _due(request, view, standing)
    main = _main(standing, due)
    return [_shown(view, found, standing, each, due.get(each.step.form), main=each is main) for each in standing.steps]


def _main(standing: Standing, due: Mapping[str, Due]) -> StepStand | None:
    """Return the one thing to do next: what is begun, else what is due first, else what comes first."""
    in_hand = [each for each in standing.steps if each.state in IN_HAND]
    not_begun = [each for each in standing.steps if each.state == "open"]
    clocked = sorted((each for each in not_begun if each.step.form in due), key=lambda each: due[each.step.form])
    return next(iter([*in_hand, *clocked, *not_begun]), None)


def _shown(
    view: cases.CaseView, found: AreasView, standing: Standing, each: StepStand, due: Due | None, *, main: bool
) -> Shown:
    mine = [one.entry for one in standing.known.of(standing.area) if one.stem == each.step.form]
    blocked = _blocked(found, standing, each.step.form)
    may = view.is_open and standing.area.name in found.can_write and not blocked
    return Shown(
        title=words.form(f"{standing.area.name}/{each.step.form}"),
        state=words.state(each.state),
        because=words.said(standing.area.name, each.step.because),
        notes=[*_notes(standing, each), *blocked],
        deadline=Deadline(due[0]) if due else None,
        unchecked=_unchecked(due[1]) if due else "",
        filled=[Link(day(one.on), reverse("case_form", args=[view.id, one.pk])) for one in mine],
        begin=each.step.form if may and each.can_begin else "",
        go_on=reverse("case_form", args=[view.id, mine[-1].pk]) if may and each.state in IN_HAND else "",
        again=each.state == "done",
        main=main,
    )


def _notes(standing: Standing, each: StepStand) -> Iterator[str]:
    earlier = [form for form in each.step.after if form not in standing.complete]
    if each.state == "not_yet" and earlier:
        names = _(", ").join(words.form(f"{standing.area.name}/{form}") for form in earlier)
        yield _("First: %(forms)s.") % {"forms": names}
    if each.step.approval and each.state in ("open", *IN_HAND):
        yield _("A supervisor approves it.")


def _blocked(found: AreasView, standing: Standing, form: str) -> list[str]:
    """Return what an act that a form does waits for, as far as the reader may know."""
    seen = {block.gate.act for _area, block, _why in found.blocks}
    told = _("%(act)s cannot be done yet. What it waits for stands under “What cannot be done yet”.")
    unseen = _(
        "%(act)s cannot be done yet: something else has to be done first, which you cannot see. "
        "Ask the person responsible for the case."
    )
    shut = [act for act in standing.area.acts_of(form) if act in found.shut]
    return [(told if act in seen else unseen) % {"act": words.act(act)} for act in shut]


def _due(request: StaffRequest, view: cases.CaseView, standing: Standing) -> dict[str, Due]:
    """Return form → by when it is to be filled, and the parameter that says so."""
    tasks = [each.fields for each in cases.file_of(request.access, view).tasks() if words.is_clock(each.fields)]
    return {
        str(fields["form"]): (datetime.fromisoformat(fields["due_at"]), str(fields["parameter"]))
        for fields in tasks
        if fields["area"] == standing.area.name
    }


def _unchecked(parameter: str) -> str:
    found = next((one for one in practice.catalogue().deadlines if one.id == parameter), None)
    return found.source if found and not found.verified else ""
