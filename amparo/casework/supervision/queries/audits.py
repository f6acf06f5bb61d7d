"""One audit as the two people of it see it, and what waits for either."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from amparo.casework.cases import queries as cases
from amparo.casework.supervision import reach, scoring
from amparo.casework.supervision.kinds import State, WordKind
from amparo.casework.supervision.models import FileAudit, Word
from amparo.casework.supervision.scoring import Section
from amparo.foundation import ids
from amparo.foundation.errors import Refusal
from amparo.foundation.policy import Compartment
from amparo.trust.accounts import queries as accounts
from amparo.trust.audit import actions as audit_log
from amparo.trust.disclosure import among, gate
from amparo.trust.disclosure.access import Access
from amparo.trust.disclosure.among import Parcel


@dataclass(frozen=True)
class Said:
    """One sealed word, opened: what kind it is, by whom and when."""

    kind: str
    by: UUID
    by_name: str
    at: datetime
    fields: Mapping[str, Any]


@dataclass(frozen=True)
class AuditView:
    """An audit with its words, oldest first, as far as the reader opens them."""

    row: FileAudit
    worker_name: str
    auditor_name: str
    words: Sequence[Said]

    @property
    def code(self) -> str:
        """Return the code of the case."""
        return ids.code(self.row.case_id)

    @property
    def feedback(self) -> Said | None:
        """Return what the worker was told."""
        return next((one for one in self.words if one.kind == WordKind.FEEDBACK), None)

    @property
    def checklist(self) -> tuple[Mapping[str, str], date] | None:
        """Return the answers of the checklist and the day they are of: those told, else those filled last."""
        told = self.feedback or next((one for one in reversed(self.words) if one.kind == WordKind.CHECKLIST), None)
        return (told.fields["answers"], told.at.date()) if told else None

    def sections(self, language: str) -> list[Section]:
        """Return the sections of the checklist with their scores; none before it was filled."""
        known = self.checklist
        return scoring.sections(self.row.form, known[0], known[1], language) if known else []

    def done(self, number: int) -> Said | None:
        """Return what was said last of a step."""
        told = [one for one in self.words if one.kind == WordKind.STEP and one.fields.get("step") == number]
        return told[-1] if told else None


@dataclass(frozen=True)
class Draft:
    """An audit while its supervisor fills it: the answers so far."""

    view: AuditView
    answers: Mapping[str, str]


def audit(access: Access, audit_id: UUID) -> AuditView:
    """Return an audit for one of its two people; raise "not there" for everybody else."""
    act = "audit.opened"
    row, facts = reach.standing(access, audit_id, act)
    rows = list(Word.rows.filter(audit=row).order_by("number"))
    parcels = [Parcel(word.pk, word.sealed) for word in rows if _theirs(access, row, word)]
    said = among.opened(access, facts, reach.PART, parcels, act)
    names = accounts.names_of([row.worker, row.auditor, *[word.by for word in rows]])
    words = [
        Said(word.kind, word.by, names.get(word.by, ""), word.at, said[word.pk]) for word in rows if word.pk in said
    ]
    return AuditView(row, names.get(row.worker, ""), names.get(row.auditor, ""), words)


def _theirs(access: Access, row: FileAudit, word: Word) -> bool:
    """Say whether a word is meant for the reader: checklists are the supervisor's own until they become feedback."""
    return word.kind != WordKind.CHECKLIST or row.auditor == access.id


def draft(access: Access, audit_id: UUID) -> Draft:
    """Return an audit to be filled by its supervisor; that the file is looked at stands in the log of the case."""
    row, _facts = reach.reviewing(access, audit_id, "audit.looked")
    of_case = cases.facts_of([row.case_id])[row.case_id]
    audit_log.append([gate.leaf(access, "audit.looked", gate.Ask(of_case, Compartment.NOTES, row.case_id))])
    view = audit(access, audit_id)
    return Draft(view, view.checklist[0] if view.checklist else {})


def newest_checklist(by: Access, row: FileAudit) -> dict[str, Any]:
    """Return what a checklist says, for the act that tells it to the worker."""
    word = Word.rows.filter(audit=row, kind=WordKind.CHECKLIST).order_by("-number").first()
    parcels = [Parcel(word.pk, word.sealed)] if word else []
    found = among.unsealed(parcels, reach.PART, by.keys)
    if word is None or word.pk not in found:
        raise Refusal(gate.SEALED)
    return dict(found[word.pk])


def mine(access: Access) -> list[FileAudit]:
    """Return the audits of the reader's own files that they were told of, newest first."""
    return list(FileAudit.rows.filter(worker=access.id, told_at__isnull=False).order_by("-told_at"))


def waiting(access: Access) -> list[FileAudit]:
    """Return what waits for the reader: feedback not yet read, files drawn and not yet looked at or told."""
    mine_unread = Q(worker=access.id, state=State.TOLD)
    to_do = Q(auditor=access.id, state__in=(State.DRAWN, State.FILLED))
    return list(FileAudit.rows.filter(mine_unread | to_do).order_by("due_on", "number"))
