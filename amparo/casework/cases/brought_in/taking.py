"""Take in one case of a file: the person, a restricted case that carries the area, drafts of its forms, and all as received."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction

from amparo import practice
from amparo.casework.cases.actions.areas import enter_area
from amparo.casework.cases.actions.opening import open_case
from amparo.casework.cases.answers import PREFIX
from amparo.casework.cases.areas.beginning import TAKEN
from amparo.casework.cases.areas.carried import KIND
from amparo.casework.cases.brought_in import received
from amparo.casework.cases.brought_in.lines import AREA, Draft, Line, left_over
from amparo.casework.cases.brought_in.received import FIELD, Put, Receipt, record_of
from amparo.casework.cases.models import Case, CaseStatus, EntryKind, EntryStatus
from amparo.casework.cases.queries.case import SUMMARY, cases_of_person, find
from amparo.casework.cases.rows import new_entry
from amparo.casework.people import actions as people
from amparo.foundation import clock, ids
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Action, Compartment, Role
from amparo.trust.disclosure import acting, gate, kept_apart
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.acting import once

STORY = Compartment.STORY
ACT = "form.started"
"""The log's word says nothing of an area; that something was received stands in the sealed details."""


@dataclass(frozen=True)
class Taken:
    """The case that a line became; `before` says that it was taken in at an earlier time, and nothing was done now."""

    case: UUID
    before: bool

    @property
    def code(self) -> str:
        """Return the case's code."""
        return ids.code(self.case)


def may_bring_in(access: Access) -> bool:
    """Return whether somebody may take in such cases: case workers qualified in the area."""
    return access.role is Role.CASE_WORKER and received.area().head.compartment in access.actor.qualifications


def key_of(by: Access, line: Line) -> UUID:
    """Return the key under which `by` takes in a line once, in whatever file it comes again; it tells nobody what it says."""
    return kept_apart.record_for(by.id, f"brought in {line.content}")


def taken_before(by: Access, line: Line) -> UUID | None:
    """Return the case that `by` made of a line at an earlier time."""
    return once.already(by, key_of(by, line))


def take_in(*, by: Access, line: Line, source: str, team: UUID, person: UUID | None = None) -> Taken:
    """Take in one case: for a person known here, or for one who is registered in `team`. All of it, or nothing.

    An open case of the person goes on; it becomes restricted and carries the area. Raises "not there" for who may not, and
    Refusal for a line that cannot stand: nobody is registered without any name.
    """
    if not may_bring_in(by):
        raise gate.not_there(by, None, ACT)
    if not source.strip():
        raise Refusal("forms.required", field="source")
    before = taken_before(by, line)
    if before:
        return Taken(before, before=True)
    if person is None and line.nameless:
        raise Refusal("htcds.nameless", field="person")
    with transaction.atomic():
        who = person or people.register(by=by, fields=line.details, team=team)
        case = _case(by, who)
        enter_area(by=by, case=case, area=AREA)
        _keep(by, case, line, source.strip())
    return Taken(case, before=False)


def _case(by: Access, person: UUID) -> UUID:
    standing = next((one.id for one in cases_of_person(by, person) if one.is_open and one.story_open), None)
    return standing or open_case(by=by, person=person)


def _keep(by: Access, case: UUID, line: Line, source: str) -> None:
    row, facts = find(by, case, STORY)
    if row.status != CaseStatus.OPEN:
        raise Refusal("cases.closed")
    place, record = received.place(), record_of(row.pk)
    with acting.act(by, ACT, facts, Action.WRITE, place) as act:
        put = tuple(_begin(act, row, line, draft) for draft in line.drafts)
        kept = Receipt(source, clock.now(), by.id, line.record, put).kept()
        act.write(record, place, KIND, {f"{FIELD}{ids.new()}": kept})
        # The summary says nothing new: its version carries the key, so that the same line leads back to this case.
        act.write(row.pk, STORY, SUMMARY, {}, key=key_of(by, line))
        act.about(record, place, area=AREA, forms=len(put))


def _begin(act: acting.Act, case: Case, line: Line, draft: Draft) -> Put:
    """Begin a form with what was received: a draft, which completes nothing before a colleague has looked through it."""
    entry = new_entry(case, act.by, EntryKind.FORM, EntryStatus.DRAFT)
    entry.save(force_insert=True)
    on = clock.today().isoformat()
    fields: dict[str, Any] = {"form": practice.catalogue().form(draft.form).ref, "area": AREA}
    for path, value in draft.answers.items():
        fields[f"{PREFIX}{path}"] = value
        fields[f"{TAKEN}{path}"] = {"value": value, "form": "", "on": on}
    act.write(entry.pk, received.place(), KIND, fields)
    return Put.of(entry.pk, draft, {name: tuple(values) for name, values in left_over(line.record, draft).items()})
