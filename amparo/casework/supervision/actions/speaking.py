"""What supervisor and worker tell each other about a file: sealed to these two, the checklist first to the supervisor alone."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from amparo.casework.supervision import learning, reach, scoring, telling
from amparo.casework.supervision.kinds import State, WordKind
from amparo.casework.supervision.models import FileAudit, Word
from amparo.casework.supervision.queries.audits import newest_checklist
from amparo.foundation import clock, ids
from amparo.foundation.errors import Refusal
from amparo.trust.audit import actions as audit
from amparo.trust.disclosure import among, gate
from amparo.trust.disclosure.access import Access

MOST_STEPS = 5


@audit.one_act
def fill(*, by: Access, audit_id: UUID, answers: Mapping[str, str], key: UUID | None = None) -> None:
    """Keep what was seen in a file, as the supervisor who drew it and who may still review it."""
    act = "audit.filled"
    row, _facts = reach.reviewing(by, audit_id, act)
    if _said_before(by, row, key):
        return
    if row.state not in (State.DRAWN, State.FILLED):
        raise Refusal("supervision.told_already")
    _say(by, row, WordKind.CHECKLIST, [by.id], {"answers": scoring.checked(row.form, answers)}, key)
    FileAudit.rows.filter(pk=row.pk).update(state=State.FILLED)
    _noted(by, act, row.pk)


@audit.one_act
def tell(
    *,
    by: Access,
    audit_id: UUID,
    strengths: str,
    learn: str,
    steps: Sequence[tuple[str, date]],
    key: UUID | None = None,
) -> None:
    """Tell the worker what is strong, what there is to learn, and which steps are agreed by when; with the checklist.

    Strengths come first, and are needed: a list of faults teaches nobody.
    """
    act = "audit.told"
    row, _facts = reach.reviewing(by, audit_id, act)
    if _said_before(by, row, key):
        return
    _check_filled(row)
    agreed = [{"text": _words(text, "step_1"), "on": _ahead(on).isoformat()} for text, on in steps[:MOST_STEPS]]
    said = {"strengths": _words(strengths, "strengths"), "learn": _words(learn, "learn"), "steps": agreed}
    said |= newest_checklist(by, row)
    _say(by, row, WordKind.FEEDBACK, [row.worker, row.auditor], said, key)
    _count_as_told(row, said)
    _noted(by, act, row.pk)


def _check_filled(row: FileAudit) -> None:
    if row.state != State.FILLED:
        raise Refusal("supervision.not_filled" if row.state == State.DRAWN else "supervision.told_already")


def _count_as_told(row: FileAudit, said: dict[str, Any]) -> None:
    FileAudit.rows.filter(pk=row.pk).update(state=State.TOLD, told_at=clock.now())
    learning.count(row, said)
    telling.told(row)


@audit.one_act
def reply(*, by: Access, audit_id: UUID, text: str, key: UUID | None = None) -> None:
    """Answer, as the worker or the supervisor of an audit."""
    row = _told(by, audit_id, "audit.replied")
    if not _said_before(by, row, key):
        _say(by, row, WordKind.REPLY, [row.worker, row.auditor], {"text": _words(text, "text")}, key)
        telling.answered(row, by.id)
        _noted(by, "audit.replied", row.pk)


@audit.one_act
def acknowledge(*, by: Access, audit_id: UUID) -> None:
    """Say that one has read the feedback, as the worker; to agree with it is not asked."""
    row = _told(by, audit_id, "audit.read")
    if row.worker != by.id:
        raise gate.not_there(by, audit_id, "audit.read")
    if row.state == State.TOLD:
        FileAudit.rows.filter(pk=row.pk).update(state=State.READ, read_at=clock.now())
        _noted(by, "audit.read", row.pk)


@audit.one_act
def step_done(*, by: Access, audit_id: UUID, number: int, text: str, key: UUID | None = None) -> None:
    """Say what came of an agreed step, as one of the two."""
    row = _told(by, audit_id, "audit.step_done")
    if not _said_before(by, row, key):
        if not 1 <= number <= MOST_STEPS:
            raise gate.not_there(by, audit_id, "audit.step_done")
        said = {"step": number, "text": _words(text, "text")}
        _say(by, row, WordKind.STEP, [row.worker, row.auditor], said, key)
        telling.answered(row, by.id)
        _noted(by, "audit.step_done", row.pk)


def _told(by: Access, audit_id: UUID, act: str) -> FileAudit:
    row, _facts = reach.standing(by, audit_id, act)
    if row.told_at is None:
        raise gate.not_there(by, audit_id, act)
    return row


def _say(
    by: Access, row: FileAudit, kind: WordKind, to: Sequence[UUID], said: dict[str, Any], key: UUID | None
) -> None:
    number = Word.rows.filter(audit=row).count() + 1
    among.keep(Word(id=ids.new(), audit=row, number=number, kind=kind, by=by.id, key=key), reach.PART, to, said)


def _said_before(by: Access, row: FileAudit, key: UUID | None) -> bool:
    found = Word.rows.filter(key=key).first() if key else None
    if found and (found.by, found.audit_id) != (by.id, row.pk):
        raise Refusal("record.key_used")
    return found is not None


def _words(text: str, field: str) -> str:
    said = text.strip()
    if not said:
        raise Refusal("supervision.words_missing", field=field)
    if len(said) > scoring.LONGEST:
        raise Refusal("supervision.too_long", field=field)
    return said


def _ahead(day: date) -> date:
    if day < clock.today():
        raise Refusal("mainstreaming.due_past", field="on_1")
    return day


def _noted(by: Access, act: str, record: UUID) -> None:
    audit.append([audit.Entry(actor=by.id, role=by.role, act=act, record=record)])
