"""Learning over time: of one worker for the two who speak, of a team for its supervisor, of an agency as protected counts."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from uuid import UUID

from amparo.casework.supervision import learning, reach, scoring
from amparo.casework.supervision.kinds import WordKind
from amparo.casework.supervision.models import FileAudit, Lesson, Word
from amparo.foundation import clock
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Action, may
from amparo.foundation.privacy import Figures
from amparo.trust.accounts import queries as accounts
from amparo.trust.audit import actions as audit
from amparo.trust.disclosure import among, gate
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.among import Parcel


@dataclass(frozen=True)
class Learned:
    """What audits of one worker by one supervisor scored, oldest first: the days, and section → value of each day."""

    worker: UUID
    worker_name: str
    days: Sequence[date]
    sections: dict[str, Sequence[Fraction | None]]


def learned(access: Access, worker: UUID) -> Learned:
    """Return what was told of a worker's files, by `access` or about `access`; nothing of it where they never spoke."""
    rows = FileAudit.rows.filter(worker=worker, told_at__isnull=False)
    rows = rows if worker == access.id else rows.filter(auditor=access.id)
    found = _opened(access, list(rows.order_by("told_at")))
    names = list(dict.fromkeys(name for _row, values in found for name in values))
    return Learned(
        worker, accounts.names_of([worker]).get(worker, ""), [row.told_at.date() for row, _ in found if row.told_at],
        {name: [values.get(name) for _, values in found] for name in names},
    )  # fmt: skip


def of_team(access: Access) -> list[Learned]:
    """Return what the reader's own audits scored, worker by worker, for supervisors."""
    rows = FileAudit.rows.filter(auditor=access.id, told_at__isnull=False).order_by("told_at")
    by_worker: dict[UUID, list[tuple[FileAudit, dict[str, Fraction | None]]]] = defaultdict(list)
    for row, values in _opened(access, list(rows)):
        by_worker[row.worker].append((row, values))
    names = accounts.names_of(list(by_worker))
    return [
        Learned(
            worker, names.get(worker, ""), [row.told_at.date() for row, _ in found if row.told_at],
            {name: [values.get(name) for _, values in found] for name in found[-1][1]},
        )
        for worker, found in by_worker.items()
    ]  # fmt: skip


def _opened(access: Access, rows: list[FileAudit]) -> list[tuple[FileAudit, dict[str, Fraction | None]]]:
    """Return audits with the scores of their sections, as far as the reader may read and opens them: one leaf for all."""
    allowed = [row for row in rows if _may_read(access, row)]
    words = {
        word.audit_id: word for word in Word.rows.filter(audit__in=[row.pk for row in allowed], kind=WordKind.FEEDBACK)
    }
    if not words:
        return []
    audit.append([audit.Entry(actor=access.id, role=access.role, act="audit.learned", detail={"audits": len(words)})])
    said = among.unsealed([Parcel(word.pk, word.sealed) for word in words.values()], reach.PART, access.keys)
    found = []
    for row in allowed:
        word = words.get(row.pk)
        if word is not None and word.pk in said:
            scored = scoring.sections(row.form, said[word.pk]["answers"], word.at.date(), "en")
            found.append((row, {one.name: one.score.value for one in scored}))
    return found


def _may_read(access: Access, row: FileAudit) -> bool:
    facts = reach.facts_of(row)
    return facts is not None and gate.allowed(access, Action.READ, facts, reach.PART).allowed


def lessons(access: Access) -> list[tuple[str, list[str], Figures]]:
    """Return half-year → sections and their protected counts, newest first; for who may read what an agency learns.

    A half-year is told when it is over, once and for all: counts that grow under somebody's eyes give away who came.
    """
    agency = access.actor.agency
    if agency is None or not may(access.actor, Action.COUNT_LEARNING).allowed:
        raise Refusal(gate.NOT_THERE)
    halves: dict[tuple[str, str], list[Lesson]] = defaultdict(list)
    over = Lesson.objects.filter(agency=agency, half__lt=scoring.half_of(clock.today()))
    for row in over.order_by("-half", "scheme", "pk"):
        halves[row.half, row.scheme].append(row)
    return [
        (half, list(dict.fromkeys(row.section for row in rows)), learning.protected(rows, f"{agency}|{half}|{scheme}"))
        for (half, scheme), rows in halves.items()
    ]
