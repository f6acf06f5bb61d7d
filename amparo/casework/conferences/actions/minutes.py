"""Keep the minutes of a conference, sealed to those present, and give them to somebody who was invited and not there."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from amparo.casework.cases import actions as cases
from amparo.casework.cases.queries import EntryKind
from amparo.casework.conferences import reach
from amparo.casework.conferences.actions.calling import LONGEST
from amparo.casework.conferences.kinds import Kind, State
from amparo.casework.conferences.models import Conference, Invited, Minutes
from amparo.foundation import clock, ids
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Action, Compartment
from amparo.trust.accounts import queries as accounts
from amparo.trust.audit import actions as audit
from amparo.trust.disclosure import acting, among, gate
from amparo.trust.disclosure.access import Access

NOTES = Compartment.NOTES
MOST = 8
PART_TAKEN = ("was_there", "was_heard_before", "did_not_wish", "was_not_asked")


@dataclass(frozen=True)
class Decision:
    """What was decided: who does it until when."""

    text: str
    who: UUID
    on: date


def keep_minutes(
    *, by: Access, conference: UUID, present: Collection[UUID], fields: dict[str, str], decisions: Sequence[Decision]
) -> None:
    """Keep minutes for those present, `by` among them; further versions go to the same people, whoever left since.

    `fields`: discussed, person_view, person_part. Decisions become tasks of the case, which whoever works on it reads; a
    further version changes neither them nor who was there. A decision that cannot become a task keeps no minutes.
    """
    row, of_case = reach.working(by, conference, "conference.minuted")
    reach.invited(by, conference, "conference.minuted")
    if row.state == State.CANCELLED or row.on > clock.today():
        raise Refusal("conferences.not_yet" if row.state != State.CANCELLED else "conferences.over")
    there, first = _present(by, row, present), row.state == State.CALLED
    said = _checked(fields, decisions if first else (), there)
    if not first:
        said |= _as_agreed(by, row)
    with transaction.atomic():
        with acting.act(by, "conference.minuted", of_case, Action.WRITE, NOTES) as act:
            if first:
                Invited.rows.filter(conference=row, user__in=there).update(present=True)
                Conference.rows.filter(pk=row.pk).update(state=State.HELD)
            _seal(by, row, there, said)
            act.about(row.pk, NOTES)
        for one in decisions if first else []:
            _task(by, row, one)


def _seal(by: Access, row: Conference, there: Collection[UUID], said: dict[str, Any]) -> None:
    number = Minutes.rows.filter(conference=row).count() + 1
    among.keep(Minutes(id=ids.new(), conference=row, number=number, by=by.id), reach.PART, there, said)


def _as_agreed(by: Access, row: Conference) -> dict[str, Any]:
    """Return what a further version takes over: who was there, and what was decided; what changes later is the task's matter."""
    newest = Minutes.rows.filter(conference=row).order_by("-number")[0]
    found = among.unsealed([among.Parcel(newest.pk, newest.sealed)], reach.PART, by.keys).get(newest.pk)
    if found is None:
        raise Refusal(gate.SEALED)
    return {name: found[name] for name in ("decisions", "present")}


def _present(by: Access, row: Conference, present: Collection[UUID]) -> set[UUID]:
    """Return to whom minutes are sealed: once they are kept, those to whom they are, and nobody else."""
    standing = {one.user: one for one in reach.standing(row)}
    if row.state == State.HELD:
        there = {user for user, one in standing.items() if one.present or one.given_by}
        if by.id not in there:
            raise gate.not_there(by, row.pk, "conference.minuted")
        return there
    there = set(present) | {by.id}
    if there - set(standing) or len(there) < 2:
        raise Refusal("conferences.present", field="present")
    return there


def _checked(fields: dict[str, str], decisions: Sequence[Decision], there: Collection[UUID]) -> dict[str, Any]:
    said = {name: str(fields.get(name) or "").strip() for name in ("discussed", "person_view", "person_part")}
    if not said["discussed"]:
        raise Refusal("conferences.words_missing", field="discussed")
    if said["person_part"] not in PART_TAKEN:
        raise Refusal("directory.unknown_code", field="person_part")
    if any(len(text) > 5 * LONGEST for text in said.values()):
        raise Refusal("supervision.too_long", field="discussed")
    if any(not one.text.strip() or one.on < clock.today() or one.who not in there for one in decisions):
        raise Refusal("conferences.decision", field="what_1")
    names = accounts.names_of(list(there))
    listed = [
        {"text": one.text.strip(), "who": names.get(one.who, ""), "on": one.on.isoformat()} for one in decisions[:MOST]
    ]
    return {**said, "decisions": listed, "present": sorted(names.values())}


def _task(by: Access, row: Conference, one: Decision) -> None:
    """Let a decision be a task: of whoever does it where they are own staff, else of `by`, who asks how it went."""
    own = Invited.rows.filter(conference=row, user=one.who, kind=Kind.OWN).exists()
    name = accounts.names_of([one.who]).get(one.who, "")
    text = one.text.strip() if own else f"{name}: {one.text.strip()}"
    assignee = one.who if own else by.id
    cases.write_entry(
        by=by, case=row.case_id, kind=EntryKind.TASK, fields={"text": text}, due_on=one.on, assignee=assignee
    )


@audit.one_act
def give(*, by: Access, conference: UUID, to: UUID) -> None:
    """Give all minutes to somebody who was invited and not there, as one who opens them and works on the case."""
    act = "conference.given"
    row, _of_case = reach.working(by, conference, act)
    gate.check(by, Action.READ, reach.of_minutes(row), reach.PART, act)
    guest = next((one for one in reach.standing(row) if one.user == to and not one.present and not one.given_by), None)
    minutes = list(Minutes.rows.filter(conference=row))
    if guest is None or not minutes:
        raise Refusal("conferences.present", field="to")
    among.give([one.pk for one in minutes], reach.PART, [to], by.keys)
    Invited.rows.filter(pk=guest.pk).update(given_by=by.id)
    audit.append([audit.Entry(actor=by.id, role=by.role, act=act, record=row.pk)])


@audit.one_act
def note_printing(*, by: Access, conference: UUID) -> None:
    """Write down that minutes are printed, before they are."""
    row = reach.invited(by, conference, "conference.printed")
    gate.check(by, Action.READ, reach.of_minutes(row), reach.PART, "conference.printed")
    audit.append([audit.Entry(actor=by.id, role=by.role, act="conference.printed", record=row.pk)])
