"""Real acts of one worker through the real actions, each answered with what must be found afterwards."""

from uuid import uuid4

from amparo.casework.cases import actions as cases
from amparo.casework.cases.models import EntryKind
from amparo.casework.consent import actions as consent
from amparo.casework.people import actions as people
from benchmarks.faults.worker.desk import STEP, TEXT, Desk, Done, answers


def register(desk: Desk) -> Done:
    """Register a person."""
    token = desk.word()
    fields = {"name_given": token, "birth_date": "2011-03-04", "sex": "female", "languages": ["ara"]}
    person = people.register(by=desk.by, fields=fields, team=desk.team, key=uuid4())
    desk.people.append(person)
    desk.numbers[person] = 1
    return Done("person.registered", str(person), 1, str(person), token)


def change(desk: Desk) -> Done:
    """Correct what is known of a person."""
    person, token = desk.dice.choice(desk.people), desk.word()
    seen = desk.numbers[person]
    written = people.change(by=desk.by, person=person, changes={"contact_note": token}, based_on=seen, key=uuid4())
    desk.numbers[person] = written.number
    return Done("person.changed", str(person), written.number, str(person), token)


def open_case(desk: Desk) -> Done:
    """Open a case for somebody who has none."""
    person = desk.dice.choice(desk.people)
    case = cases.open_case(by=desk.by, person=person, key=uuid4())
    desk.cases.append(case)
    return Done("case.opened", str(case), 1, str(case))


def write(desk: Desk) -> Done:
    """Write a note, a task, an incident or a leg of the journey."""
    kind = desk.dice.choice([EntryKind.NOTE, EntryKind.TASK, EntryKind.INCIDENT, EntryKind.JOURNEY])
    case, token = desk.dice.choice(desk.cases), desk.word()
    name = {"note": "text", "task": "text", "incident": "what_happened", "journey": "place"}[kind.value]
    fields = {name: f"{token} " + "what she said " * desk.dice.randrange(200), "kind": "other"}
    if kind is EntryKind.JOURNEY:
        del fields["kind"]
    entry = cases.write_entry(by=desk.by, case=case, kind=kind, fields=fields, key=uuid4())
    desk.numbers[entry] = 1
    {EntryKind.NOTE: desk.notes, EntryKind.TASK: desk.tasks}.get(kind, []).append(entry)
    return Done(f"{kind.value}.written", str(entry), 1, str(case), token)


def correct(desk: Desk) -> Done:
    """Correct a note."""
    entry, token = desk.dice.choice(desk.notes), desk.word()
    seen = desk.numbers[entry]
    written = cases.correct_entry(by=desk.by, entry=entry, changes={"text": token}, based_on=seen, key=uuid4())
    desk.numbers[entry] = written.number
    return Done("note.corrected", str(entry), written.number, "", token)


def finish(desk: Desk) -> Done:
    """Finish a task."""
    entry, token = desk.tasks.pop(), desk.word()
    cases.finish_task(by=desk.by, entry=entry, outcome=token)
    return Done("task.done", str(entry), 2, "", token)


def start_form(desk: Desk) -> Done:
    """Begin the form of the first contact."""
    case = desk.dice.choice(desk.cases)
    entry = cases.start_form(by=desk.by, case=case, step=STEP, key=uuid4())
    if entry not in desk.forms:
        desk.forms.append(entry)
    desk.numbers.setdefault(entry, 1)
    return Done("form.started", str(entry), 1, str(case))


def save_form(desk: Desk) -> Done:
    """Save every answer of a form that was begun."""
    entry, token = desk.dice.choice(desk.forms), desk.word()
    given = {**answers(), TEXT: token}
    written = cases.save_answers(
        by=desk.by, entry=entry, answers=dict(given), based_on=desk.numbers[entry], key=uuid4()
    )
    desk.numbers[entry] = written.number
    return Done("form.saved", str(entry), written.number, "", token)


def complete_form(desk: Desk) -> Done:
    """Complete a form whose answers were saved."""
    entry = desk.dice.choice([form for form in desk.forms if desk.numbers[form] > 1])
    cases.complete_form(by=desk.by, entry=entry)
    desk.forms.remove(entry)
    return Done("form.completed", str(entry), 0, "")


def agree(desk: Desk) -> Done:
    """Write down a consent."""
    person, token = desk.dice.choice(desk.people), desk.word()
    fields = {
        "purpose": "family_tracing", "recipient_kind": "named_agency", "data_groups": ["identity"], "recipient": token,
        "how_explained": "spoken", "given_by": "self", "child_assents": "yes", "guardian": token, "note": token,
    }  # fmt: skip
    given = consent.record(by=desk.by, person=person, fields=fields, given=True, key=uuid4())
    return Done("consent.given", str(given), 1, str(person), token)


def add_document(desk: Desk) -> Done:
    """Keep a document of some kilobytes."""
    case, token = desk.dice.choice(desk.cases), desk.word()
    data = f"{token} ".encode() * desk.dice.randrange(1, 3000)
    entry = cases.add_document(by=desk.by, case=case, title=token, document_kind="other", data=data, key=uuid4())
    return Done("document.added", str(entry), 1, str(case), token)


def tie(desk: Desk) -> Done:
    """Tie somebody who was just registered to somebody known."""
    person, other = desk.dice.choice(desk.people[:-1]), desk.people[-1]
    tied = people.tie(by=desk.by, person=person, other=other, relation="uncle", same_household=True)
    desk.numbers[tied] = desk.numbers.get(tied, 0) + 1
    return Done("person.tied", str(tied), desk.numbers[tied], str(person))


def mark_duplicate(desk: Desk) -> Done:
    """Say that somebody was registered twice."""
    person, of = desk.people[0], desk.dice.choice(desk.people[1:])
    people.mark_duplicate(by=desk.by, person=person, of=of)
    return Done("person.marked_duplicate", str(person), 0, str(person))


def restrict(desk: Desk) -> Done:
    """Seal a person and their cases to people, and no longer to the server."""
    case = desk.dice.choice(desk.cases)
    cases.restrict(by=desk.by, case=case)
    return Done("case.restricted", str(case), 0, str(case))


def lift_restriction(desk: Desk) -> Done:
    """Seal a restricted person and their cases to the server again, as the supervisor."""
    case = desk.dice.choice(desk.cases)
    cases.lift_restriction(by=desk.supervisor, case=case, reason=desk.word())
    return Done("case.restriction_lifted", str(case), 0, str(case))


ACTS = (
    (register, 4), (change, 2), (open_case, 4), (write, 6), (correct, 3), (finish, 3), (start_form, 3), (save_form, 3),
    (complete_form, 2), (agree, 2), (add_document, 1), (tie, 1), (mark_duplicate, 1),
    (restrict, 8), (lift_restriction, 6),
)  # fmt: skip
