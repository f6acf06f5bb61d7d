"""A case enters a specialised area and leaves it, and forms of the area are begun: by staff qualified for it."""

from uuid import UUID

from django.db import transaction

from amparo import practice
from amparo.casework.cases.actions.protecting import restrict
from amparo.casework.cases.areas import beginning, carried, changing, clocks, gates
from amparo.casework.cases.areas.carried import CARRIED, KIND, LEFT
from amparo.casework.cases.areas.knowledge import knowledge
from amparo.casework.cases.areas.standing import Standing
from amparo.casework.cases.areas.writing import Writing
from amparo.casework.cases.models import Case, CaseStatus, EntryKind, EntryStatus
from amparo.casework.cases.queries.case import SUMMARY, find
from amparo.casework.cases.queries.file import CaseFile
from amparo.casework.cases.rows import new_entry
from amparo.foundation import clock, ids
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import AREAS, Action, Compartment, Facts, Tier
from amparo.practice.specialised import Specialised
from amparo.trust.accounts import competence
from amparo.trust.disclosure import acting, gate
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.acting import once

STORY = Compartment.STORY
ACT = "form.started"
"""The log's word for it is that for a form; that it was an area stands in the sealed details."""


def enter_area(*, by: Access, case: UUID, area: str, key: UUID | None = None) -> None:
    """Let a case carry an area, as somebody qualified for it who may write the case; restrict the case where it says so.

    Entering an area that the case carries already changes nothing.
    """
    with transaction.atomic():
        row, facts, found = _writable(by, case, area)
        if once.already(by, key) or _standing(by, row, facts, area):
            return
        _check_proven(by, found)
        if found.head.restricts and facts.tier is not Tier.RESTRICTED:
            restrict(by=by, case=case)
            row, facts, found = _writable(by, case, area)
        record = carried.record_of(row.pk, area)
        said = {"area": area, "state": CARRIED, "slot": _slot(by, row, facts, area), "entered_by": str(by.id),
                "entered_at": clock.now().isoformat(), "left_at": None, "left_because": None}  # fmt: skip
        with acting.act(by, ACT, facts, Action.WRITE, carried.place_of(found)) as act:
            act.write(record, carried.place_of(found), KIND, said, key=key)
            act.about(record, carried.place_of(found), area=area, state=CARRIED)
            begun = gates.Slot({}, frozenset(), "", timed=False).kept()
            act.write(row.pk, STORY, SUMMARY, {f"{gates.FIELD}{said['slot']}": begun})
            changing.look_again(Writing(act, by, row))


def _check_proven(by: Access, area: Specialised) -> None:
    """Raise Refusal where the proof of the actor's competence ran out: what they carry goes on, nothing new begins."""
    part = carried.place_of(area)
    if part in AREAS and not competence.is_proven(by.id, part.value):
        raise Refusal("accounts.competence_over")


def _slot(by: Access, row: Case, facts: Facts, area: str) -> str:
    earlier = [each for each in carried.records(CaseFile(by, row, facts, "case.checked")) if each.area.name == area]
    return earlier[0].slot if earlier else str(ids.new())


def leave_area(*, by: Access, case: UUID, area: str, reason: str) -> None:
    """Let a case carry an area no longer, with a reason that stays in the area; its forms stay for who may read them."""
    row, facts, found = _writable(by, case, area)
    standing = _standing(by, row, facts, area)
    if standing is None:
        raise Refusal(gate.NOT_THERE)
    if not reason.strip():
        raise Refusal("cases.comment_missing", field="reason")
    with acting.act(by, ACT, facts, Action.WRITE, carried.place_of(found)) as act:
        writing = Writing(act, by, row)
        said = {"state": LEFT, "left_at": clock.now().isoformat(), "left_because": reason.strip()}
        act.write(standing.carried.record, carried.place_of(found), KIND, said)
        act.write(row.pk, STORY, SUMMARY, {f"{gates.FIELD}{standing.carried.slot}": None})
        clocks.end(writing, standing)
        act.about(standing.carried.record, carried.place_of(found), area=area, state=LEFT)


def begin_area_form(*, by: Access, case: UUID, area: str, form: str, key: UUID | None = None) -> UUID:
    """Begin a form of an area that the case carries; return its entry. One that is begun already is gone on with.

    What general forms have asked already is taken over and can be corrected.
    """
    row, facts, found = _writable(by, case, area)
    standing = _standing(by, row, facts, area)
    begun = once.already(by, key) or (_open(standing, form) if standing else None)
    if begun:
        return begun
    step = next((each for each in standing.steps if each.step.form == form), None) if standing else None
    if standing is None or step is None:
        raise Refusal(gate.NOT_THERE)
    if not step.can_begin:
        raise Refusal("cases.step_not_open")
    gates.check(by, row, facts, *found.acts_of(form))
    entry = new_entry(row, by, EntryKind.FORM, EntryStatus.DRAFT)
    fields = beginning.beginning(area, practice.catalogue().form(f"{area}/{form}"), standing.known.general)
    with acting.act(by, ACT, facts, Action.WRITE, carried.place_of(found)) as act:
        entry.save(force_insert=True)
        act.write(entry.pk, carried.place_of(found), KIND, fields, key=key)
        act.about(entry.pk, carried.place_of(found), form=form)
    return entry.pk


def _open(standing: Standing, form: str) -> UUID | None:
    """Return the newest entry of a form that is begun, or was returned, and not yet complete."""
    going_on = (EntryStatus.DRAFT, EntryStatus.RETURNED)
    begun = [each.entry for each in standing.known.of(standing.area) if each.stem == form]
    return next((entry.pk for entry in reversed(begun) if entry.status in going_on), None)


def look_again(*, by: Access, case: UUID) -> None:
    """Look again at the gates, clearances and clocks of the areas that `by` may read, as somebody who may write there.

    General answers may have changed by the hand of somebody who could not look.
    """
    row, facts = find(by, case, STORY)
    mine = gates.seen(by, row, facts)
    if not mine:
        raise Refusal(gate.NOT_THERE)
    place = next(iter(mine.values())).carried.place
    with acting.act(by, "form.checked", facts, Action.WRITE, place) as act:
        changing.look_again(Writing(act, by, row))
        act.about(row.pk, place)


def _writable(by: Access, case: UUID, area: str) -> tuple[Case, Facts, Specialised]:
    """Return an open case and an area in which `by` may write; raise "not there" where they may not."""
    row, facts = find(by, case, STORY)
    found = carried.known().get(area)
    if found is None:
        raise gate.not_there(by, case, ACT)
    gate.check(by, Action.WRITE, facts, carried.place_of(found), ACT)
    gate.check(by, Action.WRITE, facts, STORY, ACT)
    if row.status != CaseStatus.OPEN:
        raise Refusal("cases.closed")
    return row, facts, found


def _standing(by: Access, row: Case, facts: Facts, area: str) -> Standing | None:
    file = CaseFile(by, row, facts, "case.checked")
    mine = [each for each in carried.carried(file) if each.area.name == area]
    return Standing(mine[0], knowledge(file, [mine[0].area])) if mine else None
